//! F8: domains and aliases are stored securely, for function only.

use lodge_testkit::{
    canary::{Canaries, assert_none},
    outside::{Destination, Sender, message},
};

use super::{everywhere, house, in_database};

#[test]
fn promise_f8_no_file_holds_a_domain_or_an_alias_in_clear() {
    let mut canaries = Canaries::default();
    let [domain, shop, goal, label] =
        ["the domain", "the alias", "the destination", "the label"].map(|what| canaries.word(what));
    let destination = Destination::open();
    let house = house()
        .relaying_to(destination.address())
        .with_domain("alice@example.org", &format!("{domain}.test"));
    let (alias, to) = (format!("{shop}@{domain}.test"), format!("{goal}@example.org"));
    house.lodge(["alias", "add", &alias, "--to", &to, "--label", &label]).succeeded();
    let serving = house.serve();
    let answer = Sender::connect(house.mail()).mail("x@stranger.test", &[&alias], &message("hello", "hello"));
    assert_eq!(answer.code, 250, "{answer:?}");
    let said = serving.stop();
    house
        .lodge(["backup", "--to", &house.path().join("backups/by-hand.age").display().to_string()])
        .succeeded();
    let search = canaries.ready();
    assert_none(&search.folder(house.path()));
    assert_none(&search.clear("what it said", said.as_bytes()));
    let places: Vec<_> = in_database(&house, &search).into_iter().map(|find| find.place).collect();
    for cell in ["mail_domain.name", "mail_alias.address", "mail_alias.destinations", "mail_alias.label"] {
        assert!(places.contains(&cell.to_owned()), "not found where it must be: {cell} in {places:?}");
    }
    assert!(!places.iter().any(|place| place.starts_with("the ")), "clear inside the encryption: {places:?}");
}

/// A list of aliases that somebody left behind is found.
#[test]
fn promise_f8_breach_an_alias_in_a_file_is_found() {
    let mut canaries = Canaries::default();
    let [shop, goal] = ["the alias", "the destination"].map(|what| canaries.word(what));
    let house = house()
        .with_domain("alice@example.org", "alice.test")
        .with_alias(&format!("{shop}@alice.test"), &format!("{goal}@example.org"));
    let listed = house.lodge(["alias", "list", "--json"]).succeeded();
    std::fs::write(house.path().join("work/aliases.json"), listed).unwrap();
    let found = everywhere(&house, &canaries.ready());
    let in_file: Vec<_> = found.iter().filter(|find| find.place.ends_with("aliases.json")).collect();
    assert_eq!(in_file.len(), 2, "{found:?}");
}
