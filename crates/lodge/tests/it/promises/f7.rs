//! F7: the account's e-mail address is stored securely, for function only.

use lodge_testkit::canary::{Canaries, assert_none};

use super::{everywhere, house, in_database};

#[test]
fn promise_f7_no_file_holds_an_accounts_address_in_clear() {
    let mut canaries = Canaries::default();
    let [person, name] = ["the address", "the name"].map(|what| canaries.word(what));
    let house = house();
    house.lodge(["account", "add", "--email", &format!("{person}@example.org"), "--name", &name]).succeeded();
    house.serve().stop();
    house
        .lodge(["backup", "--to", &house.path().join("backups/by-hand.age").display().to_string()])
        .succeeded();
    let search = canaries.ready();
    assert_none(&search.folder(house.path()));
    // It is there all the same, for function, and found by the same search once it is unsealed.
    let accounts = house.lodge(["account", "list"]).succeeded();
    assert!(accounts.contains(&person) && accounts.contains(&name), "{accounts}");
    let places: Vec<_> = in_database(&house, &search).into_iter().map(|find| find.place).collect();
    assert!(places.contains(&"accounts_account.email".to_owned()), "{places:?}");
    assert!(!places.iter().any(|place| place.starts_with("the ")), "clear inside the encryption: {places:?}");
}

/// An export that somebody left behind is found.
#[test]
fn promise_f7_breach_an_address_in_a_file_is_found() {
    let mut canaries = Canaries::default();
    let person = canaries.word("the address");
    let house = house();
    let email = format!("{person}@example.org");
    house.lodge(["account", "add", "--email", &email, "--name", "Alice"]).succeeded();
    house
        .lodge(["export", &email, "--to", &house.path().join("work/export.json").display().to_string()])
        .succeeded();
    let found = everywhere(&house, &canaries.ready());
    assert!(found.iter().any(|find| find.place.ends_with("export.json")), "{found:?}");
}
