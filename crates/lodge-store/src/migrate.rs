//! Steps that bring the schema to what this program needs. Steps are never edited, only followed.

use crate::{Db, Engine, StoreError, db::Store};
use lodge_register::{Record, Timestamp};
use sha2::{Digest, Sha256};

/// One step. Usually both engines share a text with tokens:
///
/// | token | SQLite | PostgreSQL |
/// |---|---|---|
/// | `{INT}` | `INTEGER` | `BIGINT` |
/// | `{BLOB}` | `BLOB` | `BYTEA` |
/// | `{STRICT}` after the closing bracket | `STRICT` | |
/// | `{CLUSTER}` after the closing bracket | `WITHOUT ROWID` | |
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migration {
    /// Module, number and what it does: `mail/0001_aliases`.
    pub name: &'static str,
    /// For SQLite.
    pub sqlite: &'static str,
    /// For PostgreSQL.
    pub postgres: &'static str,
}

/// What migrating did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Migrated {
    /// The steps that were applied now.
    pub applied: Vec<&'static str>,
    /// How many had been applied before.
    pub already: usize,
}

/// A step that brought this database to its present form.
#[derive(Record, Debug, Clone, PartialEq, Eq)]
#[record(table = "store_migration",
         purpose = "to change the form of the database once for each change",
         basis = Service,
         subject = nobody("it names a change of the program"),
         keep = until_deleted,
         on_erase = retain("it is about nobody"))]
pub(crate) struct Applied {
    /// Its name.
    #[data(Technical, key)]
    pub(crate) name: String,
    /// SHA-256 of its text.
    #[data(Technical)]
    pub(crate) checksum: Vec<u8>,
    /// When.
    #[data(Time)]
    pub(crate) applied_at: Timestamp,
}

/// The table that remembers them.
pub(crate) const REMEMBER: &str = "CREATE TABLE IF NOT EXISTS store_migration (
    name TEXT NOT NULL PRIMARY KEY,
    checksum {BLOB} NOT NULL,
    applied_at {INT} NOT NULL
) {STRICT};";

pub(crate) const KNOWN: &str = "SELECT name, checksum FROM store_migration ORDER BY name";
pub(crate) const INSERT: &str =
    "INSERT INTO store_migration (name, checksum, applied_at) VALUES ($1, $2, $3)";

impl Migration {
    /// One text for both engines.
    #[must_use]
    pub const fn both(name: &'static str, text: &'static str) -> Self {
        Self { name, sqlite: text, postgres: text }
    }

    /// Its text for an engine, tokens replaced.
    pub(crate) fn text(&self, engine: Engine) -> Result<String, StoreError> {
        let text = match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        };
        expand(text, engine)
    }

    /// Over both texts: the same in both engines.
    fn checksum(&self) -> Vec<u8> {
        let text = Sha256::new().chain_update(self.sqlite).chain_update([0]).chain_update(self.postgres);
        text.finalize().to_vec()
    }
}

/// A text with its tokens replaced.
pub(crate) fn expand(text: &str, engine: Engine) -> Result<String, StoreError> {
    let words = match engine {
        Engine::Sqlite => [
            ("{INT}", "INTEGER"),
            ("{BLOB}", "BLOB"),
            BOTH,
            ("{STRICT}", "STRICT"),
            ("{CLUSTER}", "WITHOUT ROWID"),
        ],
        Engine::Postgres => [
            ("{INT}", "BIGINT"),
            ("{BLOB}", "BYTEA"),
            ("{STRICT}, {CLUSTER}", ""),
            ("{STRICT}", ""),
            ("{CLUSTER}", ""),
        ],
    };
    let one_form = [
        "{STRICT} {CLUSTER}",
        "{STRICT}{CLUSTER}",
        "{CLUSTER}, {STRICT}",
        "{CLUSTER} {STRICT}",
        "{CLUSTER}{STRICT}",
    ]
    .iter()
    .fold(text.to_owned(), |text, form| text.replace(form, "{STRICT}, {CLUSTER}"));
    let text = words.iter().fold(one_form, |text, (token, word)| text.replace(token, word));
    match text.contains('{') {
        true => Err(StoreError::Arguments(
            "a migration holds a token that is none of {INT} {BLOB} {STRICT} {CLUSTER}",
        )),
        false => Ok(text),
    }
}

const BOTH: (&str, &str) = ("{STRICT}, {CLUSTER}", "STRICT, WITHOUT ROWID");

