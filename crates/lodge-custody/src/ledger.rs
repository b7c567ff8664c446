//! Who was forgotten, so that no backup brings them back: keyed hashes, in a table and in a file beside the key.

mod file;

use crate::{Custody, CustodyError, error::store_error};
use lodge_register::{Id, Record, SubjectKey, Timestamp, Value, plan};
use lodge_store::{Batch, Expect};
use std::collections::BTreeSet;

/// How long it is known who was forgotten: a day longer than any backup.
pub const LEDGER_DAYS: i64 = 15;
/// Where the file is, beside the key.
pub(crate) const LEDGER_FILE: &str = "erasures.ledger";

/// A note that somebody was forgotten.
#[derive(Record, Debug, Clone, PartialEq, Eq)]
#[record(
    table = "custody_erasure",
    purpose = "to keep a restored backup from bringing back who asked to be forgotten",
    basis = Law,
    subject = nobody("it holds a keyed hash: without the key it fits anybody, and with the key only who is named"),
    keep = days(15) after erased_at,
    on_erase = retain("without it a backup would undo the erasure")
)]
pub struct Erased {
    /// Which note.
    #[data(Identifier)]
    pub id: Id<Erased>,
    /// The word for what kind of person it was.
    #[data(Technical)]
    pub kind: String,
    /// The keyed hash of the number that they had here.
    #[data(Identifier)]
    pub mark: Vec<u8>,
    /// When they were forgotten.
    #[data(Time)]
    pub erased_at: Timestamp,
}

/// The keyed hash that stands for somebody.
pub(crate) fn mark(custody: &Custody, kind: &str, key: &Value) -> Vec<u8> {
    let mut bytes = kind.as_bytes().to_vec();
    match key {
        Value::Null => bytes.push(0),
        Value::Int(number) => {
            bytes.push(1);
            bytes.extend(number.to_be_bytes());
        }
        Value::Text(text) => {
            bytes.push(2);
            bytes.extend(text.as_bytes());
        }
        Value::Blob(blob) => {
            bytes.push(3);
            bytes.extend(blob);
        }
    }
    custody.db.keyed_hash("ledger", &bytes).to_vec()
}

/// The notes about these people, as of now.
pub(crate) fn notes(custody: &Custody, who: &[SubjectKey]) -> Vec<Erased> {
    let erased_at = custody.clock.now();
    who.iter()
        .map(|subject| Erased {
            id: custody.db.new_id(),
            kind: subject.kind.word.to_owned(),
            mark: mark(custody, subject.kind.word, &subject.key),
            erased_at,
        })
        .collect()
}

/// Writes notes into the file, down to the disk.
pub(crate) fn append(custody: &Custody, notes: &[Erased]) -> Result<(), CustodyError> {
    file::append(&custody.places.ledger(), notes)
}

/// Makes table and file the same: what a crash kept out of one is written from the other. Drops what is past its day.
///
/// # Errors
/// If the database or the file cannot be read or written.
pub async fn reconcile(custody: &Custody) -> Result<(), CustodyError> {
    let path = custody.places.ledger();
    let limit = custody.clock.now().plus_days(-LEDGER_DAYS);
    let young = |note: &Erased| note.erased_at > limit;
    let same = |one: &Erased, other: &Erased| {
        (&one.kind, &one.mark, one.erased_at) == (&other.kind, &other.mark, other.erased_at)
    };
    let (table, written) = (in_table(custody).await?, file::read(&path)?);
    let missing: Vec<_> = written
        .iter()
        .filter(|note| young(note) && !table.iter().any(|known| same(known, note)))
        .map(|note| Erased { id: custody.db.new_id(), ..note.clone() })
        .collect();
    if !missing.is_empty() {
        let batch = missing.iter().fold(Batch::new(), |batch, note| batch.insert(&custody.db, note));
        custody.db.write(batch).await.map_err(store_error("write the erasure ledger"))?;
    }
    let mut whole: Vec<_> = table.into_iter().chain(missing).filter(young).collect();
    whole.sort_by(|one, other| (one.erased_at, &one.mark).cmp(&(other.erased_at, &other.mark)));
    let fits =
        whole.len() == written.len() && whole.iter().all(|note| written.iter().any(|it| same(it, note)));
    if fits { Ok(()) } else { file::replace(&path, &whole) }
}

async fn in_table(custody: &Custody) -> Result<Vec<Erased>, CustodyError> {
    custody
        .db
        .all("SELECT * FROM custody_erasure ORDER BY erased_at, id", ())
        .await
        .map_err(store_error("read the erasure ledger"))
}

/// Every note, from table and file.
pub(crate) async fn all(custody: &Custody) -> Result<Vec<Erased>, CustodyError> {
    let mut notes = in_table(custody).await?;
    notes.extend(file::read(&custody.places.ledger())?);
    Ok(notes)
}

/// How many notes the table and the file hold.
pub(crate) async fn counts(custody: &Custody) -> Result<(usize, usize), CustodyError> {
    Ok((in_table(custody).await?.len(), file::read(&custody.places.ledger())?.len()))
}

/// How much earlier than a backup somebody may have been forgotten and still be in it, in milliseconds: the times of
/// both are taken before their work is done. Ids are not used twice, so this forgets nobody else.
pub(crate) const SLACK: i64 = 3_600_000;

/// Forgets again whom a restored backup brought back: everybody who was forgotten since it was made.
pub(crate) async fn replay(custody: &Custody, since: Timestamp) -> Result<u64, CustodyError> {
    let since = since.plus_millis(-SLACK);
    let notes = in_table(custody).await?.into_iter().chain(file::read(&custody.places.ledger())?);
    let marks: BTreeSet<_> =
        notes.filter(|note| note.erased_at >= since).map(|note| (note.kind, note.mark)).collect();
    let mut again: Vec<SubjectKey> = Vec::new();
    for plan::Holders { kind, statement, .. } in plan::holders(&custody.register) {
        let rows = custody.db.planned(statement).await.map_err(store_error("look for who was forgotten"))?;
        for key in rows.into_iter().filter_map(|row| row.into_values().pop()) {
            let subject = SubjectKey { kind, key };
            if marks.contains(&(kind.word.to_owned(), mark(custody, kind.word, &subject.key)))
                && !again.contains(&subject)
            {
                again.push(subject);
            }
        }
    }
    let mut count = 0;
    for subject in again {
        let steps = plan::erasure(&custody.register, &[subject]).steps;
        let batch =
            steps.into_iter().fold(Batch::new(), |batch, step| batch.plan(step.statement, Expect::Any));
        custody.db.write(batch).await.map_err(store_error("forget somebody again"))?;
        count += 1;
    }
    Ok(count)
}
