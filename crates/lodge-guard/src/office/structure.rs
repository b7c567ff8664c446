//! The server as it is built: put back, or closed.

use lodge_register::Timestamp;

use super::{No, allow, carry, note};
use crate::{
    Done, Server,
    act::Why,
    allowed::Permissions,
    commands::{Desk, say::member},
    decide::Act,
    ids::{GuildId, UserId},
    settings::Topic,
    store::changes,
    structure::{
        Structure,
        restore::{Extra, Logged, of_actor, whole},
        row,
    },
};

/// So many changes are looked at, at most.
const MOST: i64 = 5_000;

/// What was put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// How many changes.
    pub put_back: usize,
    /// How many could not be.
    pub failed: usize,
    /// Why not: the first reason.
    pub why: Option<Why>,
}

/// Takes back what somebody changed since then, and nothing that others did.
///
/// # Errors
/// [`No`] says why not.
pub async fn restore_actor(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    actor: UserId,
    since: Timestamp,
) -> Result<Restored, No> {
    allow(desk, guild, by, Permissions::ADMINISTRATOR).await?;
    let rows = changes::by(&desk.hands.db, Server::of(guild), actor, since, MOST).await?;
    let log = logged(rows, Some(actor));
    let plan = desk.look(|town| {
        let current = Structure::from(town.guild(guild)?);
        Some(of_actor(log.iter(), actor, since, &current))
    });
    put_back(desk, guild, by, plan.ok_or(No::NotReady)?).await
}

/// Makes of a server what it was at that moment. What came since stays, unless it is said that it goes.
///
/// # Errors
/// [`No`] says why not.
pub async fn restore_whole(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    moment: Timestamp,
    extra: Extra,
) -> Result<Restored, No> {
    allow(desk, guild, by, Permissions::ADMINISTRATOR).await?;
    let rows = changes::since(&desk.hands.db, Server::of(guild), moment, MOST).await?;
    let log = logged(rows, None);
    let plan = desk.look(|town| {
        let current = Structure::from(town.guild(guild)?);
        let mut picture = current.clone();
        // The last first: each is turned around.
        log.iter().rev().for_each(|one| picture.apply(&one.change.clone().inverse()));
        Some(whole(&current, &picture, extra))
    });
    put_back(desk, guild, by, plan.ok_or(No::NotReady)?).await
}

/// Rows, the newest first, as a log, the oldest first.
fn logged(rows: Vec<crate::Change>, actor: Option<UserId>) -> Vec<Logged> {
    let read = rows.into_iter().rev().filter_map(|change| {
        let text =
            |text: &Option<lodge_register::Personal<String>>| text.as_ref().map(|text| text.reveal().clone());
        let (before, after) = (text(&change.before), text(&change.after));
        let read = row::read(&change.what, change.object, before.as_deref(), after.as_deref())?;
        Some(Logged { at: change.changed_at, actor, change: read })
    });
    read.collect()
}

async fn put_back(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    changes: Vec<crate::structure::Change>,
) -> Result<Restored, No> {
    if changes.is_empty() {
        return Ok(Restored { put_back: 0, failed: 0, why: None });
    }
    let carried = carry(desk, guild, by, &[Act::Restore { guild, changes }]).await?;
    note(desk, guild, by, Done::Asked, "restore").await?;
    let said = [("count", carried.done.into()), ("who", member(by).into())];
    desk.staff(guild, Topic::Cases, &desk.speaker_of(guild).say("audit-restored", &said)).await;
    Ok(Restored { put_back: carried.done, failed: carried.failed, why: carried.why })
}
