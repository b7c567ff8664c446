//! `/mail/domains/{domain}/aliases/{alias}`: one alias, and how it is to be.

use askama::Template;
use axum::{Form, extract::Path, response::Response};
use lodge_web::{Fault, Mistakes, Page, Signed, again, html, on};
use serde::Deserialize;

use super::{
    acts,
    aliases::Entry,
    lines,
    office::{Room, held_alias_at},
};
use crate::store::{Changes, May};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    destinations: String,
    label: String,
    state: String,
}

#[derive(Template)]
#[template(path = "mail/alias.html")]
struct AliasPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    entry: Entry,
    typed: Typed,
    mistakes: Mistakes,
}

/// The states that an alias can be in: what the form calls each, the message about it and the one that explains it.
const STATES: [(&str, &str, &str); 4] = [
    ("on", "state-on", "state-on-hint"),
    ("550", "state-550", "state-550-hint"),
    ("450", "state-450", "state-450-hint"),
    ("250", "state-250", "state-250-hint"),
];

impl AliasPage<'_> {
    const fn states(&self) -> [(&'static str, &'static str, &'static str); 4] {
        STATES
    }
}

/// `GET /mail/domains/{domain}/aliases/{alias}`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Path(ids): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let (alias, held) = held_alias_at(&page.site, &who.account, ids, May::View).await?;
    let entry = Entry::of(&alias);
    let typed = Typed {
        destinations: entry.destinations.join("\n"),
        label: entry.label.clone(),
        state: entry.closed.map_or_else(|| "on".to_owned(), |code| code.to_string()),
    };
    let (room, mistakes) = (Room::of(&held), Mistakes::none());
    Ok(html(&AliasPage { page: &page, at: "aliases", room, entry, typed, mistakes }))
}

/// `POST /mail/domains/{domain}/aliases/{alias}`
pub(super) async fn change(
    page: Page,
    Signed(who): Signed,
    Path(ids): Path<(i64, i64)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (alias, held) = held_alias_at(&page.site, &who.account, ids, May::Edit).await?;
    let mut mistakes = Mistakes::none();
    let destinations = lines::destinations(&typed.destinations, alias.address.reveal());
    let (label, closed) = (lines::label(&typed.label), lines::closed(&typed.state));
    match (destinations, label, closed) {
        (Ok(destinations), Ok(label), Ok(closed)) => {
            acts::change_alias(&page.site, &alias, Changes { destinations, label, closed }).await?;
            Ok(on(&format!("/mail/domains/{}/aliases", ids.0), "alias-changed"))
        }
        (destinations, label, closed) => {
            let fields =
                [("destinations", destinations.err()), ("label", label.err()), ("state", closed.err())];
            for (field, message) in fields.into_iter().filter_map(|(field, message)| Some((field, message?)))
            {
                mistakes.add(field, message);
            }
            let (room, entry) = (Room::of(&held), Entry::of(&alias));
            Ok(again(&AliasPage { page: &page, at: "aliases", room, entry, typed, mistakes }))
        }
    }
}
