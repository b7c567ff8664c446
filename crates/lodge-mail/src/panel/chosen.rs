//! `/mail/domains/{domain}/aliases/chosen`: what is done with several aliases at once, after a question.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use lodge_web::{Fault, Mistakes, Page, Signed, again, html, on};

use super::{
    acts, lines,
    office::{Room, held},
};
use crate::{
    Alias,
    store::{self, Changes, Held, May},
};

/// The most at once: as many as are on a page.
const MOST: usize = 50;
/// The most that are named in the question.
const NAMED: usize = 8;

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    On,
    Off,
    Label,
    Remove,
}

/// What was chosen, and what is to be done with it.
type Pairs = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "mail/chosen.html")]
struct ChosenPage<'a> {
    page: &'a Page,
    room: Room,
    act: Act,
    aliases: &'a [Alias],
    label: &'a str,
    mistakes: Mistakes,
}

impl Act {
    const fn word(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Label => "label",
            Self::Remove => "remove",
        }
    }

    fn of(word: &str) -> Option<Self> {
        [Self::On, Self::Off, Self::Label, Self::Remove].into_iter().find(|act| act.word() == word)
    }

    const fn question(self) -> &'static str {
        match self {
            Self::On => "chosen-on",
            Self::Off => "chosen-off",
            Self::Label => "chosen-label",
            Self::Remove => "chosen-remove",
        }
    }
}

impl ChosenPage<'_> {
    fn named(&self) -> impl Iterator<Item = &str> {
        self.aliases.iter().take(NAMED).map(|alias| alias.address.reveal().as_str())
    }

    const fn more(&self) -> usize {
        self.aliases.len().saturating_sub(NAMED)
    }
}

fn value<'a>(pairs: &'a Pairs, wanted: &str) -> &'a str {
    pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str()).unwrap_or_default()
}

/// The aliases that were chosen, as far as they are at this domain.
async fn aliases(page: &Page, held: &Held, pairs: &Pairs) -> Result<Vec<Alias>, Fault> {
    let ids = pairs.iter().filter(|(name, _)| name == "chosen").filter_map(|(_, id)| id.parse().ok());
    let mut ids: Vec<i64> = ids.take(MOST).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(store::among(&page.site.db, held.domain.id, &ids).await?)
}

/// `GET /mail/domains/{domain}/aliases/chosen`: the question.
pub(super) async fn ask(
    page: Page,
    Signed(who): Signed,
    Path(id): Path<i64>,
    Query(pairs): Query<Pairs>,
) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::Edit).await?;
    let act = Act::of(value(&pairs, "act")).ok_or_else(Fault::not_found)?;
    let aliases = aliases(&page, &held, &pairs).await?;
    if aliases.is_empty() {
        return Ok(on(&format!("/mail/domains/{id}/aliases"), "none-chosen"));
    }
    let (room, mistakes) = (Room::of(&held), Mistakes::none());
    Ok(html(&ChosenPage { page: &page, room, act, aliases: &aliases, label: "", mistakes }))
}

/// `POST /mail/domains/{domain}/aliases/chosen`: the answer.
pub(super) async fn done(
    page: Page,
    Signed(who): Signed,
    Path(id): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::Edit).await?;
    let act = Act::of(value(&pairs, "act")).ok_or_else(Fault::not_found)?;
    let (aliases, site) = (aliases(&page, &held, &pairs).await?, &page.site);
    let as_it_is = |alias: &Alias| Changes {
        destinations: alias.destinations.reveal().clone(),
        label: alias.label.as_ref().map(|label| label.reveal().clone()),
        closed: alias.closed,
    };
    let said = match act {
        Act::On => {
            let open = |alias: &Alias| Changes { closed: None, ..as_it_is(alias) };
            acts::change_aliases(site, &aliases, open).await?;
            "chosen-on"
        }
        Act::Off => {
            let closed = lines::closed(value(&pairs, "answer")).map_err(|_| Fault::bad("bad-request"))?;
            let shut = |alias: &Alias| Changes { closed, ..as_it_is(alias) };
            acts::change_aliases(site, &aliases, shut).await?;
            "chosen-off"
        }
        Act::Label => {
            let typed = value(&pairs, "label");
            let label = match lines::label(typed) {
                Ok(label) => label,
                Err(message) => {
                    let (room, mistakes) = (Room::of(&held), Mistakes::one("label", message));
                    let (aliases, label) = (aliases.as_slice(), typed);
                    return Ok(again(&ChosenPage { page: &page, room, act, aliases, label, mistakes }));
                }
            };
            let named = |alias: &Alias| Changes { label: label.clone(), ..as_it_is(alias) };
            acts::change_aliases(site, &aliases, named).await?;
            "chosen-labelled"
        }
        Act::Remove => {
            acts::remove_aliases(site, &aliases).await?;
            "chosen-removed"
        }
    };
    Ok(on(&format!("/mail/domains/{id}/aliases"), said))
}
