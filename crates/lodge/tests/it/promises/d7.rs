//! D7: the database is encrypted SQLite, in WAL mode, with thread-local connections; or PostgreSQL with the same
//! fields sealed.

use std::{collections::BTreeMap, fs, io::Write as _, path::Path};

use lodge_testkit::{
    canary::{Canaries, assert_none, decrypted, with_database},
    outside::{Destination, House, Sender, message, until},
    watch::{Seen, Watch},
};

use super::{house, postgres::Postgres, url};

#[test]
fn promise_d7_the_database_file_and_its_log_are_encrypted() {
    let house =
        house().with_domain("alice@example.org", "alice.test").with_alias("shop@alice.test", "a@example.org");
    with_database(url(&house), &house.key(), async |db| {
        // The log is cut when the last connection closes, so it is looked at while one is open.
        let spam = lodge_abuse::DeniedThing::parse("spam@stranger.test").unwrap();
        let denial = lodge_abuse::NewDenial { thing: spam, reason: "spam".into(), days: 1 };
        lodge_abuse::add(db, &lodge_store::SystemClock, denial).await.unwrap();
        for end in ["", "-wal"] {
            let file = format!("{}{end}", house.database().display());
            let bytes = fs::read(&file).unwrap();
            assert!(bytes.len() >= 4096, "there is nothing in {file}: is the database in WAL mode?");
            assert_eq!(readable(&bytes), None, "{file}");
        }
    });
    // The header of the first page, decrypted, says that a log is written ahead.
    let pages = decrypted(&house.database(), &house.key());
    assert_eq!(pages.main[18..20], [2, 2]);
}

/// The same file in clear is recognised by the same look.
#[test]
fn promise_d7_breach_a_database_in_clear_is_recognised() {
    let house = house().with_domain("alice@example.org", "alice.test");
    let pages = decrypted(&house.database(), &house.key());
    assert!(readable(&pages.main).is_some());
    let schema = pages.main.windows(12).position(|window| window == b"CREATE TABLE").unwrap();
    assert!(readable(&pages.main[schema..]).is_some());
}

#[test]
fn promise_d7_another_key_opens_nothing() {
    let house = house().with_domain("alice@example.org", "alice.test");
    let right = fs::read(house.key()).unwrap();
    let wrong: String =
        lodge_register::draw::<32>(&lodge_store::OsChance).iter().map(|byte| format!("{byte:02x}")).collect();
    fs::write(house.key(), wrong).unwrap();
    for arguments in [&["account", "list"][..], &["alias", "list"], &["serve"]] {
        let complaint = house.lodge(arguments).failed();
        assert!(complaint.starts_with("error: ") && complaint.contains("hint: "), "{complaint}");
    }
    fs::write(house.key(), right).unwrap();
    let accounts = house.lodge(["account", "list"]).succeeded();
    assert!(accounts.contains("alice@example.org"), "{accounts}");
}

#[test]
fn promise_d7_each_thread_has_one_connection_of_its_own() {
    let destination = Destination::open();
    let house = house()
        .relaying_to(destination.address())
        .with_domain("alice@example.org", "alice.test")
        .with_alias("shop@alice.test", "a@example.org");
    let watch = Watch::new();
    let serving = house.serve_under(watch.command());
    let mut sender = Sender::connect(house.mail());
    for number in 0..50 {
        // Each is unknown, so each is looked up.
        sender.mail("x@stranger.test", &[&format!("unknown{number}@alice.test")], &message("x", "x"));
    }
    sender.quit();
    // Open descriptors of the database against the threads that are there to read and write it.
    until("a connection for each thread of the store", || {
        let (threads, connections) = (store_threads(serving.pid()), descriptors(serving.pid(), &house));
        (threads > 1 && threads == connections).then_some(())
    });
    serving.stop();
    let users = watch.seen();
    assert_eq!(shared(&users, &house.database()), BTreeMap::new());
    assert!(users.users_of(&house.database()).len() > 1, "only one thread used the database");
}

