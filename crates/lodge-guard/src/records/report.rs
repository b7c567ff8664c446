//! What members tell the staff about others.

use lodge_register::{Id, Personal, Record, Timestamp};

use super::{MEMBER, Server, due::due};
use crate::ids::{ChannelId, MessageId, UserId};

/// That somebody was reported to a server's staff. Who reported them is a [`Deed`](super::Deed) of that one.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_report",
    purpose = "to have a server's staff look at somebody who was reported",
    basis = Interest("whoever is hurt by a message must be able to say so"),
    subject = MEMBER by about_id,
    keep = days(90) after reported_at,
    on_erase = delete
)]
pub struct Report {
    /// Which report.
    #[data(Identifier)]
    pub id: Id<Report>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// About whom.
    #[data(Identifier)]
    pub about_id: Option<UserId>,
    /// In which channel.
    #[data(Identifier)]
    pub channel_id: Option<ChannelId>,
    /// Which message. What it says is not kept.
    #[data(Identifier)]
    pub message_id: Option<MessageId>,
    /// What is wrong, in the words of whoever reported it.
    #[data(Content)]
    pub words: Option<Personal<String>>,
    /// Whether somebody of the staff looked at it.
    #[data(Technical)]
    pub settled: bool,
    /// When.
    #[data(Time)]
    pub reported_at: Timestamp,
    /// How often the staff was reminded of it.
    #[data(Count)]
    pub reminded: i64,
}

impl Report {
    /// Until when somebody has to look at it.
    #[must_use]
    pub const fn due_at(&self) -> Timestamp {
        due(self.reported_at)
    }
}
