//! Giving somebody the roles back that were taken from them as a precaution.

use super::{super::carry, Left, Outcome, effect};
use crate::{
    Did, Server,
    commands::Desk,
    decide::Act,
    ids::{GuildId, RoleId, UserId},
    office::No,
    store::roles,
};

/// Gives the roles back that are there still. What the guard cannot give just now is remembered further; those of somebody
/// who left wait until they come back.
pub(super) async fn lifted(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    user: UserId,
) -> Result<Vec<(Did, Outcome)>, No> {
    let (db, server) = (&desk.hands.db, Server::of(guild));
    let had = roles::quarantined(db, server, user).await?;
    let (mut came, mut open, mut away) = (Vec::new(), Vec::new(), Vec::new());
    for role in had {
        let outcome = given(desk, guild, by, (user, role)).await?;
        match outcome {
            Err(left) if left.is_open() => open.push(role),
            Err(Left::NotHere) => away.push(role),
            _ => {}
        }
        came.push((Did::Quarantine, outcome));
    }
    roles::release(db, server, user).await?;
    if !open.is_empty() {
        roles::quarantine(db, server, user, &open, desk.now()).await?;
    }
    if !away.is_empty() {
        roles::stick(db, server, user, &away, desk.now()).await?;
    }
    Ok(came)
}

async fn given(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    (user, role): (UserId, RoleId),
) -> Result<Outcome, No> {
    if !desk.look(|town| town.guild(guild).is_some_and(|guild| guild.role(role).is_some())) {
        return Ok(Err(Left::Gone));
    }
    let carried = carry(desk, guild, by, &[Act::RoleAdd { guild, user, role }]).await?;
    Ok(carried.why.map_or(Ok(()), |why| Err(effect::of(why))))
}
