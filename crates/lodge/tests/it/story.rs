//! An account's whole life, told on the command line.

use crate::lodge::{Place, files, lodge, said};
use std::{
    fs,
    io::Write as _,
    process::{Command, Stdio},
};

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn from_the_first_account_to_its_last_trace() {
    let place = Place::new("").with_alias("alice@example.net,both@example.net");
    place.does(&["alias", "add", "*@alice.test", "--to", "alice@example.net", "--label", "the rest"]);

    let accounts = json(&place.does(&["account", "list", "--json"]));
    assert_eq!(accounts[0]["email"], "alice@example.org");
    assert_eq!(accounts[0]["admin"], true);
    let aliases = json(&place.does(&["alias", "list", "--domain", "alice.test", "--json"]));
    assert_eq!(aliases[0]["destinations"], serde_json::json!(["alice@example.net", "both@example.net"]));
    assert_eq!(aliases[1]["label"], "the rest");
    assert!(place.does(&["domain", "list"]).contains("alice.test"));

    place.does(&["alias", "disable", "shop@alice.test", "--answer", "450"]);
    assert!(place.does(&["alias", "list"]).contains("off: 450"));
    place.does(&["alias", "enable", "shop@alice.test"]);
    place.does(&["alias", "remove", "*@alice.test"]);
    assert!(!place.does(&["alias", "list"]).contains("off:"));

    place.does(&["export", "alice@example.org", "--to", "alice.json"]);
    let export = fs::read_to_string(place.path("alice.json")).unwrap();
    for held in ["alice@example.org", "Alice", "alice.test", "shop@alice.test", "both@example.net"] {
        assert!(export.contains(held), "{held}: {export}");
    }
    assert!(
        place
            .fails(1, &["export", "alice@example.org", "--to", "alice.json"])
            .contains("nothing is overwritten")
    );
    let id = accounts[0]["id"].to_string();
    assert_eq!(place.does(&["disclose", &format!("customer:{id}")]).matches("both@example.net").count(), 1);

    let report = json(&place.does(&["audit", "--json"]));
    assert_eq!(report["findings"], serde_json::json!([]));

    // Nobody is there to say yes.
    let refused = place.fails(2, &["erase", "alice@example.org"]);
    assert!(refused.contains("delete from mail_alias") && refused.contains("add `--yes`"), "{refused}");
    assert!(place.does(&["account", "list"]).contains("alice@example.org"));

    let erased = place.does(&["erase", "alice@example.org", "--yes"]);
    assert!(erased.contains("Erased alice@example.org"), "{erased}");
    assert_eq!(json(&place.does(&["account", "list", "--json"])), serde_json::json!([]));
    assert_eq!(json(&place.does(&["alias", "list", "--json"])), serde_json::json!([]));
    let disclosed = place.does(&["disclose", "alice@example.org"]);
    assert!(!disclosed.contains("shop@alice.test"), "{disclosed}");
    place.does(&["audit"]);
}

#[test]
fn nothing_readable_is_in_any_file() {
    let place = Place::new("").with_alias("secret-mailbox@example.net");
    place.does(&["backup", "--to", "full.backup"]);
    for file in files(place.folder.path()) {
        if file.ends_with("lodge.toml") {
            continue;
        }
        let content = fs::read(&file).unwrap();
        for canary in ["alice", "shop@", "secret-mailbox", "SQLite format"] {
            let found = content.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!found, "`{canary}` is in {}", file.display());
        }
    }
}

#[test]
fn a_backup_comes_back_without_whoever_was_erased_since() {
    let place = Place::new("").with_alias("alice@example.net");
    place.does(&["account", "add", "--email", "bob@example.org", "--name", "Bob"]);
    place.does(&["backup", "--to", "full.backup"]);
    assert!(place.fails(1, &["backup", "--to", "full.backup"]).contains("nothing is overwritten"));
    place.does(&["erase", "alice@example.org", "--yes"]);
    let restored = place.does(&["restore", "full.backup", "--to-data", "restored"]);
    assert!(restored.contains("restored/lodge.db"), "{restored}");
    let config = fs::read_to_string(place.config()).unwrap().replace("sqlite:data/", "sqlite:restored/");
    fs::write(place.config(), config).unwrap();
    let accounts = place.does(&["account", "list"]);
    assert!(accounts.contains("bob@example.org") && !accounts.contains("alice@example.org"), "{accounts}");
    assert!(
        place
            .fails(1, &["restore", "full.backup", "--to-data", "restored"])
            .contains("there is a database already")
    );
}

#[test]
fn a_password_is_read_and_kept_as_a_hash() {
    let place = Place::new("");
    let add = |password: &str| {
        let mut child = lodge()
            .args([
                "account",
                "add",
                "--email",
                "alice@example.org",
                "--name",
                "Alice",
                "--password-stdin",
                "--config",
            ])
            .arg(place.config())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(password.as_bytes()).unwrap();
        said(child.wait_with_output().unwrap())
    };
    let short = add("hunter2\n");
    assert_eq!((short.code, short.err.contains("too short")), (2, true), "{short:?}");
    assert_eq!(add("correct horse battery staple\n").code, 0);
    let shown = place.does(&["disclose", "alice@example.org"]);
    assert!(!shown.contains("correct horse"), "{shown}");
}

#[test]
fn the_deny_list_has_reasons_and_ends() {
    let place = Place::new("");
    place.does(&["deny", "add", "192.0.2.0/24", "--reason", "a flood", "--days", "3"]);
    place.does(&["deny", "add", "spam@example.net", "--reason", "spam"]);
    let list = json(&place.does(&["deny", "list", "--json"]));
    assert_eq!(list[0]["thing"], "192.0.2.0/24");
    assert_eq!(list[0]["reason"], "a flood");
    assert!(place.does(&["disclose", "spam@example.net"]).contains("spam"));
    place.does(&["deny", "remove", "192.0.2.0/24"]);
    assert!(!place.does(&["deny", "list"]).contains("192.0.2.0"));
}

#[test]
fn a_key_can_be_made_beforehand() {
    let place = Place::new("");
    place.does(&["key", "new"]);
    assert!(place.path("lodge.key").exists());
    place.does(&["account", "list"]);
    assert!(place.fails(1, &["key", "new"]).contains("there is a database already"));
    assert!(
        place
            .fails(1, &["key", "new", place.path("lodge.key").to_str().unwrap()])
            .contains("there is a key already")
    );
}

#[test]
fn a_key_that_somebody_else_made_will_do() {
    let place = Place::new("");
    fs::write(place.path("lodge.key"), format!("{}\n", "0123456789abcdef".repeat(4))).unwrap();
    assert!(Command::new("chmod").arg("600").arg(place.path("lodge.key")).status().unwrap().success());
    place.does(&["account", "list"]);
    place.does(&["account", "list"]);
}
