//! Ending what was said to end: bans, roles, slow modes, locks.

use std::time::Duration;

use lodge_module::Shutdown;
use lodge_store::StoreError;

use crate::{
    Lift, Server, Timer,
    act::{Why, steps},
    commands::Desk,
    decide::Act,
    store::timers,
    structure::{Bits, Change},
    town::{Guild, OverwriteOf},
};

/// How often it is looked.
const EVERY: Duration = Duration::from_secs(5);
/// When it is tried again, if Discord would not have it.
const AGAIN: i64 = 300_000;

/// Ends what is due, until the end is asked for.
pub async fn tend(desk: Desk, mut stop: Shutdown) {
    loop {
        if let Err(error) = due(&desk).await {
            tracing::error!(%error, "Could not see what ends now");
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = stop.requested() => return,
        }
    }
}

/// Ends what is due now. Says how many it ended.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn due(desk: &Desk) -> Result<usize, StoreError> {
    let due = timers::due(&desk.hands.db, desk.now()).await?;
    let mut ended = 0;
    for timer in due {
        ended += usize::from(end(desk, &timer).await?);
    }
    Ok(ended)
}

async fn end(desk: &Desk, timer: &Timer) -> Result<bool, StoreError> {
    let guild = Server::guild(timer.server_id);
    let drawn = desk.look(|town| {
        let guild = town.guild(guild)?;
        Some(act(guild, timer).map(|act| steps(guild, &[act], "", desk.now())))
    });
    // A server that is not there yet is waited for.
    let Some(drawn) = drawn else {
        timers::later(&desk.hands.db, timer.id, desk.now().plus_millis(AGAIN)).await?;
        return Ok(false);
    };
    if let Some(steps) = drawn {
        let carried = desk.hands.carry(timer.server_id, steps, None).await;
        let temporary = matches!(carried.why, Some(Why::Store | Why::Missing(_)))
            || matches!(carried.why, Some(Why::Refused(refused)) if refused.is_temporary());
        if temporary {
            timers::later(&desk.hands.db, timer.id, desk.now().plus_millis(AGAIN)).await?;
            return Ok(false);
        }
    }
    timers::done(&desk.hands.db, timer.id).await?;
    Ok(true)
}

/// What ends it. Nothing, if there is nothing left to end.
fn act(guild: &Guild, timer: &Timer) -> Option<Act> {
    let id = guild.id;
    Some(match timer.lift {
        Lift::Ban => Act::Unban { guild: id, user: timer.user_id? },
        Lift::Role => Act::RoleRemove { guild: id, user: timer.user_id?, role: timer.role_id? },
        Lift::Timeout => Act::Timeout { guild: id, user: timer.user_id?, until: None },
        Lift::Slowmode => {
            let seconds = timer.before.as_deref().and_then(|before| before.parse().ok()).unwrap_or(0);
            Act::Slowmode { guild: id, channel: timer.channel_id?, seconds }
        }
        // The mind puts back what a raid changed; what it did not hear of for a day is over.
        Lift::Raid => return None,
        Lift::Verification => {
            let level = timer.before.as_deref().and_then(|before| before.parse().ok())?;
            Act::Verification { guild: id, level }
        }
        Lift::Lock => {
            let channel = timer.channel_id?;
            let of = OverwriteOf::Role(guild.everyone());
            let known = guild.channel(channel)?.overwrites.iter().find(|overwrite| overwrite.of() == of)?;
            let before = Bits { allow: known.allow, deny: known.deny };
            let after = crate::commands::opened(before);
            Act::Restore {
                guild: id,
                changes: vec![Change::Overwrite { channel, of, before: Some(before), after }],
            }
        }
    })
}
