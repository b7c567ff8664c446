//! What Discord’s answers say about somebody who wants in, and what of it is read.

use std::borrow::Cow;

use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject};
use serde::Deserialize;

use crate::{MEMBER, ids::UserId, oauth::Unknown, verify::signal::connection::ClearConnection};

const fn part(name: &'static str, class: DataClass) -> Column {
    Column::plain(name, class, SqlKind::Blob)
}

/// What is seen of somebody while they are looked at.
pub(crate) static SEEN: &Entry = &Entry {
    name: "guard_verify_seen",
    title: "What is looked at of somebody who wants in, while it is",
    place: Place::Memory,
    purpose: "to make keyed hashes of it and to decide; what Discord gives for it is given back as soon as that is done",
    basis: Basis::Interest("a ban must hold, without everybody being known by their address"),
    subject: Subject::Of { kind: MEMBER, by: "member" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond("it is gone before anybody could ask"),
    critical: false,
    columns: &[
        part("member", DataClass::Identifier),
        part("access", DataClass::Credential),
        part("linked", DataClass::Identifier),
        part("came_from", DataClass::Network),
        part("number", DataClass::Identifier),
        part("kind_of_browser", DataClass::Technical),
    ],
};

/// Who somebody is.
#[derive(Deserialize)]
pub(super) struct Me {
    pub(super) id: UserId,
}

/// A member of a server.
#[derive(Deserialize)]
pub(super) struct Member {
    pub(super) user: Me,
}

/// A linked account. Its name is not among what is read.
#[derive(Deserialize)]
struct Connection<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow, rename = "type")]
    service: Cow<'a, str>,
    #[serde(default)]
    verified: bool,
    #[serde(default)]
    two_way_link: bool,
    #[serde(default)]
    revoked: bool,
}

impl Connection<'_> {
    fn is_proved(&self) -> bool {
        (self.verified || self.two_way_link) && !self.revoked
    }
}

/// The linked accounts of an answer.
pub(super) fn connections(body: &[u8]) -> Result<Vec<ClearConnection>, Unknown> {
    let all: Vec<Connection<'_>> = serde_json::from_slice(body).map_err(|_| Unknown::Silent)?;
    Ok(all.iter().map(|one| ClearConnection::new(&one.service, &one.id, one.is_proved())).collect())
}

/// An answer.
pub(super) fn read<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, Unknown> {
    serde_json::from_slice(body).map_err(|_| Unknown::Silent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_linked_accounts_those_count_that_discord_knows_to_be_theirs() {
        let body = br#"[
            {"id":"1","name":"a \"name\"","type":"steam","verified":true,"visibility":0},
            {"id":"2","name":"x","type":"spotify","verified":false,"two_way_link":true},
            {"id":"3","name":"x","type":"domain","verified":false},
            {"id":"4","name":"x","type":"github","verified":true,"revoked":true},
            {"id":"5 \u00e9","name":"x","type":"new-service","verified":true,"integrations":[]}
        ]"#;
        let proved: Vec<_> = connections(body).unwrap().iter().map(ClearConnection::is_proved).collect();
        assert_eq!(proved, [true, true, false, false, true]);
        assert!(connections(b"{}").is_err() && connections(b"[{}]").is_err());
    }
}
