//! `lodge rehearse`, and what is said about a guard that cannot start.

use crate::lodge::Place;
use std::fs;

#[test]
fn a_drill_repeats_by_its_seed_and_says_what_it_cost() {
    let place = Place::new("");
    let flood = ["rehearse", "--profile", "flood", "--raiders", "60", "--seed", "7"];
    let once = place.does(&flood);
    for said in ["First call had its effect after", "Innocents hit", "Calls to Discord", "etter"] {
        assert!(once.contains(said), "{said}: {once}");
    }
    assert_eq!(once, place.does(&flood), "the same seed is the same drill");
    let json = place.does(&[&flood[..], &["--quick", "--json"]].concat());
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&report["profile"], &report["report"]["raiders"]), (&"flood".into(), &60.into()));
    assert!(report["better"].as_array().unwrap().is_empty());
    for profile in ["drip", "nuke", "alt-return"] {
        let said = place.does(&["rehearse", "--profile", profile, "--quick", "--preset", "under-attack"]);
        assert!(said.contains("Innocents hit"), "{profile}: {said}");
    }
    assert!(!place.path("data/lodge.db").exists(), "a drill with a preset opens no database");
}

#[test]
fn those_who_come_back_are_counted_with_every_threshold() {
    let place = Place::new("");
    let alts = ["rehearse", "--profile", "alts", "--seeds", "1", "--seed", "3"];
    let once = place.does(&alts);
    for said in
        ["Newcomers", "same browser or linked account", "4.0", "a person looks from here on", "through a VPN"]
    {
        assert!(once.contains(said), "{said}: {once}");
    }
    let json = place.does(&[&alts[..], &["--json"]].concat());
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&report["seeds"], &report["review_from_tenths"]), (&1.into(), &40.into()));
    assert!(report["counts"]["newcomers"]["all"].as_u64().unwrap() > 5_000);
    assert!(!place.path("data/lodge.db").exists(), "made-up people are in no database");
}

#[test]
fn what_cannot_be_rehearsed_is_refused_with_what_would_do() {
    let place = Place::new("");
    let wrong = |arguments: &[&str]| place.fails(2, &[&["rehearse"], arguments].concat());
    assert!(wrong(&[]).contains("--profile"));
    assert!(wrong(&["--profile", "storm"]).contains("flood, drip, nuke, alt-return, alts"));
    assert!(wrong(&["--profile", "flood", "--preset", "huge"]).contains("small, growing, under-attack"));
    for (flag, value) in
        [("--raiders", "0"), ("--raiders", "5001"), ("--seed", "-1"), ("--guild", "x"), ("--seeds", "0")]
    {
        let said = wrong(&["--profile", "flood", flag, value]);
        assert!(said.contains(flag), "{said}");
    }
    let unknown = place.fails(1, &["rehearse", "--profile", "flood", "--guild", "1188000000000000041"]);
    assert!(unknown.contains("is not on that server") && unknown.contains("--preset small"), "{unknown}");
}

#[test]
fn a_guard_that_cannot_start_says_what_to_do() {
    let place = Place::new("\n[guard]\ntoken_file = 'bot.token'\napplication = '1188000000000000001'\n");
    let said = place.fails(1, &["serve"]);
    assert!(said.contains("could not read the bot’s token") && said.contains("bot.token"), "{said}");
    fs::write(place.path("bot.token"), "\n").unwrap();
    let said = place.fails(1, &["serve"]);
    assert!(said.contains("the token file is empty") && said.contains("Reset Token"), "{said}");
    place.configure("\n[guard]\ntoken_file = 'bot.token'\n");
    assert!(place.fails(2, &["serve"]).contains("`guard.application` is not set"));
}
