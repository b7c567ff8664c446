//! Cases: another reason.

use super::{No, allow, case};
use crate::{
    allowed::Permissions,
    commands::Desk,
    ids::{GuildId, UserId},
    store::cases,
};

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
