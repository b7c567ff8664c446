//! What was decided about those who wanted in, and what reviewers made of it.

use std::collections::BTreeMap;

use lodge_register::{Id, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{
    Deed, Done, Likeness, Server, Verification, Weighed,
    ids::UserId,
    store::{deeds, traces},
    verify::{
        decide::{Because, Decision, Reason, Way},
        precision::{Judgement, Tally, judged},
    },
};

/// Notes what was decided, and whom it was like.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn note(
    db: &Db,
    server: Id<Server>,
    user: UserId,
    decision: &Decision,
    now: Timestamp,
) -> Result<Verification, StoreError> {
    let verification = Verification {
        id: db.new_id(),
        server_id: server,
        user_id: user,
        way: decision.way,
        tenths: i64::from(decision.tenths),
        reasons: written(&decision.reasons),
        judgement: None,
        decided_at: now,
    };
    let mut batch = Batch::new().insert(db, &verification);
    if let (Some(like), true) = (decision.like, decision.way != Way::Pass) {
        let verification_id = verification.id.number();
        batch =
            batch.insert(db, &Likeness { verification_id, server_id: server, user_id: like, found_at: now });
    }
    db.write(batch).await?;
    Ok(verification)
}

/// Those that a person has to look at, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn waiting(db: &Db, server: Id<Server>, most: i64) -> Result<Vec<Verification>, StoreError> {
    let sql = "SELECT * FROM guard_verification
               WHERE server_id = $1 AND way <> 'pass' AND judgement IS NULL ORDER BY id LIMIT $2";
    db.all(sql, (server, most)).await
}

/// One of a server.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(
    db: &Db,
    server: Id<Server>,
    id: Id<Verification>,
) -> Result<Option<Verification>, StoreError> {
    db.first("SELECT * FROM guard_verification WHERE server_id = $1 AND id = $2", (server, id)).await
}

/// What was decided last about somebody.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn latest(db: &Db, server: Id<Server>, user: UserId) -> Result<Option<Verification>, StoreError> {
    let sql =
        "SELECT * FROM guard_verification WHERE server_id = $1 AND user_id = $2 ORDER BY id DESC LIMIT 1";
    db.first(sql, (server, user)).await
}

/// Whom somebody who wanted in was like, unless that one was forgotten meanwhile.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn like(db: &Db, verification: Id<Verification>) -> Result<Option<UserId>, StoreError> {
    let sql = "SELECT * FROM guard_likeness WHERE verification_id = $1";
    let found: Option<Likeness> = db.first(sql, (verification.number(),)).await?;
    Ok(found.map(|likeness| likeness.user_id))
}

/// A reviewer says whether it was the same person: it is counted for each kind of likeness, and two who are different are
/// never taken for each other again. Says whether nobody had said so before.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn judge(
    db: &Db,
    verification: &Verification,
    judgement: Judgement,
    by: UserId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let server = verification.server_id;
    let sql = "UPDATE guard_verification SET judgement = $2 WHERE id = $1 AND judgement IS NULL";
    let mut batch = Batch::new().run(sql, (verification.id, judgement.as_str()), Expect::Exactly(1));
    let judged = judged(&read(&verification.reasons));
    for because in &judged {
        batch = count(batch, server, *because, judgement);
    }
    // Whoever is not the one that a server elsewhere meant is told apart from all whom servers elsewhere mean.
    let elsewhere = judged.contains(&Because::BannedElsewhere).then_some(verification.user_id);
    if judgement == Judgement::Different {
        for other in like(db, verification.id).await?.into_iter().chain(elsewhere) {
            batch = traces::apart(db, batch, server, (verification.user_id, other), now);
        }
    }
    let deed = deeds::deed(db, server, by, Done::Reviewed, now);
    let deed = Deed { tool: "verification".to_owned(), outcome: judgement.as_str().to_owned(), ..deed };
    match db.write(batch.insert(db, &deed)).await {
        Ok(_) => Ok(true),
        Err(StoreError::Expected { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

fn count(batch: Batch, server: Id<Server>, because: Because, judgement: Judgement) -> Batch {
    let one = Tally::default().with(judgement);
    let sql = "INSERT INTO guard_weighed (server_id, because, same, different) VALUES ($1, $2, $3, $4)
               ON CONFLICT (server_id, because) DO UPDATE
               SET same = guard_weighed.same + excluded.same,
                   different = guard_weighed.different + excluded.different";
    batch.run(sql, (server, because.as_str(), one.same, one.different), Expect::Exactly(1))
}

/// How often each kind of likeness was right on a server.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn tallies(db: &Db, server: Id<Server>) -> Result<BTreeMap<Because, Tally>, StoreError> {
    let sql = "SELECT * FROM guard_weighed WHERE server_id = $1";
    let all: Vec<Weighed> = db.all(sql, (server,)).await?;
    Ok(all.into_iter().map(|one| (one.because, Tally { same: one.same, different: one.different })).collect())
}

fn written(reasons: &[Reason]) -> String {
    let one = |reason: &Reason| format!("{} {}", reason.because.as_str(), reason.tenths);
    reasons.iter().map(one).collect::<Vec<_>>().join(",")
}

/// The reasons that were written; what this version does not know is left out.
#[must_use]
pub fn read(text: &str) -> Vec<Reason> {
    let one = |text: &str| {
        let (because, tenths) = text.split_once(' ')?;
        Some(Reason { because: Because::parse(because)?, tenths: tenths.parse().ok()? })
    };
    text.split(',').filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_read_as_they_were_written() {
        let all: Vec<Reason> = Because::ALL
            .iter()
            .map(|because| Reason { because: *because, tenths: because.tenths() })
            .collect();
        assert_eq!(read(&written(&all)), all);
        assert_eq!(read(""), []);
        assert_eq!(read("odd 3,old -20,old x,old"), [Reason { because: Because::Old, tenths: -20 }]);
    }
}