/// Which steps are left to do, if what was done is what this program knows.
pub(crate) fn left_to_do<'a>(
    steps: &'a [Migration],
    known: &[(String, Vec<u8>)],
) -> Result<Vec<&'a Migration>, StoreError> {
    for (name, checksum) in known {
        match steps.iter().find(|step| step.name == name) {
            None => return Err(StoreError::Newer { name: name.clone() }),
            Some(step) if step.checksum() != *checksum => {
                return Err(StoreError::MigrationEdited { name: name.clone() });
            }
            Some(_) => {}
        }
    }
    Ok(steps.iter().filter(|step| !known.iter().any(|(name, _)| name == step.name)).collect())
}

impl Db {
    /// Applies the steps that were not applied yet, in their order, each as one transaction.
    ///
    /// Give all steps of all modules in one list: one that the database knows and the list does not is taken for
    /// a newer program's.
    ///
    /// # Errors
    /// [`StoreError::Newer`], [`StoreError::MigrationEdited`], or [`StoreError::Migration`] for a step that failed.
    pub async fn migrate(&self, steps: &[Migration]) -> Result<Migrated, StoreError> {
        let steps = steps.to_vec();
        let now = self.inner.clock.now();
        match &self.inner.store {
            Store::Lite(lite) => lite.alone(move |db| on_sqlite(db, &steps, now)).await,
            Store::Pg(pg) => pg.migrate(&steps, now).await,
        }
    }
}

fn on_sqlite(db: &rusqlite::Connection, steps: &[Migration], now: Timestamp) -> Result<Migrated, StoreError> {
    use crate::sqlite::{many, run};
    let known = || -> Result<Vec<_>, StoreError> {
        let rows = run(db, KNOWN, &[])?.rows;
        rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.blob(1)?.to_vec()))).collect()
    };
    let mut migrated = Migrated { applied: Vec::new(), already: known()?.len() };
    for step in left_to_do(steps, &known()?)? {
        let apply = || {
            run(db, "BEGIN IMMEDIATE", &[])?;
            // Another process may have been faster.
            if !left_to_do(steps, &known()?)?.contains(&step) {
                run(db, "ROLLBACK", &[])?;
                return Ok(false);
            }
            many(db, &step.text(Engine::Sqlite)?)?;
            run(db, INSERT, &step.row(now))?;
            run(db, "COMMIT", &[])?;
            Ok(true)
        };
        match apply() {
            Ok(true) => migrated.applied.push(step.name),
            Ok(false) => migrated.already += 1,
            Err(source) => {
                if !db.is_autocommit() {
                    run(db, "ROLLBACK", &[])?;
                }
                return Err(StoreError::Migration { name: step.name, source: Box::new(source) });
            }
        }
    }
    Ok(migrated)
}

impl Migration {
    pub(crate) fn row(&self, now: Timestamp) -> [lodge_register::Value; 3] {
        use lodge_register::Field;
        [self.name.to_owned().to_value(), self.checksum().to_value(), now.to_value()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Migration =
        Migration::both("a/0001", "CREATE TABLE a (id {INT} PRIMARY KEY, b {BLOB}) {STRICT};");

    #[test]
    fn tokens_become_the_words_of_each_engine() {
        let check = |text: &str, sqlite: &str, postgres: &str| {
            assert_eq!(expand(text, Engine::Sqlite).unwrap(), sqlite);
            assert_eq!(expand(text, Engine::Postgres).unwrap(), postgres);
        };
        check("a {INT}, b {BLOB}", "a INTEGER, b BLOB", "a BIGINT, b BYTEA");
        check(") {STRICT};", ") STRICT;", ") ;");
        check(") {CLUSTER};", ") WITHOUT ROWID;", ") ;");
        for both in [
            ") {STRICT} {CLUSTER};",
            ") {STRICT}{CLUSTER};",
            ") {STRICT}, {CLUSTER};",
            ") {CLUSTER} {STRICT};",
        ] {
            check(both, ") STRICT, WITHOUT ROWID;", ") ;");
        }
        assert!(expand("a {TEXT}", Engine::Sqlite).is_err());
    }

    #[test]
    fn an_edited_or_unknown_step_is_refused() {
        let two = Migration::both("a/0002", "");
        let known = |step: &Migration| (step.name.to_owned(), step.checksum());
        assert_eq!(left_to_do(&[ONE, two], &[known(&ONE)]).unwrap(), [&two]);
        assert!(matches!(left_to_do(&[ONE], &[known(&two)]), Err(StoreError::Newer { .. })));
        let edited = Migration { postgres: "DROP TABLE a", ..ONE };
        assert!(matches!(left_to_do(&[edited], &[known(&ONE)]), Err(StoreError::MigrationEdited { .. })));
    }
}
