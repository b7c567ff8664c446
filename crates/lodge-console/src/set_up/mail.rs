//! The third step: what has to be published so that mail finds this Lodge. The same is under Administration later.

use askama::Template;
use axum::response::Response;
use lodge_web::{Fault, Operator, Page, Who, html};

use crate::{Console, House};

#[derive(Template)]
#[template(path = "set_up/mail.html")]
struct Step<'a> {
    page: &'a Page,
    step: usize,
    host: &'a str,
    sheets: Vec<String>,
}

#[derive(Template)]
#[template(path = "admin/host.html")]
struct HostPage<'a> {
    page: &'a Page,
    host: &'a str,
    sheets: Vec<String>,
}

/// What the modules need to be published.
async fn sheets(page: &Page, who: &Who, console: &Console) -> Result<Vec<String>, Fault> {
    let mut sheets = Vec::with_capacity(console.sheets.len());
    for sheet in &console.sheets {
        sheets.push((sheet.write)(page, who).await?);
    }
    Ok(sheets)
}

/// `GET /set-up/mail`
pub(crate) async fn page(
    page: Page,
    Operator(who): Operator,
    House(console): House,
) -> Result<Response, Fault> {
    let sheets = sheets(&page, &who, &console).await?;
    Ok(html(&Step { page: &page, step: 3, host: &console.mail_host, sheets }))
}

/// `GET /admin/host`
pub(crate) async fn later(
    page: Page,
    Operator(who): Operator,
    House(console): House,
) -> Result<Response, Fault> {
    let sheets = sheets(&page, &who, &console).await?;
    Ok(html(&HostPage { page: &page, host: &console.mail_host, sheets }))
}
