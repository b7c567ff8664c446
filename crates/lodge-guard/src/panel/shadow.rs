//! `/guard/{guild}/shadow`: what rules that only watch would have done lately, and switching them on.

use askama::Template;
use axum::{Form, extract::Path, response::Response};
use lodge_web::{
    Fault, Page, Signed,
    chart::{self, Bar},
    html, on,
};
use serde::Deserialize;

use super::{
    hall::{Held, Room, held, told},
    porch::At,
    settings::look_for,
};
use crate::{
    office::{self, DAYS, Watched},
    settings::State,
};

/// A rule that watches, as the page shows it.
struct Report {
    watched: Watched,
    /// The message with what it looks for.
    kind: &'static str,
    bars: Vec<Bar>,
}

impl Report {
    fn of(watched: Watched) -> Self {
        let values: Vec<i64> = watched.days.iter().map(|day| day.breaches).collect();
        Self { kind: look_for(watched.rule.pattern.key()), bars: chart::bars(&values), watched }
    }

    /// Each step that would have been taken at least once: its message, and how often.
    fn steps(&self) -> Vec<(String, i64)> {
        let taken = self.watched.total.steps().into_iter().filter(|(_, count)| *count > 0);
        taken.map(|(step, count)| (format!("guard-step-{step}"), count)).collect()
    }
}

#[derive(Template)]
#[template(path = "guard/shadow.html")]
struct ShadowPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    reports: Vec<Report>,
    days: i64,
    width: i64,
    height: i64,
}

/// What rules in the shadow would have done on a server.
pub(crate) async fn watched(held: &Held) -> Result<Vec<Watched>, Fault> {
    office::watched(&held.desk, held.guild).await.map_err(told)
}

/// `GET /guard/{guild}/shadow`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    At(porch): At,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let held = held(&porch, &who.account, &id).await?;
    let reports = watched(&held).await?.into_iter().map(Report::of).collect();
    let (width, height) = (chart::WIDTH, chart::HEIGHT);
    let room = held.room;
    Ok(html(&ShadowPage { page: &page, at: "shadow", room, reports, days: DAYS, width, height }))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    rule: String,
    /// `on`, or `shadow` to go on watching and count anew.
    to: String,
}

/// What a rule becomes, from its word.
pub(crate) fn state(word: &str) -> Option<State> {
    match word {
        "on" => Some(State::On),
        "shadow" => Some(State::Shadow),
        "off" => Some(State::Off),
        _ => None,
    }
}

/// `POST /guard/{guild}/shadow`: a rule acts from now on, or goes on watching and counts anew.
pub(super) async fn switch(
    Signed(who): Signed,
    At(porch): At,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&porch, &who.account, &id).await?;
    let rule = typed.rule.parse().map_err(|_| Fault::not_found())?;
    let to = state(&typed.to).ok_or(Fault::bad("bad-request"))?;
    office::switch(&held.desk, held.guild, held.by, rule, to).await.map_err(told)?;
    let said = match to {
        State::On => "guard-switched-on",
        State::Shadow => "guard-watches-on",
        State::Off => "guard-switched-off",
    };
    Ok(on(&format!("/guard/{id}/shadow"), said))
}
