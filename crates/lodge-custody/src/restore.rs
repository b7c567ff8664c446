//! A backup becomes a database again, without those who were forgotten since.

use crate::{
    Custody, CustodyError, Places,
    archive::{
        line::Header,
        read::{Part, Reading, Verified},
    },
    blocking, day_keys,
    dump::Found,
    error::{file_error, store_error},
    ledger,
    purge::{Purged, purge},
};
use age::x25519::Identity;
use lodge_register::{Chance, Clock, Register, Shortened, Timestamp, plan::Shape};
use lodge_store::{Batch, Db, Expect, Keys, Migration, StoreSettings, StoreUrl};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What restoring did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// When the backup was made.
    pub made: Timestamp,
    /// How many rows it held.
    pub rows: u64,
    /// How many people were forgotten since, and so again now.
    pub forgotten: u64,
    /// What was past its day by now.
    pub purged: Purged,
}

/// What is needed to make a database.
#[derive(Clone)]
pub struct Making {
    /// The keys that the backup's sealed cells were sealed with.
    pub keys: Keys,
    /// Where day keys and the erasure ledger are.
    pub places: Places,
    /// What is kept.
    pub register: Arc<Register>,
    /// What the operator keeps shorter.
    pub shortened: Shortened,
    /// Every migration of every module.
    pub migrations: Vec<Migration>,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
    /// Where chance comes from.
    pub chance: Arc<dyn Chance>,
}

/// Reads a whole archive and checks it; says when it was made and how many rows it holds.
///
/// # Errors
/// [`CustodyError::NoKey`], or [`CustodyError::Archive`] if anything in it was cut off or altered.
pub async fn verify(places: &Places, archive: &Path) -> Result<(Timestamp, u64), CustodyError> {
    let (verified, _) = open(places, archive).await?;
    Ok((verified.header.made, verified.rows))
}

async fn open(places: &Places, archive: &Path) -> Result<(Verified, Vec<Identity>), CustodyError> {
    let (keys, archive) = (places.day_keys(), archive.to_owned());
    blocking(move || {
        let identities = day_keys::all(&keys)?;
        Reading::open(&archive, &identities)?.verify().map(|verified| (verified, identities))
    })
    .await
}

/// Makes a new database file of a backup. The file has its name only once everything is in it.
///
/// # Errors
/// [`CustodyError::Taken`] if there is such a file; else the first failure, and then there is none.
pub async fn restore_to_file(
    archive: &Path,
    database: &Path,
    making: Making,
) -> Result<Restored, CustodyError> {
    // The engine pairs a log with a database by its name alone: one that was left would be played into this one.
    for path in ["", "-wal", "-shm", "-journal"].map(|end| beside(database, end)) {
        if path.exists() {
            return Err(CustodyError::Taken { path });
        }
    }
    if let Some(folder) = database.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        day_keys::make_folder(folder)?;
    }
    let draft = beside(database, ".restoring");
    remove_draft(&draft)?;
    let done = into_draft(archive, &draft, making).await;
    let named = done.and_then(|restored| {
        if fs::metadata(beside(&draft, "-wal")).is_ok_and(|log| log.len() > 0) {
            return Err(CustodyError::BrokenOff);
        }
        let failed = || file_error("name the restored database", database);
        fs::rename(&draft, database).map_err(failed())?;
        crate::archive::write::sync_folder(database).map_err(failed())?;
        Ok(restored)
    });
    remove_draft(&draft)?;
    named
}

async fn into_draft(archive: &Path, draft: &Path, making: Making) -> Result<Restored, CustodyError> {
    let settings = StoreSettings {
        ballast_bytes: 0,
        readers: 1,
        ..StoreSettings::at(StoreUrl::Sqlite(draft.to_owned()))
    };
    let Making { keys, places, register, shortened, migrations, clock, chance } = making;
    let db = Db::open(&settings, &keys, clock.clone(), chance)
        .await
        .map_err(store_error("make the database to restore into"))?;
    let custody = Custody { db: db.clone(), register, shortened, places, clock };
    let restored = restore(&custody, archive, &migrations).await;
    drop(custody);
    db.close().await;
    restored
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn remove_draft(draft: &Path) -> Result<(), CustodyError> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let path = beside(draft, ending);
        if path.exists() {
            fs::remove_file(&path).map_err(file_error("remove what a broken-off restore left", &path))?;
        }
    }
    Ok(())
}

