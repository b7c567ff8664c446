//! `/comments/sites/{site}`: one site: how it is, what it is called, whether it is open, who helps.

use askama::Template;
use axum::{Form, extract::Path, response::Response};
use lodge_accounts::{Account, Role, delegates};
use lodge_web::{Fault, Mistakes, Page, Signed, again, html, on};
use serde::Deserialize;

use super::{
    acts::{self, Refused},
    office::{Held, Opened, Room, held},
};
use crate::{
    Book, Wish,
    moderate::{self, By, Counts},
    store::{letters, pages, sites::MODULE},
    who::May,
};

#[derive(Template)]
#[template(path = "comments/site.html")]
struct SitePage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    counts: Counts,
    pages: i64,
    helpers: Vec<(String, &'static str)>,
    /// Which letters whoever looks wants.
    wish: Wish,
    title: String,
    mistakes: Mistakes,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    title: String,
    to: String,
    wish: String,
}

async fn shown<'a>(
    page: &'a Page,
    who: &Account,
    book: &Book,
    held: &Held,
    (title, mistakes): (String, Mistakes),
) -> Result<SitePage<'a>, Fault> {
    let db = &book.house.db;
    let mut helpers = Vec::new();
    // Who else looks after it is shown to its owner, who invited them.
    if held.may == May::Own {
        for share in delegates::of_object(db, MODULE, held.site.id.number()).await? {
            if let Some(account) = lodge_accounts::by_id(db, share.account_id).await? {
                let role = match share.role {
                    Role::Viewer => "sites-role-viewer",
                    Role::Editor => "sites-role-editor",
                };
                helpers.push((account.name.reveal().clone(), role));
            }
        }
    }
    let counts = moderate::counts(db, held.site.id).await?;
    let (pages, _) = pages::counted(db, held.site.id).await?;
    let wish = letters::wish(db, held.site.id, who.id).await?.unwrap_or(Wish::Pending);
    let room = Room::of(held);
    Ok(SitePage { page, at: "site", room, counts, pages, helpers, wish, title, mistakes })
}

/// `GET /comments/sites/{site}`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Look).await?;
    let title = held.site.title.reveal().clone();
    Ok(html(&shown(&page, &who.account, &book, &held, (title, Mistakes::none())).await?))
}

/// `POST /comments/sites/{site}`
pub(super) async fn entitle(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    match acts::entitle(&book, &held.site, &typed.title).await {
        Ok(_) => Ok(on(&format!("/comments/sites/{id}"), "site-saved")),
        Err(Refused::Typed(field, message)) => {
            let typed = (typed.title, Mistakes::one(field, message));
            Ok(again(&shown(&page, &who.account, &book, &held, typed).await?))
        }
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// `POST /comments/sites/{site}/lock`
pub(super) async fn lock(
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Moderate).await?;
    let (is_on, said) = match typed.to.as_str() {
        "on" => (true, "site-locked"),
        "off" => (false, "site-unlocked"),
        _ => return Err(Fault::bad("bad-request")),
    };
    moderate::lock_site(&book, &held.site, is_on, By::Account(who.account.id)).await?;
    Ok(on(&format!("/comments/sites/{id}"), said))
}

/// `POST /comments/sites/{site}/letters`
pub(super) async fn letters(
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Moderate).await?;
    let wish = Wish::parse(&typed.wish).ok_or(Fault::bad("bad-request"))?;
    letters::wishes(&book.house.db, (held.site.id, who.account.id), wish, book.house.clock.now()).await?;
    Ok(on(&format!("/comments/sites/{id}"), "site-saved"))
}
