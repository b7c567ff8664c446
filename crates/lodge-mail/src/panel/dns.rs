//! `/mail/domains/{domain}/dns`: what the DNS says of a domain, and what it should say; the same as a zone file.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::header,
    response::{IntoResponse as _, Response},
};
use lodge_web::{Fault, Page, Signed, html};
use serde::Deserialize;

use super::{
    acts,
    office::{Office, Room, held, looks},
    record::{For, Record},
};
use crate::{
    Domain,
    dns::{self, Look, Mark, Sheet},
    store::May,
};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    keys: Option<String>,
}

#[derive(Template)]
#[template(path = "mail/dns.html")]
struct DnsPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    sheet: Sheet,
    records: Vec<Record>,
    all_well: bool,
    /// The DKIM keys that were found, if somebody asked.
    keys: Option<Vec<String>>,
}

/// The DKIM keys that are in the DNS of a domain, by their names; nothing if nobody answered.
pub(crate) async fn keys(look: &Look, domain: &Domain) -> Option<Vec<String>> {
    let (found, name) = (look.selectors(domain).await.ok()?, domain.name.reveal());
    Some(found.iter().map(|selector| format!("{selector}._domainkey.{name}")).collect())
}

/// `GET /mail/domains/{domain}/dns`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Office(look): Office,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::View).await?;
    looks(&page.site, &who.account).await?;
    let sheet = look.sheet(&page.site.db, &held.domain).await;
    let keys = match wanted.keys {
        Some(_) => keys(&look, &held.domain).await,
        None => None,
    };
    let all_well = !sheet.rows.is_empty() && sheet.rows.iter().all(|row| row.verdict.mark == Mark::Ok);
    let about = (sheet.domain.as_str(), sheet.host.as_str());
    let records =
        sheet.rows.iter().map(|row| Record::of(&page, row, about, For::Customer, row.what.word().to_owned()));
    let (records, room) = (records.collect(), Room::of(&held));
    Ok(html(&DnsPage { page: &page, at: "dns", room, sheet, records, all_well, keys }))
}

/// `GET /mail/domains/{domain}/dns/zone`
pub(super) async fn zone(
    page: Page,
    Signed(who): Signed,
    Office(look): Office,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::View).await?;
    let name = held.domain.name.reveal();
    let text = dns::zone(name, look.host(), &acts::expected(&page.site, &held.domain));
    let file = format!("attachment; filename=\"{name}.zone\"");
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CONTENT_DISPOSITION, &file)];
    Ok((headers, text).into_response())
}
