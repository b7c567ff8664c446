//! A change of policy: found by comparing a program's register with what was announced last, said in words, and sent to
//! every account once, before it takes effect (promise C13).
//!
//! The program that announces need not be the one that runs: the next version can say what it will keep while the present
//! one goes on. Whichever runs sends the letters.

mod difference;
mod program;
mod send;

pub(crate) use program::standing_of;
pub use program::{Draft, Program, day_of, standing};
pub use send::send_due;

use lodge_register::Timestamp;
use lodge_store::{Batch, Db, Expect, StoreError};
use lodge_web::{Language, Site};

use crate::Policy;

/// Where there is no policy yet, the present one is where changes are counted from.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn begin(site: &Site) -> Result<(), StoreError> {
    if first(&site.db).await?.is_some() {
        return Ok(());
    }
    let program = Program::of(site);
    keep(&program, &program.as_it_is()).await
}

/// Notes a policy's words, and how it differs from the one before. What was noted of it before counts no more.
async fn keep(program: &Program<'_>, draft: &Draft) -> Result<(), StoreError> {
    // Which one came first has to be known even if the clock stood still, or went back.
    let last = program
        .db
        .rows(
            "SELECT COALESCE(MAX(noted_at), 0) FROM console_policy WHERE digest <> $1",
            (draft.digest.as_str(),),
        )
        .await?;
    let last = last.first().map_or(Ok(0), |row| row.int(0))?;
    let now = program.clock.now().max(Timestamp::from_millis(last).plus_millis(1));
    let batch = draft.words.iter().fold(Batch::new(), |batch, (language, text, changes)| {
        batch.run(
            "INSERT INTO console_policy (digest, language, text, changes, noted_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (digest, language) DO UPDATE SET text = excluded.text, changes = excluded.changes",
            (draft.digest.as_str(), language.tag(), text.as_str(), changes.join("\n"), now),
            Expect::Exactly(1),
        )
    });
    program.db.write(batch).await.map(drop)
}

/// The digest of the policy that changes are counted from.
async fn first(db: &Db) -> Result<Option<String>, StoreError> {
    let rows = db.rows("SELECT digest FROM console_policy ORDER BY noted_at, digest LIMIT 1", ()).await?;
    rows.first().map(|row| row.text(0).map(str::to_owned)).transpose()
}

async fn of(db: &Db, digest: &str, language: Language) -> Result<Option<Policy>, StoreError> {
    db.first("SELECT * FROM console_policy WHERE digest = $1 AND language = $2", (digest, language.tag()))
        .await
}
