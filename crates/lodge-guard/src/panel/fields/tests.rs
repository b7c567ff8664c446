//! Settings as forms and documents say them.

use serde_json::json;

use super::*;
use crate::settings::Preset;

#[test]
fn every_field_stands_in_the_document_and_comes_back_as_it_was() {
    for preset in Preset::ALL {
        let settings = preset.settings();
        let document = serde_json::to_value(&settings).unwrap();
        assert!(rows().all(|row| document.pointer(row.at).is_some()), "{preset:?}");
        assert_eq!(read(&settings, &typed(&settings)).unwrap(), settings);
        assert_eq!(of_document(&document).unwrap(), settings);
    }
}

/// What is wrong with a form that says this.
fn wrong(name: &str, said: &str) -> Vec<Wrong> {
    let settings = Preset::Small.settings();
    read(&settings, &vec![(name.to_owned(), said.to_owned())]).err().unwrap_or_default()
}

#[test]
fn what_cannot_be_is_named() {
    for (name, said, message) in [
        ("raid-flood-count", "1", "guard-settings-number-range"),
        ("raid-flood-count", "many", "guard-settings-number-wrong"),
        ("raid-invites", "1441", "guard-settings-number-range"),
        ("sticky-roles", "Artists", "guard-settings-roles-wrong"),
        ("raid-crowd", "cheer", "guard-settings-choice-wrong"),
        ("raid-verification", "5", "guard-settings-choice-wrong"),
        ("tell", "#general", "guard-settings-channel-wrong"),
        ("tell-alarms", "", "guard-settings-place-wrong"),
        ("tell-members", "everywhere", "guard-settings-place-wrong"),
        ("tell-gather", "301", "guard-settings-number-range"),
        ("entrance-work", "maybe", "guard-settings-choice-wrong"),
        ("entrance-role", "@Member", "guard-settings-role-wrong"),
        ("entrance-kick-hours", "0", "guard-settings-number-range"),
        ("entrance-again-days", "61", "guard-settings-number-range"),
        ("entrance-questions", "1\n2\n3\n4\n5\n6", "guard-settings-questions-wrong"),
        ("entrance-outside", "whois", "guard-settings-words-wrong"),
    ] {
        assert_eq!(wrong(name, said), [(name, message)]);
    }
    assert_eq!(wrong("entrance-on", "yes"), [("entrance-role", "guard-settings-entrance-role")]);
    assert_eq!(wrong("rule-1", "maybe"), [("rules", "guard-settings-choice-wrong")]);
    assert!(wrong("raid-verification", "").is_empty() && wrong("tell", "1188").is_empty());
}

#[test]
fn a_document_is_held_to_the_same() {
    let document = |change: &dyn Fn(&mut Settings)| {
        let mut settings = Preset::Growing.settings();
        change(&mut settings);
        of_document(&serde_json::to_value(&settings).unwrap()).err().unwrap_or_default()
    };
    assert!(document(&|_| ()).is_empty());
    assert_eq!(
        document(&|s| s.raid.flood.seconds = 0),
        [("raid-flood-seconds", "guard-settings-number-range")]
    );
    assert_eq!(
        document(&|s| s.telling.gather_seconds = 301),
        [("tell-gather", "guard-settings-number-range")]
    );
    assert_eq!(document(&|s| s.automod.rules[1].id = 1), [("rules", "guard-settings-rule-twice")]);
    let broken = |s: &mut Settings| {
        let patterns = vec!["(".to_owned()];
        s.automod.rules[0].pattern = Pattern::Regexes { patterns, fine: Vec::new() };
    };
    assert_eq!(document(&broken), [("rules", "guard-settings-rule-broken")]);
    let counts = |most| {
        let pattern = Pattern::Flood { most, seconds: 3_600 };
        document(&|s| s.automod.rules[0].pattern = pattern.clone())
    };
    assert_eq!((counts(999), counts(1_000)), (vec![], vec![("rules", "guard-settings-rule-counts")]));
    assert_eq!(of_document(&json!({"raids": 1})).unwrap_err(), [("document", "guard-settings-unreadable")]);
}

#[test]
fn an_entrance_is_written_as_people_write() {
    let small = Preset::Small.settings();
    let typed_in = |fields: &[(&str, &str)]| {
        let fields = fields.iter().map(|(name, said)| ((*name).to_owned(), (*said).to_owned()));
        read(&small, &fields.collect()).unwrap().entrance
    };
    let entrance = typed_in(&[
        ("entrance-on", "yes"),
        ("entrance-role", "61"),
        ("entrance-work", "no"),
        ("entrance-questions", " Who sent you?\r\n\r\nWhy here? "),
        ("entrance-kick-hours", "48"),
        ("entrance-outside", "abuseipdb, proxycheck"),
    ]);
    assert!(entrance.on && !entrance.work);
    assert_eq!(entrance.questions, ["Who sent you?", "Why here?"]);
    assert_eq!((entrance.kick_hours, entrance.outside.len()), (Some(48), 2));
    let shown = typed(&Settings { entrance, ..small.clone() });
    let of = |name: &str| shown.iter().find(|(known, _)| known == name).map(|(_, said)| said.as_str());
    assert_eq!(of("entrance-questions"), Some("Who sent you?\nWhy here?"));
    assert_eq!((of("entrance-on"), of("entrance-work")), (Some("yes"), Some("no")));
    assert_eq!((of("entrance-kick-hours"), of("entrance-again-days")), (Some("48"), Some("")));
}

#[test]
fn roles_are_written_with_anything_between_them() {
    let small = Preset::Small.settings();
    let said = |text: &str| read(&small, &vec![("sticky-roles".to_owned(), text.to_owned())]);
    let kept =
        |text: &str| said(text).unwrap().roles.sticky.iter().map(|role| role.get()).collect::<Vec<_>>();
    assert_eq!(
        kept("1188000000000000061, <@&1188000000000000062>"),
        [1_188_000_000_000_000_061, 1_188_000_000_000_000_062]
    );
    assert_eq!(kept(" "), [0; 0]);
    let many: Vec<String> = (1..=26).map(|number: u64| number.to_string()).collect();
    assert_eq!(said(&many.join(" ")).unwrap_err(), [("sticky-roles", "guard-settings-roles-many")]);
    let settings = said("7,8").unwrap();
    assert!(typed(&settings).contains(&("sticky-roles".to_owned(), "7, 8".to_owned())));
}
