//! D8: before anything else runs at start-up, a gzip snapshot of critical data is made.

use std::{fs, path::PathBuf};

use lodge_store::{Migration, SystemClock};
use lodge_testkit::{
    canary::{opened, with_database},
    outside::{Destination, House, Sender, message},
    watch::{Seen, Watch},
};

use super::{archives, house, url};

#[test]
fn promise_d8_the_snapshot_is_there_before_any_door_is_open() {
    let house =
        house().with_domain("alice@example.org", "alice.test").with_alias("shop@alice.test", "a@example.org");
    assert_eq!(snapshots(&house), Vec::<PathBuf>::new(), "what no start made is no start-up snapshot");
    let watch = Watch::new();
    house.serve_under(watch.command()).stop();
    let seen = watch.seen();
    assert!(opened_late(&seen, &house), "a door was open before the snapshot was on disk");
    let snapshot = snapshots(&house).pop().expect("there is no snapshot");
    let clear = String::from_utf8(opened(&snapshot, &house.path().join("backup-keys")).unwrap()).unwrap();
    assert!(clear.contains("\"mail_alias\"") && clear.contains("\"accounts_account\""), "{clear}");
}

/// The same look at a program that listens first, or that never syncs, says so.
#[test]
fn promise_d8_breach_a_door_that_opens_early_is_noticed() {
    let house = house();
    let name = format!("{}/backups/backups/startup/20261122T000000Z-00.dump.gz.age", house.path().display());
    let (sync, rename) = (
        format!("7 fsync(9<{name}.partial>) = 0\n"),
        format!("7 rename(\"{name}.partial\", \"{name}\") = 0\n"),
    );
    let port = house.mail().port();
    let bind = format!(
        "7 bind(8<socket:[1]>, {{sa_family=AF_INET, sin_port=htons({port}), sin_addr=inet_addr(\"127.0.0.1\")}}, 16) = 0\n"
    );
    let order = |lines: &[&String]| {
        let text: String = lines.iter().map(|line| line.as_str()).collect();
        opened_late(&Seen::read(&text), &house)
    };
    assert!(order(&[&sync, &rename, &bind]));
    assert!(!order(&[&bind, &sync, &rename]));
    assert!(!order(&[&sync, &bind, &rename]));
    assert!(!order(&[&rename, &bind]));
}

/// An older program's database is copied as it is, before this program's migrations touch it.
#[test]
fn promise_d8_the_snapshot_comes_before_migrations() {
    let house = house();
    lodge_store::Keys::new_file(&house.key(), &SystemClock, &lodge_store::OsChance).unwrap();
    with_database(url(&house), &house.key(), async |db| {
        db.migrate(lodge_accounts::migrations()).await.unwrap();
        let new = lodge_accounts::NewAccount {
            email: lodge_register::Personal::new(lodge_accounts::Email::parse("alice@example.org").unwrap()),
            name: lodge_register::Personal::new("Alice".to_owned()),
            password: None,
            admin: false,
        };
        lodge_accounts::add(db, &SystemClock, new).await.unwrap();
    });
    house.serve().stop();
    let snapshot = snapshots(&house).pop().expect("there is no snapshot");
    let clear = String::from_utf8(opened(&snapshot, &house.path().join("backup-keys")).unwrap()).unwrap();
    let header = clear.lines().next().unwrap();
    assert!(header.contains("accounts/0001_account") && !header.contains("mail/0001"), "{header}");
    assert!(house.lodge(["account", "list"]).succeeded().contains("alice@example.org"));
}

/// Nor does any other command change the tables without a copy of what they were.
#[test]
fn promise_d8_no_command_migrates_without_a_snapshot() {
    let house = house();
    lodge_store::Keys::new_file(&house.key(), &SystemClock, &lodge_store::OsChance).unwrap();
    with_database(url(&house), &house.key(), async |db| {
        db.migrate(lodge_accounts::migrations()).await.unwrap();
    });
    house.lodge(["alias", "list"]).succeeded();
    assert_eq!(snapshots(&house).len(), 1);
}

