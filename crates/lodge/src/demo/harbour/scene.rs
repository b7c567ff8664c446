//! Bad days for the demo's server, played as they would happen.

use super::{Harbour, MODERATORS, STAFF, seen};
use discord_double::{
    Call, DAY, HOUR, Id, SECOND, Verb,
    raid::{self, Deed, Step},
};
use lodge_register::Timestamp;
use serde_json::Value;
use std::{sync::Arc, time::Duration};

/// How many try to join in a flood, and within how long.
const FLOOD: (usize, i64) = (80, 10 * SECOND);
/// How many come in a drip, and how far apart: too slowly for a flood.
const DRIP: (usize, i64) = (9, 6 * SECOND);

/// Which bad day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scene {
    /// Many young accounts at once.
    Flood,
    /// Few and slowly, but alike.
    Drip,
    /// A moderator's account, in the hands of somebody else.
    Nuke,
}

impl Scene {
    /// All of them, in the order of the page.
    pub(super) const ALL: [Self; 3] = [Self::Flood, Self::Drip, Self::Nuke];

    /// The end of its address.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Flood => "flood",
            Self::Drip => "drip",
            Self::Nuke => "nuke",
        }
    }
}

/// A scene that is being played, or was.
#[derive(Debug, Clone)]
pub(super) struct Playing {
    pub(super) scene: Scene,
    pub(super) began: Timestamp,
    /// How often something bad was tried...
    pub(super) tried: u32,
    /// ...and how often it went through.
    pub(super) done: u32,
    pub(super) over: bool,
}

/// Begins a scene, unless one is being played. Says whether it began.
pub(super) fn begin(harbour: &Arc<Harbour>, scene: Scene) -> bool {
    let began = harbour.clock.now();
    {
        let mut playing = harbour.playing.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if playing.as_ref().is_some_and(|playing| !playing.over) {
            return false;
        }
        *playing = Some(Playing { scene, began, tried: 0, done: 0, over: false });
    }
    let harbour = Arc::clone(harbour);
    tokio::spawn(async move {
        let mut stop = harbour.stop.clone();
        tokio::select! {
            () = play(&harbour, scene, began) => harbour.note(|playing| playing.over = true),
            () = stop.requested() => {}
        }
    });
    true
}

async fn play(harbour: &Harbour, scene: Scene, began: Timestamp) {
    let seed = began.millis().unsigned_abs();
    let (villain, steps) = match scene {
        Scene::Flood => (harbour.place.owner, raid::flood(seed, FLOOD.0, FLOOD.1)),
        Scene::Drip => (harbour.place.owner, alike(seed)),
        Scene::Nuke => match appoint(harbour, seed).await {
            Some(villain) => (villain, nuke(harbour, villain, seed)),
            None => return,
        },
    };
    let mut crowd = Vec::new();
    let stage = seen::channel(harbour, "general").unwrap_or_default();
    for Step { after, deed } in steps {
        pause(after).await;
        let speaks = matches!(deed, Deed::Says { .. });
        // Time runs by itself here.
        let done =
            harbour.double.step(harbour.place.id, stage, villain, &mut crowd, &Step { after: 0, deed });
        harbour.note(|playing| {
            playing.tried += u32::from(!speaks);
            playing.done += u32::from(done && !speaks);
        });
    }
}

/// A drip: days-old accounts under one name, with a number behind it.
fn alike(seed: u64) -> Vec<Step> {
    let name = ["moonlight", "kittenlover", "gamerlord", "nightowl"];
    let name = name.get(usize::try_from(seed % 4).unwrap_or(0)).copied().unwrap_or("moonlight");
    let (count, apart) = DRIP;
    let come = |number: i64| Step {
        after: apart,
        deed: Deed::Comes { name: format!("{name}{}", 7 + number * 13), age: 2 * DAY + number * HOUR },
    };
    (0..i64::try_from(count).unwrap_or(0)).map(come).collect()
}

/// The owner makes somebody a moderator, whose account somebody else then has.
async fn appoint(harbour: &Harbour, seed: u64) -> Option<Id> {
    let name = ["lena", "noor", "sasha", "kaan", "ilse"];
    let name = name.get(usize::try_from(seed % 5).unwrap_or(0)).copied().unwrap_or("lena");
    let who = harbour.double.person(name);
    harbour.double.joins(harbour.place.id, who).ok()?;
    let role = seen::role(harbour, MODERATORS)?;
    let path = format!("/guilds/{}/members/{who}/roles/{role}", harbour.place.id);
    let given = harbour.double.acts(harbour.place.owner, &Call::new(Verb::Put, &path, Value::Null));
    pause(2 * SECOND).await;
    (given.status < 300).then_some(who)
}

/// All of it goes: channels but the staff's, which the page reads, roles and people.
fn nuke(harbour: &Harbour, villain: Id, seed: u64) -> Vec<Step> {
    let shown = seen::server(harbour);
    let numbers = |list: &str, is: &dyn Fn(&Value) -> bool| -> Vec<Id> {
        let all = shown.get(list).and_then(Value::as_array).into_iter().flatten();
        all.filter(|one| is(one)).filter_map(|one| one.get("id")?.as_str()?.parse().ok()).collect()
    };
    let named = |one: &Value, name: &str| one.get("name").and_then(Value::as_str) == Some(name);
    let channels = numbers("channels", &|one| !named(one, STAFF));
    let roles = numbers("roles", &|one| named(one, "Guests") || named(one, "Crew"));
    let people = seen::members(harbour);
    let people = people.iter().filter(|member| !member.bot && member.id != villain && !member.staff);
    let people: Vec<Id> = people.map(|member| member.id).collect();
    raid::nuke(seed, harbour.place.id, &channels, &roles, &people)
}

async fn pause(millis: i64) {
    tokio::time::sleep(Duration::from_millis(millis.unsigned_abs())).await;
}
