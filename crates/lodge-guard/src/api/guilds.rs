//! `/guilds` and `/guilds/{guild}`.

use axum::{
    Json,
    extract::{Path, Query},
};
use lodge_accounts::Scope;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, Tagged, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    office,
    panel::{
        At,
        hall::{Room, all_held, held, told},
        lacking::lacking,
        overview::{health, waits},
    },
};

/// A Discord server that the token’s account manages.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Guild)]
pub(crate) struct GuildDoc {
    /// Its number on Discord.
    #[schema(example = "1188000000000000041")]
    id: String,
    /// What it is called.
    name: String,
    /// How many are in it; 0 until Discord has told of it.
    members: u64,
    /// Whether Discord has told of it since the guard started.
    known: bool,
}

impl GuildDoc {
    fn of(room: &Room) -> Self {
        Self { id: room.id.to_string(), name: room.name.clone(), members: room.members, known: room.is_known }
    }
}

/// A permission that the guard lacks on a server.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MissingDoc {
    /// Which, as Discord names it.
    #[schema(example = "BAN_MEMBERS")]
    permission: &'static str,
    /// Where it is mended.
    link: String,
}

/// How a server and its guard are.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuildState)]
pub(crate) struct StateDoc {
    /// Its number on Discord.
    #[schema(example = "1188000000000000041")]
    id: String,
    /// What it is called.
    name: String,
    /// How many are in it.
    members: u64,
    /// `listening`, `connecting` or `over`.
    #[schema(example = "listening")]
    connection: &'static str,
    /// When the guard last heard something of Discord.
    #[schema(required, format = DateTime)]
    heard_at: Option<String>,
    /// How many events it heard.
    events: u64,
    /// How many calls it made.
    calls: u64,
    /// Reports that nobody looked at; 100 at most are counted.
    reports: usize,
    /// Appeals that nobody decided about; 100 at most are counted.
    appeals: usize,
    /// Permissions that the guard lacks.
    missing: Vec<MissingDoc>,
}

/// All servers that the account manages and the guard is on, in the order of their names.
#[utoipa::path(
    get, path = "/guilds", tag = "Guard", operation_id = "listGuilds", params(Asked),
    security(("token" = ["guard:read"])),
    responses(
        spec::Any, spec::Query,
        (status = 200, description = "Servers.", body = Listed<GuildDoc>),
    )
)]
pub(crate) async fn list(
    At(porch): At,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<GuildDoc>>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let (Cursor(after), limit) = asked.read()?;
    let number = |room: &Room| room.id.get().cast_signed();
    let mut all = all_held(&porch, account).await?;
    all.sort_by_key(number);
    all.retain(|room| number(room) > after);
    Ok(Json(next_of(all, limit, number, GuildDoc::of)))
}

/// How one of them is.
#[utoipa::path(
    get, path = "/guilds/{guild}", tag = "Guard", operation_id = "readGuild",
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server.")),
    responses(spec::Any, spec::Missing, (status = 200, description = "How it is.", body = StateDoc))
)]
pub(crate) async fn read(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Tagged<StateDoc>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let held = held(&porch, account, &id).await?;
    let (health, waits) = (health(&porch, &held), waits(&held).await?);
    let missing = lacking(&porch, &held).into_iter();
    let missing = missing.map(|one| MissingDoc { permission: one.permission, link: one.link }).collect();
    Ok(Tagged(StateDoc {
        id: held.room.id.to_string(),
        name: held.room.name,
        members: held.room.members,
        connection: health.word,
        heard_at: health.heard_at.map(|at| at.to_string()),
        events: health.events,
        calls: health.calls,
        reports: waits.reports,
        appeals: waits.appeals,
        missing,
    }))
}

/// Whether the channels of a server are to be closed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuildLock)]
pub(crate) struct Lock {
    /// `true` closes them, `false` opens them again.
    closed: bool,
}

/// Closes the channels of a server, or opens them again.
#[utoipa::path(
    put, path = "/guilds/{guild}/lock", tag = "Guard", operation_id = "lockGuild", request_body = Lock,
    security(("token" = ["guard:write"])),
    params(("guild" = String, Path, description = "The number of the server.")),
    responses(spec::Any, spec::Missing, spec::Body, (status = 204, description = "They are."))
)]
pub(crate) async fn lock(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(lock): Json<Lock>,
) -> Result<axum::http::StatusCode, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    office::lockdown(&held.desk, held.guild, held.by, lock.closed).await.map_err(told)?;
    Ok(axum::http::StatusCode::NO_CONTENT)
}
