//! What was acknowledged survives a process that is killed.

use crate::{
    engines::runtime,
    records::{STEPS, person},
};
use lodge_store::{Batch, Db, KeySource, Keys, OsChance, StoreError, StoreSettings, StoreUrl, SystemClock};
use std::{
    collections::BTreeSet,
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
};

const ROUNDS: usize = 12;
const FOLDER: &str = "LODGE_STORE_TEST_CHILD";

async fn open(folder: &Path) -> Result<Db, StoreError> {
    let data = folder.join("data");
    let keys = Keys::load(&KeySource::File(folder.join("lodge.key")), &data)?;
    let url = StoreUrl::Sqlite(data.join("lodge.db"));
    let settings = StoreSettings { readers: 1, ballast_bytes: 0, ..StoreSettings::at(url) };
    Db::open(&settings, &keys, Arc::new(SystemClock), Arc::new(OsChance)).await
}

/// Not a test by itself: the process that the next one starts, and kills.
#[test]
fn child_that_writes_until_it_is_killed() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    runtime().block_on(async {
        let db = open(Path::new(&folder)).await.unwrap();
        db.migrate(STEPS).await.unwrap();
        let writers: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    for _ in 0..100_000 {
                        let id = db.new_id::<()>().number();
                        let email = format!("{id}@a.test");
                        db.write(Batch::new().insert(&db, &person(id, &email, 1))).await.unwrap();
                        println!("written {id}");
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
    });
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    Keys::new_file(&folder.path().join("lodge.key"), &SystemClock, &OsChance).unwrap();
    let mut acknowledged = BTreeSet::new();
    for round in 0..ROUNDS {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["crash::child_that_writes_until_it_is_killed", "--exact", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut note = |line: std::io::Result<String>| {
            let line = line.unwrap();
            let written = line.rsplit_once("written ").and_then(|(_, id)| id.parse::<i64>().ok());
            written.is_some_and(|id| acknowledged.insert(id))
        };
        let enough = 20 + round * 37;
        assert!(lines.by_ref().filter_map(|line| note(line).then_some(())).take(enough).count() == enough);
        child.kill().unwrap();
        // What it said before it died counts, too; its last line may be cut off.
        for line in lines {
            note(line);
        }
        child.wait().unwrap();
    }
    runtime().block_on(async {
        let db = open(folder.path()).await.unwrap();
        let rows = db.rows("SELECT id FROM test_person", ()).await.unwrap();
        let found: BTreeSet<_> = rows.iter().map(|row| row.int(0).unwrap()).collect();
        let lost: Vec<_> = acknowledged.difference(&found).collect();
        assert!(lost.is_empty(), "{} of {} acknowledged rows were lost", lost.len(), acknowledged.len());
        assert_eq!(db.faults().await.unwrap(), Vec::<String>::new());
        db.close().await;
    });
}