#[test]
fn promise_d8_a_migration_that_destroys_data_is_undone_from_the_snapshot() {
    let destination = Destination::open();
    let house = house()
        .relaying_to(destination.address())
        .with_domain("alice@example.org", "alice.test")
        .with_alias("shop@alice.test", "a@example.org");
    house.serve().stop();
    let snapshot = snapshots(&house).pop().expect("there is no snapshot");

    with_database(url(&house), &house.key(), async |db| {
        let lossy = Migration::both("test/0001_lossy", "DELETE FROM mail_alias; DROP TABLE mail_domain;");
        let steps: Vec<Migration> = migrations().into_iter().chain([lossy]).collect();
        assert_eq!(db.migrate(&steps).await.unwrap().applied, ["test/0001_lossy"]);
        let left = db.rows("SELECT count(*) FROM mail_alias", ()).await.unwrap();
        assert_eq!(left[0].int(0).unwrap(), 0, "nothing was destroyed, so nothing is proven");
    });
    let complaint = house.lodge(["serve"]).failed();
    assert!(complaint.contains("newer"), "{complaint}");

    let restored = house.path().join("restored");
    house.lodge([&"restore".into(), &snapshot, &PathBuf::from("--to-data"), &restored]).succeeded();
    let mut house = house;
    house.set("store.url", &format!("sqlite:{}", restored.join("lodge.db").display()));
    house.set("store.key_file", &house.key().display().to_string());
    let aliases = house.lodge(["alias", "list"]).succeeded();
    assert!(aliases.contains("shop@alice.test") && aliases.contains("a@example.org"), "{aliases}");
    let serving = house.serve();
    let answer = Sender::connect(house.mail()).mail(
        "x@stranger.test",
        &["shop@alice.test"],
        &message("hello", "hello"),
    );
    assert_eq!(answer.code, 250, "{answer:?}");
    serving.stop();
    assert_eq!(destination.mails().len(), 1);
}

/// What was cut off or altered is not restored.
#[test]
fn promise_d8_breach_a_damaged_snapshot_is_refused() {
    let house = house().with_domain("alice@example.org", "alice.test");
    house.serve().stop();
    let snapshot = snapshots(&house).pop().expect("there is no snapshot");
    let whole = fs::read(&snapshot).unwrap();
    let mut altered = whole.clone();
    *altered.last_mut().unwrap() ^= 1;
    for damaged in [&whole[..whole.len() - 1], &whole[..whole.len() / 2], &altered] {
        fs::write(&snapshot, damaged).unwrap();
        let to = house.path().join("restored");
        house.lodge([&"restore".into(), &snapshot, &PathBuf::from("--to-data"), &to]).failed();
        assert!(!to.join("lodge.db").exists());
    }
}

/// Whether the snapshot's content is synced, and it has its name, before the first socket has an address.
fn opened_late(seen: &Seen, house: &House) -> bool {
    let startup = |name: &str| name.contains("/startup/");
    let synced = seen.first(|call| {
        let synced = call.name == "fsync" || call.name == "fdatasync";
        synced
            && call
                .file()
                .is_some_and(|file| startup(&file.display().to_string()) && file.extension().is_some())
    });
    let named = seen.first(|call| {
        let name = call.last_name().map(|name| name.display().to_string()).unwrap_or_default();
        ["rename", "renameat", "renameat2", "link", "linkat"].contains(&call.name.as_str())
            && startup(&name)
            && name.ends_with(".age")
    });
    let ports = [house.mail().port(), house.http().port()].map(|port| format!("htons({port})"));
    let door =
        seen.first(|call| call.name == "bind" && ports.iter().any(|port| call.arguments.contains(port)));
    match (synced, named, door) {
        (Some(synced), Some(named), Some(door)) => synced < named && named < door,
        _ => false,
    }
}

fn snapshots(house: &House) -> Vec<PathBuf> {
    let mut archives = archives(house);
    archives.retain(|archive| archive.display().to_string().contains("/startup/"));
    archives
}

/// Every migration of the program.
fn migrations() -> Vec<Migration> {
    let parts = [
        lodge_custody::migrations(),
        lodge_accounts::migrations(),
        lodge_abuse::migrations(),
        lodge_web::migrations(),
        lodge_console::migrations(),
        lodge_mail::migrations(),
        lodge_comments::migrations(),
        lodge_guard::migrations(),
    ];
    parts.concat()
}
