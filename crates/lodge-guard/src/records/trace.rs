//! What is remembered of a verification: keyed hashes, for some days.

use lodge_register::{Id, Record, Timestamp};

use super::{MEMBER, Server};
use crate::{ids::UserId, verify::signal::Signal};

/// What a verification saw of somebody, as a keyed hash.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_trace",
    purpose = "to see that somebody who was banned comes back under another account",
    basis = Interest("a ban must hold, without everybody being known by their address"),
    subject = MEMBER by user_id,
    keep = until(ends_at),
    on_erase = delete
)]
pub struct Trace {
    /// Which.
    #[data(Identifier)]
    pub id: Id<Trace>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// Of whom.
    #[data(Identifier)]
    pub user_id: UserId,
    /// What kind of thing was seen.
    #[data(Technical)]
    pub signal: Signal,
    /// With the secret of which quarter it was hashed.
    #[data(Technical)]
    pub quarter: i64,
    /// The keyed hash. Nobody can tell what it was made of once the quarter’s secret is destroyed.
    #[data(Identifier)]
    pub hash: Vec<u8>,
    /// When it was seen last.
    #[data(Time)]
    pub seen_at: Timestamp,
    /// When they were banned, if they are.
    #[data(Time)]
    pub banned_at: Option<Timestamp>,
    /// Until when it is kept.
    #[data(Time)]
    pub ends_at: Timestamp,
}

/// That two people are known to be two.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_apart",
    purpose = "to take flatmates and schoolmates for each other once, and never again",
    basis = Interest("nobody should answer twice for living with somebody"),
    subject = MEMBER by user_id,
    keep = until(ends_at),
    on_erase = delete
)]
pub struct Apart {
    /// On which server.
    #[data(Identifier, key)]
    pub server_id: Id<Server>,
    /// One of the two.
    #[data(Identifier, key)]
    pub user_id: UserId,
    /// A keyed hash of both.
    #[data(Identifier, key)]
    pub pair: Vec<u8>,
    /// Until when it is remembered: when nothing is left that they could be mistaken by.
    #[data(Time)]
    pub ends_at: Timestamp,
}
