//! What was erased goes from snapshots and backups too: each is read, sifted and written anew.
//!
//! An erasure leaves a note in the folder before it begins, and takes it away when the archives are done. A note that
//! nobody holds is an erasure that was broken off; the ledger tells whose rows are still to go.

mod gathered;
mod hanging;
mod pending;

pub(crate) use gathered::without;
pub(crate) use pending::Pending;

use crate::{
    Custody, CustodyError,
    archive::{
        read::{Part, Reading},
        write::Writing,
    },
    beside, blocking, day_keys,
    error::store_error,
    ledger::{self, Erased},
    shelf::{self, Shelved},
};
use age::x25519::Identity;
use hanging::Hanging;
use lodge_register::{
    Register, SubjectKey, Timestamp, Value,
    plan::{self, Fate, Step},
};
use lodge_store::Db;
use std::path::Path;

/// What became of the archives.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Rewritten {
    pub(crate) rewritten: usize,
    pub(crate) removed: usize,
}

/// Finishes what broken-off erasures left: whoever is in the ledger goes from what was made before they were forgotten.
pub(crate) async fn finish(custody: &Custody) -> Result<(), CustodyError> {
    let folder = custody.places.locked();
    let left = blocking(move || Pending::left(&folder)).await?;
    if left.is_empty() {
        return Ok(());
    }
    custody.db.erase_barrier().await.map_err(store_error("remove what was erased from the files"))?;
    let notes = ledger::all(custody).await?;
    let (register, copy) = (custody.register.clone(), custody.clone());
    let sift = move |made: Timestamp, table: &str, columns: &[String], row: &mut [Value]| {
        let Some(entry) = register.entry(table) else { return Fate::Goes };
        let mut forgotten = Vec::new();
        for (kind, by) in entry.about() {
            let Some(key) = columns.iter().position(|column| column == by).and_then(|at| row.get(at)) else {
                return Fate::Goes;
            };
            let mark = ledger::mark(&copy, kind.word, key);
            let is_them = |note: &Erased| note.kind == kind.word && note.mark == mark;
            let since = made.plus_millis(-ledger::SLACK);
            if notes.iter().any(|note| note.erased_at >= since && is_them(note)) {
                forgotten.push(SubjectKey { kind, key: key.clone() });
            }
        }
        let steps = plan::erasure(&register, &forgotten).steps;
        apply(&register, &steps, table, columns, row)
    };
    every(custody, |_| true, sift).await?;
    blocking(move || left.into_iter().try_for_each(Pending::done)).await
}

/// Sifts every archive in our folders that may have anything of it, by when it was made.
async fn every(
    custody: &Custody,
    may: impl Fn(Timestamp) -> bool + Send + 'static,
    fate: impl Fn(Timestamp, &str, &[String], &mut [Value]) -> Fate + Send + 'static,
) -> Result<Rewritten, CustodyError> {
    let (db, places, register) = (custody.db.clone(), custody.places.clone(), custody.register.clone());
    blocking(move || {
        // Whoever is writing an archive of what was there before finishes first, and is rewritten too.
        let _alone = shelf::lock(&places.locked())?;
        let identities = day_keys::all(&places.day_keys())?;
        let mut done = Rewritten::default();
        for folder in places.shelves() {
            for archive in shelf::list(&folder)?.into_iter().filter(|archive| may(archive.made)) {
                match sift(&archive, &identities, (&fate, &register), &db, &places.day_keys()) {
                    Ok(changed) => done.rewritten += usize::from(changed),
                    // Nobody can open it, us included; it is of no more use than its absence.
                    Err(CustodyError::NoKey { .. } | CustodyError::Archive { .. }) => {
                        shelf::remove(&archive.path)?;
                        done.removed += 1;
                    }
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(done)
    })
    .await
}

/// Rewrites one archive; says whether anything in it changed.
fn sift(
    archive: &Shelved,
    identities: &[Identity],
    (fate, register): (&impl Fn(Timestamp, &str, &[String], &mut [Value]) -> Fate, &Register),
    db: &Db,
    keys: &Path,
) -> Result<bool, CustodyError> {
    let mut reading = Reading::open(&archive.path, identities)?;
    let made = reading.header().made;
    let to = day_keys::of_day(keys, made)?.to_public();
    let mut writing = Writing::begin(&beside(&archive.path), &to, reading.header())?;
    let (mut table, mut columns, mut changed) = (String::new(), Vec::new(), false);
    let mut hanging = Hanging::of(register);
    loop {
        match reading.next()? {
            Part::Table { name, columns: found } => {
                (table, columns) = (name, found);
                writing.table(&table, &columns)?;
            }
            Part::Rows(rows) => {
                for mut row in rows {
                    let own = fate(made, &table, &columns, &mut row);
                    let fate = hanging.fate(&table, &columns, &mut row, own);
                    changed |= fate != Fate::Stays;
                    if fate != Fate::Goes {
                        writing.row(row)?;
                    }
                }
            }
            Part::End => break,
        }
    }
    if changed {
        let written = writing.end()?;
        let name = shelf::name(made, &db.keyed_hash("archive", &written.content));
        let path = archive.path.with_file_name(name);
        written.publish(&path)?;
        if path != archive.path {
            shelf::remove(&archive.path)?;
        }
    }
    Ok(changed)
}

/// What all steps together do to a row. Rows of tables that nobody declares are nobody's to tell apart: they go.
fn apply<'a>(
    register: &Register,
    steps: impl IntoIterator<Item = &'a Step>,
    table: &str,
    columns: &[String],
    row: &mut [Value],
) -> Fate {
    if register.entry(table).is_none() {
        return Fate::Goes;
    }
    let before = row.to_vec();
    for step in steps {
        if step.apply(table, columns, row) == Fate::Goes {
            return Fate::Goes;
        }
    }
    if *row == *before { Fate::Stays } else { Fate::Emptied }
}
