//! What a site's judge has learned, in its tables: hashes and numbers, no words.

use lodge_register::{Id, Timestamp, Value};
use lodge_store::{Batch, Db, Expect, StoreError};

use super::weigh::Tally;
use crate::{Comment, Learned, Site};

/// So many words are asked for at once.
const HANDFUL: usize = 64;

/// The number that a sign is kept under, at this site and nowhere else.
pub(crate) fn hash(db: &Db, site: Id<Site>, sign: &str) -> i64 {
    let said = [&site.number().to_be_bytes()[..], sign.as_bytes()].concat();
    let hash = db.keyed_hash("comments/word", &said);
    let (first, _) = hash.split_first_chunk().unwrap_or((&[0; 8], &[]));
    i64::from_be_bytes(*first)
}

/// How much was learned at a site.
pub(crate) async fn all(db: &Db, site: Id<Site>) -> Result<Tally, StoreError> {
    let sql = "SELECT spam, COUNT(*) FROM comments_learned WHERE site_id = $1 GROUP BY spam";
    let mut tally = Tally::default();
    for row in db.rows(sql, (site,)).await? {
        *(if row.int(0)? == 0 { &mut tally.ham } else { &mut tally.spam }) = row.int(1)?;
    }
    Ok(tally)
}

/// What is known of each of these signs.
pub(crate) async fn tallies(
    db: &Db,
    site: Id<Site>,
    signs: Vec<String>,
) -> Result<Vec<(String, Tally)>, StoreError> {
    let hashed: Vec<(i64, String)> = signs.into_iter().map(|sign| (hash(db, site, &sign), sign)).collect();
    let mut known = std::collections::HashMap::with_capacity(hashed.len());
    for some in hashed.chunks(HANDFUL) {
        let sql = "SELECT word, spam, ham FROM comments_word WHERE site_id = $1 AND word IN
                   ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                    $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33,
                    $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49,
                    $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64, $65)";
        // A handful that is not full is filled up with its first.
        let first = some.first().map_or(0, |(hash, _)| *hash);
        let asked = (0..HANDFUL).map(|at| some.get(at).map_or(first, |(hash, _)| *hash));
        let args: Vec<Value> = std::iter::once(site.number()).chain(asked).map(Value::Int).collect();
        for row in db.rows(sql, args).await? {
            known.insert(row.int(0)?, Tally { spam: row.int(1)?, ham: row.int(2)? });
        }
    }
    let tally = |hash: &i64| known.get(hash).copied().unwrap_or_default();
    Ok(hashed.into_iter().map(|(hash, sign)| (sign, tally(&hash))).collect())
}

/// As what a comment was learned, if it was.
pub(crate) async fn learned(db: &Db, comment: &Comment) -> Result<Option<Learned>, StoreError> {
    let sql = "SELECT * FROM comments_learned WHERE site_id = $1 AND comment = $2";
    db.first(sql, (comment.site_id, comment.id)).await
}

/// Learns these signs of a comment as spam or as none, or takes back what was learned.
pub(crate) async fn change(
    db: &Db,
    comment: &Comment,
    signs: &[String],
    change: Change,
    now: Timestamp,
) -> Result<(), StoreError> {
    let site = comment.site_id;
    let note = match change {
        Change::Learn { spam } => Batch::new().insert(
            db,
            &Learned {
                site_id: site,
                comment: comment.id.number(),
                author_id: comment.author_id,
                spam,
                learned_at: now,
            },
        ),
        // Whoever takes it back first does; twice would count twice.
        Change::Unlearn { spam } => Batch::new().run(
            "DELETE FROM comments_learned WHERE site_id = $1 AND comment = $2 AND spam = $3",
            (site, comment.id, spam),
            Expect::Exactly(1),
        ),
    };
    let day = Timestamp::from_millis(now.millis() - now.millis().rem_euclid(Timestamp::DAY));
    let mut hashes: Vec<i64> = signs.iter().map(|sign| hash(db, site, sign)).collect();
    // In one order, so that two decisions at once do not wait for each other in a circle.
    hashes.sort_unstable();
    hashes.dedup();
    let batch = hashes.into_iter().fold(note, |batch, word| match change {
        Change::Learn { spam } => batch.run(
            "INSERT INTO comments_word (site_id, word, spam, ham, seen_on) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (site_id, word) DO UPDATE
             SET spam = comments_word.spam + excluded.spam, ham = comments_word.ham + excluded.ham,
                 seen_on = excluded.seen_on",
            (site, word, spam, !spam, day),
            Expect::Exactly(1),
        ),
        Change::Unlearn { spam } => batch
            .run(
                "UPDATE comments_word SET spam = spam - $3, ham = ham - $4
             WHERE site_id = $1 AND word = $2 AND spam >= $3 AND ham >= $4",
                (site, word, spam, !spam),
                Expect::Any,
            )
            .run(
                "DELETE FROM comments_word WHERE site_id = $1 AND word = $2 AND spam = 0 AND ham = 0",
                (site, word),
                Expect::Any,
            ),
    });
    match db.write(batch).await {
        // Somebody else learned or took back the same at the same time.
        Ok(_) | Err(StoreError::Conflict | StoreError::Expected { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

/// What is done with what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// One more.
    Learn {
        /// Whether as spam.
        spam: bool,
    },
    /// One less.
    Unlearn {
        /// Whether it was as spam.
        spam: bool,
    },
}
