//! What goes wrong goes wrong again by the same seed.

use crate::bot::{Bot, call, town};
use discord_double::{Faults, Id, Intents, SECOND};
use serde_json::{Value, json};

#[tokio::test]
async fn the_audit_log_may_be_late_or_silent() {
    let (double, place, _) = town().await;
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    double.faults(Faults { audit_late: 30 * SECOND, ..Faults::default() }, 3);
    let people: Vec<Id> = (0..2).map(|n| double.person(&format!("p{n}"))).collect();
    let ban = async |who: Id| {
        call(&double, "PUT", &format!("/guilds/{}/bans/{who}", place.id), json!({}), "").await
    };
    ban(people[0]).await;
    bot.hears("GUILD_BAN_ADD").await;
    assert_eq!(double.still_to_come(), ["GUILD_AUDIT_LOG_ENTRY_CREATE"]);
    double.advance(30 * SECOND);
    assert_eq!(bot.message().await["t"], "GUILD_AUDIT_LOG_ENTRY_CREATE");

    double.faults(Faults { audit_lost: 1000, ..Faults::default() }, 3);
    ban(people[1]).await;
    double.joins(place.id, double.person("last")).unwrap();
    assert_eq!(bot.names_until("GUILD_MEMBER_ADD").await, ["GUILD_BAN_ADD", "GUILD_MEMBER_ADD"]);
    let log = call(&double, "GET", &format!("/guilds/{}/audit-logs", place.id), Value::Null, "").await;
    assert_eq!(log.body["audit_log_entries"].as_array().unwrap().len(), 2, "it is written all the same");
}

/// What a session hears of twenty people who join two guilds in turn.
async fn heard(plan: Faults, seed: u64) -> Vec<(String, String)> {
    let (double, place, _) = town().await;
    let other = double.guild("Other").open();
    let mut bot = Bot::ready(&double, Intents::MEMBERS).await;
    double.faults(plan, seed);
    for n in 0..20 {
        let guild = if n % 2 == 0 { place.id } else { other.id };
        double.joins(guild, double.person(&format!("p{n:02}"))).unwrap();
    }
    double.advance(60 * SECOND);
    double.faults(Faults::default(), 0);
    double.joins(place.id, double.person("end")).unwrap();
    let mut all = Vec::new();
    loop {
        let event = bot.hears("GUILD_MEMBER_ADD").await;
        let name = event["user"]["username"].as_str().unwrap().to_owned();
        if name == "end" {
            return all;
        }
        let of = if event["guild_id"] == json!(place.id) { "Harbour" } else { "Other" };
        all.push((of.to_owned(), name));
    }
}

#[tokio::test]
async fn late_events_keep_their_order_within_a_guild_only() {
    let plan = || Faults { late: 10 * SECOND, ..Faults::default() };
    let all = heard(plan(), 5).await;
    assert_eq!(all.len(), 20);
    for guild in ["Harbour", "Other"] {
        let here: Vec<_> = all.iter().filter(|(of, _)| of == guild).collect();
        assert!(here.is_sorted(), "{here:?}");
    }
    let names: Vec<_> = all.iter().map(|(_, name)| name).collect();
    assert!(!names.is_sorted(), "across guilds the order is lost");
    assert_eq!(heard(plan(), 5).await, all, "the same seed, the same day");
}

#[tokio::test]
async fn events_are_lost_and_doubled() {
    assert!(heard(Faults { lost: 1000, ..Faults::default() }, 1).await.is_empty());
    assert_eq!(heard(Faults { doubled: 1000, ..Faults::default() }, 1).await.len(), 40);
    let some = heard(Faults { lost: 300, doubled: 200, ..Faults::default() }, 1).await;
    assert!((5..35).contains(&some.len()), "{}", some.len());
}

#[tokio::test]
async fn a_cut_wire_is_silent_and_later_tells_all() {
    let (double, place, _) = town().await;
    let mut bot = Bot::ready(&double, Intents::MEMBERS).await;
    double.faults(Faults { cut: true, ..Faults::default() }, 1);
    double.joins(place.id, double.person("tom")).unwrap();
    bot.says(json!({ "op": 1, "d": null })).await;
    double.faults(Faults::default(), 1);
    assert_eq!(bot.message().await["t"], "GUILD_MEMBER_ADD", "and no answer to the heartbeat");
}

#[tokio::test]
async fn a_heartbeat_may_stay_without_an_answer() {
    let (double, place, _) = town().await;
    let mut bot = Bot::ready(&double, Intents::MEMBERS).await;
    bot.says(json!({ "op": 1, "d": 1 })).await;
    assert_eq!(bot.message().await["op"], 11);
    double.faults(Faults { acks_withheld: true, ..Faults::default() }, 1);
    // The request is answered after the heartbeat was heard.
    bot.says(json!({ "op": 1, "d": 1 })).await;
    bot.says(json!({ "op": 8, "d": { "guild_id": place.id, "user_ids": ["7"], "limit": 0 } })).await;
    assert_eq!(bot.message().await["t"], "GUILD_MEMBERS_CHUNK");
}
