//! The same scenarios here and in simcord, another stand-in (`tests/discord/simcord_answers.py`).

use crate::bot::{Bot, call};
use discord_double::{Double, Id, Intents, Options, Permissions as P};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/discord")
}

fn read(name: &str) -> Vec<Value> {
    serde_json::from_slice(&std::fs::read(folder().join(name)).unwrap()).unwrap()
}

#[tokio::test]
async fn we_differ_from_another_stand_in_only_where_we_say_why() {
    let Some(python) = std::env::var_os("LODGE_TEST_SIMCORD") else {
        panic!(
            "there is no simcord\nhint: run `cargo xtask test`, or name a Python that has it in LODGE_TEST_SIMCORD"
        );
    };
    let answers =
        Command::new(python).current_dir(folder()).args(["simcord_answers.py", "scenarios.json"]).output();
    let answers = answers.unwrap();
    assert!(answers.status.success(), "{}", String::from_utf8_lossy(&answers.stderr));
    let theirs: Vec<Value> = serde_json::from_slice(&answers.stdout).unwrap();
    let mut found = BTreeSet::new();
    let mut shown = String::new();
    for (scenario, theirs) in read("scenarios.json").iter().zip(&theirs) {
        let ours = play(scenario).await;
        for what in ["codes", "events"].into_iter().filter(|what| ours[*what] != theirs[*what]) {
            found.insert((scenario["name"].to_string(), json!(what).to_string()));
            shown += &format!(
                "{}: {what}\n  ours   {}\n  theirs {}\n",
                scenario["name"], ours[what], theirs[what]
            );
        }
    }
    let differences = read("differences.json");
    assert!(differences.iter().all(|line| line["why"].is_string()), "a difference has its reason");
    let known = differences.iter().map(|line| (line["scenario"].to_string(), line["what"].to_string()));
    assert_eq!(found, known.collect(), "differences found (left) and known (right):\n{shown}");
}

/// What came of each call, and which events were told.
async fn play(scenario: &Value) -> Value {
    let double = Double::start(Options::default()).await.unwrap();
    let (boss, tom) = (double.person("boss"), double.person("tom"));
    let place = double
        .guild("Harbour")
        .bot_may(P(P::ALL.0 & !P::ADMINISTRATOR.0))
        .role("Low", P::NONE)
        .role_above_bot("High", P::NONE)
        .channel("general")
        .member(boss, &["High"])
        .member(tom, &[])
        .open();
    let mut names: BTreeMap<&str, Id> = BTreeMap::from([
        ("guild", place.id),
        ("owner", place.owner),
        ("boss", boss),
        ("tom", tom),
        ("stranger", double.person("stranger")),
        ("low", place.role("Low")),
        ("high", place.role("High")),
        ("general", place.channel("general")),
    ]);
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    bot.hears("GUILD_CREATE").await;
    let mut codes = Vec::new();
    for line in scenario["calls"].as_array().unwrap() {
        let text = |at: usize| line[at].as_str().unwrap();
        let body = serde_json::from_str(&filled(&line[2].to_string(), &names)).unwrap();
        let said = call(&double, text(0), &filled(text(1), &names), body, text(3)).await;
        codes.push(if said.status < 300 { 0 } else { said.code() });
        let made = said.body["id"].as_str().filter(|_| said.status < 300);
        names.extend(made.map(|id| ("last", id.parse().unwrap())));
    }
    // Nobody can have left before this.
    let last = double.person("last");
    double.joins(place.id, last).unwrap();
    let mut events = bot.names_until("GUILD_MEMBER_ADD").await;
    events.pop();
    json!({ "codes": codes, "events": events })
}

fn filled(text: &str, names: &BTreeMap<&str, Id>) -> String {
    names
        .iter()
        .fold(text.to_owned(), |text, (name, id)| text.replace(&format!("{{{name}}}"), &id.to_string()))
}
