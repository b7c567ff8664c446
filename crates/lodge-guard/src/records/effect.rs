//! How things were before a case, and work on many members that goes on after a restart.

use lodge_register::{Id, Personal, Record, Timestamp};

use super::{MEMBER, Server, word::stored_words};
use crate::ids::{ChannelId, MessageId, RoleId, UserId};

stored_words! {
    /// What a case did, as far as it can be put back.
    pub enum Did: "what a case did" {
        /// Somebody was banned.
        Ban = "ban",
        /// Somebody was silenced.
        Timeout = "timeout",
        /// Somebody got a role that they did not have.
        RoleGiven = "role-given",
        /// A role was taken from somebody who had it.
        RoleTaken = "role-taken",
        /// Somebody lost their nickname.
        Nick = "nick",
        /// A channel got another slow mode.
        Slowmode = "slowmode",
        /// What everybody may in a channel was changed.
        Overwrite = "overwrite",
        /// Roles were taken as a precaution.
        Quarantine = "quarantine",
    }
}

stored_words! {
    /// How far an effect is.
    pub enum Stand: "how far an effect is" {
        /// It is to be done.
        Planned = "planned",
        /// It was done.
        Done = "done",
        /// It could not be done.
        Failed = "failed",
        /// It was put back.
        Undone = "undone",
        /// It stays: somebody changed it meanwhile, or what it was about is gone.
        Left = "left",
    }
}

stored_words! {
    /// How far work on many members is.
    pub enum MassState: "how far work on many members is" {
        /// It goes on.
        Running = "running",
        /// It is put back.
        Undoing = "undoing",
        /// Somebody stopped it.
        Stopped = "stopped",
        /// It is done.
        Over = "over",
    }
}

/// What a case did to a member or a channel, and how it was before.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_effect",
    purpose = "to put back what a case did when it is taken back, as it was before and only where nobody changed it since",
    basis = Interest("what was done wrongly must be reversible"),
    subject = MEMBER by user_id,
    keep = days(90) after done_at,
    on_erase = delete
)]
pub struct Effect {
    /// Which effect.
    #[data(Identifier)]
    pub id: Id<Effect>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// Of which case.
    #[data(Identifier)]
    pub case_id: i64,
    /// On whom, if it is about somebody.
    #[data(Identifier)]
    pub user_id: Option<UserId>,
    /// On which channel.
    #[data(Identifier)]
    pub channel_id: Option<ChannelId>,
    /// With which role.
    #[data(Identifier)]
    pub role_id: Option<RoleId>,
    /// What it is.
    #[data(Technical)]
    pub did: Did,
    /// How far it is.
    #[data(Technical)]
    pub stand: Stand,
    /// How it was: a nickname, the end of an earlier silence, seconds of a slow mode, permissions.
    #[data(Content)]
    pub before: Option<Personal<String>>,
    /// How it was made: by this it is seen whether somebody changed it since.
    #[data(Content)]
    pub after: Option<Personal<String>>,
    /// When.
    #[data(Time)]
    pub done_at: Timestamp,
}

/// Work on many members: whose it is and how far. On whom is in the effects of its case.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_mass",
    purpose = "to go on after a restart with giving or taking a role of many, and to have somebody answer for it",
    basis = Interest("who changes much at once answers to their server, and may be stopped"),
    subject = MEMBER by actor_id,
    keep = days(90) after begun_at,
    on_erase = delete
)]
pub struct Mass {
    /// Which work.
    #[data(Identifier)]
    pub id: Id<Mass>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// In which case.
    #[data(Identifier)]
    pub case_id: i64,
    /// Who wants it.
    #[data(Identifier)]
    pub actor_id: UserId,
    /// In which channel it says how far it is.
    #[data(Identifier)]
    pub channel_id: ChannelId,
    /// In which message.
    #[data(Identifier)]
    pub message_id: Option<MessageId>,
    /// How far it is.
    #[data(Technical)]
    pub state: MassState,
    /// Since when.
    #[data(Time)]
    pub begun_at: Timestamp,
}
