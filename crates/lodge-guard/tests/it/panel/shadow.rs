//! What a rule in the shadow would have done: counted by day, without words or names, and switched on.

use axum::http::Method;
use lodge_accounts::Scope;
use lodge_guard::{
    Server,
    event::{Event, Message},
    settings::{Pattern, Rule, Rung, State, Step},
    store::shadows,
};
use lodge_register::Timestamp;
use lodge_testkit::{engines::TestDb, on_both_engines};
use serde_json::{Value, json};

use super::house::{GUILD, House};

async fn watch(house: &House) {
    let mut settings = (*house.desk.settings.of(GUILD)).clone();
    let ladder = vec![
        Rung { from: 1, steps: vec![Step::Delete] },
        Rung { from: 2, steps: vec![Step::Delete, Step::Timeout(60)] },
    ];
    let rule = Rule {
        id: 7,
        name: "Cats <b>".to_owned(),
        state: State::Shadow,
        pattern: Pattern::Words { words: vec!["cat".to_owned()], fine: Vec::new() },
        window: None,
        ladder,
        forget_seconds: 86_400,
        exempt: lodge_guard::settings::Exempt::default(),
    };
    settings.automod.rules = vec![rule];
    house.desk.settings.change(&house.db, GUILD, settings).await.unwrap();
}

/// A member writes about a cat.
fn says(house: &House, id: u64, by: u64) {
    let message = json!({
        "id": id.to_string(), "channel_id": "50", "guild_id": GUILD, "content": "a secret cat",
        "author": { "id": by.to_string(), "username": "somebody" }, "member": { "roles": [] },
    });
    let message: Message = serde_json::from_value(message).unwrap();
    let event = Event::Message(Box::new(message));
    let (now, settings) = (house.moment(), &house.desk.settings);
    let decisions = house.desk.think(|mind| mind.hear(&event, now, &|guild| settings.of(guild)));
    assert!(decisions.iter().all(|decision| decision.shadow), "nothing is done");
}

on_both_engines!(a_rule_that_watches_is_reported_by_day_and_switched_on, async |db: TestDb| {
    let house = House::open(db).await;
    let (stage, at) = (&house.stage, house.at("/shadow"));
    assert!(stage.get(&at).await.body.contains("No rule only watches"));
    watch(&house).await;
    for (id, by) in [(100, 31), (101, 31), (102, 32)] {
        says(&house, id, by);
    }
    house.db.clock.advance(Timestamp::DAY);
    stage.sign_in(&house.olga).await;
    says(&house, 103, 31);
    let page = stage.get(&at).await.body;
    for said in
        ["Cats", "<dd class=\"num\">4</dd>", "<dd class=\"num\">3</dd>", "Messages taken away", "Silenced"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("<b>") && !page.contains("secret"), "neither markup nor words");
    assert_eq!(page.matches("<rect").count(), 14, "a bar for each day");
    assert_eq!(page.matches("<tr><th scope=\"row\">").count(), 14, "and a row that says the same");

    // What was counted is written down: it does not end with the program.
    let since = house.moment().plus_days(-30);
    let days = shadows::since(&house.db, Server::of(GUILD), since).await.unwrap();
    let counted: Vec<_> = days.iter().map(|day| (day.rule, day.breaches, day.people, day.timeouts)).collect();
    assert_eq!(counted, [(7, 3, 2, 1), (7, 1, 1, 0)]);

    assert_eq!(stage.post(&at, &[("rule", "7"), ("to", "maybe")]).await.status, 400);
    assert_eq!(stage.post(&at, &[("rule", "8"), ("to", "on")]).await.status, 404);
    let watched = stage.post(&at, &[("rule", "7"), ("to", "shadow")]).await;
    assert_eq!(watched.location(), Some(format!("{at}?said=guard-watches-on").as_str()));
    assert!(shadows::since(&house.db, Server::of(GUILD), since).await.unwrap().is_empty(), "it counts anew");
    says(&house, 104, 33);
    let on = stage.post(&at, &[("rule", "7"), ("to", "on")]).await;
    assert_eq!(on.location(), Some(format!("{at}?said=guard-switched-on").as_str()));
    assert_eq!(house.desk.settings.of(GUILD).automod.rules[0].state, State::On);
    assert!(stage.get(&at).await.body.contains("No rule only watches"));
    assert!(shadows::since(&house.db, Server::of(GUILD), since).await.unwrap().is_empty());
    assert_eq!(stage.post(&at, &[("rule", "7"), ("to", "on")]).await.status, 404, "it watches no more");
});

on_both_engines!(a_program_reads_and_switches_the_shadow, async |db: TestDb| {
    let house = House::open(db).await;
    let token = house.token(&house.olga, &[Scope::GuardWrite]).await;
    let ask = async |method, path: &str, body: Value| house.ask(&token, method, path, &body).await;
    let at = format!("/guilds/{GUILD}/shadow");
    watch(&house).await;
    says(&house, 100, 31);
    says(&house, 101, 31);
    let report = ask(Method::GET, &at, Value::Null).await.json();
    let rule = &report["rules"][0];
    assert_eq!((&rule["rule"], &rule["breaches"], &rule["members"]), (&json!(7), &json!(2), &json!(1)));
    assert_eq!(rule["steps"], json!({ "delete": 2, "timeout": 1 }));
    let days = rule["days"].as_array().unwrap();
    assert_eq!((days.len(), &days[13]["breaches"], &days[0]["breaches"]), (14, &json!(2), &json!(0)));
    assert!(!report.to_string().contains("secret"));
    let one = format!("{at}/7");
    assert_eq!(ask(Method::PUT, &one, json!({ "state": "eat" })).await.status, 422);
    assert_eq!(ask(Method::PUT, &format!("{at}/x"), json!({ "state": "on" })).await.status, 404);
    assert_eq!(ask(Method::PUT, &one, json!({ "state": "on" })).await.status, 204);
    assert_eq!(ask(Method::GET, &at, Value::Null).await.json()["rules"], json!([]));
    let of_mira = house.token(&house.mira, &[Scope::GuardRead]).await;
    assert_eq!(house.ask(&of_mira, Method::PUT, &one, &json!({ "state": "on" })).await.status, 403);
});
