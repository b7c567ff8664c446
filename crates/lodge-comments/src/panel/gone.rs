//! Takes away for good: `/comments/sites/{site}/remove`, `…/pages/{page}/remove` and `…/comments/{comment}/blank`, each
//! after a question.

use askama::Template;
use axum::{extract::Path, response::Response};
use lodge_web::{Fault, Fresh, Page, Signed, html, on};

use super::{
    acts,
    office::{Opened, Room, comment_at, held, page_at},
};
use crate::{
    moderate::{self, By},
    store::pages,
    who::May,
};

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

#[derive(Template)]
#[template(path = "comments/blank.html")]
struct BlankComment<'a> {
    page: &'a Page,
    room: Room,
    comment: i64,
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

/// `GET /comments/sites/{site}/comments/{comment}/blank`
pub(super) async fn ask_comment(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Moderate).await?;
    let comment = comment_at(&book, &held.site, id).await?.id.number();
    Ok(html(&BlankComment { page: &page, room: Room::of(&held), comment }))
}

/// `POST /comments/sites/{site}/comments/{comment}/blank`
pub(super) async fn comment(
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Moderate).await?;
    let comment = comment_at(&book, &held.site, id).await?;
    let blanked = moderate::blank(&book, &held.site, &comment, By::Account(who.account.id)).await?;
    let said = if blanked { "comments-blanked" } else { "comments-decided-before" };
    Ok(on(&format!("/comments/sites/{site}/comments/{id}"), said))
}
