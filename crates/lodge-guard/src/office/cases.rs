//! Cases: another reason, and taking back.

use super::{No, allow, carry, case};
use crate::{
    Kind,
    allowed::Permissions,
    commands::{Desk, inverse},
    ids::{GuildId, UserId},
    store::cases,
};

/// What somebody has to be allowed to take back this.
const fn needs(kind: Kind) -> Permissions {
    match kind {
        Kind::Ban | Kind::Tempban | Kind::Softban | Kind::Unban => Permissions::BAN_MEMBERS,
        Kind::Quarantine | Kind::Release | Kind::RoleGiven | Kind::RoleTaken => Permissions::MANAGE_ROLES,
        Kind::Slowmode | Kind::Lockdown | Kind::Unlock => Permissions::MANAGE_CHANNELS,
        _ => Permissions::MODERATE_MEMBERS,
    }
}

/// Takes a case back: on Discord where something can be, and in the record.
///
/// # Errors
/// [`No`] if it is not.
pub async fn undo(desk: &Desk, guild: GuildId, by: UserId, number: i64) -> Result<(), No> {
    let case = case(desk, guild, number).await?;
    allow(desk, guild, by, needs(case.kind)).await?;
    if case.undone_at.is_some() {
        return Err(No::Before);
    }
    let acts = inverse(desk, &case).await?;
    if let Some(why) = carry(desk, guild, by, &acts).await?.why {
        return Err(No::Refused(why));
    }
    if cases::undo(&desk.hands.db, &case, Some(by), desk.now()).await? { Ok(()) } else { Err(No::Before) }
}

/// Gives a case another reason.
///
/// # Errors
/// [`No`] if it does not get it.
pub async fn edit_reason(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    number: i64,
    reason: String,
) -> Result<(), No> {
    allow(desk, guild, by, Permissions::MODERATE_MEMBERS).await?;
    let case = case(desk, guild, number).await?;
    Ok(cases::reword(&desk.hands.db, &case, reason, by, desk.now()).await?)
}
