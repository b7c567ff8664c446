//! The secrets that keyed hashes are made with, a quarter each.

use lodge_register::{Id, Personal, Record, Timestamp};

use super::Server;

/// The random part of a quarter's key on a server.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_epoch",
    purpose = "to make the keyed hashes of one quarter, and to make them meaningless when it ends",
    basis = Service,
    subject = nobody("it is drawn by chance, and says nothing about anybody"),
    keep = until(ends_at),
    on_erase = delete
)]
pub struct Epoch {
    /// On which server.
    #[data(Identifier, key)]
    pub server_id: Id<Server>,
    /// Of which quarter: four times the year, and which of the four.
    #[data(Technical, key)]
    pub quarter: i64,
    /// What was drawn.
    #[data(Credential)]
    pub secret: Personal<Vec<u8>>,
    /// When it is destroyed.
    #[data(Time)]
    pub ends_at: Timestamp,
}
