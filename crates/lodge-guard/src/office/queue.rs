//! What one person may not do alone, and the yes or no of a second one.

use lodge_register::Id;

use super::{No, Restored, allow, note, structure};
use crate::{
    Done, Server, Wish,
    allowed::Permissions,
    commands::{self, Desk, Wanted, spec},
    ids::{GuildId, UserId},
    store::wishes,
};

/// An act that waits for a second person.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// As it is written down.
    pub wish: Wish,
    /// What is wanted.
    pub wanted: Wanted,
}

/// What waits on a server, the oldest first.
///
/// # Errors
/// [`No::Store`] if the store fails.
pub async fn waiting(desk: &Desk, guild: GuildId) -> Result<Vec<Waiting>, No> {
    let all = wishes::of(&desk.hands.db, Server::of(guild), desk.now()).await?;
    Ok(all.into_iter().filter_map(read).collect())
}

/// A second person says yes: it is done, as the deed of whoever wanted it. What came of it is said.
///
/// # Errors
/// [`No`] if it is not done.
pub async fn approve(desk: &Desk, guild: GuildId, by: UserId, id: Id<Wish>) -> Result<String, No> {
    let Waiting { wish, wanted } = decided(desk, guild, by, id).await?;
    if wish.by_id == by {
        return Err(No::Own);
    }
    // Taken before it is done: should Lodge stop in between, it is asked for anew rather than done twice.
    if !wishes::take(&desk.hands.db, wish.id).await? {
        return Err(No::Before);
    }
    note(desk, guild, by, Done::Approved, "yes").await?;
    match wanted {
        Wanted::Restore { changes } => {
            let restored = structure::agreed(desk, guild, wish.by_id, changes).await?;
            Ok(said(desk, guild, &restored))
        }
        Wanted::Command { asked, plan } => commands::agreed(desk, &asked, *plan).await.map_err(|error| {
            tracing::error!(%error, "What two people agreed on could not be carried out");
            No::NotReady
        }),
    }
}

/// A second person says no, or whoever wanted it wants it no more.
///
/// # Errors
/// [`No`] if nothing waits.
pub async fn refuse(desk: &Desk, guild: GuildId, by: UserId, id: Id<Wish>) -> Result<(), No> {
    let waiting = decided(desk, guild, by, id).await?;
    if !wishes::take(&desk.hands.db, waiting.wish.id).await? {
        return Err(No::Before);
    }
    Ok(note(desk, guild, by, Done::Approved, "no").await?)
}

/// What is decided about, if it still waits and this one may do such a thing.
async fn decided(desk: &Desk, guild: GuildId, by: UserId, id: Id<Wish>) -> Result<Waiting, No> {
    let found = wishes::by_id(&desk.hands.db, Server::of(guild), id, desk.now()).await?;
    let waiting = found.and_then(read).ok_or(No::Gone)?;
    let needs = spec::needs(waiting.wanted.tool()).unwrap_or(Permissions::ADMINISTRATOR);
    allow(desk, guild, by, needs).await?;
    Ok(waiting)
}

/// A wish that another version of Lodge wrote is none.
fn read(wish: Wish) -> Option<Waiting> {
    Wanted::read(&wish).map(|wanted| Waiting { wish, wanted })
}

fn said(desk: &Desk, guild: GuildId, restored: &Restored) -> String {
    desk.speaker_of(guild).restored(restored)
}
