//! `/guilds/{guild}/drills`: a raid on a virtual clock.

use axum::{Json, extract::Path};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    panel::{
        At,
        drills::{self, Asked},
        hall::held,
    },
    rehearse::Better,
};

/// What is played.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuardDrill)]
pub(crate) struct Wanted {
    /// `flood`, `drip`, `nuke` or `alt-return`.
    #[schema(example = "flood", pattern = "^(flood|drip|nuke|alt-return)$")]
    profile: String,
    /// The same number is the same drill.
    #[serde(default)]
    #[schema(default = 1)]
    seed: Option<u64>,
    /// How many come; as many as usual, if nothing is said.
    #[serde(default)]
    #[schema(nullable = false, minimum = 1, maximum = 2000)]
    raiders: Option<u32>,
    /// A preset to try: `small`, `growing` or `under-attack`; the server’s own settings, if nothing is said.
    #[serde(default)]
    #[schema(max_length = 20)]
    preset: String,
    /// The door does not close: all of them get in.
    #[serde(default)]
    jammed: bool,
    /// Those who joined within 24 hours play those who mean well, without who they are.
    #[serde(default)]
    past: bool,
}

/// How a drill went.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardDrillReport)]
pub(crate) struct ReportDoc {
    /// Milliseconds until the first call had its effect; `null`, if none had.
    #[schema(required)]
    contained_millis: Option<i64>,
    /// How many came who mean ill.
    raiders: u32,
    /// How many of them got in.
    got_in: u32,
    /// How many of those were banned.
    banned: u32,
    /// How many of those are still inside.
    missed: u32,
    /// How many came who mean well.
    innocents: u32,
    /// How many of them were hit.
    innocents_hit: u32,
    /// Calls to Discord.
    calls: u32,
    /// Calls that ban many.
    bulk_calls: u32,
    /// How often people were asked to look.
    asked: u32,
    /// How many acts of destruction were done.
    acts_done: u32,
    /// How much is still broken.
    still_broken: u32,
    /// Thresholds that do better, the best first.
    better: Vec<BetterDoc>,
}

/// Thresholds, and how the same drill goes with them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardThresholds)]
pub(crate) struct BetterDoc {
    /// So many who join.
    flood_count: u32,
    /// Within so many seconds.
    flood_seconds: u32,
    /// So many who are alike.
    drip_count: u32,
    /// The score from which somebody is banned.
    ban_from: u16,
    /// Milliseconds until the first call had its effect.
    #[schema(required)]
    contained_millis: Option<i64>,
    /// How many who mean well were hit.
    innocents_hit: u32,
    /// How many raiders are still inside.
    missed: u32,
}

impl BetterDoc {
    const fn of(better: &Better) -> Self {
        Self {
            flood_count: better.flood_count,
            flood_seconds: better.flood_seconds,
            drip_count: better.drip_count,
            ban_from: better.ban_from,
            contained_millis: better.report.contained_millis,
            innocents_hit: better.report.innocents_hit,
            missed: better.report.missed,
        }
    }
}

/// Plays a drill. Nothing is done on Discord.
#[utoipa::path(
    post, path = "/guilds/{guild}/drills", tag = "Guard", operation_id = "playGuardDrill", request_body = Wanted,
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server."), spec::Once),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 200, description = "How it went.", body = ReportDoc),
    )
)]
pub(crate) async fn play(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(wanted): Json<Wanted>,
) -> Result<Json<ReportDoc>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let held = held(&porch, account, &id).await?;
    let flag = |is_on: bool| if is_on { "on".to_owned() } else { String::new() };
    let asked = Asked {
        profile: wanted.profile,
        seed: wanted.seed.map_or_else(String::new, |seed| seed.to_string()),
        raiders: wanted.raiders.map_or_else(String::new, |raiders| raiders.to_string()),
        preset: wanted.preset,
        jammed: flag(wanted.jammed),
        past: flag(wanted.past),
    };
    let drill = asked.drill(&porch, &held).map_err(|wrong| Fault::invalid(vec![wrong]))?;
    let played = drills::play(&porch, &held, drill).await?;
    let report = &played.report;
    Ok(Json(ReportDoc {
        contained_millis: report.contained_millis,
        raiders: report.raiders,
        got_in: report.got_in,
        banned: report.banned,
        missed: report.missed,
        innocents: report.innocents,
        innocents_hit: report.innocents_hit,
        calls: report.calls,
        bulk_calls: report.bulk_calls,
        asked: report.asked,
        acts_done: report.acts_done,
        still_broken: report.still_broken,
        better: played.better.iter().map(BetterDoc::of).collect(),
    }))
}
