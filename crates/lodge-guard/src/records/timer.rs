//! What ends at a certain time.

use lodge_register::{Id, Record, Timestamp};

use super::{MEMBER, Server, word::stored_words};
use crate::ids::{ChannelId, RoleId, UserId};

stored_words! {
    /// What is lifted when the time has come.
    pub enum Lift: "what ends at a certain time" {
        /// A ban.
        Ban = "ban",
        /// A role that was given for a while.
        Role = "role",
        /// A silence longer than Discord keeps one by itself.
        Timeout = "timeout",
        /// The slow mode of a channel.
        Slowmode = "slowmode",
        /// The lock of a channel.
        Lock = "lock",
        /// A verification level that was raised.
        Verification = "verification",
        /// What a raid changed, should the guard stop while it goes on.
        Raid = "raid",
    }
}

/// That something ends at a certain time.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_timer",
    purpose = "to end a ban, a role or a lock at the time that was said",
    basis = Service,
    subject = MEMBER by user_id,
    keep = until_deleted,
    on_erase = retain("a ban must end when it was said to end: it goes at that time"),
    critical
)]
pub struct Timer {
    /// Which timer.
    #[data(Identifier)]
    pub id: Id<Timer>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// Of whom, if it is about somebody.
    #[data(Identifier)]
    pub user_id: Option<UserId>,
    /// What is lifted.
    #[data(Technical)]
    pub lift: Lift,
    /// Which role.
    #[data(Identifier)]
    pub role_id: Option<RoleId>,
    /// In which channel.
    #[data(Identifier)]
    pub channel_id: Option<ChannelId>,
    /// How it was before: the seconds of a slow mode, a verification level, the permissions of a channel.
    #[data(Technical)]
    pub before: Option<String>,
    /// In which case.
    #[data(Identifier)]
    pub case_id: Option<i64>,
    /// When.
    #[data(Time)]
    pub due_at: Timestamp,
}
