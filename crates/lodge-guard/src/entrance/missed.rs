//! Bans that we were not told of, because we were away: of those whom a visit is clearly like, Discord is asked.

use std::collections::BTreeSet;

use lodge_store::StoreError;

use crate::{
    Server,
    commands::Desk,
    ids::{GuildId, UserId},
    rest::calls,
    store::traces,
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
        // Who is not banned, or cannot be asked about just now, stays as known.
        let Ok(ban) = desk.hands.rest.call(&calls::ban_of(guild, user)).await else { continue };
        if ban.get("user").is_some() {
            traces::ban(&desk.hands.db, Server::of(guild), user, desk.now()).await?;
            any = true;
        }
    }
    Ok(any)
}
