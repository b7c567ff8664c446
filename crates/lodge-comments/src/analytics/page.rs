//! `/comments/sites/{site}/analytics`: the page of it, and the same as a table to download.

use askama::Template;
use axum::{
    Extension, Router,
    extract::{Path, Query},
    http::header,
    response::{IntoResponse as _, Response},
    routing::get,
};
use lodge_web::{
    Fault, Page, Signed, Site as House,
    chart::{Bar, HEIGHT, WIDTH, bars},
    html,
};
use serde::Deserialize;

use super::{Report, Span, csv, of_site};
use crate::{
    Book,
    panel::office::{Room, held},
    who::May,
};

/// Its routes.
pub(crate) fn routes(book: &Book) -> Router<House> {
    Router::new()
        .route("/comments/sites/{site}/analytics", get(page))
        .route("/comments/sites/{site}/analytics.csv", get(table))
        .layer(Extension(book.clone()))
}

/// Which days are wanted. What is no number of days that we show is as good as nothing.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    days: String,
}

impl Wanted {
    pub(super) fn span(&self) -> Span {
        self.days.parse().ok().and_then(Span::of_days).unwrap_or_default()
    }
}

#[derive(Template)]
#[template(path = "analytics/page.html")]
struct AnalyticsPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    referrers_on: bool,
    views_on: bool,
    report: Report,
    charts: [Chart; 2],
    width: i64,
    height: i64,
}

/// Bars, and what they show.
struct Chart {
    name: &'static str,
    bars: Vec<Bar>,
}

async fn page(
    page: Page,
    Extension(book): Extension<Book>,
    Signed(who): Signed,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Look).await?;
    let site = &held.site;
    let report = of_site(&book, site, wanted.span()).await?;
    let views: Vec<i64> = report.days.iter().map(|day| day.views).collect();
    let comments: Vec<i64> = report.days.iter().map(|day| day.comments).collect();
    let charts = [
        Chart { name: "analytics-views", bars: bars(&views) },
        Chart { name: "analytics-comments", bars: bars(&comments) },
    ];
    Ok(html(&AnalyticsPage {
        page: &page,
        at: "analytics",
        room: Room::of(&held),
        referrers_on: site.rules.beyond.referrers,
        views_on: site.rules.beyond.views,
        report,
        charts,
        width: WIDTH,
        height: HEIGHT,
    }))
}

async fn table(
    Extension(book): Extension<Book>,
    Signed(who): Signed,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Look).await?;
    let report = of_site(&book, &held.site, wanted.span()).await?;
    let file = format!("attachment; filename=\"analytics-{id}.csv\"");
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, &file)];
    Ok((headers, csv(&report.days)).into_response())
}
