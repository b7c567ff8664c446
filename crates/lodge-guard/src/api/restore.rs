//! `/guilds/{guild}/changes` and `/guilds/{guild}/restore`.

use axum::{
    Json,
    extract::{Path, Query},
};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, Listed, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::which::Which;

use crate::{
    office::{self, No, Restored, Sketch},
    panel::{
        At,
        hall::{held, told},
        history::{Line, Noted, noted, number, stays},
        restore::extent,
    },
    when,
};

/// A change of a server’s channels, roles or permissions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardChange)]
pub(crate) struct ChangeDoc {
    /// What it is: `role`, `channel`, `overwrite`, `server`, `member-roles`, `ban` or `other`.
    #[schema(example = "channel")]
    what: &'static str,
    /// What becomes of it: `made`, `changed` or `gone`.
    #[schema(example = "gone")]
    how: &'static str,
    /// Its number on Discord; empty for the server itself.
    id: String,
    /// What it is called; empty, if it has no name.
    name: String,
}

impl From<&Line> for ChangeDoc {
    fn from(line: &Line) -> Self {
        Self { what: line.what, how: line.how, id: line.id.clone(), name: line.name.clone() }
    }
}

/// A change that was written down.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardNotedChange)]
pub(crate) struct NotedDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    number: String,
    /// What changed.
    change: ChangeDoc,
    /// The number of who did it, if that is known.
    #[schema(required)]
    actor: Option<String>,
    /// When.
    #[schema(format = DateTime)]
    changed_at: String,
}

impl From<&Noted> for NotedDoc {
    fn from(noted: &Noted) -> Self {
        Self {
            number: noted.id.to_string(),
            change: ChangeDoc::from(&noted.line),
            actor: noted.actor.map(|actor| actor.to_string()),
            changed_at: noted.at.to_string(),
        }
    }
}

/// What was changed on a server within 90 days, newest first.
#[utoipa::path(
    get, path = "/guilds/{guild}/changes", tag = "Guard", operation_id = "listGuildChanges",
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server."), Which),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "Changes.", body = Listed<NotedDoc>),
    )
)]
pub(crate) async fn changes(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Result<Json<Listed<NotedDoc>>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let (actor, before, limit) = which.read()?;
    let held = held(&porch, account, &id).await?;
    let mut all = noted(&held, actor, before, limit).await?;
    let more = all.len() > limit;
    all.truncate(limit);
    let next = all.last().filter(|_| more).map(|last| last.id.to_string());
    Ok(Json(Listed { items: all.iter().map(NotedDoc::from).collect(), next }))
}

/// What is to be put back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuardRestore)]
pub(crate) struct Wanted {
    /// The number of who changed it: only what they changed is put back. Without it, the whole server is.
    #[serde(default)]
    #[schema(max_length = 20)]
    actor: String,
    /// Since when; 90 days back at most.
    #[schema(format = DateTime, max_length = 40)]
    since: String,
    /// Whether what came since goes, where the whole server is put back.
    #[serde(default)]
    remove_new: bool,
    /// Whether only to say what would be done.
    #[serde(default)]
    dry_run: bool,
}

/// A change that stays.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardStays)]
pub(crate) struct LeftDoc {
    /// What would be changed.
    change: ChangeDoc,
    /// Why it is not: `same`, `others`, `gone`, `since`, `missing` or `too-much`.
    #[schema(example = "others")]
    because: &'static str,
}

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardRestored)]
pub(crate) struct Done {
    /// What is put back, in this order: before anything is done.
    changes: Vec<ChangeDoc>,
    /// What is not, and why.
    left: Vec<LeftDoc>,
    /// Whether more was changed than is looked at, so that the oldest stays.
    cut: bool,
    /// How many changes were put back.
    put_back: usize,
    /// How many could not be.
    failed: usize,
    /// Whether it waits for a second person’s yes.
    waits: bool,
}

impl Done {
    fn of(sketch: &Sketch) -> Self {
        let left = |left| {
            let (line, because) = stays(left);
            LeftDoc { change: ChangeDoc::from(&line), because }
        };
        Self {
            changes: sketch.changes.iter().map(|change| ChangeDoc::from(&Line::of(change))).collect(),
            left: sketch.left.iter().map(left).collect(),
            cut: sketch.is_cut,
            put_back: 0,
            failed: 0,
            waits: false,
        }
    }
}

/// Puts back what somebody changed, or the whole server. Only whoever is an administrator there may.
#[utoipa::path(
    post, path = "/guilds/{guild}/restore", tag = "Guard", operation_id = "restoreGuild", request_body = Wanted,
    security(("token" = ["guard:write"])),
    params(("guild" = String, Path, description = "The number of the server."), spec::Once),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 200, description = "What came of it.", body = Done),
    )
)]
pub(crate) async fn restore(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(wanted): Json<Wanted>,
) -> Result<Json<Done>, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let wrong = |field, message| Fault::invalid(vec![(field, message)]);
    let actor = match wanted.actor.as_str() {
        "" => None,
        typed => Some(number(typed).ok_or_else(|| wrong("actor", "guard-settings-number-wrong"))?),
    };
    let now = held.desk.now();
    let since = when::read(&wanted.since).filter(|since| *since >= now.plus_days(-90) && *since < now);
    let since = since.ok_or_else(|| wrong("since", "guard-restore-since-wrong"))?;
    let extent = extent(actor, since, wanted.remove_new);
    let sketch = office::sketch(&held.desk, held.guild, held.by, extent).await.map_err(told)?;
    let mut done = Done::of(&sketch);
    if wanted.dry_run {
        return Ok(Json(done));
    }
    match office::restore(&held.desk, held.guild, held.by, extent).await {
        Ok(Restored { put_back, failed, .. }) => (done.put_back, done.failed) = (put_back, failed),
        Err(No::Waits(_)) => done.waits = true,
        Err(no) => return Err(told(no)),
    }
    Ok(Json(done))
}
