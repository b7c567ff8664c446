//! Takes away for good: `/comments/sites/{site}/remove` and `…/pages/{page}/remove`, each after a question.

use askama::Template;
use axum::{extract::Path, response::Response};
use lodge_web::{Fault, Fresh, Page, Signed, html, on};

use super::{
    acts,
    office::{Opened, Room, held, page_at},
};
use crate::{moderate, store::pages, who::May};

#[derive(Template)]
#[template(path = "comments/remove-site.html")]
struct RemoveSite<'a> {
    page: &'a Page,
    room: Room,
    comments: i64,
}

#[derive(Template)]
#[template(path = "comments/remove-page.html")]
struct RemovePage<'a> {
    page: &'a Page,
    room: Room,
    here: crate::Page,
}

/// `GET /comments/sites/{site}/remove`
pub(super) async fn ask_site(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    let (_, comments) = pages::counted(&book.house.db, held.site.id).await?;
    Ok(html(&RemoveSite { page: &page, room: Room::of(&held), comments }))
}

/// `POST /comments/sites/{site}/remove`
pub(super) async fn site(
    Fresh(who): Fresh,
    Opened(book): Opened,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    acts::remove(&book, &held.site).await?;
    Ok(on("/comments/sites", "site-removed"))
}

/// `GET /comments/sites/{site}/pages/{page}/remove`
pub(super) async fn ask_page(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Own).await?;
    let here = page_at(&book, &held.site, id).await?;
    Ok(html(&RemovePage { page: &page, room: Room::of(&held), here }))
}

/// `POST /comments/sites/{site}/pages/{page}/remove`
pub(super) async fn page(
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Own).await?;
    let here = page_at(&book, &held.site, id).await?;
    moderate::remove_page(&book, &held.site, here.id).await?;
    Ok(on(&format!("/comments/sites/{site}/pages"), "page-removed"))
}
