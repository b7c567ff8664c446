//! What one person may not do alone, and the yes or no of a second one.

use super::{No, Waiting, allow, note};
use crate::{
    Done,
    allowed::Permissions,
    commands::{self, Desk, spec},
    ids::{GuildId, UserId},
};

/// What waits on a server, the oldest first.
#[must_use]
pub fn waiting(desk: &Desk, guild: GuildId) -> Vec<Waiting> {
    let minutes = i64::from(desk.settings.of(guild).budgets.wait_minutes);
    let shown = |(number, wish): (u64, commands::Wish)| Waiting {
        id: number.cast_signed(),
        by: wish.asked.by,
        what: wish.plan.kind.as_str(),
        weight: u32::try_from(wish.plan.weight.max(1)).unwrap_or(u32::MAX),
        ends_at: wish.at.plus_millis(minutes * 60_000),
    };
    let now = desk.now();
    desk.waiting.of(guild).into_iter().map(shown).filter(|waiting| waiting.ends_at > now).collect()
}

/// A second person says yes: it is done, as the deed of whoever wanted it. What came of it is said.
///
/// # Errors
/// [`No`] if it is not done.
pub async fn approve(desk: &Desk, guild: GuildId, by: UserId, id: i64) -> Result<String, No> {
    let wish = decided(desk, guild, by, id).await?;
    if wish.asked.by == by {
        return Err(No::Forbidden);
    }
    let wish = desk.waiting.take(id.cast_unsigned()).ok_or(No::Before)?;
    note(desk, guild, by, Done::Approved, "yes").await?;
    commands::agreed(desk, wish).await.map_err(|error| {
        tracing::error!(%error, "What two people agreed on could not be carried out");
        No::NotReady
    })
}

/// A second person says no, or whoever wanted it wants it no more.
///
/// # Errors
/// [`No`] if nothing waits.
pub async fn refuse(desk: &Desk, guild: GuildId, by: UserId, id: i64) -> Result<(), No> {
    decided(desk, guild, by, id).await?;
    desk.waiting.take(id.cast_unsigned()).ok_or(No::Before)?;
    Ok(note(desk, guild, by, Done::Approved, "no").await?)
}

/// What is decided about, if it still waits and this one may do such a thing.
async fn decided(desk: &Desk, guild: GuildId, by: UserId, id: i64) -> Result<commands::Wish, No> {
    let wish = desk.waiting.get(id.cast_unsigned()).filter(|wish| wish.asked.guild == guild);
    let wish = wish.ok_or(No::Gone)?;
    allow(desk, guild, by, spec::needs(&wish.asked.tool).unwrap_or(Permissions::ADMINISTRATOR)).await?;
    let minutes = i64::from(desk.settings.of(guild).budgets.wait_minutes);
    if desk.now().millis() - wish.at.millis() > minutes * 60_000 {
        _ = desk.waiting.take(id.cast_unsigned());
        return Err(No::Gone);
    }
    Ok(wish)
}
