//! Writing what is new.

use std::collections::HashSet;

use lodge_register::{Id, Timestamp};
use lodge_store::{Db, StoreError};

use super::{Foreign, Read};
use crate::{
    Kind, Server,
    ids::UserId,
    store::cases::{self, Opening},
};

/// For how many days cases are kept: what is older would be gone at once.
const KEPT_DAYS: i64 = 90;

/// What is new in a file, and what is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sifted {
    /// What is to be written.
    pub new: Vec<Foreign>,
    /// How many are here already.
    pub here: usize,
    /// How many are older than cases are kept, or not over yet.
    pub old: usize,
    /// How many are of no use here.
    pub useless: usize,
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Brought {
    /// How many cases.
    pub cases: usize,
}

/// By what a case is known again.
type Mark = (Kind, UserId, i64);

/// What of a file is new on a server.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn sift(db: &Db, server: Id<Server>, read: &Read, now: Timestamp) -> Result<Sifted, StoreError> {
    let mut seen = known(db, server).await?;
    let mut sifted = Sifted { new: Vec::new(), here: 0, old: 0, useless: read.useless };
    for case in &read.cases {
        if case.at <= now.plus_days(-KEPT_DAYS) || case.at > now {
            sifted.old += 1;
        } else if seen.insert((case.kind, case.target, case.at.millis())) {
            sifted.new.push(case.clone());
        } else {
            sifted.here += 1;
        }
    }
    Ok(sifted)
}

async fn known(db: &Db, server: Id<Server>) -> Result<HashSet<Mark>, StoreError> {
    let (mut known, mut before) = (HashSet::new(), i64::MAX);
    loop {
        let some = cases::before(db, server, before, None, i64::MAX).await?;
        let Some(last) = some.last() else { return Ok(known) };
        before = last.number;
        known.extend(
            some.iter().filter_map(|case| Some((case.kind, case.target_id?, case.opened_at.millis()))),
        );
    }
}

/// Writes what is new, each under the next number. Nothing is done on Discord, and no timer is set.
///
/// # Errors
/// [`StoreError`] if the store fails; what was written until then is known again by the next try.
pub async fn bring(
    db: &Db,
    server: Id<Server>,
    from: super::From,
    new: Vec<Foreign>,
) -> Result<Brought, StoreError> {
    let mut brought = Brought::default();
    for case in new {
        let opening = Opening {
            server,
            kind: case.kind,
            target: Some(case.target),
            channel: None,
            reason: case.reason,
            rule: None,
            actor: case.by,
            tool: from.word().to_owned(),
            // What was done elsewhere uses up nobody's hour here.
            weight: 0,
            ends_at: case.ends_at,
        };
        cases::open(db, opening, case.at).await?;
        brought.cases += 1;
    }
    Ok(brought)
}
