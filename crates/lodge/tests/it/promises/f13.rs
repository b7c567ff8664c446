//! F13: deleting an account removes the person's data at once.

use std::{collections::BTreeSet, fs};

use lodge_testkit::{
    canary::{Canaries, assert_none},
    outside::{Destination, Sender, message},
};

use super::{archives, everywhere, house, in_archives, in_database};

#[test]
fn promise_f13_an_erased_account_is_nowhere() {
    let mut canaries = Canaries::default();
    let [person, name, domain, shop, goal, label] =
        ["the address", "the name", "the domain", "the alias", "the destination", "the label"]
            .map(|what| canaries.word(what));
    let (email, alias) = (format!("{person}@example.org"), format!("{shop}@{domain}.test"));
    let destination = Destination::open();
    let house = house()
        .relaying_to(destination.address())
        .with_domain("bob@example.org", "bob.test")
        .with_alias("shop@bob.test", "bob@destination.test");
    house.lodge(["account", "add", "--email", &email, "--name", &name]).succeeded();
    house.lodge(["domain", "add", &format!("{domain}.test"), "--account", &email, "--verified"]).succeeded();
    house
        .lodge(["alias", "add", &alias, "--to", &format!("{goal}@example.org"), "--label", &label])
        .succeeded();
    // She is in a snapshot, in the daily backup, and in the memory of a running Lodge.
    house.serve().stop();
    let serving = house.serve();
    let search = canaries.ready();
    // The same search finds her now; or that it finds nothing later would prove nothing.
    let before: BTreeSet<_> = in_database(&house, &search).into_iter().map(|find| find.canary).collect();
    assert_eq!(before.len(), 6, "{before:?}");
    assert!(!in_archives(&house, &search).is_empty(), "she is in no archive: {:?}", archives(&house));
    let mut sender = Sender::connect(house.mail());
    assert_eq!(sender.mail("x@stranger.test", &[&alias], &message("one", "one")).code, 250);

    let told = house.lodge(["erase", &email, "--yes"]).succeeded();
    assert!(told.contains("mail_alias") && told.contains("accounts_account"), "{told}");

    assert_none(&everywhere(&house, &search));
    let document = house.lodge(["disclose", &email]).succeeded();
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    assert_eq!(document["sections"].as_array().unwrap().len(), 0, "{document}");
    // A running Lodge takes notice within a second or so; Bob is untouched.
    lodge_testkit::outside::until("mail to her is refused", || {
        let answer = sender.mail("x@stranger.test", &[&alias], &message("two", "two"));
        (answer.code == 550).then_some(())
    });
    assert_eq!(sender.mail("x@stranger.test", &["shop@bob.test"], &message("three", "three")).code, 250);
    sender.quit();
    serving.stop();
    assert_none(&everywhere(&house, &search));
    house.lodge(["audit"]).succeeded();
}

/// Restoring what was backed up before she went, and kept elsewhere, does not bring her back.
#[test]
fn promise_f13_a_backup_does_not_bring_the_erased_back() {
    let house = house()
        .with_domain("alice@example.org", "alice.test")
        .with_alias("shop@alice.test", "a@example.org")
        .with_domain("bob@example.org", "bob.test")
        .with_alias("shop@bob.test", "b@example.org");
    let kept = house.path().join("work/elsewhere.age");
    house.lodge(["backup", "--to", &kept.display().to_string()]).succeeded();
    let copy = fs::read(&kept).unwrap();
    house.lodge(["erase", "alice@example.org", "--yes"]).succeeded();
    fs::write(&kept, copy).unwrap();
    let restored = house.path().join("restored");
    let arguments = ["restore", &kept.display().to_string(), "--to-data", &restored.display().to_string()]
        .map(str::to_owned);
    let told = house.lodge(arguments).succeeded();
    assert!(told.contains("erased since: 1"), "{told}");
    let mut house = house;
    house.set("store.key_file", &house.key().display().to_string());
    house.set("store.url", &format!("sqlite:{}", restored.join("lodge.db").display()));
    let aliases = house.lodge(["alias", "list"]).succeeded();
    assert!(aliases.contains("shop@bob.test") && !aliases.contains("alice"), "{aliases}");
}

/// What outlives its owner is found: in a cell that erasing does not reach, and in a file.
#[test]
fn promise_f13_breach_what_outlives_its_owner_is_found() {
    let mut canaries = Canaries::default();
    let person = canaries.word("the address");
    let email = format!("{person}@example.org");
    let house = house().with_domain(&email, "alice.test");
    let search = canaries.ready();
    house.lodge(["deny", "add", &email, "--reason", "by mistake"]).succeeded();
    house.lodge(["erase", &email, "--yes"]).succeeded();
    let found = everywhere(&house, &search);
    assert!(found.iter().any(|find| find.place == "abuse_denied.thing"), "{found:?}");
    house.lodge(["deny", "remove", &email]).succeeded();
    fs::write(house.path().join("work/note"), &email).unwrap();
    let found = everywhere(&house, &search);
    assert!(found.iter().all(|find| find.place.ends_with("note")) && !found.is_empty(), "{found:?}");
}
