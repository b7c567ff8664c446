//! Two processes share a ring: what one turns, the other follows.

use crate::{
    engines::runtime,
    records::{Person, STEPS, entries, person},
};
use lodge_register::Timestamp;
use lodge_store::{Batch, Db, KeySource, Keys, ManualClock, OsChance, StoreSettings, StoreUrl};
use std::{fs, sync::Arc, time::Duration};

#[test]
fn a_running_program_follows_a_ring_that_another_turned() {
    runtime().block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("lodge.key");
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(1_767_225_600_000)));
        Keys::new_file(&key, &*clock, &OsChance).unwrap();
        let data = folder.path().join("data");
        let open = async || {
            let keys = Keys::load(&KeySource::File(key.clone()), &data).unwrap();
            let url = StoreUrl::Sqlite(data.join("lodge.db"));
            let settings = StoreSettings { readers: 1, ballast_bytes: 0, ..StoreSettings::at(url) };
            Db::open(&settings, &keys, clock.clone(), Arc::new(OsChance)).await.unwrap()
        };
        let (server, tool) = (open().await, open().await);
        server.migrate(STEPS).await.unwrap();
        server.write(Batch::new().insert(&server, &person(1, "alice@a.test", 0))).await.unwrap();
        let ring = key.with_extension("key.ring");
        let before = fs::read(&ring).unwrap();

        clock.advance_days(8);
        assert_eq!(tool.rotate_keys(&entries()).await.unwrap().resealed, 1);
        let people: Vec<Person> = server.all("SELECT * FROM test_person", ()).await.unwrap();
        assert_eq!(people.len(), 1, "the server opens what the tool sealed");

        // The server seals under the new key once it looked; and what it sealed before is caught by retiring.
        tokio::time::sleep(Duration::from_millis(1100)).await;
        server.write(Batch::new().insert(&server, &person(2, "bob@b.test", 0))).await.unwrap();
        clock.advance_days(7);
        assert_eq!(tool.retire_keys(&entries()).await.unwrap().destroyed, 1);
        let people: Vec<Person> = server.all("SELECT * FROM test_person ORDER BY id", ()).await.unwrap();
        assert_eq!(people.len(), 2);
        assert_ne!(fs::read(&ring).unwrap(), before);
        server.close().await;
        tool.close().await;
    });
}
