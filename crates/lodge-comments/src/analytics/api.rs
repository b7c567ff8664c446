//! `/api/v1/sites/{id}/analytics`: the same for programs.

use axum::{
    Extension, Json,
    extract::{Path, Query},
};
use lodge_accounts::Scope;
use lodge_register::Timestamp;
use lodge_web::{Bearer, Fault, Site as House, spec};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Report, of_site, page::Wanted};
use crate::{Book, panel::office::held, who::May};

/// Its route, with its description. It is found below `/api/v1`.
pub(crate) fn api(book: &Book) -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(read)).layer(Extension(book.clone()))
}

/// How much the pages of a site are read and written under. Counts, and nobody in them.
#[derive(Serialize, ToSchema)]
#[schema(as = Analytics)]
pub(crate) struct AnalyticsDoc {
    /// Views in these days.
    views: i64,
    /// Readers of each day, together: who came on two days is counted twice.
    visitors: i64,
    /// Comments of these days that are shown.
    comments: i64,
    /// Each day, oldest first.
    days: Vec<DayDoc>,
    /// The pages that were looked at most.
    pages: Vec<PageDoc>,
    /// The sites that most readers came from, where that is counted.
    referrers: Vec<ReferrerDoc>,
    /// Views of all sites of the owner this month.
    used: i64,
    /// How many there may be. Past it threads are shown all the same, and not counted.
    limit: i64,
}

/// One day.
#[derive(Serialize, ToSchema)]
#[schema(as = AnalyticsDay)]
struct DayDoc {
    /// Which, UTC.
    #[schema(example = "2026-11-22", format = Date)]
    day: String,
    /// Views.
    views: i64,
    /// Readers.
    visitors: i64,
    /// Comments.
    comments: i64,
}

/// One page.
#[derive(Serialize, ToSchema)]
#[schema(as = AnalyticsPage)]
struct PageDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// Its path.
    #[schema(example = "/post")]
    path: String,
    /// Views.
    views: i64,
    /// Comments that are shown under it, of all days.
    comments: i64,
}

/// One site that readers came from.
#[derive(Serialize, ToSchema)]
#[schema(as = AnalyticsReferrer)]
struct ReferrerDoc {
    /// Its host name.
    #[schema(example = "news.example")]
    host: String,
    /// How many came from it.
    views: i64,
}

impl From<Report> for AnalyticsDoc {
    fn from(report: Report) -> Self {
        let day = |day: Timestamp| day.to_string().get(..10).unwrap_or_default().to_owned();
        Self {
            views: report.views,
            visitors: report.visitors,
            comments: report.comments,
            days: report
                .days
                .iter()
                .map(|it| DayDoc {
                    day: day(it.day),
                    views: it.views,
                    visitors: it.visitors,
                    comments: it.comments,
                })
                .collect(),
            pages: report
                .pages
                .into_iter()
                .map(|page| PageDoc {
                    id: page.id.to_string(),
                    path: page.path,
                    views: page.views,
                    comments: page.comments,
                })
                .collect(),
            referrers: report
                .referrers
                .into_iter()
                .map(|(host, views)| ReferrerDoc { host, views })
                .collect(),
            used: report.used.used,
            limit: report.used.most,
        }
    }
}

/// How much the pages of a site are read and written under.
#[utoipa::path(
    get, path = "/sites/{id}/analytics", tag = "Comments", operation_id = "readSiteAnalytics",
    security(("token" = ["comments:read"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("days" = Option<i64>, Query, description = "7, 30, 90 or 365 days up to now; 30 if nothing, or anything else, is said."),
    ),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "Counts.", body = AnalyticsDoc),
    )
)]
pub(crate) async fn read(
    Extension(book): Extension<Book>,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<AnalyticsDoc>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let id = id.parse().map_err(|_| Fault::not_found())?;
    let held = held(&book, account, id, May::Look).await?;
    Ok(Json(of_site(&book, &held.site, wanted.span()).await?.into()))
}
