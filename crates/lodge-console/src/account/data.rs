//! `/account/data`: everything that Lodge knows about its reader, to read and to take along.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use lodge_accounts::{Account, CUSTOMER};
use lodge_custody::{WITHHELD, export};
use lodge_register::{SubjectKey, Timestamp, Value, plan};
use lodge_web::{Fault, Fresh, Page, Site, html};
use serde_json::Value as Json;

use crate::{Console, House};

/// One table's share.
struct Section {
    title: String,
    purpose: String,
    rows: Vec<Vec<(String, String)>>,
}

#[derive(Template)]
#[template(path = "account/data.html")]
struct DataPage<'a> {
    page: &'a Page,
    sections: Vec<Section>,
    elsewhere: Vec<(String, String)>,
}

/// By what the register knows an account's holder: the account, and who they are to each module beside it.
pub(crate) async fn subject(
    site: &Site,
    console: &Console,
    account: &Account,
) -> Result<Vec<SubjectKey>, Fault> {
    let mut who = vec![SubjectKey { kind: CUSTOMER, key: Value::Int(account.id.number()) }];
    for module in console.modules.iter() {
        who.extend(module.kin(&site.db, account.email.reveal().as_str(), Some(account.id)).await?);
    }
    Ok(who)
}

/// Everything that is known about an account's holder, as JSON text.
pub(super) async fn everything(site: &Site, console: &Console, account: &Account) -> Result<String, Fault> {
    export(&console.custody, &subject(site, console, account).await?).await.map_err(Fault::internal)
}

/// `GET /account/data`
pub(crate) async fn page(page: Page, House(console): House, Fresh(who): Fresh) -> Result<Response, Fault> {
    let subject = subject(&page.site, &console, &who.account).await?;
    let document: Json = serde_json::from_str(&everything(&page.site, &console, &who.account).await?)
        .map_err(Fault::internal)?;
    let sections = document.get("sections").and_then(Json::as_array).into_iter().flatten();
    let sections = sections.map(|section| shown(&page, section)).collect();
    let plan = plan::export(&console.custody.register, &subject);
    let elsewhere = plan.elsewhere.iter().map(|entry| said(&page, entry.name)).collect();
    Ok(html(&DataPage { page: &page, sections, elsewhere }))
}

/// `GET /account/data/export.json`
pub(crate) async fn download(
    State(site): State<Site>,
    House(console): House,
    Fresh(who): Fresh,
) -> Result<Response, Fault> {
    let mut response = everything(&site, &console, &who.account).await?.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let name = HeaderValue::from_static("attachment; filename=\"lodge-export.json\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// What an entry of the register is called, and why it is kept, in the reader's language.
fn said(page: &Page, entry: &str) -> (String, String) {
    (page.t(&format!("entry-{entry}")), page.t(&format!("entry-{entry}.purpose")))
}

fn shown(page: &Page, section: &Json) -> Section {
    let (title, purpose) = said(page, section.get("table").and_then(Json::as_str).unwrap_or_default());
    let rows = section.get("rows").and_then(Json::as_array).into_iter().flatten();
    let row = |row: &Json| {
        let cells = row.as_object().into_iter().flatten().filter(|(_, cell)| !cell.is_null());
        cells.map(|(name, cell)| (name.clone(), written(page, cell))).collect()
    };
    Section { title, purpose, rows: rows.map(row).collect() }
}

/// A cell: times in the reader's words, everything else as it is stored.
fn written(page: &Page, cell: &Json) -> String {
    let Some(text) = cell.as_str() else { return cell.to_string() };
    if text == WITHHELD {
        return page.t("data-hidden");
    }
    let moment = text.parse::<jiff::Timestamp>().ok();
    moment.map_or_else(
        || text.to_owned(),
        |moment| page.minute(&Timestamp::from_millis(moment.as_millisecond())),
    )
}
