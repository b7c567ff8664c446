//! Whether somebody manages a server now: asked of what the guard knows of it, else of Discord, with the bot's own token.
//!
//! No token of theirs is needed for that, and none is kept. Whoever loses the permission loses the pages with it: at once
//! where Discord told of it, within a minute elsewhere.

use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject, Timestamp};
use lodge_store::{Cache, StoreError};

use crate::{
    Kept, MEMBER,
    allowed::{Permissions, Person, in_guild},
    commands::Desk,
    ids::{GuildId, UserId},
    office::{self, No},
    town::Guild,
};

/// Whether somebody manages a server, as Discord just said.
pub(crate) static MANAGES: &Entry = &Entry {
    name: "guard_manages",
    title: "Whether somebody manages a Discord server just now",
    place: Place::Cache("guard-manages"),
    purpose: "to ask Discord no more than once a minute whether somebody still manages a server",
    basis: Basis::Service,
    subject: Subject::Of { kind: MEMBER, by: "member" },
    keep: Keep::Seconds(60),
    on_erase: OnErase::Beyond("it says yes or no, and is over within a minute"),
    critical: false,
    columns: &[
        Column::plain("member", DataClass::Identifier, SqlKind::Text),
        Column::plain("server", DataClass::Identifier, SqlKind::Text),
    ],
};

/// For so long what somebody said holds where nobody can be asked: half an hour.
const LATELY: i64 = 1_800_000;
/// With one of these one manages a server.
const MANAGING: Permissions =
    Permissions::of_bits(Permissions::ADMINISTRATOR.bits() | Permissions::MANAGE_GUILD.bits());

/// Whether somebody manages a server now.
///
/// # Errors
/// [`StoreError`] if cache or store fail.
pub async fn manages(desk: &Desk, cache: &Cache, kept: &Kept, guild: GuildId) -> Result<bool, StoreError> {
    let user = kept.member_id;
    match desk.look(|town| town.guild(guild).map(|guild| seen(guild, user))) {
        Some(Some(manages)) => Ok(manages),
        Some(None) => asked(desk, cache, kept, guild).await,
        // Discord has not told of the server yet, or tells no more.
        None => Ok(is_lately(kept, guild, desk.now())),
    }
}

/// The servers that somebody manages, as far as they are known without asking.
#[must_use]
pub fn known(desk: &Desk, user: UserId) -> Vec<GuildId> {
    desk.look(|town| {
        let manages = |guild: &&Guild| seen(guild, user) == Some(true);
        town.guilds().filter(manages).map(|guild| guild.id).collect()
    })
}

/// What is known of somebody who is the owner, or has a dangerous role.
fn seen(guild: &Guild, user: UserId) -> Option<bool> {
    let roles = guild.roles_of(user);
    let is_known = user == guild.owner || !roles.is_empty();
    is_known.then(|| in_guild(guild, Person::new(user, roles)).any_of(MANAGING))
}

async fn asked(desk: &Desk, cache: &Cache, kept: &Kept, guild: GuildId) -> Result<bool, StoreError> {
    let user = kept.member_id;
    let key = [user.get().to_be_bytes(), guild.get().to_be_bytes()].concat();
    if let Some(said) = cache.get(MANAGES, &key).await? {
        return Ok(said == [1]);
    }
    let manages = match office::may(desk, guild, user).await {
        Ok(permissions) => permissions.any_of(MANAGING),
        Err(No::Forbidden) => false,
        Err(No::Store(error)) => return Err(error),
        // Discord does not say now: asked again next time.
        Err(_) => return Ok(is_lately(kept, guild, desk.now())),
    };
    cache.put(MANAGES, &key, &[u8::from(manages)]).await?;
    Ok(manages)
}

/// Whether they said within the last half hour, through Discord, that they manage it.
fn is_lately(kept: &Kept, guild: GuildId, now: Timestamp) -> bool {
    now.millis() - kept.told_at.millis() < LATELY && kept.guilds().any(|known| known == guild)
}
