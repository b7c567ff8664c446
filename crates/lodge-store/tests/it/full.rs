//! A full disk: nothing is acknowledged that is not there, and erasing goes on.

use crate::{
    engines::runtime,
    records::{STEPS, note, person},
};
use lodge_store::{Batch, Db, Expect, Keys, ManualClock, OsChance, StoreError, StoreSettings, StoreUrl};
use std::{fs, path::Path, process::Command, sync::Arc};
use tempfile::TempDir;

/// A file system of its own, in memory.
struct Disk(TempDir);

impl Disk {
    fn of(size: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(folder.path())
            .status();
        assert!(
            mounted.is_ok_and(|status| status.success()),
            "no small disk could be mounted: run this test as root, where mounting a tmpfs is permitted"
        );
        Self(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        Command::new("umount").arg("--lazy").arg(self.0.path()).status().ok();
    }
}

#[test]
fn a_full_disk_refuses_writes_keeps_what_it_said_and_lets_erasing_through() {
    runtime().block_on(async {
        let disk = Disk::of("12m");
        let path = disk.path().join("lodge.db");
        let keys = Keys::in_memory(&ManualClock::default(), &OsChance);
        let settings = StoreSettings {
            readers: 1,
            ballast_bytes: 3 << 20,
            ..StoreSettings::at(StoreUrl::Sqlite(path.clone()))
        };
        let db =
            Db::open(&settings, &keys, Arc::new(ManualClock::default()), Arc::new(OsChance)).await.unwrap();
        let ballast = disk.path().join("lodge.db-ballast");
        assert_eq!(fs::metadata(&ballast).unwrap().len(), 3 << 20);
        db.migrate(STEPS).await.unwrap();
        db.write(Batch::new().insert(&db, &person(1, "alice@a.test", 0))).await.unwrap();

        let text = "x".repeat(8_000);
        let mut kept = 0;
        let refused = loop {
            match db.write(Batch::new().insert(&db, &note(1, kept, &text))).await {
                Ok(_) => kept += 1,
                Err(error) => break error,
            }
        };
        assert!(matches!(refused, StoreError::Full), "{refused}");
        assert!(refused.is_passing());
        assert!(kept > 100, "only {kept} notes fitted");
        let notes = async || db.rows("SELECT count(*) FROM test_note", ()).await.unwrap()[0].int(0).unwrap();
        assert_eq!(notes().await, kept, "what was acknowledged is there, and nothing else");

        // Fill what is left, so that not even a deletion finds room in the log without the ballast.
        let filler = disk.path().join("filler");
        let mut rest = Vec::new();
        while fs::write(&filler, &rest).is_ok() {
            rest.resize(rest.len() + (1 << 16), 1);
            assert!(rest.len() < 32 << 20, "the disk is not small");
        }
        assert!(ballast.exists());
        for _ in 0..5 {
            assert!(matches!(
                db.write(Batch::new().insert(&db, &note(1, 1 << 40, &text))).await,
                Err(StoreError::Full)
            ));
        }
        assert!(ballast.exists(), "an ordinary write took the ballast");

        let erase = Batch::new().run("DELETE FROM test_note WHERE person_id = $1", (1,), Expect::AtLeast(1));
        let done = db.write(erase).await.unwrap();
        assert_eq!(i64::try_from(done[0].count).unwrap(), kept);
        assert_eq!(notes().await, 0);
        db.erase_barrier().await.unwrap();
        assert_eq!(fs::metadata(disk.path().join("lodge.db-wal")).unwrap().len(), 0);
        assert_eq!(db.faults().await.unwrap(), Vec::<String>::new());

        // With room again, writing goes on, and the ballast is back.
        let before = fs::metadata(&path).unwrap().len();
        db.vacuum().await.unwrap();
        db.erase_barrier().await.unwrap();
        let after = fs::metadata(&path).unwrap().len();
        assert!(after < 200_000, "free pages were kept: {before} bytes became {after}");
        fs::remove_file(&filler).unwrap();
        db.write(Batch::new().insert(&db, &note(1, 1, "again"))).await.unwrap();
        assert_eq!(fs::metadata(&ballast).unwrap().len(), 3 << 20);
        db.close().await;
    });
}
