//! What those who look after a server do on its pages and over the API. Each act is held against what Discord lets them do,
//! and leaves a deed behind, as the command of the same name does.

mod appeals;
mod back;
mod cases;
mod entrance;
mod missing;
mod native;
mod queue;
pub(crate) mod renumbered;
mod server;
mod shadow;
mod stopped;
mod structure;

pub use appeals::{Reached, decide_appeal, settle_report};
pub use back::{Left, Undone, undo};
pub(crate) use back::{before, note as note_effects, put_back};
pub use cases::edit_reason;
pub use entrance::{ask_again, judge_visit, let_in, post_entrance, renew, tell_apart, turn_away};
pub use missing::{MissingPermission, NEEDED, invitation, missing, wanted};
pub use native::{Synced, dry_run, native_plan, sync_native};
pub use queue::{Waiting, approve, refuse, waiting};
pub use server::{lockdown, set};
pub use shadow::{DAYS, Watched, note_shadow, switch, watched};
pub use stopped::{ban, release};
pub use structure::{Extent, Restored, Sketch, restore, restore_actor, restore_whole, sketch};

use lodge_register::Id;
use lodge_store::StoreError;
use serde_json::Value;

use crate::{
    Case, Deed, Done, Server,
    act::{Carried, steps},
    allowed::{Permissions, Person, in_guild},
    commands::Desk,
    decide::Act,
    ids::{GuildId, RoleId, UserId},
    rest::{Why, calls},
    store::deeds,
};

/// Why something is not done.
#[derive(Debug)]
pub enum No {
    /// Discord does not let them.
    Forbidden,
    /// It is their own wish: somebody else has to say yes.
    Own,
    /// A second person has so many minutes to say yes.
    Waits(u32),
    /// There is no such thing on that server.
    Gone,
    /// Somebody was faster.
    Before,
    /// They have done as much in this hour as one person may.
    Spent,
    /// Discord has not told of the server yet.
    NotReady,
    /// Discord, or what the guard itself lacks there, is in the way.
    Refused(crate::act::Why),
    /// The store failed.
    Store(StoreError),
}

impl From<StoreError> for No {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What somebody may do on a server: asked of what is known, else of Discord.
///
/// # Errors
/// [`No`] if nobody can say.
pub async fn may(desk: &Desk, guild: GuildId, by: UserId) -> Result<Permissions, No> {
    let known = desk.look(|town| {
        let guild = town.guild(guild)?;
        let roles = guild.roles_of(by);
        let is_known = by == guild.owner || !roles.is_empty();
        Some(is_known.then(|| in_guild(guild, Person::new(by, roles))))
    });
    match known {
        None => Err(No::NotReady),
        Some(Some(permissions)) => Ok(permissions),
        Some(None) => asked(desk, guild, by).await,
    }
}

async fn asked(desk: &Desk, guild: GuildId, by: UserId) -> Result<Permissions, No> {
    let roles = roles(desk, guild, by).await?;
    let found = desk.look(|town| town.guild(guild).map(|guild| in_guild(guild, Person::new(by, &roles))));
    found.ok_or(No::NotReady)
}

/// The roles of somebody, as Discord has them just now. Whoever is not on the server may do nothing there.
async fn roles(desk: &Desk, guild: GuildId, by: UserId) -> Result<Vec<RoleId>, No> {
    let member = match desk.hands.rest.call(&calls::member(guild, by)).await {
        Ok(member) => member,
        // Who is not on the server may do nothing there.
        Err(refused) if refused.why == Why::UnknownPerson => return Err(No::Forbidden),
        Err(refused) => return Err(No::Refused(crate::act::Why::Refused(refused))),
    };
    let roles = member.get("roles").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    Ok(roles.iter().filter_map(Value::as_str).filter_map(|id| id.parse().ok()).map(RoleId::new).collect())
}

/// Whether somebody may do all of this on a server.
async fn allow(desk: &Desk, guild: GuildId, by: UserId, all: Permissions) -> Result<(), No> {
    if may(desk, guild, by).await?.has(all) { Ok(()) } else { Err(No::Forbidden) }
}

/// Carries acts out for somebody.
async fn carry(desk: &Desk, guild: GuildId, by: UserId, acts: &[Act]) -> Result<Carried, No> {
    let drawn = desk
        .look(|town| town.guild(guild).map(|guild| steps(guild, acts, &format!("{by} · Lodge"), desk.now())));
    let steps = drawn.ok_or(No::NotReady)?;
    let carried = desk.hands.carry(Server::of(guild), steps, None).await;
    renumbered::or_said(desk, guild, &carried.anew).await;
    Ok(carried)
}

/// Notes a deed that opens no case.
async fn note(desk: &Desk, guild: GuildId, by: UserId, done: Done, tool: &str) -> Result<(), StoreError> {
    let db = &desk.hands.db;
    let deed = deeds::deed(db, Server::of(guild), by, done, desk.now());
    deeds::note(db, &Deed { tool: tool.to_owned(), ..deed }).await
}

/// A case of a server, by its number.
async fn case(desk: &Desk, guild: GuildId, number: i64) -> Result<Case, No> {
    let server: Id<Server> = Server::of(guild);
    crate::store::cases::by_number(&desk.hands.db, server, number).await?.ok_or(No::Gone)
}
