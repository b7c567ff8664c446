//! `/mail/domains/{domain}/aliases`: the aliases at a domain, or those that are looked for, a page at a time.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use lodge_web::{Fault, Page, Signed, html};
use serde::Deserialize;

use super::{
    office::{Room, held},
    shelf::Shelf,
    sought::Sought,
};
use crate::{
    Alias, Answer,
    store::{self, May, Which},
};

/// How many are on a page.
const A_PAGE: usize = 50;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    page: usize,
}

/// An alias as pages show it.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) id: i64,
    pub(super) address: String,
    pub(super) destinations: Vec<String>,
    pub(super) label: String,
    pub(super) closed: Option<u16>,
}

impl Entry {
    pub(super) fn of(alias: &Alias) -> Self {
        Self {
            id: alias.id.number(),
            address: alias.address.reveal().clone(),
            destinations: alias.destinations.reveal().paths().iter().map(ToString::to_string).collect(),
            label: alias.label.as_ref().map(|label| label.reveal().clone()).unwrap_or_default(),
            closed: alias.closed.map(Answer::code),
        }
    }
}

#[derive(Template)]
#[template(path = "mail/aliases.html")]
struct AliasesPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    sought: Sought,
    entries: Vec<Entry>,
    all: usize,
    found: usize,
    first: usize,
    before: Option<usize>,
    after: Option<usize>,
}

impl AliasesPage<'_> {
    /// The link to another page of the same search.
    fn turned_to(&self, page: &usize) -> String {
        format!("/mail/domains/{}/aliases?{}&page={page}", self.room.id, self.sought.query())
            .replace("?&", "?")
    }

    /// The link to all with the same label.
    fn labelled(&self, label: &str) -> String {
        let sought = Sought { label: label.to_owned(), ..self.sought.clone() };
        format!("/mail/domains/{}/aliases?{}", self.room.id, sought.query())
    }

    /// What the list was asked for, for who comes back to it.
    fn back(&self) -> String {
        format!("{}&page={}", self.sought.query(), self.first / A_PAGE)
    }

    /// What is read out when the list has changed.
    fn announced(&self) -> String {
        self.page.said().unwrap_or_else(|| self.page.t1("aliases-count", "count", self.found))
    }
}

/// `GET /mail/domains/{domain}/aliases`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Path(id): Path<i64>,
    Query(sought): Query<Sought>,
    Query(wanted): Query<Wanted>,
    Extension(shelf): Extension<Arc<Shelf>>,
) -> Result<Response, Fault> {
    let (db, held) = (&page.site.db, held(&page.site, &who.account, id, May::View).await?);
    let domain = held.domain.id;
    let all = store::count_of(db, domain, Which::All).await?;
    let begins = |found| begins(wanted.page, found);
    let (found, first, entries) = if sought.is_plain() {
        let found = match sought.which() {
            Which::All => all,
            some => store::count_of(db, domain, some).await?,
        };
        let (first, newest) = (begins(found), sought.sort != "oldest");
        let aliases = store::page_of(db, domain, sought.which(), newest, (first, A_PAGE)).await?;
        (found, first, aliases.iter().map(Entry::of).collect())
    } else {
        shelf.find(db, domain, &sought, begins, A_PAGE).await?
    };
    let number = first / A_PAGE;
    Ok(html(&AliasesPage {
        page: &page,
        at: "aliases",
        room: Room::of(&held),
        sought,
        entries,
        all,
        found,
        first,
        before: number.checked_sub(1),
        after: Some(number + 1).filter(|next| next * A_PAGE < found),
    }))
}

/// Where a page of so many begins; the last one, if there is no such page.
const fn begins(page: usize, found: usize) -> usize {
    let last = found.saturating_sub(1) / A_PAGE;
    (if page < last { page } else { last }) * A_PAGE
}
