//! Agreements with servers elsewhere: asking them whether somebody like whoever wants in is banned there.
//!
//! ```text
//! agree: invitation ──> accepted ──> agreed                      both staffs said yes; either ends it at once
//! look ──> linked accounts, stretched ─┬─ under our key ──> remembered, for the other side to ask about
//!                                      └─ blinded ──> the other Lodge ──> under its key ──> on its list?
//! ```
//!
//! **Invariant:** no account, name, number or address of anybody leaves this Lodge: what is asked is blinded, and what is
//! given is hashed under a key that stays here.
//! **Invariant:** the other side does not learn what came of it, and neither does whoever it is about.
//! **Invariant:** where the other Lodge is silent or odd, it has said nothing.

pub mod agree;
mod answer;
mod http;
pub mod invitation;
pub mod list;
pub mod message;
pub mod oprf;
pub mod proof;
mod send;
mod sent;
pub mod shared;
mod theirs;

pub use answer::{ASKED_A_DAY, LISTS_AN_HOUR};
pub(crate) use http::{PATH, answer as answered, largest};
pub use proof::{HEADER, Side};
pub use sent::{AGREED, GIVEN, HEARD, LISTED, SENT};

use std::sync::Arc;

use lodge_abuse::Limiter;
use lodge_egress::Door;
use lodge_register::Clock;
use lodge_store::{Cache, StoreError};

use crate::{
    Peering, Server,
    commands::Desk,
    ids::{GuildId, UserId},
    store::{peerings, traces},
    verify::signal::{
        agreed::{Salt, Stretched, ToStretch, to_stretch},
        connection::ClearConnection,
        key::Unkeyed,
    },
};
use oprf::{Key, PublicKey};
use shared::Shared;

/// The way to other Lodges.
pub struct Mutual(Option<Way>);

/// What other Lodges are reached with.
struct Way {
    door: Door,
    cache: Cache,
    limiter: Limiter,
}

impl Mutual {
    /// No way: nobody elsewhere is asked or answered.
    #[must_use]
    pub const fn none() -> Self {
        Self(None)
    }

    /// The way through this door.
    #[must_use]
    pub fn new(door: Door, cache: Cache, clock: Arc<dyn Clock>) -> Self {
        let limiter = Limiter::new(cache.clone(), clock);
        Self(Some(Way { door, cache, limiter }))
    }
}

/// What an agreement is carried out with.
struct Tools {
    shared: Shared,
    own: Key,
    promised: PublicKey,
}

impl Tools {
    /// Those of an agreement; nothing, while the other side has not said what it promises.
    fn of(peering: &Peering) -> Option<Self> {
        Some(Self {
            shared: Shared::kept(peering.shared.reveal())?,
            own: Key::of(peering.own_seed.reveal())?,
            promised: PublicKey::read(peering.peer_key.as_deref()?)?,
        })
    }
}

/// Why servers elsewhere were not asked.
#[derive(Debug, thiserror::Error)]
enum Unasked {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Unkeyed(#[from] Unkeyed),
    #[error("stretching it broke off")]
    Broke,
}

/// Somebody’s linked accounts, on the way to the servers that one of ours has an agreement with.
pub struct Asking {
    agreements: Vec<Peering>,
    accounts: Arc<Vec<ToStretch>>,
}

/// What servers elsewhere are asked about somebody: nothing, where there is no agreement, or nothing to ask about.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn asking(
    desk: &Desk,
    guild: GuildId,
    linked: &[ClearConnection],
) -> Result<Option<Asking>, StoreError> {
    if desk.entrance.mutual.0.is_none() {
        return Ok(None);
    }
    let agreements = peerings::on(&desk.hands.db, Server::of(guild), desk.now()).await?;
    if agreements.is_empty() {
        return Ok(None);
    }
    let accounts = Arc::new(to_stretch(linked));
    Ok((!accounts.is_empty()).then_some(Asking { agreements, accounts }))
}

/// Remembers somebody for the other side of each agreement, and says whether somebody like them is banned there.
///
/// Whatever goes wrong is a no: nobody waits outside because another Lodge is silent.
pub async fn is_banned_elsewhere(desk: &Desk, user: UserId, asking: Asking) -> bool {
    asked(desk, user, asking).await.unwrap_or_else(|error| {
        tracing::error!(%error, "Servers elsewhere could not be asked about somebody");
        false
    })
}

async fn asked(desk: &Desk, user: UserId, asking: Asking) -> Result<bool, Unasked> {
    let Some(way) = &desk.entrance.mutual.0 else { return Ok(false) };
    let (db, now) = (&desk.hands.db, desk.now());
    let mut found = false;
    for agreement in &asking.agreements {
        let Some(tools) = Tools::of(agreement) else { continue };
        let accounts = stretched(desk, tools.shared.salt(), &asking.accounts).await?;
        let hashes: Vec<_> = accounts.iter().filter_map(|account| tools.own.evaluate(account)).collect();
        peerings::remember(db, agreement, user, &hashes, now).await?;
        // Whom a reviewer told apart from those elsewhere is not asked about again; nor is anybody twice.
        let is_asked = !found && !is_told_apart(desk, agreement, user).await?;
        found |= is_asked && send::is_listed(desk, way, agreement, &tools, accounts).await;
    }
    Ok(found)
}

async fn is_told_apart(desk: &Desk, agreement: &Peering, user: UserId) -> Result<bool, StoreError> {
    let server = agreement.server_id;
    let others = traces::known_to_be_others(&desk.hands.db, server, user, [user], desk.now()).await?;
    Ok(others.contains(&user))
}

/// Accounts under the salt of an agreement. Few at once: each may take 64 MiB for a moment.
async fn stretched(
    desk: &Desk,
    salt: Salt,
    accounts: &Arc<Vec<ToStretch>>,
) -> Result<Vec<Stretched>, Unasked> {
    let (accounts, cost) = (Arc::clone(accounts), desk.entrance.cost);
    let turn = Arc::clone(&desk.entrance.keying).acquire_owned().await.map_err(|_| Unasked::Broke)?;
    let stretching = tokio::task::spawn_blocking(move || {
        let all = accounts.iter().map(|account| account.stretched(&salt, cost)).collect();
        drop(turn);
        all
    });
    let all: Result<_, Unkeyed> = stretching.await.map_err(|_| Unasked::Broke)?;
    Ok(all?)
}

/// Which servers elsewhere are asked about those who come, by their names and where their Lodges are: for the page that says
/// so before anything is collected.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn declared(desk: &Desk, guild: GuildId) -> Result<Vec<String>, StoreError> {
    let agreements = peerings::on(&desk.hands.db, Server::of(guild), desk.now()).await?;
    let host = |url: &str| url.split_once("://").map_or(url, |(_, host)| host).to_owned();
    let named = |one: &Peering| match one.called.as_str() {
        "" => host(&one.url),
        called => format!("{called} ({})", host(&one.url)),
    };
    Ok(agreements.iter().map(named).collect())
}
