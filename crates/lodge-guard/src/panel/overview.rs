//! `/guard/{guild}`: how a server is, what waits, what the guard may not do there.

use std::sync::atomic::Ordering::Relaxed;

use askama::Template;
use axum::{Form, response::Response};
use lodge_register::Timestamp;
use lodge_web::{Fault, Page, html, on};
use serde::Deserialize;

use super::{
    Porch,
    hall::{Held, Inside, Room, told},
    lacking::{Lacking, lacking},
    said::plainly,
};
use crate::{
    Server,
    gate::{LISTENING, OVER, Progress},
    office,
    store::{appeals, reports},
};

/// The most of a kind that is counted.
const MOST: i64 = 100;

/// How the guard is, as it runs.
pub(crate) struct Health {
    /// The message with its state.
    pub(crate) state: &'static str,
    /// The state as programs read it.
    pub(crate) word: &'static str,
    /// When it last heard something.
    pub(crate) heard_at: Option<Timestamp>,
    pub(crate) events: u64,
    pub(crate) odd: u64,
    pub(crate) connections: u64,
    pub(crate) calls: u64,
    pub(crate) refused: u64,
}

/// What waits for somebody.
pub(crate) struct Waits {
    pub(crate) reports: usize,
    pub(crate) appeals: usize,
}

/// How a server is just now.
struct Now {
    joined: usize,
    invites_until: Option<Timestamp>,
    dms_until: Option<Timestamp>,
}

#[derive(Template)]
#[template(path = "guard/overview.html")]
struct OverviewPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    health: Health,
    waits: Waits,
    now: Option<Now>,
    missing: Vec<Lacking>,
    sentences: Vec<String>,
    hears: bool,
}

/// How the guard is.
pub(crate) fn health(porch: &Porch, held: &Held) -> Health {
    let all = porch.setup.progress.get().map_or(&[][..], Vec::as_slice);
    let sum = |of: fn(&Progress) -> u64| all.iter().map(|one| of(one)).sum();
    let states: Vec<u8> = all.iter().map(|one| one.state.load(Relaxed)).collect();
    let (word, state) = if states.contains(&OVER) {
        ("over", "guard-health-over")
    } else if !states.is_empty() && states.iter().all(|state| *state == LISTENING) {
        ("listening", "guard-health-listening")
    } else {
        ("connecting", "guard-health-connecting")
    };
    let heard = all.iter().map(|one| one.heard_at.load(Relaxed)).max().filter(|millis| *millis > 0);
    let (calls, refused) = held.desk.hands.rest.counted();
    Health {
        state,
        word,
        heard_at: heard.map(Timestamp::from_millis),
        events: sum(|one| one.events.load(Relaxed)),
        odd: sum(|one| one.odd.load(Relaxed)),
        connections: sum(|one| one.connections.load(Relaxed)),
        calls,
        refused,
    }
}

/// What waits for somebody on a server.
pub(crate) async fn waits(held: &Held) -> Result<Waits, Fault> {
    let (db, server) = (&held.desk.hands.db, Server::of(held.guild));
    Ok(Waits {
        reports: reports::open(db, server, MOST).await?.len(),
        appeals: appeals::open(db, server, MOST).await?.len(),
    })
}

fn now(held: &Held) -> Option<Now> {
    let (at, guild) = (held.desk.now(), held.guild);
    held.desk.look(|town| {
        let guild = town.guild(guild)?;
        let later = |moment: Option<Timestamp>| moment.filter(|moment| *moment > at);
        Some(Now {
            joined: guild.joined.len(),
            invites_until: later(guild.incidents.invites_disabled_until),
            dms_until: later(guild.incidents.dms_disabled_until),
        })
    })
}

/// `GET /guard/{guild}`
pub(super) async fn page(page: Page, Inside { porch, held }: Inside) -> Result<Response, Fault> {
    let overview = OverviewPage {
        page: &page,
        at: "overview",
        health: health(&porch, &held),
        waits: waits(&held).await?,
        now: now(&held),
        missing: lacking(&porch, &held),
        sentences: plainly(&page, &held.desk.settings.of(held.guild)),
        hears: porch.setup.hears_content,
        room: held.room.clone(),
    };
    Ok(html(&overview))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    to: String,
}

/// `POST /guard/{guild}/lock`: closes the channels of a server, or opens them again.
pub(super) async fn lock(Inside { held, .. }: Inside, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let (is_on, said) = match typed.to.as_str() {
        "on" => (true, "guard-closed"),
        "off" => (false, "guard-opened"),
        _ => return Err(Fault::bad("bad-request")),
    };
    office::lockdown(&held.desk, held.guild, held.by, is_on).await.map_err(told)?;
    Ok(on(&held.path(""), said))
}
