//! F12: on a court order Lodge can hand over only what it has.

use std::fs;

use super::traffic::traffic;

#[test]
fn promise_f12_nothing_can_be_disclosed_about_a_correspondent() {
    let traffic = traffic("info");
    let house = &traffic.house;
    let disclosed = house.lodge(["disclose", &traffic.marks.sender()]).succeeded();
    assert_eq!(sections(&disclosed), 0, "{disclosed}");
    // About somebody who was caught there is something, or the emptiness above would prove nothing.
    house.lodge(["deny", "add", &traffic.marks.sender(), "--reason", "spam"]).succeeded();
    let disclosed = house.lodge(["disclose", &traffic.marks.sender()]).succeeded();
    assert_eq!(sections(&disclosed), 1, "{disclosed}");
}

#[test]
fn promise_f12_what_is_disclosed_is_what_is_exported() {
    let house = super::house()
        .with_domain("alice@example.org", "alice.test")
        .with_alias("shop@alice.test", "private@example.org")
        .with_domain("bob@example.org", "bob.test")
        .with_alias("shop@bob.test", "secret@example.org");
    let file = house.path().join("work/export.json");
    house.lodge(["export", "alice@example.org", "--to", &file.display().to_string()]).succeeded();
    let exported = fs::read_to_string(file).unwrap();
    let disclosed = house.lodge(["disclose", "alice@example.org"]).succeeded();
    assert_eq!(timeless(&disclosed), timeless(&exported));
    for hers in ["alice@example.org", "alice.test", "shop@alice.test", "private@example.org"] {
        assert!(exported.contains(hers), "{hers} is missing: {exported}");
    }
    assert!(!exported.contains("bob.test") && !exported.contains("secret@"), "{exported}");
}

/// A document that says more about somebody than they would be given is noticed.
#[test]
fn promise_f12_breach_a_disclosure_that_says_more_is_noticed() {
    let house = super::house().with_domain("alice@example.org", "alice.test");
    let disclosed = house.lodge(["disclose", "alice@example.org"]).succeeded();
    let mut more: serde_json::Value = serde_json::from_str(&disclosed).unwrap();
    let tables = more["sections"].as_array_mut().unwrap();
    tables.push(tables[0].clone());
    assert_ne!(timeless(&disclosed), timeless(&more.to_string()));
    assert_eq!(sections(&more.to_string()), sections(&disclosed) + 1);
}

/// How many tables hold something.
fn sections(disclosed: &str) -> usize {
    let document: serde_json::Value = serde_json::from_str(disclosed).unwrap();
    document["sections"].as_array().unwrap().len()
}

/// The same, whenever it was written.
fn timeless(document: &str) -> serde_json::Value {
    let mut document: serde_json::Value = serde_json::from_str(document).unwrap();
    document["made_at"].take();
    document
}
