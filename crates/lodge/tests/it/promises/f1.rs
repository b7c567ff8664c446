//! F1: no e-mail is ever written to disk.

use std::{
    collections::BTreeSet,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Stdio,
    thread,
};

use lodge_testkit::{
    canary::{assert_none, files, with_database},
    outside::{Destination, House, Sender, stuffed},
    watch::{Seen, Watch},
};

use super::{
    everywhere, in_database,
    traffic::{Marks, installation, traffic},
    url,
};

#[test]
fn promise_f1_no_part_of_a_message_is_on_disk_whatever_happens_to_it() {
    let traffic = traffic("debug");
    assert_none(&everywhere(&traffic.house, &traffic.marks.content.ready()));
}

/// The search would have found it, in any of these shapes and places.
#[test]
fn promise_f1_breach_a_message_on_disk_is_found() {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let house = super::house().with_domain("alice@example.org", "alice.test");
    let marks = Marks::draw();
    let search = marks.content.ready();
    assert_none(&everywhere(&house, &search));
    let shapes: [(&str, Vec<u8>); 4] = [
        ("temp/spool", marks.message(0)),
        ("work/core", [&[0; 4096][..], &marks.message(0)].concat()),
        ("data/queue.b64", STANDARD.encode(marks.message(0)).into_bytes()),
        ("backups/mail.gz", gzip(&marks.message(0))),
    ];
    for (name, content) in shapes {
        let file = house.path().join(name);
        fs::write(&file, content).unwrap();
        assert!(!everywhere(&house, &search).is_empty(), "a message in {name} was not found");
        fs::remove_file(file).unwrap();
    }
    assert_none(&everywhere(&house, &search));
}

/// In the encrypted database, only decrypting finds it.
#[test]
fn promise_f1_breach_a_message_in_the_database_is_found() {
    let house = super::house().with_domain("alice@example.org", "alice.test");
    let marks = Marks::draw();
    let search = marks.content.ready();
    with_database(url(&house), &house.key(), async |db| {
        let keep = "CREATE TABLE spool (message BLOB NOT NULL)";
        let batch = lodge_store::Batch::new().run(keep, (), lodge_store::Expect::Any).run(
            "INSERT INTO spool VALUES ($1)",
            (marks.message(0),),
            lodge_store::Expect::Exactly(1),
        );
        db.write(batch).await.unwrap();
    });
    assert_none(&search.folder(house.path()));
    let found = in_database(&house, &search);
    let places: BTreeSet<_> = found.iter().map(|find| find.place.as_str()).collect();
    assert!(places.contains("the pages") || places.contains("the log's frames"), "{places:?}");
    assert!(
        found.iter().any(|find| find.canary.contains("spool")),
        "the table is not declared, and nobody said so"
    );
}

/// A thousand messages, and the kernel is asked which files the program opened, made, named and wrote meanwhile.
#[test]
fn promise_f1_a_thousand_messages_open_no_file_for_writing() {
    let destination = Destination::open();
    let house = installation(&destination);
    let marks = Marks::draw();
    let watch = Watch::new();
    let serving = house.serve_under(watch.command());
    thread::scope(|scope| {
        for _ in 0..10 {
            scope.spawn(|| {
                let mut sender = Sender::connect(house.mail());
                for size in (0..100).map(|number| if number % 20 == 0 { 200_000 } else { 1_000 }) {
                    let answer = sender.mail(&marks.sender(), &["taken@alice.test"], &marks.message(size));
                    assert_eq!(answer.code, 250, "{answer:?}");
                }
                sender.quit();
            });
        }
    });
    assert_eq!(destination.mails().len(), 1_000);
    serving.stop();
    let seen = watch.seen();
    assert_eq!(breaches(&house, &seen), BTreeSet::new(), "these files are not for writing");
    // What may be written was searched, too, and none of it grew with the mail.
    assert_none(&everywhere(&house, &marks.content.ready()));
    let while_forwarding = seen.after(ready(&seen)).written();
    let writes: usize = while_forwarding.values().sum();
    assert!(writes < 500, "a thousand messages, {writes} writes: {while_forwarding:?}");
}

