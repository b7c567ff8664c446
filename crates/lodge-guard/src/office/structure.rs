//! The server as it is built: what would be put back, and putting it back.

use lodge_register::Timestamp;
use lodge_store::StoreError;

use super::{No, allow, carry, note};
use crate::{
    Done, Server,
    act::Why,
    allowed::Permissions,
    commands::{Desk, Wanted, ask_second, say::member},
    decide::{
        Act,
        second::{Spent, Verdict},
    },
    ids::{GuildId, UserId},
    settings::Topic,
    store::changes,
    structure::{
        Change, Structure,
        left::{self, Because, Left},
        restore::{Extra, Logged, of_actor, whole},
        row,
    },
    town::Guild,
};

/// So many changes are looked at, at most.
const MOST: i64 = 5_000;

/// What is to be put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What one person changed since then, and nothing that others did.
    Actor(UserId, Timestamp),
    /// The whole server, as it was at that moment. What came since goes only if that is said.
    Whole(Timestamp, Extra),
}

/// What would be put back, and what not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sketch {
    /// What would be done, in this order.
    pub changes: Vec<Change>,
    /// What would not, and why.
    pub left: Vec<Left>,
    /// Whether more was changed than is looked at.
    pub is_cut: bool,
}

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

/// Says what would be put back. Nothing is done.
///
/// # Errors
/// [`No`] says why nobody can say.
pub async fn sketch(desk: &Desk, guild: GuildId, by: UserId, extent: Extent) -> Result<Sketch, No> {
    allow(desk, guild, by, Permissions::ADMINISTRATOR).await?;
    let (db, server) = (&desk.hands.db, Server::of(guild));
    let (rows, actor) = match extent {
        Extent::Actor(actor, since) => (changes::by(db, server, actor, since, MOST).await?, Some(actor)),
        Extent::Whole(moment, _) => (changes::since(db, server, moment, MOST).await?, None),
    };
    let is_cut = i64::try_from(rows.len()).is_ok_and(|count| count >= MOST);
    let log = logged(rows, actor);
    let drawn = desk.look(|town| town.guild(guild).map(|guild| drawn(guild, &log, extent)));
    Ok(Sketch { is_cut, ..drawn.ok_or(No::NotReady)? })
}

/// Puts it back. Where the server's rules want a second person for so much, it waits for one.
///
/// # Errors
/// [`No`] says why not; [`No::Waits`] that it waits.
pub async fn restore(desk: &Desk, guild: GuildId, by: UserId, extent: Extent) -> Result<Restored, No> {
    let sketch = sketch(desk, guild, by, extent).await?;
    let missing = |left: &Left| match left.because {
        Because::Missing(missing) => Some(Why::Missing(missing)),
        _ => None,
    };
    let failed = sketch.left.iter().filter_map(missing).count();
    let why = sketch.left.iter().find_map(missing);
    if sketch.changes.is_empty() {
        return Ok(Restored { put_back: 0, failed, why });
    }
    let budgets = &desk.settings.of(guild).budgets;
    let acts = [Act::Restore { guild, changes: sketch.changes }];
    let verdict = Spent::default().weigh(budgets, by, &acts, desk.now());
    let [act] = acts;
    let Act::Restore { changes, .. } = act else { return Err(No::NotReady) };
    if verdict != Verdict::Go {
        let minutes = ask_second(desk, guild, by, &Wanted::Restore { changes }).await?;
        return Err(No::Waits(minutes));
    }
    let done = agreed(desk, guild, by, changes).await?;
    Ok(Restored { failed: done.failed + failed, why: done.why.or(why), ..done })
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
    restore(desk, guild, by, Extent::Actor(actor, since)).await
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
    restore(desk, guild, by, Extent::Whole(moment, extra)).await
}

fn drawn(guild: &Guild, log: &[Logged], extent: Extent) -> Sketch {
    let current = Structure::from(guild);
    let (plan, stays) = match extent {
        Extent::Actor(actor, since) => {
            let plan = of_actor(log.iter(), actor, since, &current);
            let stays = left::of_actor(log, (actor, since), &current, &plan);
            (plan, stays)
        }
        Extent::Whole(_, extra) => {
            let mut picture = current.clone();
            // The last first: each is turned around.
            log.iter().rev().for_each(|one| picture.apply(&one.change.clone().inverse()));
            let plan = whole(&current, &picture, extra);
            let all = whole(&current, &picture, Extra::Remove).into_iter();
            let stays = all.filter(|change| !plan.contains(change));
            (plan.clone(), stays.map(|change| Left { change, because: Because::Since }).collect())
        }
    };
    let (changes, mut left) = left::possible(guild, plan);
    left.extend(stays);
    Sketch { changes, left, is_cut: false }
}

/// Rows, the newest first, as a log, the oldest first.
fn logged(rows: Vec<crate::Change>, actor: Option<UserId>) -> Vec<Logged> {
    let read = rows.into_iter().rev().filter_map(|change| {
        let read = row::change(&change)?;
        Some(Logged { at: change.changed_at, actor, change: read })
    });
    read.collect()
}

/// Without what was made anew since they were drawn: the log knows it by its new number.
async fn still_gone(desk: &Desk, guild: GuildId, changes: Vec<Change>) -> Result<Vec<Change>, StoreError> {
    let mut still = Vec::with_capacity(changes.len());
    for change in changes {
        let makes =
            matches!(change, Change::Role { before: None, .. } | Change::Channel { before: None, .. });
        let object = row::of(&change).object;
        if !makes || changes::tells_of(&desk.hands.db, Server::of(guild), object).await? {
            still.push(change);
        }
    }
    Ok(still)
}

/// Makes the changes: whoever may and has to agree did.
pub(super) async fn agreed(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    changes: Vec<Change>,
) -> Result<Restored, No> {
    let changes = still_gone(desk, guild, changes).await?;
    let carried = carry(desk, guild, by, &[Act::Restore { guild, changes }]).await?;
    note(desk, guild, by, Done::Asked, "restore").await?;
    let said = [("count", carried.done.into()), ("who", member(by).into())];
    desk.staff(guild, Topic::Cases, &desk.speaker_of(guild).say("audit-restored", &said)).await;
    Ok(Restored { put_back: carried.done, failed: carried.failed, why: carried.why })
}
