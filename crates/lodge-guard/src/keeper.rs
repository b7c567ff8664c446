//! Who on Discord somebody is who is signed in here, and which servers they manage.

pub mod discord;
pub mod now;

pub(crate) use now::MANAGES;

use lodge_accounts::{Account, CUSTOMER};
use lodge_register::{
    Basis, Chance, Column, DataClass, Entry, Id, Keep, OnErase, Place, SqlKind, Subject, draw,
};
use lodge_store::{Cache, StoreError};

use crate::ids::{GuildId, UserId};

const fn column(name: &'static str) -> Column {
    Column::plain(name, DataClass::Identifier, SqlKind::Text)
}

/// Somebody was sent to Discord to say who they are.
pub(crate) static AWAY: &Entry = &Entry {
    name: "guard_away",
    title: "That somebody was sent to Discord to say who they are",
    place: Place::Cache("guard-away"),
    purpose: "to let only the person who asked for it come back with Discord's answer",
    basis: Basis::Service,
    subject: Subject::Of { kind: CUSTOMER, by: "account_id" },
    keep: Keep::Seconds(600),
    on_erase: OnErase::Beyond(
        "only the browser that was sent away finds it, and it is gone within ten minutes",
    ),
    critical: false,
    columns: &[column("state"), column("account_id")],
};

/// Somebody on Discord, and the servers that they manage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeper {
    /// Who.
    pub user: UserId,
    /// Where they may manage the server.
    pub guilds: Vec<GuildId>,
}

/// Notes that an account's holder goes to Discord. What comes back has to bring this word along.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn leaves(cache: &Cache, chance: &dyn Chance, account: Id<Account>) -> Result<String, StoreError> {
    let state = hex(&draw::<20>(chance));
    cache.put(AWAY, state.as_bytes(), &account.number().to_be_bytes()).await?;
    Ok(state)
}

/// Whether this account's holder was sent away with this word. It is good once.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn is_back(cache: &Cache, state: &str, account: Id<Account>) -> Result<bool, StoreError> {
    let sent = cache.take(AWAY, state.as_bytes()).await?;
    Ok(sent.is_some_and(|sent| sent == account.number().to_be_bytes()))
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}
