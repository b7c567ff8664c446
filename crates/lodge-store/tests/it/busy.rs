//! Much at once: full queues, several processes, reads in the way.

use crate::{
    engines::{fresh, runtime},
    on_both_engines,
    records::{Person, STEPS, person},
};
use lodge_register::Record;
use lodge_store::{Batch, Db, Engine, Expect, OsChance, StoreError, StoreSettings};
use std::{
    fs,
    sync::Arc,
    time::{Duration, Instant},
};

/// Counts to three hundred thousand, row by row.
const SLOW: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT count(*) FROM n";
/// Never ends.
const ENDLESS: &str =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

on_both_engines!(a_full_queue_refuses_and_the_rest_is_served, async |db| {
    db.migrate(STEPS).await.unwrap();
    let narrow = StoreSettings { readers: 1, read_queue: 2, write_queue: 2, ..db.settings() };
    let narrow = Db::open(&narrow, &db.keys, db.clock.clone(), Arc::new(OsChance)).await.unwrap();
    let reads: Vec<_> = (0..40)
        .map(|_| {
            let narrow = narrow.clone();
            tokio::spawn(async move { narrow.rows(SLOW, ()).await.map(drop) })
        })
        .collect();
    let (mut served, mut refused) = (0, 0);
    for read in reads {
        match read.await.unwrap() {
            Ok(()) => served += 1,
            Err(StoreError::Overloaded) => refused += 1,
            Err(error) => panic!("{error}"),
        }
    }
    assert!(served >= 2 && refused >= 10, "{served} served, {refused} refused");
    assert!(narrow.rows("SELECT 1", ()).await.is_ok(), "it does not recover");
    narrow.close().await;
});

on_both_engines!(two_processes_write_at_once, async |db| {
    db.migrate(STEPS).await.unwrap();
    let other = db.again().await;
    let mut writes = Vec::new();
    for id in 0..200 {
        let db = if id % 2 == 0 { Db::clone(&db) } else { other.clone() };
        writes.push(tokio::spawn(async move {
            db.write(Batch::new().insert(&db, &person(id, &format!("{id}@a.test"), 0))).await.map(drop)
        }));
    }
    for write in writes {
        write.await.unwrap().unwrap();
    }
    let rows = db.rows("SELECT count(*) FROM test_person", ()).await.unwrap();
    assert_eq!(rows[0].int(0).unwrap(), 200);
    other.close().await;
});

on_both_engines!(a_transfer_is_never_half_done, async |db| {
    db.migrate(STEPS).await.unwrap();
    let people = (0..4).map(|id| person(id, &format!("{id}@a.test"), 100));
    let batch = people.fold(Batch::new(), |batch, person| batch.insert(&db, &person));
    db.write(batch).await.unwrap();
    let mut transfers = Vec::new();
    for number in 0..100_i64 {
        let db = Db::clone(&db);
        transfers.push(tokio::spawn(async move {
            let (from, to) = (number % 4, (number / 4 + number + 1) % 4);
            let batch = Batch::new()
                .run(
                    "UPDATE test_person SET coins = coins - $2 WHERE id = $1 AND coins >= $2",
                    (from, 7),
                    Expect::Exactly(1),
                )
                .run("UPDATE test_person SET coins = coins + $2 WHERE id = $1", (to, 7), Expect::Exactly(1));
            match db.write(batch).await {
                // Four rows and many who want them in another order: PostgreSQL takes its time to untangle them.
                Ok(_) | Err(StoreError::Expected { .. } | StoreError::Busy) => {}
                Err(error) => panic!("{error}"),
            }
        }));
    }
    for transfer in transfers {
        transfer.await.unwrap();
    }
    let rows = db.rows("SELECT CAST(sum(coins) AS BIGINT), min(coins) FROM test_person", ()).await.unwrap();
    assert_eq!(rows[0].int(0).unwrap(), 400);
    assert!(rows[0].int(1).unwrap() >= 0);
});

