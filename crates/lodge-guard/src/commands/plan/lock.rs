//! Closing a channel, and opening it as it was.

use super::No;
use crate::{
    allowed::Permissions,
    decide::Act,
    ids::ChannelId,
    structure::{Bits, Change},
    town::{Guild, OverwriteOf},
};

/// What nobody may in a channel that is closed.
const CLOSED: [Permissions; 4] = [
    Permissions::SEND_MESSAGES,
    Permissions::SEND_MESSAGES_IN_THREADS,
    Permissions::CREATE_PUBLIC_THREADS,
    Permissions::ADD_REACTIONS,
];

/// Closes a channel to those who have no role that opens it, or opens it again.
///
/// # Errors
/// [`No`] if there is no such channel, or if it is like that already.
pub(crate) fn lock(guild: &Guild, channel: ChannelId, close: bool) -> Result<Act, No> {
    let place = guild.channel(channel).ok_or(No::NoChannel)?;
    let of = OverwriteOf::Role(guild.everyone());
    let known = place.overwrites.iter().find(|overwrite| overwrite.of() == of);
    let before = known.map(|known| Bits { allow: known.allow, deny: known.deny });
    let was = before.unwrap_or(Bits { allow: Permissions::NONE, deny: Permissions::NONE });
    let after = if close {
        Some(Bits { allow: was.allow.without(closed()), deny: was.deny | closed() })
    } else {
        opened(was)
    };
    if after == before {
        return Err(No::Already);
    }
    Ok(Act::Restore { guild: guild.id, changes: vec![Change::Overwrite { channel, of, before, after }] })
}

/// What nobody may in a channel that is closed.
fn closed() -> Permissions {
    CLOSED.into_iter().fold(Permissions::NONE, |sum, one| sum | one)
}

/// What everybody may in a channel that is opened again. Nothing, if the channel says nothing of its own then.
#[must_use]
pub fn opened(was: Bits) -> Option<Bits> {
    let after = Bits { allow: was.allow, deny: was.deny.without(closed()) };
    (!after.allow.is_none() || !after.deny.is_none()).then_some(after)
}
