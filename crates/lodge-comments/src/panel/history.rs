//! `/comments/sites/{site}/history`: what was done, by whom and why; each of it can be undone.

use std::collections::{HashMap, hash_map::Entry};

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use lodge_register::{Id, Timestamp};
use lodge_web::{Fault, Page, Signed, html, on};
use serde::Deserialize;

use super::office::{Opened, Room, held};
use crate::{
    Act, Book, Done,
    moderate::{self, By, listed},
    store::visitors,
    who::May,
};

/// How many are on one page.
const PAGE: i64 = 50;

/// Something that was done.
pub(crate) struct Line {
    pub(crate) id: i64,
    pub(crate) words: String,
    pub(crate) comment: Option<i64>,
    pub(crate) under: Option<i64>,
    /// Who did it; nobody, if a rule or a command did.
    pub(crate) by: Option<String>,
    /// What is said then.
    pub(crate) nobody: &'static str,
    pub(crate) reason: Option<String>,
    pub(crate) at: Timestamp,
    pub(crate) undoable: bool,
}

/// These acts, with the names of those who did them.
pub(crate) async fn lines(book: &Book, acts: Vec<Act>) -> Result<Vec<Line>, Fault> {
    let db = &book.house.db;
    let mut names: HashMap<(bool, i64), Option<String>> = HashMap::new();
    for (is_visitor, id) in acts.iter().filter_map(who) {
        if let Entry::Vacant(place) = names.entry((is_visitor, id)) {
            place.insert(if is_visitor {
                visitors::by_id(db, Id::new(id)).await?.map(|visitor| visitor.name.into_revealed())
            } else {
                lodge_accounts::by_id(db, Id::new(id)).await?.map(|account| account.name.into_revealed())
            });
        }
    }
    let line = |act: Act| Line {
        id: act.id.number(),
        words: format!("comments-done-{}", act.done.as_str()),
        comment: act.comment,
        under: act.page_id.map(Id::number),
        nobody: if matches!(act.done, Done::Imported | Done::Unimported) {
            "history-command"
        } else {
            "history-nobody"
        },
        by: who(&act).and_then(|who| names.get(&who).cloned().flatten()),
        reason: act.reason.map(lodge_register::Personal::into_revealed),
        at: act.done_at,
        undoable: moderate::is_undoable(act.done),
    };
    Ok(acts.into_iter().map(line).collect())
}

/// Whether a visitor did it, and which; else which account.
fn who(act: &Act) -> Option<(bool, i64)> {
    let account = act.account_id.map(|account| (false, account.number()));
    account.or_else(|| act.visitor_id.map(|visitor| (true, visitor.number())))
}

#[derive(Template)]
#[template(path = "comments/history.html")]
struct HistoryPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    acts: Vec<Line>,
    next: Option<i64>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct From {
    from: Option<i64>,
}

/// `GET /comments/sites/{site}/history`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Query(asked): Query<From>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Look).await?;
    let from = asked.from.unwrap_or(i64::MAX);
    let acts = listed::acts(&book.house.db, held.site.id, from, PAGE).await?;
    let is_full = i64::try_from(acts.len()).is_ok_and(|count| count == PAGE);
    let next = acts.last().filter(|_| is_full).map(|act| act.id.number());
    let acts = lines(&book, acts).await?;
    Ok(html(&HistoryPage { page: &page, at: "history", room: Room::of(&held), acts, next }))
}

/// Where an act is shown.
fn place(site: i64, act: &Act) -> String {
    match act.comment {
        Some(comment) => format!("/comments/sites/{site}/comments/{comment}"),
        None => format!("/comments/sites/{site}/history"),
    }
}

/// `POST /comments/sites/{site}/history/{act}/undo`
pub(super) async fn undo(
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, act)): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Moderate).await?;
    let act = listed::act(&book.house.db, held.site.id, act).await?.ok_or_else(Fault::not_found)?;
    if matches!(act.done, Done::Rules | Done::Moved) && held.may != May::Own {
        return Err(Fault::forbidden("comments-role"));
    }
    let undone = moderate::undo(&book, &held.site, &act, By::Account(who.account.id)).await?;
    Ok(on(&place(site, &act), if undone { "act-undone" } else { "act-not-undone" }))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    reason: String,
}

/// `POST /comments/sites/{site}/history/{act}/reason`
pub(super) async fn reword(
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, act)): Path<(i64, i64)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Moderate).await?;
    let act = listed::act(&book.house.db, held.site.id, act).await?.ok_or_else(Fault::not_found)?;
    moderate::may_reword(&act, held.may, who.account.id)?;
    match moderate::reason(&typed.reason) {
        Ok(reason) => {
            moderate::reword(&book, &held.site, &act, reason).await?;
            Ok(on(&place(site, &act), "act-reworded"))
        }
        Err(_) => Ok(on(&place(site, &act), "reason-too-long")),
    }
}
