//! What was erased goes from snapshots and backups too: each is read, sifted and written anew.

use crate::{
    Custody, CustodyError,
    archive::{
        read::{Part, Reading},
        write::Writing,
    },
    beside, blocking, day_keys,
    shelf::{self, Shelved},
};
use age::x25519::Identity;
use lodge_register::{
    Register,
    plan::{Fate, Step},
};
use lodge_store::Db;
use std::path::Path;

/// What became of the archives.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Rewritten {
    pub(crate) rewritten: usize,
    pub(crate) removed: usize,
}

/// Rewrites every archive in our folders as if the steps had been taken before it was made.
pub(crate) async fn without(custody: &Custody, steps: Vec<Step>) -> Result<Rewritten, CustodyError> {
    if steps.is_empty() {
        return Ok(Rewritten::default());
    }
    let Custody { db, register, places, .. } = custody.clone();
    blocking(move || {
        // Whoever is writing an archive of what was there before finishes first, and is rewritten too.
        let _alone = shelf::lock(&places.locked())?;
        let identities = day_keys::all(&places.day_keys())?;
        let mut done = Rewritten::default();
        for folder in places.shelves() {
            for archive in shelf::list(&folder)? {
                let sifted = sift(&archive, &identities, &steps, &register, &db, &places.day_keys());
                match sifted {
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
    steps: &[Step],
    register: &Register,
    db: &Db,
    keys: &Path,
) -> Result<bool, CustodyError> {
    let mut reading = Reading::open(&archive.path, identities)?;
    let made = reading.header().made;
    let to = day_keys::of_day(keys, made)?.to_public();
    let mut writing = Writing::begin(&beside(&archive.path), &to, reading.header())?;
    let (mut table, mut columns, mut changed) = (String::new(), Vec::new(), false);
    loop {
        match reading.next()? {
            Part::Table { name, columns: found } => {
                (table, columns) = (name, found);
                writing.table(&table, &columns)?;
            }
            Part::Rows(rows) => {
                for mut row in rows {
                    let fate = fate(register, steps, &table, &columns, &mut row);
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
fn fate(
    register: &Register,
    steps: &[Step],
    table: &str,
    columns: &[String],
    row: &mut [lodge_register::Value],
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