/// A thread that used a second connection is noticed.
#[test]
fn promise_d7_breach_a_shared_connection_is_noticed() {
    let seen = Seen::read(
        "7 pread64(4</d/lodge.db>, \"\"..., 4096, 0) = 4096\n\
         8 pread64(5</d/lodge.db>, \"\"..., 4096, 0) = 4096\n\
         8 pwrite64(4</d/lodge.db>, \"\"..., 4096, 0) = 4096\n",
    );
    assert_eq!(shared(&seen, Path::new("/d/lodge.db")), BTreeMap::from([(8, vec![4, 5])]));
}

#[test]
fn promise_d7_postgresql_holds_the_same_fields_sealed() {
    let server = Postgres::with_fresh_database();
    let mut canaries = Canaries::default();
    let [person, name, domain, shop, goal, denied] =
        ["the account", "the name", "the domain", "the alias", "the destination", "the denied"]
            .map(|what| canaries.word(what));
    let house = server.house();
    house.lodge(["account", "add", "--email", &format!("{person}@example.org"), "--name", &name]).succeeded();
    house
        .lodge([
            "domain",
            "add",
            &format!("{domain}.test"),
            "--account",
            &format!("{person}@example.org"),
            "--verified",
        ])
        .succeeded();
    house
        .lodge(["alias", "add", &format!("{shop}@{domain}.test"), "--to", &format!("{goal}@example.org")])
        .succeeded();
    house.lodge(["deny", "add", &format!("{denied}@example.org"), "--reason", "spam"]).succeeded();
    let search = canaries.ready();
    let dump = server.dump();
    assert!(dump.contains("mail_alias") && dump.contains("COPY"), "this is no dump: {dump}");
    assert_none(&search.clear("the dump", dump.as_bytes()));
    // It is all there, and can be read with the key.
    let aliases = house.lodge(["alias", "list"]).succeeded();
    assert!(aliases.contains(&shop) && aliases.contains(&goal), "{aliases}");
    // And a row in clear would have been found.
    server.run(&format!(
        "CREATE TABLE breach (address text); INSERT INTO breach VALUES ('{person}@example.org')"
    ));
    assert!(!search.clear("the dump", server.dump().as_bytes()).is_empty());
}

/// What is readable in a file that should look random; nothing if nothing is.
fn readable(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"SQLite format 3") {
        return Some("it begins as every SQLite file does");
    }
    if bytes.windows(12).any(|window| window.eq_ignore_ascii_case(b"create table")) {
        return Some("its schema");
    }
    // Frames of the log have short headers in clear; ciphertext does not pack.
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).unwrap();
    let packed = packed.finish().unwrap().len();
    (packed * 100 < bytes.len() * 97).then_some("it can be packed")
}

/// Threads that used more than one descriptor of a file, and which.
fn shared(seen: &Seen, file: &Path) -> BTreeMap<u32, Vec<u32>> {
    let mut by_thread: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (thread, descriptor) in seen.users_of(file) {
        by_thread.entry(thread).or_default().push(descriptor);
    }
    by_thread.retain(|_, descriptors| descriptors.len() > 1);
    by_thread
}

fn store_threads(pid: u32) -> usize {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).unwrap().map_while(Result::ok);
    let names = tasks.filter_map(|task| fs::read_to_string(task.path().join("comm")).ok());
    names.filter(|name| name.starts_with("lodge-read") || name.starts_with("lodge-write")).count()
}

/// Descriptors of the log: each connection has one, and gives it back when it closes. (Of the main file SQLite keeps
/// some for later, because closing one would drop every lock of the process.)
fn descriptors(pid: u32, house: &House) -> usize {
    let mut database = house.database().canonicalize().unwrap().into_os_string();
    database.push("-wal");
    let open = fs::read_dir(format!("/proc/{pid}/fd")).unwrap().map_while(Result::ok);
    open.filter_map(|entry| fs::read_link(entry.path()).ok()).filter(|file| *file == database).count()
}
