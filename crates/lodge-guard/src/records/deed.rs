//! What somebody did with the guard, and what came of it: the record that is kept for 90 days (promise D5).

use lodge_register::{Id, Record, Timestamp};

use super::{MEMBER, Server, word::stored_words};
use crate::ids::UserId;

stored_words! {
    /// What somebody did.
    pub enum Done: "what somebody did" {
        /// Opened a case.
        Opened = "opened",
        /// Changed the reason of one.
        Edited = "edited",
        /// Took back what a case did.
        Undid = "undid",
        /// Used a command that opens no case.
        Asked = "asked",
        /// Reported somebody.
        Reported = "reported",
        /// Looked at a report.
        Settled = "settled",
        /// Decided about an appeal.
        Judged = "judged",
        /// Changed how the server is built: channels, roles, permissions.
        Changed = "changed",
        /// Changed the rules.
        Set = "set",
        /// Agreed to what somebody else wanted to do.
        Approved = "approved",
        /// Used a button or a menu.
        Pressed = "pressed",
        /// Looked at somebody who wanted in.
        Reviewed = "reviewed",
    }
}

/// Something that somebody did with the guard, or on a server that it watches.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_deed",
    purpose = "to say who did what on a server, and to stop somebody who does too much of it",
    basis = Interest("staff answer to their server for what they do, and a stolen account must be stopped"),
    subject = MEMBER by actor_id,
    keep = days(90) after done_at,
    on_erase = delete
)]
pub struct Deed {
    /// Which deed.
    #[data(Identifier)]
    pub id: Id<Deed>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// Who did it.
    #[data(Identifier)]
    pub actor_id: UserId,
    /// What.
    #[data(Technical)]
    pub done: Done,
    /// With which command, or what kind of change.
    #[data(Technical)]
    pub tool: String,
    /// How much it can destroy: how many were sent away, how many messages went.
    #[data(Count)]
    pub weight: i64,
    /// In which case.
    #[data(Identifier)]
    pub case_id: Option<i64>,
    /// With which report.
    #[data(Identifier)]
    pub report_id: Option<i64>,
    /// Which change of the server's structure.
    #[data(Identifier)]
    pub change_id: Option<i64>,
    /// What came of it: one of our own words.
    #[data(Technical)]
    pub outcome: String,
    /// When.
    #[data(Time)]
    pub done_at: Timestamp,
}
