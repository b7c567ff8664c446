//! `/comments/sites/{site}/pages`: the pages that have comments, and each of them: closed, moved, removed.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use lodge_web::{Fault, Mistakes, Page, Signed, again, html, on};
use serde::Deserialize;

use super::office::{Held, Opened, Room, held, page_at};
use crate::{
    moderate::{self, By, MoveError, listed},
    who::May,
};

/// How many are on one page.
const PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "comments/pages.html")]
struct PagesPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    pages: Vec<crate::Page>,
    next: Option<i64>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct From {
    from: Option<i64>,
}

/// `GET /comments/sites/{site}/pages`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Query(asked): Query<From>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Look).await?;
    let from = asked.from.unwrap_or(i64::MAX);
    let pages = listed::pages_before(&book.house.db, held.site.id, from, PAGE).await?;
    let is_full = i64::try_from(pages.len()).is_ok_and(|count| count == PAGE);
    let next = pages.last().filter(|_| is_full).map(|page| page.id.number());
    Ok(html(&PagesPage { page: &page, at: "pages", room: Room::of(&held), pages, next }))
}

#[derive(Template)]
#[template(path = "comments/page.html")]
struct OnePage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    here: crate::Page,
    path: String,
    mistakes: Mistakes,
}

fn one_page<'a>(
    page: &'a Page,
    held: &Held,
    here: crate::Page,
    (path, mistakes): (String, Mistakes),
) -> OnePage<'a> {
    OnePage { page, at: "pages", room: Room::of(held), here, path, mistakes }
}

/// `GET /comments/sites/{site}/pages/{page}`
pub(super) async fn one(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Look).await?;
    let here = page_at(&book, &held.site, id).await?;
    let path = here.path.clone();
    Ok(html(&one_page(&page, &held, here, (path, Mistakes::none()))))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    act: String,
    path: String,
}

/// `POST /comments/sites/{site}/pages/{page}`
pub(super) async fn change(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let least = if typed.act == "move" { May::Own } else { May::Moderate };
    let held = held(&book, &who.account, site, least).await?;
    let here = page_at(&book, &held.site, id).await?;
    let (by, at) = (By::Account(who.account.id), format!("/comments/sites/{site}/pages/{id}"));
    match typed.act.as_str() {
        "lock" | "unlock" => {
            let is_on = typed.act == "lock";
            moderate::lock_page(&book, &held.site, here.id, is_on, by).await?;
            Ok(on(&at, if is_on { "page-locked" } else { "page-unlocked" }))
        }
        "move" => match moderate::move_page(&book, &held.site, &here, &typed.path, by).await {
            Ok(_) => Ok(on(&at, "page-moved")),
            Err(MoveError::Store(error)) => Err(error.into()),
            Err(wrong) => {
                let mistakes = Mistakes::one("path", not_moved(&wrong));
                Ok(again(&one_page(&page, &held, here, (typed.path, mistakes))))
            }
        },
        _ => Err(Fault::bad("bad-request")),
    }
}

/// The message about a page that is not moved.
pub(crate) const fn not_moved(error: &MoveError) -> &'static str {
    match error {
        MoveError::Taken => "page-taken",
        MoveError::NoPage(_) | MoveError::Store(_) => "page-wrong",
    }
}
