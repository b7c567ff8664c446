//! `/comments/sites/{site}/visitors`: who writes, and what; whose comments are set aside.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use lodge_web::{Fault, Page, Signed, html, on};
use serde::Deserialize;

use super::{
    items::{Item, items},
    office::{Opened, Room, held, visitor_at},
};
use crate::{
    Visitor,
    moderate::{
        self, By,
        listed::{self, WINDOW_OF_VISITORS},
    },
    who::May,
};

/// How many are on one page.
const PAGE: usize = 50;
/// How many comments of one visitor are shown.
const COMMENTS: i64 = 50;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sought {
    search: String,
    from: Option<i64>,
}

#[derive(Template)]
#[template(path = "comments/visitors.html")]
struct VisitorsPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    visitors: Vec<Visitor>,
    search: String,
    window: i64,
    next: Option<i64>,
}

/// `GET /comments/sites/{site}/visitors`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Query(sought): Query<Sought>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Look).await?;
    let needle = sought.search.trim().to_lowercase();
    // Names are sealed: the newest are opened and looked through.
    let most = if needle.is_empty() { i64::try_from(PAGE).unwrap_or(50) + 1 } else { WINDOW_OF_VISITORS };
    let from = sought.from.unwrap_or(i64::MAX);
    let mut visitors = listed::visitors_before(&book.house.db, held.site.id, from, most).await?;
    visitors.retain(|visitor| needle.is_empty() || visitor.name.reveal().to_lowercase().contains(&needle));
    let has_more = visitors.len() > PAGE;
    visitors.truncate(PAGE);
    let next = visitors.last().filter(|_| has_more).map(|last| last.id.number());
    let (room, search) = (Room::of(&held), sought.search);
    let window = WINDOW_OF_VISITORS;
    Ok(html(&VisitorsPage { page: &page, at: "visitors", room, visitors, search, window, next }))
}

#[derive(Template)]
#[template(path = "comments/visitor.html")]
struct VisitorPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    visitor: Visitor,
    items: Vec<Item>,
}

impl VisitorPage<'_> {
    fn way(&self) -> String {
        format!("comments-way-{}", self.visitor.way.as_str())
    }
}

/// `GET /comments/sites/{site}/visitors/{visitor}`
pub(super) async fn one(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Look).await?;
    let visitor = visitor_at(&book, &held.site, id).await?;
    let comments = listed::of_visitor(&book.house.db, visitor.id, COMMENTS).await?;
    let items = items(&book.house.db, &comments).await?;
    Ok(html(&VisitorPage { page: &page, at: "visitors", room: Room::of(&held), visitor, items }))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    shadow: String,
}

/// `POST /comments/sites/{site}/visitors/{visitor}`
pub(super) async fn shadow(
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Moderate).await?;
    let visitor = visitor_at(&book, &held.site, id).await?;
    let is_on = match typed.shadow.as_str() {
        "on" => true,
        "off" => false,
        _ => return Err(Fault::bad("bad-request")),
    };
    moderate::shadow(&book, &held.site, visitor.id, is_on, By::Account(who.account.id)).await?;
    let said = if is_on { "visitor-shadowed" } else { "visitor-unshadowed" };
    Ok(on(&format!("/comments/sites/{site}/visitors/{id}"), said))
}
