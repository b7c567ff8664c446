//! Where keys may lie, and what is said when they lie wrong.

use crate::engines::{ENGINES, fresh, runtime};
use lodge_register::Secret;
use lodge_store::{
    Batch, Db, Engine, Expect, InstanceLock, KeySource, Keys, ManualClock, OsChance, SeededChance,
    StoreError, StoreSettings, StoreUrl,
};
use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf, sync::Arc};
use tempfile::TempDir;

struct Place {
    folder: TempDir,
    key: PathBuf,
    data: PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let (key, data) = (folder.path().join("keys/lodge.key"), folder.path().join("data"));
    fs::create_dir(&data).unwrap();
    Keys::new_file(&key, &ManualClock::default(), &OsChance).unwrap();
    Place { folder, key, data }
}

fn load(place: &Place) -> Result<Keys, StoreError> {
    Keys::load(&KeySource::File(place.key.clone()), &place.data)
}

#[test]
fn a_new_key_file_is_for_its_owner_only_and_is_never_overwritten() {
    let place = place();
    for file in [place.key.clone(), place.key.with_extension("key.ring")] {
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(fs::metadata(place.key.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(*load(&place).unwrap().derive("db"), *load(&place).unwrap().derive("db"));
    let again = Keys::new_file(&place.key, &ManualClock::default(), &OsChance).unwrap_err();
    assert!(matches!(again, StoreError::KeyExists { .. }));
}

#[test]
fn a_key_that_others_can_read_is_refused() {
    let place = place();
    for mode in [0o644, 0o640, 0o604] {
        fs::set_permissions(&place.key, fs::Permissions::from_mode(mode)).unwrap();
        let error = load(&place).unwrap_err();
        assert!(matches!(error, StoreError::KeyExposed { .. }), "{error}");
        assert!(error.to_string().contains(&format!("mode {mode:03o}")));
        assert!(error.hint().unwrap().contains("chmod 600"));
    }
}

#[test]
fn a_key_in_the_data_folder_is_refused_even_through_a_link() {
    let place = place();
    let inside = place.data.join("lodge.key");
    Keys::new_file(&inside, &ManualClock::default(), &OsChance).unwrap();
    let link = place.folder.path().join("link");
    std::os::unix::fs::symlink(&inside, &link).unwrap();
    for path in [inside, link] {
        let error = Keys::load(&KeySource::File(path), &place.data).unwrap_err();
        assert!(matches!(error, StoreError::KeyInDataFolder { .. }), "{error}");
    }
}

#[test]
fn a_file_without_a_key_is_refused() {
    let place = place();
    fs::write(&place.key, "not a key\n").unwrap();
    assert!(matches!(load(&place).unwrap_err(), StoreError::NotAKey { .. }));
    fs::remove_file(&place.key).unwrap();
    let error = load(&place).unwrap_err();
    assert!(matches!(error, StoreError::File { .. }), "{error}");
    assert!(error.hint().is_some());
}

#[test]
fn a_ring_that_is_gone_altered_or_another_keys_is_refused() {
    let other = place();
    let place = place();
    let ring = place.key.with_extension("key.ring");
    let whole = fs::read(&ring).unwrap();
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    let foreign = fs::read(other.key.with_extension("key.ring")).unwrap();
    for content in [flipped, foreign, whole[..whole.len() - 1].to_vec(), Vec::new()] {
        fs::write(&ring, content).unwrap();
        assert!(matches!(load(&place).unwrap_err(), StoreError::Ring { .. }));
    }
    fs::remove_file(&ring).unwrap();
    assert!(matches!(load(&place).unwrap_err(), StoreError::Ring { .. }));
    fs::write(&ring, whole).unwrap();
    fs::set_permissions(&ring, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(load(&place).is_ok());
}

#[test]
fn a_ring_made_anew_is_not_taken_for_the_lost_one() {
    runtime().block_on(async {
        for engine in ENGINES {
            let (place, db) = (place(), fresh(engine).await);
            let open = async |keys: &Keys| {
                let url = match engine {
                    Engine::Sqlite => StoreUrl::Sqlite(place.data.join("lodge.db")),
                    Engine::Postgres => db.settings().url,
                };
                let settings = StoreSettings { ballast_bytes: 0, ..StoreSettings::at(url) };
                Db::open(&settings, keys, db.clock.clone(), Arc::new(OsChance)).await
            };
            // The test's own database has a proof already: begin with none.
            db.write(Batch::new().run("DELETE FROM store_key", (), Expect::Exactly(1))).await.unwrap();
            open(&load(&place).unwrap()).await.unwrap().close().await;
            open(&load(&place).unwrap()).await.unwrap().close().await;
            fs::remove_file(place.key.with_extension("key.ring")).unwrap();
            Keys::create(&KeySource::File(place.key.clone()), &*db.clock, &OsChance).unwrap();
            let error = open(&load(&place).unwrap()).await.unwrap_err();
            assert!(matches!(error, StoreError::OtherRing { .. }), "{error}");
            assert!(error.hint().unwrap().contains("lodge.key.ring"));
            db.remove().await;
        }
    });
}

#[test]
fn a_passphrase_gives_the_same_key_with_the_same_salt_only() {
    let folder = tempfile::tempdir().unwrap();
    let source = |passphrase: &str, salt: &str| KeySource::Passphrase {
        passphrase: Secret::new(passphrase.to_owned()),
        salt: folder.path().join(salt),
    };
    for salt in ["a", "b"] {
        Keys::create(&source("correct horse", salt), &ManualClock::default(), &OsChance).unwrap();
    }
    let key = |salt| *Keys::load(&source("correct horse", salt), folder.path()).unwrap().derive("db");
    assert_eq!(key("a"), key("a"));
    assert_ne!(key("a"), key("b"));
    let wrong = Keys::load(&source("wrong horse", "a"), folder.path()).unwrap_err();
    assert!(matches!(wrong, StoreError::Ring { .. }));
}

/// Not a test by itself: the process that the next one starts as the service manager would.
#[test]
fn child_with_a_credential() {
    let Some(ring) = std::env::var_os(RING) else { return };
    let source = KeySource::Credential { ring: ring.into() };
    if !Keys::exist(&source) {
        match Keys::create(&source, &ManualClock::default(), &OsChance) {
            Ok(()) => println!("made a ring"),
            Err(error) => println!("refused: {error}"),
        }
    }
    if let Ok(keys) = Keys::load(&source, std::path::Path::new("/nowhere")) {
        println!("loaded {:02x?}", &keys.derive("test")[..4]);
    }
}

const RING: &str = "LODGE_STORE_TEST_RING";

#[test]
fn a_credential_of_the_service_manager_is_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let start = |credentials: &str| {
        let child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["keys::child_with_a_credential", "--exact", "--nocapture"])
            .env("CREDENTIALS_DIRECTORY", folder.path().join(credentials))
            .env(RING, folder.path().join("ring"))
            .output()
            .unwrap();
        String::from_utf8(child.stdout).unwrap()
    };
    assert!(start("none").contains("refused: the service manager handed over no credential: `lodge.key`"));
    for (credentials, byte) in [("ours", 7), ("theirs", 8)] {
        fs::create_dir(folder.path().join(credentials)).unwrap();
        fs::write(folder.path().join(credentials).join("lodge.key"), [byte; 32]).unwrap();
    }
    let (first, second) = (start("ours"), start("ours"));
    let loaded = |said: &str| said.lines().find(|line| line.contains("loaded")).map(str::to_owned);
    assert!(first.contains("made a ring") && !second.contains("made a ring"));
    assert!(loaded(&first).is_some() && loaded(&first) == loaded(&second));
    // The ring was made under the other key.
    assert_eq!(loaded(&start("theirs")), None);
}

#[test]
fn nothing_shows_a_key() {
    let place = place();
    let line = fs::read_to_string(&place.key).unwrap();
    let said = format!("{:?}", load(&place).unwrap());
    assert!(!said.contains(line.trim()));
    assert_eq!(said, "‹keys›");
    let seeded = || Keys::in_memory(&ManualClock::default(), &SeededChance::new(3));
    assert_eq!(*seeded().derive("db"), *seeded().derive("db"));
}

#[test]
fn a_second_process_is_kept_out_of_the_data_folder() {
    let place = place();
    let lock = InstanceLock::take(&place.data).unwrap();
    let error = InstanceLock::take(&place.data).unwrap_err();
    assert!(error.to_string().contains("lodge.lock"));
    assert!(error.hint().is_some());
    drop(lock);
    assert!(InstanceLock::take(&place.data).is_ok());
}
