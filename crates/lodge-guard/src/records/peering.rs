//! Agreements with servers elsewhere, and what is remembered for them.

use lodge_register::{Id, Personal, Record, Timestamp};

use super::{MEMBER, Server, word::stored_words};
use crate::{
    entrance::mutual::Side,
    ids::{GuildId, UserId},
};

stored_words! {
    /// How far an agreement is.
    pub enum Accord: "how far an agreement is" {
        /// An invitation was made, and nobody has answered it.
        Offered = "offered",
        /// Somebody has answered it; those who made it have not agreed yet.
        Answered = "answered",
        /// This side agrees.
        On = "on",
    }
}

/// An agreement with a server that another Lodge guards.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_peering",
    purpose = "to ask one other server whether it banned somebody, and to answer it, where the staffs of both agreed to that",
    basis = Service,
    subject = nobody("it is about two servers; who of the staff agreed is a deed of theirs"),
    keep = until(ends_at),
    on_erase = delete
)]
pub struct Peering {
    /// Which.
    #[data(Identifier)]
    pub id: Id<Peering>,
    /// Of which of our servers.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// What both sides call it.
    #[data(Technical)]
    pub handle: Vec<u8>,
    /// Which side we are.
    #[data(Technical)]
    pub side: Side,
    /// How far it is.
    #[data(Technical)]
    pub stand: Accord,
    /// Where the other Lodge is, without a slash at the end; empty before anybody has answered.
    #[data(Setting)]
    pub url: String,
    /// Which server it is there, by Discord’s number.
    #[data(Identifier)]
    pub peer_id: GuildId,
    /// What that server is called, as its Lodge says.
    #[data(Setting)]
    pub called: String,
    /// What both sides know.
    #[data(Credential)]
    pub shared: Personal<Vec<u8>>,
    /// What our own key is made of.
    #[data(Credential)]
    pub own_seed: Personal<Vec<u8>>,
    /// The key that the other side promised to use, as all may know it.
    #[data(Technical)]
    pub peer_key: Option<Vec<u8>>,
    /// Since when.
    #[data(Time)]
    pub made_at: Timestamp,
    /// When the other side was heard of last.
    #[data(Time)]
    pub heard_at: Option<Timestamp>,
    /// When it ends by itself, with its keys.
    #[data(Time)]
    pub ends_at: Timestamp,
}

/// A linked account of somebody who was verified, as a hash that only one agreement can compare.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_mutual_trace",
    purpose = "to tell a server that this one has an agreement with whether somebody like theirs is banned here, without either learning of whom",
    basis = Interest("two servers that trust each other keep the same people out, without a list of them"),
    subject = MEMBER by user_id,
    keep = until(ends_at),
    on_erase = delete
)]
pub struct MutualTrace {
    /// Which.
    #[data(Identifier)]
    pub id: Id<MutualTrace>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// For which agreement.
    #[data(Identifier)]
    pub peering_id: i64,
    /// Of whom.
    #[data(Identifier)]
    pub user_id: UserId,
    /// The hash. Nobody can tell what it was made of once the agreement’s keys are gone.
    #[data(Identifier)]
    pub hash: Vec<u8>,
    /// When it was seen last.
    #[data(Time)]
    pub seen_at: Timestamp,
    /// When they were banned, if they are.
    #[data(Time)]
    pub banned_at: Option<Timestamp>,
    /// Until when it is kept.
    #[data(Time)]
    pub ends_at: Timestamp,
}
