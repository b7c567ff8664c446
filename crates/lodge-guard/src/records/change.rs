//! How a server was built before somebody changed it.

use lodge_register::{Id, Personal, Record, Timestamp};

use super::{MEMBER, Server};
use crate::ids::UserId;

/// A change of a server's channels, roles or permissions. Who made it is a [`Deed`](super::Deed) of that one.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_change",
    purpose = "to put a server's channels, roles and permissions back as they were before somebody destroyed them",
    basis = Interest("a server must survive a stolen account of its staff"),
    subject = MEMBER by member_id,
    keep = days(90) after changed_at,
    on_erase = delete
)]
pub struct Change {
    /// Which change.
    #[data(Identifier)]
    pub id: Id<Change>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// What kind of thing: a channel, a role, a permission.
    #[data(Technical)]
    pub what: String,
    /// Which, by Discord's number.
    #[data(Identifier)]
    pub object: i64,
    /// Whose permissions, where they are one member's own.
    #[data(Identifier)]
    pub member_id: Option<UserId>,
    /// How it was, if it was there.
    #[data(Content)]
    pub before: Option<Personal<String>>,
    /// How it is now, if it is there.
    #[data(Content)]
    pub after: Option<Personal<String>>,
    /// When.
    #[data(Time)]
    pub changed_at: Timestamp,
}
