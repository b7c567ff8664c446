//! What those say who were sent away and want to come back.

use lodge_register::{Id, Personal, Record, Timestamp};

use super::{MEMBER, Server, due::due, word::stored_words};
use crate::ids::UserId;

stored_words! {
    /// What became of an appeal.
    pub enum Verdict: "what became of an appeal" {
        /// Nobody looked at it yet.
        Open = "open",
        /// They may come back.
        Granted = "granted",
        /// They may not.
        Denied = "denied",
        /// They may not, and need not ask again.
        Final = "final",
    }
}

/// An appeal against what was done about somebody.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_appeal",
    purpose = "to let somebody ask to come back, and to have the staff decide about it",
    basis = Service,
    subject = MEMBER by user_id,
    keep = days(90) after asked_at,
    on_erase = delete
)]
pub struct Appeal {
    /// Which appeal.
    #[data(Identifier)]
    pub id: Id<Appeal>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// Against which case.
    #[data(Identifier)]
    pub case_id: Option<i64>,
    /// Who asks.
    #[data(Identifier)]
    pub user_id: UserId,
    /// What they say.
    #[data(Content)]
    pub words: Personal<String>,
    /// What became of it.
    #[data(Technical)]
    pub verdict: Verdict,
    /// What they were answered.
    #[data(Content)]
    pub answer: Option<Personal<String>>,
    /// When they asked.
    #[data(Time)]
    pub asked_at: Timestamp,
    /// How often the staff was reminded of it.
    #[data(Count)]
    pub reminded: i64,
}

impl Appeal {
    /// Until when it has to be decided.
    #[must_use]
    pub const fn due_at(&self) -> Timestamp {
        due(self.asked_at)
    }
}
