//! Gives back to Discord what it gave for a verification: at once, again where that failed, and before Lodge stops.
//!
//! ```text
//! a token is dropped ──> line ──> Discord ──┬─> given back
//!                          └── after a pause ┘ not taken
//! ```
//!
//! Tokens are in memory only. A process that is killed takes them along: nobody has them any more, the next one begins with
//! an empty line, and Discord lets them run out after seven days.

use std::{future::Future, sync::Arc, time::Duration};

use lodge_register::Clock;
use tokio::task::JoinSet;

use super::{Entrance, portal::EntrancePortal};
use crate::{oauth::Unknown, verify::token::ToRevoke};

/// So many are given back at once.
const AT_ONCE: usize = 8;
/// How often it is looked whether a pause is over.
const LOOKS: Duration = Duration::from_millis(100);
/// The first pause, and the longest, in milliseconds.
const PAUSES: (i64, i64) = (500, 300_000);
/// How long Lodge waits at the end for those that are out.
pub const LAST: Duration = Duration::from_secs(10);

/// Gives back what is dropped for as long as something else runs, and then what is left of it.
pub async fn beside<T>(entrance: &Entrance, clock: Arc<dyn Clock>, other: impl Future<Output = T>) -> T {
    let ended = tokio::select! {
        ended = other => ended,
        never = for_ever(entrance, clock) => match never {},
    };
    if tokio::time::timeout(LAST, finish(entrance)).await.is_err() {
        tracing::warn!(count = entrance.revocations.len(), "Not every token could be given back to Discord");
    }
    ended
}

/// What never comes.
enum Never {}

async fn for_ever(entrance: &Entrance, clock: Arc<dyn Clock>) -> Never {
    let (mut failures, mut again) = (0, clock.now());
    loop {
        entrance.revocations.until_some().await;
        if clock.now() < again {
            tokio::time::sleep(LOOKS).await;
        } else if round(entrance).await {
            failures = 0;
        } else {
            again = clock.now().plus_millis(pause(failures));
            failures += 1;
        }
    }
}

/// How long after so many failures in a row it is not tried.
fn pause(failures: u32) -> i64 {
    let (first, longest) = PAUSES;
    first.saturating_mul(1 << failures.min(20)).min(longest)
}

/// Tries once to give back all that wait. Says whether Discord took them; where it does not, the others keep their tries.
pub async fn round(entrance: &Entrance) -> bool {
    // Without a portal nobody could have got a token.
    let Some(portal) = &entrance.portal else { return true };
    let mut left = entrance.revocations.len();
    while left > 0 {
        let mut some = JoinSet::new();
        while some.len() < left.min(AT_ONCE)
            && let Some(one) = entrance.revocations.pop()
        {
            some.spawn(give_back(portal.clone(), one));
        }
        left = if some.is_empty() { 0 } else { left - some.len() };
        if some.join_all().await.contains(&false) {
            return false;
        }
    }
    true
}

/// Tries to give one back. One that Discord did not take waits again.
async fn give_back(portal: EntrancePortal, one: ToRevoke) -> bool {
    match portal.give_back(one.text()).await {
        Ok(()) => {
            one.done();
            true
        }
        Err(unknown) => {
            if unknown == Unknown::Secret {
                tracing::error!(
                    "Discord does not take the client secret: look at `guard.client_secret_file`"
                );
            }
            tracing::warn!("A token could not be given back to Discord yet");
            false
        }
    }
}

/// Nobody begins any more; waits for those who have begun, and gives back what they had.
async fn finish(entrance: &Entrance) {
    if let Some(portal) = &entrance.portal {
        portal.close();
    }
    loop {
        // First whoever may still bring one, then those that are there.
        let is_busy = entrance.portal.as_ref().is_some_and(EntrancePortal::is_busy);
        if !is_busy && entrance.revocations.is_over() {
            return;
        }
        if entrance.revocations.is_empty() || !round(entrance).await {
            tokio::time::sleep(LOOKS).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_do_not_overflow() {
        assert_eq!([0, 1, 2, 9, 10, 4_000].map(pause), [500, 1_000, 2_000, 256_000, 300_000, 300_000]);
    }
}
