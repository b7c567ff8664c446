//! `/comments/sites/{site}/embed`: what is pasted into the pages of a site.

use askama::Template;
use axum::{extract::Path, response::Response};
use lodge_web::{Fault, Page, Signed, html};

use super::office::{Opened, Room, held};
use crate::{Site, who::May};

#[derive(Template)]
#[template(path = "comments/embed.html")]
struct EmbedPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    /// Each way: the message with its name, and what is pasted.
    ways: Vec<(&'static str, String)>,
}

/// `GET /comments/sites/{site}/embed`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Look).await?;
    let at = book.at();
    // By its number, not its name: names are anybody's to add.
    let site = held.site.id.number();
    let ways = vec![
        ("paste-script", script(&at, &held.site)),
        ("paste-count", format!("<lodge-count site=\"{site}\" page=\"/post\"></lodge-count>")),
        ("paste-plain", format!("<a href=\"{at}/page?site={site}&amp;page=/post\">💬</a>")),
        ("paste-ssi", format!("<!--#include virtual=\"/lodge/thread?site={site}&page=$document_uri\" -->")),
        ("paste-switch", format!("<script src=\"{at}/lodge-comments.js\" defer></script>")),
    ];
    Ok(html(&EmbedPage { page: &page, at: "embed", room: Room::of(&held), ways }))
}

/// The one line. It says where readers come from only if its owner wants to know.
pub(super) fn script(at: &str, site: &Site) -> String {
    let (number, beyond) = (site.id.number(), &site.rules.beyond);
    let referrer = if beyond.referrers { " referrer" } else { "" };
    format!(
        "<script src=\"{at}/lodge-comments.js\" defer></script>\
         <lodge-comments site=\"{number}\"{referrer}></lodge-comments>"
    )
}
