//! The commands, held against what Discord takes.

use std::collections::BTreeSet;

use super::*;

fn words() -> Words {
    Words::new(crate::WORDS).unwrap()
}

/// Every object with a name in it, and whether it is a choice or in a menu: those may have spaces.
fn walk<'a>(value: &'a Value, free: bool, found: &mut Vec<(&'a Value, bool)>) {
    found.push((value, free));
    for option in value["options"].as_array().into_iter().flatten() {
        walk(option, false, found);
    }
    for choice in value["choices"].as_array().into_iter().flatten() {
        walk(choice, true, found);
    }
}

#[test]
fn every_name_is_one_that_discord_takes() {
    let all = definitions(&words());
    assert!(all.len() <= 100);
    let mut found = Vec::new();
    for command in &all {
        walk(command, command["type"] != 1, &mut found);
    }
    for (value, free) in found {
        let localized = value["name_localizations"].as_object().unwrap();
        assert_eq!(localized.keys().collect::<Vec<_>>(), ["en-US", "en-GB", "tr", "nl", "ru"]);
        for name in localized.values().chain([&value["name"]]).map(|name| name.as_str().unwrap()) {
            let plain =
                name.chars().all(|sign| sign == '-' || sign.is_alphanumeric() && !sign.is_uppercase());
            assert!(free || plain, "`{name}` has signs that a command must not have");
            assert!((1..=if free { 100 } else { 32 }).contains(&name.chars().count()), "`{name}`");
            assert!(!name.contains("command-") && !name.contains("option-"), "`{name}` is not said");
        }
        let Some(about) = value["description_localizations"].as_object() else { continue };
        for about in about.values().chain([&value["description"]]).map(|about| about.as_str().unwrap()) {
            assert!((1..=100).contains(&about.chars().count()), "{} signs: `{about}`", about.chars().count());
        }
    }
}

#[test]
fn no_two_commands_or_options_share_a_name_in_any_language() {
    let all = definitions(&words());
    let unique = |values: &[Value], language: Option<&str>| {
        let name = |value: &Value| match language {
            Some(tag) => value["name_localizations"][tag].to_string(),
            None => value["name"].to_string(),
        };
        let names: BTreeSet<_> =
            values.iter().map(|value| format!("{} {}", value["type"], name(value))).collect();
        assert_eq!(names.len(), values.len(), "{language:?}: {names:?}");
    };
    for language in [None, Some("en-US"), Some("tr"), Some("nl"), Some("ru")] {
        unique(&all, language);
        for command in &all {
            let options = command["options"].as_array().cloned().unwrap_or_default();
            unique(&options, language);
            for option in options {
                unique(option["options"].as_array().map_or(&[], Vec::as_slice), language);
            }
        }
    }
}

#[test]
fn a_ban_as_discord_is_told_of_it() {
    let all = definitions(&words());
    let ban = all.iter().find(|command| command["name"] == "ban").unwrap();
    assert_eq!(ban["default_member_permissions"], "4");
    assert_eq!(ban["contexts"], json!([0]));
    let options: Vec<_> = ban["options"].as_array().unwrap().iter().map(|option| &option["name"]).collect();
    assert_eq!(options, ["user", "reason", "clear"]);
    assert_eq!(ban["options"][0]["required"], true);
    assert_eq!(ban["options"][2]["choices"][1]["value"], "hour");
    let report = all.iter().find(|command| command["type"] == 3).unwrap();
    assert_eq!(report["default_member_permissions"], Value::Null);
    assert!(report.get("description").is_none() && report.get("options").is_none());
}
