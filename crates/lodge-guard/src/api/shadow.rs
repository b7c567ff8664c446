//! `/guilds/{guild}/shadow`: what rules that only watch would have done.

use std::collections::BTreeMap;

use axum::{Json, extract::Path, http::StatusCode};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    ShadowDay,
    office::{self, Watched},
    panel::{
        At,
        hall::{held, told},
        shadow::{state, watched},
    },
};

/// What a rule would have done on a day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardShadowDay)]
pub(crate) struct DayDoc {
    /// The day, UTC.
    #[schema(example = "2026-11-23")]
    day: String,
    /// How often it was broken.
    breaches: i64,
    /// By how many members.
    members: i64,
    /// With how many of them a person dealt afterwards.
    judged: i64,
    /// With how many a person dealt whom it had not noticed.
    missed: i64,
}

impl DayDoc {
    fn of(day: &ShadowDay) -> Self {
        let (year, month, date) = day.day.date();
        Self {
            day: format!("{year:04}-{month:02}-{date:02}"),
            breaches: day.breaches,
            members: day.people,
            judged: day.judged,
            missed: day.missed,
        }
    }
}

/// A rule that only watches.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardShadowRule)]
pub(crate) struct RuleDoc {
    /// Its number in the settings.
    rule: u32,
    /// What it is called.
    name: String,
    /// How often it was broken in all these days.
    breaches: i64,
    /// By how many members, each day counted by itself.
    members: i64,
    /// How often each step would have been taken: `delete`, `tell`, `reset-name`, `timeout`, `role`, `kick`, `ban`.
    steps: BTreeMap<&'static str, i64>,
    /// Day by day, the oldest first.
    days: Vec<DayDoc>,
}

impl RuleDoc {
    fn of(watched: &Watched) -> Self {
        let total = &watched.total;
        Self {
            rule: watched.rule.id,
            name: watched.rule.name.clone(),
            breaches: total.breaches,
            members: total.people,
            steps: total.steps().into_iter().filter(|(_, count)| *count > 0).collect(),
            days: watched.days.iter().map(DayDoc::of).collect(),
        }
    }
}

/// What all of them would have done.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardShadow)]
pub(crate) struct ShadowDoc {
    /// Rules that only watch.
    rules: Vec<RuleDoc>,
}

/// What rules that only watch would have done within two weeks. Numbers only: no message, no member.
#[utoipa::path(
    get, path = "/guilds/{guild}/shadow", tag = "Guard", operation_id = "readGuardShadow",
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server.")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "What they would have done.", body = ShadowDoc),
    )
)]
pub(crate) async fn read(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<ShadowDoc>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let held = held(&porch, account, &id).await?;
    let rules = watched(&held).await?.iter().map(RuleDoc::of).collect();
    Ok(Json(ShadowDoc { rules }))
}

/// What becomes of a rule that only watches.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuardShadowSwitch)]
pub(crate) struct Switch {
    /// `on` acts from now on, `shadow` goes on watching and counts anew, `off` does neither.
    #[schema(example = "on", pattern = "^(on|shadow|off)$")]
    state: String,
}

/// Switches a rule on that only watches, or lets it watch and count anew.
#[utoipa::path(
    put, path = "/guilds/{guild}/shadow/{rule}", tag = "Guard", operation_id = "switchGuardShadow",
    request_body = Switch, security(("token" = ["guard:write"])),
    params(
        ("guild" = String, Path, description = "The number of the server."),
        ("rule" = String, Path, description = "The number of the rule in the settings."),
    ),
    responses(spec::Any, spec::Missing, spec::Body, (status = 204, description = "It is so."))
)]
pub(crate) async fn switch(
    At(porch): At,
    bearer: Bearer,
    Path((id, rule)): Path<(String, String)>,
    Json(switch): Json<Switch>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let rule = rule.parse().map_err(|_| Fault::not_found())?;
    let to = state(&switch.state);
    let to = to.ok_or_else(|| Fault::invalid(vec![("state", "guard-settings-choice-wrong")]))?;
    office::switch(&held.desk, held.guild, held.by, rule, to).await.map_err(told)?;
    Ok(StatusCode::NO_CONTENT)
}