/// Fills an empty database from a backup: verifies all of it, loads it into the schema that it was made with,
/// migrates on, forgets again who was forgotten since, and purges. Sessions are in no backup.
///
/// # Errors
/// The first failure. The database is then of no use.
pub async fn restore(
    custody: &Custody,
    archive: &Path,
    migrations: &[Migration],
) -> Result<Restored, CustodyError> {
    let (verified, identities) = open(&custody.places, archive).await?;
    let made = verified.header.made;
    let now = custody.clock.now();
    if made.plus_days(day_keys::KEY_DAYS) <= day_keys::latest(&custody.places.day_keys(), now)? {
        return Err(CustodyError::TooOld { made });
    }
    let recorded = recorded(&verified.header, migrations)?;
    if !Found::look(custody).await?.shapes(custody, |_| true).is_empty() {
        return Err(CustodyError::NotEmpty);
    }
    custody.db.migrate(&recorded).await.map_err(store_error("make the tables of the backup"))?;
    load(custody, archive, identities, &verified).await?;
    custody.db.migrate(migrations).await.map_err(store_error("bring the restored tables up to date"))?;
    ledger::reconcile(custody).await?;
    let forgotten = ledger::replay(custody, made).await?;
    let purged = purge(custody).await?;
    custody.db.erase_barrier().await.map_err(store_error("remove what was forgotten from the files"))?;
    Ok(Restored { made, rows: verified.rows, forgotten, purged })
}

/// The migrations that the backup was made with, in our order.
fn recorded(header: &Header, migrations: &[Migration]) -> Result<Vec<Migration>, CustodyError> {
    let unknown = |name: &&String| !migrations.iter().any(|step| step.name == **name);
    match header.migrations.iter().find(unknown) {
        Some(migration) => Err(CustodyError::Newer { migration: migration.clone() }),
        None => Ok(migrations
            .iter()
            .filter(|step| header.migrations.iter().any(|name| name == step.name))
            .copied()
            .collect()),
    }
}

async fn load(
    custody: &Custody,
    archive: &Path,
    identities: Vec<Identity>,
    verified: &Verified,
) -> Result<(), CustodyError> {
    let found = Found::look(custody).await?;
    // A migration may put a first row into its table; the archive has what became of it. A snapshot has the critical
    // tables only: others keep what the migrations gave them.
    let archived = |name: &str| verified.tables.iter().any(|(table, _)| table == name);
    for shape in found.shapes(custody, archived).iter().rev() {
        run(custody, Batch::new().plan(shape.clear(), Expect::Any)).await?;
    }
    let shape = |table: &str, columns: &[String]| -> Result<Shape, CustodyError> {
        let foreign = || CustodyError::Foreign { table: table.to_owned() };
        let there = found.shape(table).ok_or_else(foreign)?;
        let columns: Vec<_> = columns.iter().map(|column| (column.as_str(), false)).collect();
        let known = columns.iter().all(|(column, _)| there.columns().iter().any(|other| other == column));
        if known { Shape::new(table, &columns).ok_or_else(foreign) } else { Err(foreign()) }
    };
    verified.tables.iter().try_for_each(|(table, columns)| shape(table, columns).map(drop))?;

    let path = archive.to_owned();
    let mut reading = blocking(move || Reading::open(&path, &identities)).await?;
    let mut table = None;
    loop {
        let part;
        (reading, part) = blocking(move || reading.next().map(|part| (reading, part))).await?;
        match (part, &table) {
            (Part::Table { name, columns }, _) => table = Some(shape(&name, &columns)?),
            (Part::Rows(rows), Some(shape)) => {
                let put = |batch: Batch, row| batch.plan(shape.put(row), Expect::Exactly(1));
                run(custody, rows.into_iter().fold(Batch::new(), put)).await?;
            }
            (Part::Rows(_), None) => return Err(CustodyError::BrokenOff),
            (Part::End, _) => return Ok(()),
        }
    }
}

async fn run(custody: &Custody, batch: Batch) -> Result<(), CustodyError> {
    custody.db.write(batch).await.map(drop).map_err(store_error("fill the restored tables"))
}
