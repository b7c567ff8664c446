//! `/comments/sites/{site}/move`: comments in from elsewhere, and out again.

pub(crate) mod bring;
pub(crate) mod take;
mod view;

use askama::Template;
use axum::{extract::Path, response::Response};
use lodge_register::Id;
use lodge_web::{Fault, Mistakes, Page, Signed, html};

pub(crate) use self::view::unread;
use self::view::{Being, Lying, Past, Seen, Way};
use super::office::{Held, Opened, Room, held};
use crate::{
    Book, Import, Site, Stage,
    import::Format,
    store::imports::{by_id, of_site},
    who::May,
};

#[derive(Template)]
#[template(path = "comments/move.html")]
struct MovePage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    /// What is going on.
    being: Option<Being>,
    /// A file that waits to be brought in.
    lying: Option<Lying>,
    /// Whether something is going on that ends by itself.
    waits: bool,
    past: Vec<Past>,
    ways: Vec<Way>,
    formats: [Format; 11],
    format: String,
    rules: String,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "comments/undo-import.html")]
struct AskPage<'a> {
    page: &'a Page,
    room: Room,
    id: i64,
    comments: i64,
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    format: String,
    rules: Option<String>,
    mistakes: Vec<(&'static str, &'static str)>,
}

async fn shown<'a>(page: &'a Page, book: &Book, held: &Held, typed: Typed) -> Result<MovePage<'a>, Fault> {
    let (site, now) = (held.site.id, book.house.clock.now());
    let all = of_site(&book.house.db, site).await?;
    let is_going = |import: &&Import| matches!(import.stage_at(now), Stage::Running | Stage::Undoing);
    let being = all.iter().find(is_going).map(Being::of);
    let sent = if being.is_some() { None } else { book.desk.of(site.number(), now) };
    let lying = sent.map(|sent| Lying::of(page, &sent));
    let rules = typed.rules.or_else(|| lying.as_ref().map(|lying| lying.rules.clone())).unwrap_or_default();
    let mut mistakes = Mistakes::none();
    typed.mistakes.iter().for_each(|(field, message)| mistakes.add(field, message));
    Ok(MovePage {
        page,
        at: "move",
        room: Room::of(held),
        waits: being.is_some() || lying.as_ref().is_some_and(|lying| lying.seen.is_none()),
        being,
        lying,
        past: all
            .iter()
            .filter(|import| !is_going(import))
            .map(|import| Past::of(page, import, now))
            .collect(),
        ways: view::ways(page),
        formats: Format::ALL,
        format: typed.format,
        rules,
        mistakes,
    })
}

/// `GET /comments/sites/{site}/move`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    Ok(html(&shown(&page, &book, &held, Typed::default()).await?))
}

/// `GET /comments/sites/{site}/move/{import}/undo`
pub(super) async fn ask(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Own).await?;
    let import = import_at(&book, &held.site, id).await?;
    Ok(html(&AskPage { page: &page, room: Room::of(&held), id, comments: import.comments }))
}

/// An import into this site.
pub(crate) async fn import_at(book: &Book, site: &Site, id: i64) -> Result<Import, Fault> {
    let found = by_id(&book.house.db, Id::new(id)).await?;
    found.filter(|import| import.site_id == site.id).ok_or_else(Fault::not_found)
}
