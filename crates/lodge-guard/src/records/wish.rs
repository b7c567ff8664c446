//! What one of the staff wants to do and may not do alone.

use lodge_register::{Id, Personal, Record, Timestamp};

use super::{MEMBER, Server};
use crate::ids::UserId;

/// Something that waits for a second person's yes.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_wish",
    purpose = "to let a second person of the staff agree to what one may not do alone",
    basis = Interest("a stolen account of the staff must not destroy a server alone"),
    subject = MEMBER by by_id,
    keep = until(ends_at),
    on_erase = delete
)]
pub struct Wish {
    /// Which wish.
    #[data(Identifier)]
    pub id: Id<Wish>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// Who wants it.
    #[data(Identifier)]
    pub by_id: UserId,
    /// What kind of thing: one of our own words.
    #[data(Technical)]
    pub what: String,
    /// To how many it is done.
    #[data(Count)]
    pub weight: i64,
    /// What is wanted, about whom and why: the command as it was understood, without the key that answers it.
    #[data(Content)]
    pub wanted: Personal<String>,
    /// Since when.
    #[data(Time)]
    pub asked_at: Timestamp,
    /// Until when it waits.
    #[data(Time)]
    pub ends_at: Timestamp,
}
