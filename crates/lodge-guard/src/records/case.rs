//! What was done about somebody, under the number that they and the staff can name.

use lodge_register::{Id, Personal, Record, Timestamp};

use super::{MEMBER, Server, word::stored_words};
use crate::ids::{ChannelId, UserId};

stored_words! {
    /// What was done.
    pub enum Kind: "what was done about somebody" {
        /// Banned, until somebody takes it back.
        Ban = "ban",
        /// Banned for a while.
        Tempban = "tempban",
        /// Banned and let in again, so that their messages go.
        Softban = "softban",
        /// Let in again.
        Unban = "unban",
        /// Sent out.
        Kick = "kick",
        /// Silenced for a while.
        Timeout = "timeout",
        /// Allowed to speak again.
        Untimeout = "untimeout",
        /// Warned.
        Warn = "warn",
        /// Noted among the staff; nobody is told.
        Note = "note",
        /// All roles taken, and remembered.
        Quarantine = "quarantine",
        /// Roles given back.
        Release = "release",
        /// A role given.
        RoleGiven = "role-given",
        /// A role taken.
        RoleTaken = "role-taken",
        /// A nickname reset.
        Nick = "nick",
        /// Moved or sent out of a voice channel.
        Voice = "voice",
        /// Messages removed.
        Purge = "purge",
        /// A channel slowed down.
        Slowmode = "slowmode",
        /// A channel closed.
        Lockdown = "lockdown",
        /// A channel opened again.
        Unlock = "unlock",
    }
}

impl Kind {
    /// Whether a role was given or taken.
    #[must_use]
    pub const fn is_of_role(self) -> bool {
        matches!(self, Self::RoleGiven | Self::RoleTaken)
    }
}

/// What was done about a member, or in a channel.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_case",
    purpose = "to answer for what was done about somebody, to undo it, and to know how often they were warned",
    basis = Interest("who is warned or sent away may ask why, and a server must be able to say so"),
    subject = MEMBER by target_id,
    keep = days(90) after opened_at,
    on_erase = delete,
    critical
)]
pub struct Case {
    /// Which case.
    #[data(Identifier)]
    pub id: Id<Case>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// Its number on that server.
    #[data(Identifier)]
    pub number: i64,
    /// What was done.
    #[data(Technical)]
    pub kind: Kind,
    /// About whom, if it is about somebody.
    #[data(Identifier)]
    pub target_id: Option<UserId>,
    /// In which channel, if it is about one.
    #[data(Identifier)]
    pub channel_id: Option<ChannelId>,
    /// Why, in the words of whoever did it.
    #[data(Reason)]
    pub reason: Option<Personal<String>>,
    /// By which rule, if no person did it.
    #[data(Reason)]
    pub rule: Option<String>,
    /// When.
    #[data(Time)]
    pub opened_at: Timestamp,
    /// Until when it holds, if it ends by itself.
    #[data(Time)]
    pub ends_at: Option<Timestamp>,
    /// When it was taken back.
    #[data(Time)]
    pub undone_at: Option<Timestamp>,
}

/// What the reason of a case was before it was changed.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_case_edit",
    purpose = "to show what the reason of a case was before it was changed",
    basis = Interest("nobody should be sent away for a reason that was written afterwards"),
    subject = MEMBER by target_id,
    keep = days(90) after opened_at,
    on_erase = delete
)]
pub struct CaseEdit {
    /// Which change.
    #[data(Identifier)]
    pub id: Id<CaseEdit>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// Of which case.
    #[data(Identifier)]
    pub case_id: i64,
    /// Whom the case is about.
    #[data(Identifier)]
    pub target_id: Option<UserId>,
    /// What the reason was.
    #[data(Reason)]
    pub before: Option<Personal<String>>,
    /// When the case was opened: what it was before goes with it, whenever it was changed.
    #[data(Time)]
    pub opened_at: Timestamp,
    /// When another took its place.
    #[data(Time)]
    pub replaced_at: Timestamp,
}
