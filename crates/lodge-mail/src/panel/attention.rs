//! `/mail/attention`: which domains' mail goes elsewhere. The first page shows the same once its script has asked.

use askama::Template;
use axum::response::Response;
use lodge_web::{Fault, Page, Signed, html};

use super::office::{Office, Room, looks};
use crate::{dns::Mark, store};

/// The most domains that are looked at at once.
const MOST: usize = 5;

#[derive(Template)]
#[template(path = "mail/attention.html")]
struct AttentionPage<'a> {
    page: &'a Page,
    host: &'a str,
    /// Each domain that something is wrong with, and the message about it.
    wrong: Vec<(Room, &'static str)>,
    looked: usize,
    more: bool,
}

/// `GET /mail/attention`
pub(super) async fn page(page: Page, Signed(who): Signed, Office(look): Office) -> Result<Response, Fault> {
    looks(&page.site, &who.account).await?;
    let mut held = store::domains_for(&page.site.db, who.account.id).await?;
    held.retain(|held| held.domain.verified_at.is_some());
    let more = held.len() > MOST;
    held.truncate(MOST);
    let domains: Vec<_> = held.iter().map(|held| held.domain.clone()).collect();
    let rows = look.exchanges(&domains).await;
    let wrong = held.iter().zip(&rows).filter(|(_, row)| row.verdict.mark != Mark::Ok);
    let wrong = wrong.map(|(held, row)| (Room::of(held), row.verdict.advice)).collect();
    Ok(html(&AttentionPage { page: &page, host: look.host(), wrong, looked: rows.len(), more }))
}
