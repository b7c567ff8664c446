//! What was made anew, until the guard names it by its new number everywhere.

use lodge_register::{Id, Record, Timestamp};

use super::{Server, word::stored_words};
use crate::ids::AnyId;

stored_words! {
    /// A part of a server that Discord gives another number when it is made anew.
    pub enum Part: "what can be made anew" {
        /// A role.
        Role = "role",
        /// A channel or a category.
        Channel = "channel",
    }
}

/// That something was made anew, and has another number.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_renumbered",
    purpose = "to name what was put back by its new number everywhere, even if the guard stops in the middle of it",
    basis = Service,
    subject = nobody("it says what a server is built of"),
    keep = days(7) after made_at,
    on_erase = delete
)]
pub struct Renumbered {
    /// Which of them.
    #[data(Identifier)]
    pub id: Id<Renumbered>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// What it is.
    #[data(Technical)]
    pub part: Part,
    /// The number that it had.
    #[data(Identifier)]
    pub old_id: AnyId,
    /// The number that it has.
    #[data(Identifier)]
    pub new_id: AnyId,
    /// When it was made anew.
    #[data(Time)]
    pub made_at: Timestamp,
}
