//! `/guard/{guild}/second`: what one of the staff may not do alone, and the yes or no of a second person.

use askama::Template;
use axum::{Form, extract::Path, response::Response};
use lodge_register::{Id, Timestamp};
use lodge_web::{Fault, Fresh, Page, Signed, html, on};
use serde::Deserialize;

use super::{
    hall::{Held, Room, held, told},
    porch::At,
};
use crate::{
    Wish,
    commands::Wanted,
    decide::Act,
    ids::UserId,
    office::{self, Waiting},
};

/// So many of whom it is about are named.
const NAMED: usize = 20;

/// What waits, as pages and programs show it.
pub(crate) struct Shown {
    pub(crate) id: Id<Wish>,
    pub(crate) by: UserId,
    /// The word for what it is.
    pub(crate) what: String,
    pub(crate) weight: i64,
    /// About whom, as far as they are named.
    pub(crate) about: Vec<UserId>,
    pub(crate) reason: Option<String>,
    pub(crate) asked_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    /// Whether whoever looks wants it themselves.
    pub(crate) is_own: bool,
}

impl Shown {
    fn of(waiting: Waiting, looks: UserId) -> Self {
        let Waiting { wish, wanted } = waiting;
        Self {
            id: wish.id,
            by: wish.by_id,
            what: wish.what,
            weight: wish.weight,
            about: about(&wanted),
            reason: wanted.reason().map(str::to_owned),
            asked_at: wish.asked_at,
            ends_at: wish.ends_at,
            is_own: wish.by_id == looks,
        }
    }

    /// The message about what it is.
    fn kind(&self) -> String {
        format!("kind-{}", self.what)
    }

    /// How many more it is about than are named.
    fn more(&self) -> i64 {
        let named = i64::try_from(self.about.len()).unwrap_or(i64::MAX);
        if named == 0 { 0 } else { (self.weight - named).max(0) }
    }
}

/// About whom it is.
fn about(wanted: &Wanted) -> Vec<UserId> {
    let Wanted::Command { plan, .. } = wanted else { return Vec::new() };
    if let Some(target) = plan.target {
        return vec![target];
    }
    let of = |act: &Act| match act {
        Act::BulkBan { users, .. } => users.clone(),
        Act::Ban { user, .. }
        | Act::Kick { user, .. }
        | Act::Timeout { user, .. }
        | Act::RoleAdd { user, .. }
        | Act::RoleRemove { user, .. } => vec![*user],
        _ => Vec::new(),
    };
    plan.acts.iter().flat_map(of).take(NAMED).collect()
}

/// What waits on a server, the oldest first.
pub(crate) async fn waiting(held: &Held) -> Result<Vec<Shown>, Fault> {
    let all = office::waiting(&held.desk, held.guild).await.map_err(told)?;
    Ok(all.into_iter().map(|waiting| Shown::of(waiting, held.by)).collect())
}

#[derive(Template)]
#[template(path = "guard/second.html")]
struct SecondPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    waiting: Vec<Shown>,
}

/// `GET /guard/{guild}/second`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    At(porch): At,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let held = held(&porch, &who.account, &id).await?;
    let waiting = waiting(&held).await?;
    Ok(html(&SecondPage { page: &page, at: "second", room: held.room, waiting }))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    /// `yes` or `no`.
    act: String,
    id: String,
}

/// `POST /guard/{guild}/second`: a second person says yes or no, after they proved who they are.
pub(super) async fn decide(
    Fresh(who): Fresh,
    At(porch): At,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&porch, &who.account, &id).await?;
    let wish = Id::new(typed.id.parse().map_err(|_| Fault::not_found())?);
    let said = match typed.act.as_str() {
        "yes" => {
            office::approve(&held.desk, held.guild, held.by, wish).await.map_err(told)?;
            "guard-agreed"
        }
        "no" => {
            office::refuse(&held.desk, held.guild, held.by, wish).await.map_err(told)?;
            "guard-disagreed"
        }
        _ => return Err(Fault::bad("bad-request")),
    };
    Ok(on(&format!("/guard/{id}/second"), said))
}
