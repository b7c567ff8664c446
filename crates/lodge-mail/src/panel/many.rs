//! `/mail/domains/{domain}/aliases/new`: aliases, one a line.

use askama::Template;
use axum::{Form, extract::Path, response::Response};
use lodge_web::{Fault, Page, Signed, again, html, on};
use serde::Deserialize;

use super::{
    acts::{self, Refused},
    lines::{self, Bad, Line},
    office::{Room, held},
};
use crate::store::{Held, May};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) lines: String,
}

/// What is wrong with what was typed.
#[derive(Default)]
pub(super) struct Wrong {
    /// Line by line.
    pub(super) lines: Vec<Bad>,
    /// With all of it.
    pub(super) whole: Option<&'static str>,
}

impl Wrong {
    pub(super) fn is_anything(&self) -> bool {
        self.whole.is_some() || !self.lines.is_empty()
    }

    /// What refuses the lines, unless it has nothing to do with them.
    pub(super) fn of(refused: Refused) -> Result<Self, Fault> {
        match refused {
            Refused::Lines(lines) => Ok(Self { lines, whole: None }),
            Refused::Typed(message) => Ok(Self { lines: Vec::new(), whole: Some(message) }),
            Refused::Limit(_) => Ok(Self { lines: Vec::new(), whole: Some("alias-limit") }),
            Refused::Fault(fault) => Err(fault),
        }
    }
}

#[derive(Template)]
#[template(path = "mail/many.html")]
struct ManyPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    typed: Typed,
    wrong: Wrong,
}

/// `GET /mail/domains/{domain}/aliases/new`
pub(super) async fn form(page: Page, Signed(who): Signed, Path(id): Path<i64>) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::Edit).await?;
    let (room, typed, wrong) = (Room::of(&held), Typed::default(), Wrong::default());
    Ok(html(&ManyPage { page: &page, at: "aliases", room, typed, wrong }))
}

/// `POST /mail/domains/{domain}/aliases/new`
pub(super) async fn add(
    page: Page,
    Signed(who): Signed,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::Edit).await?;
    match added(&page, &held, lines::lines(&typed.lines, held.domain.name.reveal())).await? {
        Ok(done) => Ok(done),
        Err(wrong) => {
            let room = Room::of(&held);
            Ok(again(&ManyPage { page: &page, at: "aliases", room, typed, wrong }))
        }
    }
}

/// Adds what was read, all or nothing, and goes on to the aliases; or says what is wrong with it.
pub(super) async fn added(
    page: &Page,
    held: &Held,
    read: Result<Vec<Line>, Vec<Bad>>,
) -> Result<Result<Response, Wrong>, Fault> {
    let refused = match read {
        Ok(lines) => match acts::add_aliases(&page.site, held, lines).await {
            Ok(_) => {
                let path = format!("/mail/domains/{}/aliases", held.domain.id);
                return Ok(Ok(on(&path, "aliases-added")));
            }
            Err(refused) => refused,
        },
        Err(lines) => Refused::Lines(lines),
    };
    Wrong::of(refused).map(Err)
}
