//! What is about a whole server: its settings, and closing it.

use super::{No, allow, carry, note};
use crate::{
    Done, Kind, Server,
    allowed::Permissions,
    commands::{Desk, lock},
    entrance::turns,
    ids::{ChannelId, GuildId, UserId},
    settings::Settings,
    store::cases::{self, Opening},
};

/// Kinds of channels that people write in: text, announcements, forums.
const WRITTEN: [u8; 3] = [0, 5, 15];

/// From now on a server has these settings.
///
/// # Errors
/// [`No`] if it does not.
pub async fn set(desk: &Desk, guild: GuildId, by: UserId, settings: Settings) -> Result<(), No> {
    allow(desk, guild, by, Permissions::MANAGE_GUILD).await?;
    let old = desk.settings.of(guild);
    desk.settings.change(&desk.hands.db, guild, settings).await?;
    super::shadow::changed(desk, guild, &old).await?;
    turns::changed(desk, guild, &old.entrance).await?;
    Ok(note(desk, guild, by, Done::Set, "settings").await?)
}

/// Closes all channels that people write in, or opens them again.
///
/// # Errors
/// [`No`] if none of them is.
pub async fn lockdown(desk: &Desk, guild: GuildId, by: UserId, is_on: bool) -> Result<(), No> {
    allow(desk, guild, by, Permissions::MANAGE_CHANNELS).await?;
    let acts = desk.look(|town| {
        let guild = town.guild(guild)?;
        let written = guild.channels().iter().filter(|channel| WRITTEN.contains(&channel.kind));
        // A channel that is like that already needs no act.
        Some(written.filter_map(|channel| lock(guild, channel.id, is_on).ok()).collect::<Vec<_>>())
    });
    let acts = acts.ok_or(No::NotReady)?;
    if acts.is_empty() {
        return Err(No::Before);
    }
    let found = super::before(desk, guild, &acts).await;
    let carried = carry(desk, guild, by, &acts).await?;
    if let (0, Some(why)) = (carried.done, carried.why) {
        return Err(No::Refused(why));
    }
    let opening = Opening {
        server: Server::of(guild),
        kind: if is_on { Kind::Lockdown } else { Kind::Unlock },
        target: None,
        channel: None::<ChannelId>,
        reason: None,
        rule: None,
        actor: Some(by),
        tool: "lockdown".to_owned(),
        weight: 1,
        ends_at: None,
    };
    let case = cases::open(&desk.hands.db, opening, desk.now()).await?;
    Ok(super::note_effects(desk, &case, found, &carried).await?)
}