/// A program that does put each message aside is caught by the same watch.
#[test]
fn promise_f1_breach_a_program_that_spools_is_seen_by_the_watch() {
    let house = super::house();
    let marks = Marks::draw();
    for spool in ["cat > spool", "cat > part; mv part data/lodge.db.mail", "cat >> ../logs/mail"] {
        let watch = Watch::new();
        let mut command = watch.command();
        let mut child = command
            .args(["sh", "-c", spool])
            .current_dir(house.path().join("work"))
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        fs::create_dir_all(house.path().join("work/data")).unwrap();
        child.stdin.take().unwrap().write_all(&stuffed(&marks.message(0))).unwrap();
        assert!(child.wait().unwrap().success());
        assert!(!breaches(&house, &watch.seen()).is_empty(), "not seen: {spool}");
        assert!(!everywhere_on_disk(&house, &marks).is_empty(), "not found: {spool}");
    }
}

/// Memory cannot end up on disk by the back door of a crash.
#[test]
fn promise_f1_a_crash_leaves_no_core() {
    let house = super::house();
    let serving = house.serve();
    let limits = fs::read_to_string(format!("/proc/{}/limits", serving.pid())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    let sizes: Vec<_> = core.split_whitespace().filter(|word| *word == "0").collect();
    assert_eq!(sizes.len(), 2, "{core}");
    serving.stop();
}

fn everywhere_on_disk(house: &House, marks: &Marks) -> BTreeSet<lodge_testkit::canary::Find> {
    marks.content.ready().folder(house.path())
}

/// Files that were opened for writing, made or named, and that mail has no business in.
fn breaches(house: &House, seen: &Seen) -> BTreeSet<PathBuf> {
    let root = house.path().canonicalize().unwrap();
    let mut touched: BTreeSet<PathBuf> = seen.opened_for_writing().into_keys().collect();
    touched.extend(seen.written().into_keys());
    touched.retain(|file| !is_for_writing(&root, file));
    touched
}

/// The database and what belongs to it, its key ring, locks, the log, snapshots, backups and their keys.
fn is_for_writing(root: &Path, file: &Path) -> bool {
    const FILES: &[&str] = &[
        "data/lodge.db",
        "data/lodge.db-wal",
        "data/lodge.db-shm",
        "data/lodge.db-journal",
        "data/lodge.db-ballast",
        "data/lodge.lock",
        "data.key",
        "data.key.ring",
        "erasures.ledger",
        "logs/lodge.log",
    ];
    const FOLDERS: &[&str] = &["data/backups", "backups", "backup-keys"];
    const DEVICES: &[&str] = &["/dev/null", "/dev/tty"];
    if DEVICES.iter().any(|device| file == Path::new(device)) {
        return true;
    }
    let Ok(inside) = file.strip_prefix(root) else { return false };
    FILES.iter().any(|name| inside == Path::new(name))
        || inside.file_name().is_some_and(|name| name.to_string_lossy().starts_with("data.key.ring"))
        || FOLDERS.iter().any(|folder| inside.starts_with(folder))
}

/// The call after which everything is open: the program says `ready` on its standard output.
fn ready(seen: &Seen) -> usize {
    let listening = seen.first(|call| call.name == "listen").unwrap();
    let said = seen.after(listening).first(|call| call.name == "write" && call.arguments.starts_with("1<"));
    listening + said.unwrap() + 1
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// The list of what may be written is itself no loophole: nothing in a temporary folder is on it.
#[test]
fn promise_f1_the_temporary_folder_stays_empty() {
    let traffic = traffic("info");
    for folder in ["temp", "work"] {
        let left = files(&traffic.house.path().join(folder));
        assert!(left.is_empty(), "{left:?}");
    }
}
