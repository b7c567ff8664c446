//! `/api/v1/admin/traffic`

use axum::{Json, extract::State};
use lodge_accounts::Scope;
use lodge_register::Timestamp;
use lodge_web::{Bearer, Fault, Site, spec};
use serde::Serialize;
use utoipa::ToSchema;

use crate::admin::{
    policy::day,
    traffic::{Sum, counted},
};

/// How much is asked for, and how often it fails. Never by who asked.
#[derive(Serialize, ToSchema)]
#[schema(as = Traffic)]
pub(crate) struct TrafficDoc {
    /// The last 30 days, oldest first.
    days: Vec<Day>,
    /// The routes of the last 24 hours, the busiest first.
    routes: Vec<Route>,
}

/// Requests of one day.
#[derive(Serialize, ToSchema)]
#[schema(as = TrafficDay)]
pub(crate) struct Day {
    /// The day, in UTC.
    #[schema(format = Date, example = "2026-11-22")]
    day: String,
    /// How many.
    requests: i64,
    /// How many of them failed on our side.
    failed: i64,
    /// Milliseconds that each took.
    millis: i64,
}

/// Requests for one route.
#[derive(Serialize, ToSchema)]
#[schema(as = TrafficRoute)]
pub(crate) struct Route {
    /// Method and route.
    #[schema(example = "GET /mail/domains/{id}")]
    route: String,
    /// How many.
    requests: i64,
    /// How many of them failed on our side.
    failed: i64,
    /// Milliseconds that each took.
    millis: i64,
}

/// How much is asked for, by day and by route
#[utoipa::path(get, path = "/admin/traffic", tag = "Administration", operation_id = "readTraffic", security(("token" = ["admin:read"])),
    responses(
        spec::Any,
        (status = 200, description = "The counts", body = TrafficDoc),
    ))]
pub(super) async fn read(bearer: Bearer, State(site): State<Site>) -> Result<Json<TrafficDoc>, Fault> {
    bearer.may(Scope::AdminRead)?;
    let (days, routes) = counted(&site).await?;
    let of_day = |(moment, sum): (Timestamp, Sum)| Day {
        day: day(moment),
        requests: sum.requests,
        failed: sum.failed,
        millis: sum.millis(),
    };
    let of_route = |(route, sum): (String, Sum)| Route {
        route,
        requests: sum.requests,
        failed: sum.failed,
        millis: sum.millis(),
    };
    Ok(Json(TrafficDoc {
        days: days.into_iter().map(of_day).collect(),
        routes: routes.into_iter().map(of_route).collect(),
    }))
}
