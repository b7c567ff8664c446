//! Who on Discord somebody is who is signed in here, and which servers they manage: for half an hour, and in the cache only.

pub mod discord;

use lodge_accounts::{Account, CUSTOMER};
use lodge_register::{
    Basis, Chance, Column, DataClass, Entry, Id, Keep, OnErase, Place, SqlKind, Subject, draw,
};
use lodge_store::{Cache, StoreError};
use serde::{Deserialize, Serialize};

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

/// Who somebody is on Discord.
pub(crate) static KEEPER: &Entry = &Entry {
    name: "guard_keeper",
    title: "Who somebody is on Discord, and which servers they manage there",
    place: Place::Cache("guard-keeper"),
    purpose: "to show somebody the pages of the servers that they manage, and of no others",
    basis: Basis::Service,
    subject: Subject::Of { kind: CUSTOMER, by: "account_id" },
    keep: Keep::Seconds(1_800),
    on_erase: OnErase::Beyond(
        "it names an account that is gone, opens nothing, and is over within half an hour",
    ),
    critical: false,
    columns: &[column("account_id"), column("member"), column("servers")],
};

/// Somebody on Discord, and the servers that they manage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeper {
    /// Who.
    pub user: UserId,
    /// Where they may manage the server.
    pub guilds: Vec<GuildId>,
}

impl Keeper {
    /// Whether they manage this server.
    #[must_use]
    pub fn manages(&self, guild: GuildId) -> bool {
        self.guilds.contains(&guild)
    }
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

/// Who an account's holder is on Discord, if they said so within the last half hour.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn of(cache: &Cache, account: Id<Account>) -> Result<Option<Keeper>, StoreError> {
    let found = cache.get(KEEPER, &account.number().to_be_bytes()).await?;
    Ok(found.and_then(|body| serde_json::from_slice(&body).ok()))
}

/// Remembers who an account's holder is on Discord.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn keep(cache: &Cache, account: Id<Account>, keeper: &Keeper) -> Result<(), StoreError> {
    let body = serde_json::to_vec(keeper).map_err(|_| StoreError::Arguments("a keeper cannot be written"))?;
    cache.put(KEEPER, &account.number().to_be_bytes(), &body).await
}

/// Forgets it.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn forget(cache: &Cache, account: Id<Account>) -> Result<(), StoreError> {
    cache.remove(KEEPER, &account.number().to_be_bytes()).await.map(drop)
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}
