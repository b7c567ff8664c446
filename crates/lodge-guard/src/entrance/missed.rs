//! Bans that we were not told of, because we were away: of those whom a visit is clearly like, Discord is asked.

use std::collections::BTreeSet;

use lodge_store::StoreError;

use crate::{
    Server, Stage,
    commands::Desk,
    ids::{GuildId, UserId},
    rest::calls,
    store::{newcomers, traces},
    verify::compare::Remembered,
};

/// Of so many at most.
const MOST: usize = 5;

/// Marks those as banned who are, and says whether there were any: then what is remembered is to be looked at again.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn marked(
    desk: &Desk,
    guild: GuildId,
    visitor: UserId,
    remembered: &[Remembered],
) -> Result<bool, StoreError> {
    let is_like = |one: &&Remembered| !one.is_banned && !one.token.signal.is_weak() && one.user != visitor;
    let users: BTreeSet<UserId> = remembered.iter().filter(is_like).map(|one| one.user).collect();
    let mut any = false;
    for user in users.into_iter().take(MOST) {
        any |= is_marked(desk, guild, user).await?;
    }
    Ok(any)
}

/// Marks somebody who went while they were looked at, if they were banned: there was nothing to mark then.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn meanwhile(desk: &Desk, guild: GuildId, user: UserId) -> Result<(), StoreError> {
    let known = newcomers::of(&desk.hands.db, Server::of(guild), user).await?;
    if known.is_none_or(|known| known.stage == Stage::Out) {
        is_marked(desk, guild, user).await?;
    }
    Ok(())
}

/// Asks Discord whether somebody is banned, and marks them. Who is not, or cannot be asked about just now, stays as known.
async fn is_marked(desk: &Desk, guild: GuildId, user: UserId) -> Result<bool, StoreError> {
    let Ok(ban) = desk.hands.rest.call(&calls::ban_of(guild, user)).await else { return Ok(false) };
    let is_banned = ban.get("user").is_some();
    if is_banned {
        traces::ban(&desk.hands.db, Server::of(guild), user, desk.now()).await?;
    }
    Ok(is_banned)
}
