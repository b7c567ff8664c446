//! Looking at a visit: clear signals become tokens, tokens are compared, and a decision is made, noted and followed.
//!
//! ```text
//! Seen ──keys (argon2id)──> tokens ──> alike ──> decide ──> noted, remembered ──> course
//!                             └── the clear values are gone
//! ```

use std::sync::Arc;

use lodge_register::{Id, Timestamp};
use lodge_store::StoreError;

use super::{course::happened, missed, mutual};
use crate::{
    Case, Kind, Server,
    commands::Desk,
    event::Member,
    ids::{GuildId, UserId},
    rest::{Refused, Why, calls},
    store::{cases, epochs, newcomers, once, traces, verifications},
    verify::{
        compare::alike,
        decide::{Decision, Evidence, Way, decide, with_elsewhere},
        epoch::Quarter,
        flow::{Event, Step},
        signal::{
            Clear, Token,
            account::{self, Account},
            key::{EpochKey, Unkeyed},
            network::Network,
            timing::{SOON, soon_after_a_ban},
        },
    },
};

/// What is seen of a visit. Where there was no page, nothing is but the account.
pub struct Seen {
    /// What the page saw, in clear. It is gone when this is decided about.
    pub clear: Option<Clear>,
    /// What kind of network they come from, whoever said so.
    pub network: Network,
}

impl Seen {
    /// Nobody saw anything: they only pressed the button.
    #[must_use]
    pub const fn nothing() -> Self {
        Self { clear: None, network: Network::Unknown }
    }
}

