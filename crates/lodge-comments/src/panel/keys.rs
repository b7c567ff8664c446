//! `/comments/sites/{site}/keys`: what a site's own sign-in proves its users with, and what Akismet knows the site by.

use askama::Template;
use axum::{Form, extract::Path, response::Response};
use lodge_register::{Personal, Secret, draw};
use lodge_web::{Fault, Fresh, Mistakes, Page, Signed, again, html, on};
use serde::Deserialize;

use super::office::{Held, Opened, Room, held};
use crate::{Book, Site, akismet, store::sites, who::May};

/// The longest key of another service, in characters.
const LONGEST: usize = 100;

#[derive(Template)]
#[template(path = "comments/keys.html")]
struct KeysPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    has_sso: bool,
    has_akismet: bool,
    /// What Akismet gets about a comment: each field, and the message that says what it is.
    sent: Vec<(&'static str, String)>,
    /// What was drawn just now: it is shown this once.
    drawn: Option<Secret<String>>,
    mistakes: Mistakes,
}

fn shown<'a>(page: &'a Page, held: &Held, drawn: Option<Secret<String>>, mistakes: Mistakes) -> KeysPage<'a> {
    let words = |field: &'static str| (field, format!("akismet-{}", field.replace('_', "-")));
    KeysPage {
        page,
        sent: akismet::FIELDS.into_iter().map(words).collect(),
        at: "rules",
        room: Room::of(held),
        has_sso: held.site.sso_key.is_some(),
        has_akismet: held.site.akismet_key.is_some(),
        drawn,
        mistakes,
    }
}

/// Draws a new secret for a site's own sign-in: 256 bits, as hexadecimal digits. The one before is good no more, nor is
/// what it let in.
pub(crate) async fn draw_sso(book: &Book, site: &Site) -> Result<Secret<String>, Fault> {
    let octets = draw::<32>(book.house.chance.as_ref());
    let text: String = octets.iter().map(|octet| format!("{octet:02x}")).collect();
    let house = &book.house;
    sites::set_sso(&house.db, house.clock.as_ref(), site.id, Some(&text)).await?;
    book.ready.site_changed(site.id.number());
    Ok(Secret::new(text))
}

/// Keeps what Akismet knows the site by, or nothing. The message about it, if it is none: Akismet is asked first.
pub(crate) async fn set_akismet(book: &Book, site: &Site, key: &str) -> Result<Option<&'static str>, Fault> {
    let key = key.trim();
    if key.len() > LONGEST || !key.bytes().all(|octet| octet.is_ascii_alphanumeric()) {
        return Ok(Some("keys-akismet-wrong"));
    }
    if !key.is_empty() {
        match akismet::is_good(book, site, key).await {
            Ok(true) => {}
            Ok(false) => return Ok(Some("keys-akismet-refused")),
            Err(error) => {
                tracing::warn!(error = error.word(), "Akismet was not reached; its key was not kept");
                return Ok(Some("keys-akismet-away"));
            }
        }
    }
    let (house, key) = (&book.house, Some(key).filter(|key| !key.is_empty()));
    sites::set_akismet(&house.db, house.clock.as_ref(), site.id, key).await?;
    Ok(None)
}

/// Lets nobody in by the site's own sign-in any more.
pub(crate) async fn forget_sso(book: &Book, site: &Site) -> Result<(), Fault> {
    let house = &book.house;
    sites::set_sso(&house.db, house.clock.as_ref(), site.id, None).await?;
    book.ready.site_changed(site.id.number());
    Ok(())
}

/// `GET /comments/sites/{site}/keys`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    Ok(html(&shown(&page, &held, None, Mistakes::none())))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    /// `draw`, `forget` or `akismet`.
    act: String,
    akismet: String,
}

/// `POST /comments/sites/{site}/keys`
pub(super) async fn change(
    page: Page,
    Fresh(who): Fresh,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let mut held = held(&book, &who.account, id, May::Own).await?;
    let path = format!("/comments/sites/{id}/keys");
    match typed.act.as_str() {
        "draw" => {
            let drawn = draw_sso(&book, &held.site).await?;
            held.site.sso_key = Some(Personal::new(String::new()));
            Ok(html(&shown(&page, &held, Some(drawn), Mistakes::none())))
        }
        "forget" => {
            forget_sso(&book, &held.site).await?;
            Ok(on(&path, "site-saved"))
        }
        "akismet" => match set_akismet(&book, &held.site, &typed.akismet).await? {
            None => Ok(on(&path, "site-saved")),
            Some(message) => Ok(again(&shown(&page, &held, None, Mistakes::one("akismet", message)))),
        },
        _ => Err(Fault::bad("bad-request")),
    }
}
