//! Sessions: how they begin, break and go on.

use crate::bot::{Bot, Heard, harbour, town};
use discord_double::{Double, Intents, MINUTE, Options, SECOND};
use serde_json::json;

/// What a socket is closed with after this one message.
async fn check(message: serde_json::Value, expected: u16) {
    let (double, ..) = town().await;
    let mut bot = Bot::open(&double, "").await;
    bot.says(message.clone()).await;
    assert_eq!(bot.closed().await, Some(expected), "{message}");
}

#[tokio::test]
async fn each_mistake_has_its_code() {
    let token = Options::default().token;
    check(json!("nothing"), 4002).await;
    check(json!({ "op": 1, "d": "x".repeat(5000) }), 4002).await;
    check(json!({ "op": 8, "d": {} }), 4003).await;
    check(json!({ "op": 2, "d": { "token": "wrong", "intents": 1 } }), 4004).await;
    check(json!({ "op": 6, "d": { "token": token, "session_id": "x" } }), 4007).await;
    check(json!({ "op": 2, "d": { "token": token, "intents": 1, "shard": [1, 1] } }), 4010).await;
    check(json!({ "op": 2, "d": { "token": token, "intents": 1u64 << 40 } }), 4013).await;
}

#[tokio::test]
async fn once_known_other_mistakes_are_possible() {
    for (op, expected) in [(2, 4005), (99, 4001)] {
        let (double, ..) = town().await;
        let mut bot = Bot::ready(&double, Intents::GUILDS).await;
        bot.says(json!({ "op": op, "d": {} })).await;
        assert_eq!(bot.closed().await, Some(expected));
    }
    let (double, ..) = town().await;
    let mut bot = Bot::ready(&double, Intents::GUILDS).await;
    for _ in 0..120 {
        bot.says(json!({ "op": 1, "d": null })).await;
    }
    assert_eq!(bot.closed().await, Some(4008), "120 a minute, and identifying was one");
}

#[tokio::test]
async fn what_the_portal_does_not_allow_is_said_at_once() {
    let options = Options { privileged: Intents::MEMBERS, shards: 2, ..Options::default() };
    let double = Double::start(options).await.unwrap();
    let mut bot = Bot::open(&double, "").await;
    bot.identify(Intents::GUILDS).await;
    assert_eq!(bot.closed().await, Some(4011));
    let mut bot = Bot::open(&double, "").await;
    let identify = json!({ "token": double.token(), "intents": Intents::CONTENT.0, "shard": [0, 2] });
    bot.says(json!({ "op": 2, "d": identify })).await;
    assert_eq!(bot.closed().await, Some(4014));
}

#[tokio::test]
async fn what_was_missed_is_told_again() {
    let (double, place, _) = town().await;
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    bot.hears("GUILD_CREATE").await;
    let (session, seq) = (bot.session.clone(), bot.seq);
    double.breaks();
    bot.closed().await;
    assert!(double.until_connected(0).await);
    let people = ["ann", "bob"].map(|name| double.person(name));
    people.iter().for_each(|who| double.joins(place.id, *who).unwrap());

    let mut again = Bot::open(&double, "").await;
    again.resume(&session, seq).await;
    assert_eq!(again.names_until("RESUMED").await, ["GUILD_MEMBER_ADD", "GUILD_MEMBER_ADD", "RESUMED"]);
}

#[tokio::test]
async fn a_session_that_is_killed_begins_anew() {
    let (double, ..) = town().await;
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    double.asks_to_reconnect();
    while bot.message().await["op"] != 7 {}
    double.kill_sessions();
    while bot.message().await["op"] != 9 {}
    let mut again = Bot::open(&double, "").await;
    again.resume(&bot.session, bot.seq).await;
    assert_eq!(again.message().await["op"], 9);
    again.identify(Intents::ALL).await;
    assert_eq!(again.message().await["op"], 9, "one identify in five seconds");
    double.advance(5 * SECOND);
    again.identify(Intents::ALL).await;
    assert_eq!(again.message().await["t"], "READY");
}

#[tokio::test]
async fn a_session_that_fell_too_far_behind_begins_anew() {
    let double = Double::start(Options { replay: 3, ..Options::default() }).await.unwrap();
    let (place, _) = harbour(&double);
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    double.breaks();
    bot.closed().await;
    for n in 0..5 {
        double.joins(place.id, double.person(&format!("p{n}"))).unwrap();
    }
    let mut again = Bot::open(&double, "").await;
    again.resume(&bot.session, 1).await;
    assert_eq!(again.message().await["op"], 9);
}

