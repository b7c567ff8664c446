//! What the guard keeps for itself, so that a restart loses nothing and does nothing twice.

use lodge_register::{Personal, Record, Timestamp};

/// The guard's own session with Discord.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_session",
    purpose = "to go on after a restart where the guard stopped listening, and miss nothing",
    basis = Service,
    subject = nobody("it is the guard's own session, not a member's"),
    keep = days(1) after heard_at,
    on_erase = delete
)]
pub struct Session {
    /// Of which shard.
    #[data(Technical, key)]
    pub shard: i64,
    /// Of how many.
    #[data(Technical)]
    pub shards: i64,
    /// What Discord calls the session.
    #[data(Credential)]
    pub session: Personal<String>,
    /// Where it goes on.
    #[data(Credential)]
    pub resume: Personal<String>,
    /// The number of the last event that was heard.
    #[data(Count)]
    pub heard: i64,
    /// When.
    #[data(Time)]
    pub heard_at: Timestamp,
}

/// That an act was carried out.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_once",
    purpose = "to do nothing twice, not even when the guard stops in the middle of it",
    basis = Service,
    subject = nobody("it is a keyed hash of an act, and does not say whom it was about"),
    keep = until(ends_at),
    on_erase = delete
)]
pub struct Once {
    /// A keyed hash of what was done.
    #[data(Identifier, key)]
    pub hash: Vec<u8>,
    /// Until when the same is not done again.
    #[data(Time)]
    pub ends_at: Timestamp,
}