on_both_engines!(a_snapshot_sees_one_moment, async |db| {
    db.migrate(STEPS).await.unwrap();
    let insert = async |ids: std::ops::Range<i64>| {
        let people = ids.map(|id| person(id, &format!("{id}@a.test"), 0));
        db.write(people.fold(Batch::new(), |batch, person| batch.insert(&db, &person))).await.unwrap();
    };
    insert(0..700).await;
    let mut snapshot = db.snapshot().await.unwrap();
    insert(700..710).await;
    db.write(Batch::new().run("DELETE FROM test_person WHERE id < 5", (), Expect::Exactly(5))).await.unwrap();
    let mut seen = Vec::new();
    snapshot
        .each_row(Person::ENTRY, |row| {
            seen.push(row[0].clone());
            Ok(())
        })
        .await
        .unwrap();
    let expected: Vec<_> = (0..700).map(lodge_register::Value::Int).collect();
    assert_eq!(seen, expected);
});

#[test]
fn the_erase_barrier_gets_past_reads_and_snapshots() {
    runtime().block_on(async {
        let db = fresh(Engine::Sqlite).await;
        let settings = StoreSettings { read_limit: Duration::from_millis(500), ..db.settings() };
        let db2 = Db::open(&settings, &db.keys, db.clock.clone(), Arc::new(OsChance)).await.unwrap();
        db2.migrate(STEPS).await.unwrap();
        let mut snapshot = db2.snapshot().await.unwrap();
        let reader = db2.clone();
        let endless = tokio::spawn(async move { reader.rows(ENDLESS, ()).await });
        tokio::time::sleep(Duration::from_millis(50)).await;
        db2.write(Batch::new().insert(&db2, &person(1, "alice@a.test", 0))).await.unwrap();
        let log = format!("{}-wal", db.file().display());
        assert!(fs::metadata(&log).unwrap().len() > 0);
        let begun = Instant::now();
        db2.erase_barrier().await.unwrap();
        assert!(begun.elapsed() < Duration::from_secs(10));
        assert_eq!(fs::metadata(&log).unwrap().len(), 0, "something is left in the log");
        assert!(matches!(endless.await.unwrap(), Err(StoreError::Busy)));
        let after = snapshot.each_row(Person::ENTRY, |_| Ok(())).await;
        assert!(matches!(after, Err(StoreError::Busy)), "{after:?}");
        assert!(db2.rows("SELECT 1", ()).await.is_ok());
        db2.close().await;
    });
}

#[test]
fn closing_does_not_wait_for_a_read_without_end() {
    runtime().block_on(async {
        let db = fresh(Engine::Sqlite).await;
        let settings = StoreSettings { read_limit: Duration::from_millis(300), ..db.settings() };
        let other = Db::open(&settings, &db.keys, db.clock.clone(), Arc::new(OsChance)).await.unwrap();
        let reader = other.clone();
        let endless = tokio::spawn(async move { reader.rows(ENDLESS, ()).await });
        let _snapshot = other.snapshot().await.unwrap();
        let begun = Instant::now();
        other.close().await;
        assert!(begun.elapsed() < Duration::from_secs(5));
        assert!(endless.await.unwrap().is_err());
    });
}

#[test]
fn closing_finishes_what_waits_and_empties_the_log() {
    runtime().block_on(async {
        let db = fresh(Engine::Sqlite).await;
        db.migrate(STEPS).await.unwrap();
        let writes: Vec<_> = (0..50)
            .map(|id| {
                let db = Db::clone(&db);
                tokio::spawn(async move {
                    db.write(Batch::new().insert(&db, &person(id, &format!("{id}@a.test"), 0))).await
                })
            })
            .collect();
        tokio::task::yield_now().await;
        db.clone().close().await;
        let mut kept = 0;
        for write in writes {
            match write.await.unwrap() {
                Ok(_) => kept += 1,
                Err(StoreError::Closed) => {}
                Err(error) => panic!("{error}"),
            }
        }
        let log = format!("{}-wal", db.file().display());
        assert_eq!(fs::metadata(&log).map_or(0, |found| found.len()), 0);
        let again = db.again().await;
        let rows = again.rows("SELECT count(*) FROM test_person", ()).await.unwrap();
        assert_eq!(rows[0].int(0).unwrap(), kept);
        again.close().await;
    });
}
