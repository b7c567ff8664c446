//! `/mail/domains/{domain}/aliases`: all aliases at a domain, those that are looked for, a page at a time.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use lodge_web::{Fault, Page, Signed, html};
use serde::Deserialize;

use super::office::{Room, held};
use crate::{
    Alias, Answer,
    store::{self, May},
};

/// How many are on a page.
const A_PAGE: usize = 50;

/// Which aliases somebody looks for.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(crate) struct Sought {
    pub(crate) search: String,
    pub(crate) state: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    search: String,
    state: String,
    page: usize,
}

impl Sought {
    /// Whether this is one of them. The columns are sealed, so it is asked here and not in the database.
    pub(crate) fn finds(&self, alias: &Alias) -> bool {
        let needle = self.search.trim().to_lowercase();
        let is_on = match self.state.as_str() {
            "on" => alias.closed.is_none(),
            "off" => alias.closed.is_some(),
            _ => true,
        };
        let has = |text: &str| text.to_lowercase().contains(&needle);
        is_on
            && (needle.is_empty()
                || has(alias.address.reveal())
                || alias.label.as_ref().is_some_and(|label| has(label.reveal()))
                || alias.destinations.reveal().paths().iter().any(|path| has(&path.to_string())))
    }
}

/// An alias as pages show it.
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
        let query = url_query(&[
            ("search", self.sought.search.as_str()),
            ("state", self.sought.state.as_str()),
            ("page", page.to_string().as_str()),
        ]);
        format!("/mail/domains/{}/aliases?{query}", self.room.id)
    }
}

/// `GET /mail/domains/{domain}/aliases`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::View).await?;
    let sought = Sought { search: wanted.search, state: wanted.state };
    let aliases = store::aliases_of(&page.site.db, held.domain.id).await?;
    let all = aliases.len();
    let mut entries: Vec<_> = aliases.iter().filter(|alias| sought.finds(alias)).map(Entry::of).collect();
    entries.sort_by(|one, other| one.address.cmp(&other.address));
    let found = entries.len();
    let last = found.saturating_sub(1) / A_PAGE;
    let number = wanted.page.min(last);
    let first = number * A_PAGE;
    let entries: Vec<_> = entries.into_iter().skip(first).take(A_PAGE).collect();
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
        after: Some(number + 1).filter(|next| *next <= last),
    }))
}

/// Pairs as a query string.
fn url_query(pairs: &[(&str, &str)]) -> String {
    let coded = |text: &str| {
        text.bytes().fold(String::new(), |mut out, octet| {
            match octet {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => out.push(char::from(octet)),
                _ => out.push_str(&format!("%{octet:02X}")),
            }
            out
        })
    };
    let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
    pairs.map(|(name, value)| format!("{name}={}", coded(value))).collect::<Vec<_>>().join("&")
}