#[tokio::test]
async fn a_day_has_so_many_beginnings() {
    let double = Double::start(Options { identifies: 1, ..Options::default() }).await.unwrap();
    Bot::ready(&double, Intents::GUILDS).await;
    double.advance(MINUTE);
    let mut bot = Bot::open(&double, "").await;
    bot.identify(Intents::GUILDS).await;
    assert_eq!(bot.closed().await, Some(4004), "the token is taken back");
}

#[tokio::test]
async fn compressed_or_not_it_is_the_same() {
    let (double, place, mira) = town().await;
    for compress in ["", "zlib-stream", "zstd-stream"] {
        let mut bot = Bot::open(&double, compress).await;
        bot.identify(Intents::ALL).await;
        assert_eq!(bot.hears("READY").await["user"]["username"], "porter");
        assert_eq!(bot.hears("GUILD_CREATE").await["name"], "Harbour");
        double.says(place.channel("general"), mira, "hello").unwrap();
        assert_eq!(bot.hears("MESSAGE_CREATE").await["content"], "hello");
        double.advance(5 * SECOND);
    }
}

#[tokio::test]
async fn each_hears_what_it_asked_for_and_may_read() {
    let (double, place, mira) = town().await;
    let mut deaf = Bot::ready(&double, Intents(Intents::GUILDS.0 | Intents::MESSAGES.0)).await;
    double.joins(place.id, double.person("tom")).unwrap();
    double.says(place.channel("general"), mira, "secret").unwrap();
    double.says(place.channel("general"), mira, &format!("<@{}> help", double.bot())).unwrap();
    let names = deaf.names_until("MESSAGE_CREATE").await;
    assert_eq!(names, ["GUILD_CREATE", "MESSAGE_CREATE"], "no member is told without the intent");
    let called = deaf.hears("MESSAGE_CREATE").await;
    assert!(called["content"].as_str().unwrap().ends_with("help"), "it is called, so it may read");
    let (double, place, mira) = town().await;
    let mut deaf = Bot::ready(&double, Intents(Intents::GUILDS.0 | Intents::MESSAGES.0)).await;
    double.says(place.channel("general"), mira, "secret").unwrap();
    assert_eq!(deaf.hears("MESSAGE_CREATE").await["content"], "");
}

#[tokio::test]
async fn a_guild_is_told_to_its_shard_alone() {
    let double = Double::start(Options { shards: 2, concurrency: 2, ..Options::default() }).await.unwrap();
    let places: Vec<_> = (0..6)
        .map(|n| {
            double.advance(1);
            double.guild(&format!("G{n}")).open()
        })
        .collect();
    for shard in 0..2u64 {
        let mut bot = Bot::open(&double, "").await;
        let identify = json!({ "token": double.token(), "intents": 1, "shard": [shard, 2] });
        bot.says(json!({ "op": 2, "d": identify })).await;
        let ready = bot.hears("READY").await;
        let ours = places.iter().filter(|place| (place.id.0 >> 22) % 2 == shard).count();
        assert_eq!(ready["guilds"].as_array().unwrap().len(), ours);
    }
}

#[tokio::test]
async fn the_whole_list_of_members_comes_once_in_half_a_minute() {
    let (double, place, _) = town().await;
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    let ask = json!({ "op": 8, "d": { "guild_id": place.id, "query": "", "limit": 0, "nonce": "n" } });
    bot.says(ask.clone()).await;
    let chunk = bot.hears("GUILD_MEMBERS_CHUNK").await;
    assert_eq!((chunk["members"].as_array().unwrap().len(), &chunk["nonce"]), (3, &json!("n")));
    bot.says(ask.clone()).await;
    assert_eq!(bot.hears("RATE_LIMITED").await["retry_after"], 30.0);
    let some = json!({ "op": 8, "d": { "guild_id": place.id, "user_ids": [place.owner, "7"], "limit": 0 } });
    bot.says(some).await;
    assert_eq!(bot.hears("GUILD_MEMBERS_CHUNK").await["not_found"], json!(["7"]));
    double.advance(30 * SECOND);
    bot.says(ask).await;
    bot.hears("GUILD_MEMBERS_CHUNK").await;
}

#[tokio::test]
async fn any_code_can_be_tried() {
    for (code, lives) in [(4000, true), (4009, false)] {
        let (double, ..) = town().await;
        let mut bot = Bot::ready(&double, Intents::GUILDS).await;
        double.closes(code);
        assert_eq!(bot.closed().await, Some(code));
        let mut again = Bot::open(&double, "").await;
        again.resume(&bot.session, 2).await;
        match again.next().await {
            Heard::Message(message) => assert_eq!(message["t"] == "RESUMED", lives),
            Heard::Closed(code) => panic!("closed with {code:?}"),
        }
    }
}
