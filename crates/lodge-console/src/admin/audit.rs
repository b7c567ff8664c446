//! `/admin/audit`: whether this installation is what its register says.

use askama::Template;
use axum::{extract::State, response::Response};
use lodge_custody::Report;
use lodge_web::{Fault, Operator, Page, Site, html};

use crate::{Audited, House, transparency::looked_over};

#[derive(Template)]
#[template(path = "admin/audit.html")]
struct Looked<'a> {
    page: &'a Page,
    last: Option<Audited>,
    report: Option<Report>,
}

/// `GET /admin/audit`
pub(crate) async fn page(page: Page, _: Operator, State(site): State<Site>) -> Result<Response, Fault> {
    let last = looked_over::last(&site.db).await?;
    Ok(html(&Looked { page: &page, last, report: None }))
}

/// `POST /admin/audit`: compares now. The findings are on this page and nowhere else; their number is kept.
pub(crate) async fn run(
    page: Page,
    _: Operator,
    House(console): House,
    State(site): State<Site>,
) -> Result<Response, Fault> {
    let report = looked_over::look_over(&console.custody, &console.private).await;
    let report = report.map_err(Fault::internal)?;
    let last = looked_over::last(&site.db).await?;
    Ok(html(&Looked { page: &page, last, report: Some(report) }))
}
