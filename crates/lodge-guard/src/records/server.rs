//! A Discord server that asked for the guard.

use lodge_register::{Id, Personal, Record, SubjectKind, Timestamp};

use crate::ids::{GuildId, UserId};

/// Those whom a Discord server's guard meets.
pub const MEMBER: SubjectKind = SubjectKind { word: "member", people: "members of Discord servers" };

/// A Discord server that the guard watches over.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_server",
    purpose = "to guard the server by the rules that its staff chose",
    basis = Service,
    subject = MEMBER by owner_id,
    keep = until_deleted,
    on_erase = retain("the server's rules are not its owner's alone: they go when the guard leaves the server"),
    critical
)]
pub struct Server {
    /// Which server, by Discord's number.
    #[data(Identifier)]
    pub id: Id<Server>,
    /// Whose it is, by Discord's number.
    #[data(Identifier)]
    pub owner_id: UserId,
    /// What it is called.
    #[data(Content)]
    pub name: Personal<String>,
    /// Its rules, its language, where its audit channel is and what is told there.
    #[data(Setting)]
    pub settings: String,
    /// The number that its next case gets.
    #[data(Count)]
    pub next_case: i64,
    /// Since when.
    #[data(Time)]
    pub joined_at: Timestamp,
}

impl Server {
    /// The server that Discord calls this.
    #[must_use]
    pub const fn of(guild: GuildId) -> Id<Self> {
        Id::new(guild.get().cast_signed())
    }

    /// What Discord calls it.
    #[must_use]
    pub const fn guild(id: Id<Self>) -> GuildId {
        GuildId::new(id.number().cast_unsigned())
    }
}
