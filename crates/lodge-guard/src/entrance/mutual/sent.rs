//! What goes to the Lodge of a server that one of ours has an agreement with, and what is remembered of what it said.

use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, Recipient, SqlKind, Subject};

use crate::MEMBER;

/// Who it is.
pub const AGREED: Recipient = Recipient {
    name: "the Lodge of a server that yours has an agreement with",
    purpose: "to learn whether somebody who wants in is like somebody who is banned on that server, where the staffs of both \
              servers agreed to ask each other",
    receives: "linked accounts of somebody who wants in, blinded so that nobody can tell which accounts, whose, or how many; \
               when it asks itself, the linked accounts of those who are banned here, as hashes under a key that it does not \
               have; the address of this Lodge, and the number and the name of the server",
    opt_in: true,
};

const fn part(name: &'static str, class: DataClass) -> Column {
    Column::plain(name, class, SqlKind::Blob)
}

/// What it is asked about somebody.
pub const SENT: &Entry = &Entry {
    name: "guard_mutual_sent",
    title: "Linked accounts that another Lodge is asked about, blinded",
    place: Place::SentTo(&AGREED),
    purpose: "to learn whether somebody like them is banned on the server that this one has an agreement with",
    basis: Basis::Interest(
        "two servers that trust each other keep the same people out, without a list of them",
    ),
    subject: Subject::Of { kind: MEMBER, by: "account" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond(
        "what is sent looks like chance and is different each time; whoever got it can do nothing with it later",
    ),
    critical: false,
    columns: &[part("account", DataClass::Identifier)],
};

/// What it is given of those who are banned here.
pub const GIVEN: &Entry = &Entry {
    name: "guard_mutual_given",
    title: "Linked accounts of those who are banned, as hashes for another Lodge",
    place: Place::SentTo(&AGREED),
    purpose: "to let the server that this one has an agreement with see whether somebody like them comes there",
    basis: Basis::Interest(
        "two servers that trust each other keep the same people out, without a list of them",
    ),
    subject: Subject::Of { kind: MEMBER, by: "account" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond(
        "the other Lodge forgets it within an hour, and cannot tell what it was made of; the next one is without it",
    ),
    critical: false,
    columns: &[part("account", DataClass::Identifier)],
};

/// What another Lodge gave of those who are banned there, and that it does not answer just now.
pub const LISTED: &Entry = &Entry {
    name: "guard_mutual_list",
    title: "Who is banned on a server that yours has an agreement with, as hashes",
    place: Place::Cache("guard-mutual-list"),
    purpose: "to ask the other Lodge for its list no more than once an hour",
    basis: Basis::Interest(
        "two servers that trust each other keep the same people out, without a list of them",
    ),
    subject: Subject::Nobody(
        "they are hashes under a key that this Lodge does not have, between others that are chance",
    ),
    keep: Keep::Seconds(3_600),
    on_erase: OnErase::Beyond("nobody here can tell whose it is, and it is gone within an hour"),
    critical: false,
    columns: &[part("hashes", DataClass::Technical)],
};

/// That a question of another Lodge was heard.
pub const HEARD: &Entry = &Entry {
    name: "guard_mutual_heard",
    title: "That a question of another Lodge was heard already",
    place: Place::Cache("guard-mutual-heard"),
    purpose: "to answer no question twice that somebody recorded on the way",
    basis: Basis::Service,
    subject: Subject::Nobody("it is a number that was drawn by chance, under a keyed hash"),
    keep: Keep::Seconds(300),
    on_erase: OnErase::Beyond("it is about nobody, and gone within five minutes"),
    critical: false,
    columns: &[part("nonce", DataClass::Technical)],
};
