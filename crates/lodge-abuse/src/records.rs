//! What is stored of somebody who was caught.

use lodge_register::{Id, Personal, Record, SubjectKind, Timestamp};

use crate::DeniedThing;

/// Those who write to an address that Lodge forwards, or to a site or guild, without an account.
pub const CORRESPONDENT: SubjectKind =
    SubjectKind { word: "correspondent", people: "people who write, and have no account" };

/// An address, name or network that was caught sending spam or attacking.
#[derive(Record, Debug, Clone)]
#[record(
    table = "abuse_denied",
    purpose = "to refuse those who were caught sending spam or attacking",
    basis = Interest("keeping spam and attacks away from everybody else"),
    subject = CORRESPONDENT by thing_blind,
    keep = until(expires_at),
    on_erase = retain("whoever was caught would have themselves let in again; the entry ends by itself"),
    critical
)]
pub struct Denied {
    /// Which entry.
    #[data(Identifier)]
    pub id: Id<Denied>,
    /// Who or what is refused.
    #[data(Network, blind = "thing_blind")]
    pub thing: Personal<DeniedThing>,
    /// What for, in the operator's words.
    #[data(Reason)]
    pub reason: String,
    /// Since when.
    #[data(Time)]
    pub created_at: Timestamp,
    /// Until when.
    #[data(Time)]
    pub expires_at: Timestamp,
}
