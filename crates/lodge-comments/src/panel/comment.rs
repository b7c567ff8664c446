//! `/comments/sites/{site}/comments/{comment}`: one comment, what it said before, what was reported and done about it.

use askama::Template;
use axum::{Form, extract::Path, response::Response};
use lodge_register::Timestamp;
use lodge_web::{Fault, Mistakes, Page, Signed, again, html, on};
use serde::Deserialize;

use super::{
    history::{Line, lines},
    items::{Item, items, weighed},
    office::{Held, Opened, Room, comment_at, held},
    queue::done,
};
use crate::{
    Book, Comment,
    moderate::{self, By, listed},
    store::comments,
    who::May,
};

#[derive(Template)]
#[template(path = "comments/comment.html")]
struct CommentPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    item: Item,
    /// What it said before, and until when.
    before: Vec<(String, Timestamp)>,
    /// What is wrong with it, in whose words, when, and whether a moderator looked.
    reports: Vec<(String, String, Timestamp, bool)>,
    acts: Vec<Line>,
    /// Whether it is still known from which network it came.
    network: bool,
    reason: String,
    mistakes: Mistakes,
}

async fn shown<'a>(
    page: &'a Page,
    book: &Book,
    held: &Held,
    comment: &Comment,
    (reason, mistakes): (String, Mistakes),
) -> Result<CommentPage<'a>, Fault> {
    let db = &book.house.db;
    let mut item = items(db, std::slice::from_ref(comment)).await?.pop().ok_or_else(Fault::not_found)?;
    item.weighed = weighed(book, &held.site, comment).await?;
    let before = comments::revisions(db, comment.page_id, comment.id.number()).await?;
    let before = before.iter().map(|was| (was.body.reveal().clone(), was.replaced_at)).collect();
    let reports = listed::reports_of(db, comment).await?;
    let report = |report: &crate::Report| {
        let words = report.words.as_ref().map(|words| words.reveal().clone()).unwrap_or_default();
        (format!("comments-ground-{}", report.ground.as_str()), words, report.reported_at, report.settled)
    };
    let reports = reports.iter().map(report).collect();
    let acts = lines(book, listed::acts_on(db, comment).await?).await?;
    // Without the cache it is not known, and that is said.
    let network = moderate::known(book, comment.id.number()).await.unwrap_or(None).is_some();
    let room = Room::of(held);
    Ok(CommentPage { page, at: "queue", room, item, before, reports, acts, network, reason, mistakes })
}

/// `GET /comments/sites/{site}/comments/{comment}`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Look).await?;
    let comment = comment_at(&book, &held.site, id).await?;
    Ok(html(&shown(&page, &book, &held, &comment, (String::new(), Mistakes::none())).await?))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    act: String,
    reason: String,
}

/// `POST /comments/sites/{site}/comments/{comment}`
pub(super) async fn decide(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Moderate).await?;
    let comment = comment_at(&book, &held.site, id).await?;
    let (by, path) = (By::Account(who.account.id), format!("/comments/sites/{site}/comments/{id}"));
    let said = match typed.act.as_str() {
        "stick" | "unstick" => {
            moderate::stick(&book, &held.site, &comment, typed.act == "stick", by).await?;
            "comments-decided"
        }
        "settle" => {
            moderate::settle(&book, &comment).await?;
            "comments-settled"
        }
        word => {
            let act = done(word).ok_or(Fault::bad("bad-request"))?;
            let reason = match moderate::reason(&typed.reason) {
                Ok(reason) => reason,
                Err(message) => {
                    let typed = (typed.reason, Mistakes::one("reason", message));
                    return Ok(again(&shown(&page, &book, &held, &comment, typed).await?));
                }
            };
            let decided = moderate::decide(&book, &held.site, &comment, act, by, reason).await?;
            if decided { "comments-decided" } else { "comments-decided-before" }
        }
    };
    Ok(on(&path, said))
}
