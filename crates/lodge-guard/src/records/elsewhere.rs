//! What the guard holds without storing it, and what Discord gets from it.

use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, Recipient, SqlKind, Subject};

use super::MEMBER;

/// Where the servers are that the guard watches.
pub const DISCORD: Recipient = Recipient {
    name: "Discord",
    purpose: "to carry out on a server what its staff or its rules decided",
    receives: "the numbers of the server and of its members that something is done about, what is done, and the reason; for linked roles, that somebody was let in, how old their account was and how many accounts were linked",
    opt_in: true,
};

const fn part(name: &'static str, class: DataClass) -> Column {
    Column::plain(name, class, SqlKind::Blob)
}

/// What Discord is told to do.
pub const SENT: &Entry = &Entry {
    name: "guard_sent",
    title: "What Discord is told to do about a member",
    place: Place::SentTo(&DISCORD),
    purpose: "to carry out on a server what its staff or its rules decided",
    basis: Basis::Service,
    subject: Subject::Of { kind: MEMBER, by: "member" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond(
        "Discord has it from the member already, and keeps its own log of what was done",
    ),
    critical: false,
    columns: &[
        part("member", DataClass::Identifier),
        part("act", DataClass::Technical),
        part("reason", DataClass::Reason),
    ],
};

/// What is known of a server while the guard is on it.
pub const TOWN: &Entry = &Entry {
    name: "guard_town",
    title: "Who came to a server lately, and how often they did what",
    place: Place::Memory,
    purpose: "to see a raid or a stolen account while it happens",
    basis: Basis::Interest("a server must be able to defend itself"),
    subject: Subject::Of { kind: MEMBER, by: "member" },
    keep: Keep::WhileRunning,
    on_erase: OnErase::Beyond(
        "it is in memory only: counts for minutes, who came for a day, roles that matter for as long as somebody has them",
    ),
    critical: false,
    columns: &[
        part("member", DataClass::Identifier),
        part("name", DataClass::Name),
        part("roles", DataClass::Setting),
        part("joined_at", DataClass::Time),
        part("counts", DataClass::Count),
    ],
};

/// What waits to be told to the staff of a server.
pub const TELLING: &Entry = &Entry {
    name: "guard_telling",
    title: "What the staff of a server is about to be told, together with what else comes",
    place: Place::Memory,
    purpose: "to tell a server’s staff in one message what happened within a few minutes",
    basis: Basis::Interest("a server’s staff must be able to read what happens there"),
    subject: Subject::Of { kind: MEMBER, by: "member" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond("it is told within five minutes, and gone"),
    critical: false,
    columns: &[part("member", DataClass::Identifier), part("line", DataClass::Content)],
};

/// A message while the rules are held against it.
pub const PASSING: &Entry = &Entry {
    name: "guard_message",
    title: "A message on a server, while it is held against the rules",
    place: Place::Memory,
    purpose: "to find in it what the server does not want; what it says is not kept, not even for that",
    basis: Basis::Interest("a server must be able to defend itself"),
    subject: Subject::Of { kind: MEMBER, by: "author" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond("it is gone before anybody could ask"),
    critical: false,
    columns: &[part("author", DataClass::Identifier), part("content", DataClass::Content)],
};