/// Why nothing was decided. Whoever it is about comes before the staff, but where it is not their turn, or they left.
#[derive(Debug, thiserror::Error)]
pub enum EntranceError {
    /// It is not their turn to be looked at, or somebody looks already.
    #[error("there is nothing to look at now")]
    NotNow,
    /// They are not on the server any more.
    #[error("whoever is looked at has left")]
    Left,
    /// The store failed.
    #[error("could not look at a visit: the store failed")]
    Store(#[from] StoreError),
    /// There was no memory to key the signals.
    #[error(transparent)]
    Unkeyed(#[from] Unkeyed),
    /// Discord did not say who they are.
    #[error("could not look at a visit: {0}")]
    Discord(Refused),
    /// Keying broke off.
    #[error("could not look at a visit: keying it broke off")]
    Broke,
}

/// Looks at a visit of somebody who is to be looked at, once, and follows what is decided.
///
/// # Errors
/// [`EntranceError`] if nothing was decided. The staff has been asked then, but where there is nothing to decide.
pub async fn look(desk: &Desk, guild: GuildId, user: UserId, seen: Seen) -> Result<Decision, EntranceError> {
    let server = Server::of(guild);
    let newcomer = newcomers::of(&desk.hands.db, server, user).await?.ok_or(EntranceError::NotNow)?;
    if newcomer.standing().at != Step::Looking {
        return Err(EntranceError::NotNow);
    }
    // Whoever looks first looks; what breaks off here is found lying by the next turn.
    let (claim, now) = (format!("look {guild} {user} {}", newcomer.last_at.millis()), desk.now());
    if !once::claim(&desk.hands.db, &claim, (now, now.plus_days(1))).await? {
        return Err(EntranceError::NotNow);
    }
    match decided(desk, guild, user, seen, newcomer.asked_at).await {
        Ok(decision) => {
            happened(desk, guild, user, Event::Decided(decision.way), [0; 32]).await?;
            Ok(decision)
        }
        Err(EntranceError::Left) => {
            happened(desk, guild, user, Event::Left, [0; 32]).await?;
            Err(EntranceError::Left)
        }
        Err(error) => {
            tracing::error!(%error, "A visit could not be decided about; the staff is asked");
            happened(desk, guild, user, Event::Failed, [0; 32]).await?;
            Err(error)
        }
    }
}

async fn decided(
    desk: &Desk,
    guild: GuildId,
    user: UserId,
    seen: Seen,
    asked_at: Timestamp,
) -> Result<Decision, EntranceError> {
    let (db, server, now) = (&desk.hands.db, Server::of(guild), desk.now());
    let settings = desk.settings.of(guild);
    let links = seen.clear.as_ref().filter(|_| settings.entrance.oauth);
    let proved = links.map(|clear| account::proved(&clear.connections));
    let account = account(desk, guild, user, proved).await?;
    let elsewhere = match links {
        Some(clear) => mutual::asking(desk, guild, &clear.connections).await?,
        None => None,
    };
    let tokens = match seen.clear {
        Some(clear) => keyed(desk, server, clear).await?,
        None => Vec::new(),
    };
    let mut remembered = traces::with(db, server, &tokens, now).await?;
    if missed::marked(desk, guild, user, &remembered).await? {
        remembered = traces::with(db, server, &tokens, now).await?;
    }
    let candidates = remembered.iter().map(|one| one.user);
    let others = traces::known_to_be_others(db, server, user, candidates, now).await?;
    let decision = decide(&Evidence {
        alike: alike(user, &tokens, &remembered, &others, now),
        network: seen.network,
        account,
        soon_after_a_ban: soon_after_a_ban(bans(desk, server, now).await?, now),
        now,
    });
    let is_elsewhere = match elsewhere {
        Some(asking) => mutual::is_banned_elsewhere(desk, user, asking).await,
        None => false,
    };
    let decision = if is_elsewhere { with_elsewhere(decision) } else { decision };
    let decision = by_a_person(decision, settings.entrance.manual);
    // They were asked when they came, by Discord's clock, which may be ahead of ours: it was not decided before.
    verifications::note(db, server, user, &decision, now.max(asked_at)).await?;
    // Only what is made under the newest key is remembered: that of an older quarter ends sooner.
    let newest: Vec<Token> = tokens.into_iter().filter(|token| token.quarter == Quarter::of(now)).collect();
    traces::remember(db, server, user, &newest, now).await?;
    missed::meanwhile(desk, guild, user).await?;
    Ok(decision)
}

/// The same decision; where a person looks at everybody, nobody passes without one.
fn by_a_person(decision: Decision, manual: bool) -> Decision {
    let way = if manual && decision.way == Way::Pass { Way::Review } else { decision.way };
    Decision { way, ..decision }
}

/// The signals under every key that lives. Few at once: each takes 64 MiB for a moment.
async fn keyed(desk: &Desk, server: Id<Server>, clear: Clear) -> Result<Vec<Token>, EntranceError> {
    let entrance = &desk.entrance;
    let chance = &*entrance.chance;
    let keys = epochs::keys(&desk.hands.db, server, desk.now(), chance, entrance.cost).await?;
    let turn = Arc::clone(&entrance.keying).acquire_owned().await.map_err(|_| EntranceError::Broke)?;
    let keying = tokio::task::spawn_blocking(move || {
        let tokens = under(&keys, &clear);
        drop((clear, turn));
        tokens
    });
    Ok(keying.await.map_err(|_| EntranceError::Broke)??)
}

fn under(keys: &[EpochKey], clear: &Clear) -> Result<Vec<Token>, Unkeyed> {
    let mut tokens = Vec::new();
    for key in keys {
        tokens.extend(clear.keyed(key)?);
    }
    Ok(tokens)
}

/// What Discord says about the account, and what we know of it.
async fn account(
    desk: &Desk,
    guild: GuildId,
    user: UserId,
    proved: Option<usize>,
) -> Result<Account, EntranceError> {
    let days = account::days(user, desk.now());
    let member = match desk.hands.rest.call(&calls::member(guild, user)).await {
        Ok(member) => serde_json::from_value::<Member>(member).unwrap_or_default(),
        // Whoever asked Discord to be let in is not here yet: nothing is said against them, and nothing for them.
        Err(refused) if refused.why == Why::UnknownPerson && desk.settings.of(guild).entrance.requests => {
            return Ok(Account { days, has_picture: true, proved, was_here: false });
        }
        Err(refused) if refused.why == Why::UnknownPerson => return Err(EntranceError::Left),
        Err(refused) => return Err(EntranceError::Discord(refused)),
    };
    let has_picture = member.user.avatar.is_some() || member.avatar.is_some();
    let was_here = member.was_here_before() && is_clean(desk, Server::of(guild), user).await?;
    Ok(Account { days, has_picture, proved, was_here })
}

/// Whether nothing was done about somebody. That they did not finish being verified is nothing.
async fn is_clean(desk: &Desk, server: Id<Server>, user: UserId) -> Result<bool, StoreError> {
    let counts = |case: &Case| {
        let grave = matches!(
            case.kind,
            Kind::Ban
                | Kind::Tempban
                | Kind::Softban
                | Kind::Kick
                | Kind::Timeout
                | Kind::Warn
                | Kind::Quarantine
        );
        grave && case.undone_at.is_none() && case.rule.as_deref() != Some(super::open::RULE)
    };
    Ok(!cases::about(&desk.hands.db, server, user).await?.iter().any(counts))
}

/// When somebody was banned lately, by us or by anybody.
async fn bans(desk: &Desk, server: Id<Server>, now: Timestamp) -> Result<Vec<Timestamp>, StoreError> {
    let db = &desk.hands.db;
    let mut bans: Vec<Timestamp> = traces::last_ban(db, server).await?.into_iter().collect();
    for kind in [Kind::Ban, Kind::Tempban] {
        let newest = cases::before(db, server, i64::MAX, Some(kind), 1).await?;
        bans.extend(newest.iter().map(|case| case.opened_at));
    }
    bans.retain(|at| *at > now.plus_millis(-SOON));
    Ok(bans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::decide::{Because, Reason};

    #[test]
    fn where_a_person_looks_at_everybody_nobody_passes_alone_and_nobody_is_held_for_it() {
        let decision = |way| Decision {
            way,
            tenths: 20,
            reasons: vec![Reason { because: Because::OfThisWeek, tenths: 20 }],
            like: None,
        };
        for (way, manual, expected) in [
            (Way::Pass, false, Way::Pass),
            (Way::Pass, true, Way::Review),
            (Way::Review, true, Way::Review),
            (Way::Hold, true, Way::Hold),
        ] {
            let looked = by_a_person(decision(way), manual);
            assert_eq!((looked.way, looked.reasons.len()), (expected, 1));
        }
    }
}
