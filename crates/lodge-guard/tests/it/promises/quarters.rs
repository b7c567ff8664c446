//! When a quarter is over nobody can tell any more what its hashes were made of, nor make them again (D4).

use std::{collections::BTreeSet, path::Path, sync::Arc};

use lodge_custody::{Custody, Places};
use lodge_guard::{
    Server,
    ids::{GuildId, UserId},
    store::{epochs, servers},
    verify::{
        epoch::Quarter,
        signal::{
            device::ClearDevice,
            key::{Cost, EpochKey, EpochSecret, Pepper},
        },
    },
};
use lodge_register::{Clock as _, Register, Shortened, Value};
use lodge_store::{Db, KeySource, Keys, ManualClock, OsChance};
use lodge_testkit::{
    Engine,
    canary::decrypted,
    engines::{BEGINNING, TestDb, fresh_with, runtime},
    on_both_engines,
};

use crate::door::scene::{Scene, oauth};

fn register() -> Register {
    Register::new([
        &lodge_store::entries(),
        lodge_custody::entries(),
        lodge_accounts::entries(),
        lodge_abuse::entries(),
        lodge_web::entries(),
        lodge_guard::entries(),
    ])
}

/// What is over is removed, as it is every day.
async fn purge(db: &TestDb, register: Register) {
    let files = tempfile::TempDir::new().unwrap();
    let custody = Custody {
        db: (**db).clone(),
        register: Arc::new(register),
        shortened: Shortened::default(),
        places: Places { data: files.path().join("data"), keys: files.path().join("keys") },
        clock: db.clock.clone(),
    };
    lodge_custody::purge(&custody).await.unwrap();
}

/// Everything that is in the database, unsealed, as somebody has it who has Lodge's own key besides.
async fn dump(db: &Db) -> Vec<Vec<u8>> {
    let mut cells = Vec::new();
    for entry in register().tables() {
        let mut rows = Vec::new();
        let kept = |row| {
            rows.push(row);
            Ok(())
        };
        db.each_row(entry, kept).await.unwrap();
        for row in rows {
            cells.extend(db.unsealed(entry, &row).unwrap().into_iter().map(|value| match value {
                Value::Text(text) => text.into_bytes(),
                Value::Blob(bytes) => bytes,
                Value::Null | Value::Int(_) => Vec::new(),
            }));
        }
    }
    cells
}

/// What somebody makes of a cookie who has all of that, and takes every 32 bytes of it for the secret of the quarter.
fn tried(db: &Db, guild: GuildId, quarter: Quarter, cells: &[Vec<u8>], cookie: &str) -> BTreeSet<Vec<u8>> {
    let (pepper, device) = (Pepper::of(db), ClearDevice::read(cookie).unwrap());
    let secrets = cells.iter().flat_map(|cell| cell.windows(32)).filter_map(EpochSecret::kept);
    let keys = secrets.map(|secret| EpochKey::of(&pepper, guild, quarter, &secret, Cost::MADE_UP));
    keys.map(|key| device.keyed(&key).hash.to_vec()).collect()
}

/// The hashes of cookies that are kept.
async fn kept(db: &Db) -> BTreeSet<Vec<u8>> {
    let rows = db.rows("SELECT hash FROM guard_trace WHERE signal = 'device'", ()).await.unwrap();
    rows.iter().map(|row| row.blob(0).unwrap().to_vec()).collect()
}

on_both_engines!(
    promise_d4_with_everything_that_is_left_of_a_quarter_nobody_makes_its_hashes_again,
    async |db| {
        let scene = Scene::open(db, oauth()).await;
        let browser = scene.browser("203.0.113.77");
        scene.goes_through(&browser, scene.mira).await;
        let cookie = browser.cookie("lodge_dev").unwrap();
        let (quarter, hashes) = (Quarter::of(scene.db.clock.now()), kept(&scene.db).await);
        assert_eq!(hashes.len(), 1);
        // While the quarter lasts it can be done: this is what the attempt is worth.
        let before = dump(&scene.db).await;
        assert!(!tried(&scene.db, scene.guild(), quarter, &before, &cookie).is_disjoint(&hashes));

        scene.db.clock.set(quarter.dies());
        purge(&scene.db, register()).await;
        assert!(kept(&scene.db).await.is_empty());
        // The next visit is under the secret of another quarter.
        scene.goes_through(&scene.browser("203.0.113.78"), scene.tom).await;
        assert_eq!(kept(&scene.db).await.len(), 1);
        let after = dump(&scene.db).await;
        assert!(tried(&scene.db, scene.guild(), quarter, &after, &cookie).is_disjoint(&hashes));
    }
);

// The encrypted file, opened with its key: pages that are free and frames of the log that are over count, too.
#[test]
fn promise_d4_the_secret_of_a_quarter_that_is_over_is_on_no_page_of_the_file() {
    let files = tempfile::TempDir::new().unwrap();
    let (clock, key) = (Arc::new(ManualClock::at(BEGINNING)), files.path().join("key"));
    Keys::new_file(&key, &*clock, &OsChance).unwrap();
    let keys = Keys::load(&KeySource::File(key.clone()), Path::new("/nowhere")).unwrap();
    runtime().block_on(async {
        let db = fresh_with(Engine::Sqlite, keys, clock).await;
        db.migrate(&[lodge_custody::migrations(), lodge_guard::migrations()].concat()).await.unwrap();
        let guild = GuildId::new(1_188_000_000_000_000_001);
        let seen = servers::Seen { guild, owner: UserId::new(9), name: "The Lodge".to_owned() };
        servers::meet(&db, seen, "{}", db.clock.now()).await.unwrap();
        epochs::keys(&db, Server::of(guild), db.clock.now(), &OsChance, Cost::MADE_UP).await.unwrap();
        let rows = db.rows("SELECT secret FROM guard_epoch", ()).await.unwrap();
        let sealed = rows[0].blob(0).unwrap().to_vec();
        let is_there = || {
            let pages = decrypted(&db.file(), &key);
            [pages.main, pages.log].iter().any(|bytes| bytes.windows(sealed.len()).any(|some| some == sealed))
        };
        assert!(is_there(), "while the quarter lasts");
        db.clock.set(Quarter::of(BEGINNING).dies());
        purge(
            &db,
            Register::new([&lodge_store::entries(), lodge_custody::entries(), lodge_guard::entries()]),
        )
        .await;
        assert!(!is_there());
    });
}
