//! Discord's own AutoMod.

use crate::bot::{Bot, call, town};
use discord_double::Intents;
use serde_json::{Value, json};

fn rule(metadata: &Value, actions: Value) -> Value {
    json!({ "name": "No gifts", "event_type": 1, "trigger_type": 1, "enabled": true,
            "trigger_metadata": metadata, "actions": actions })
}

/// Whether these words are stopped by this rule.
async fn check(metadata: Value, text: &str, stopped: bool) {
    let (double, place, _) = town().await;
    let tom = double.person("tom");
    double.joins(place.id, tom).unwrap();
    let path = format!("/guilds/{}/auto-moderation/rules", place.id);
    let said = call(&double, "POST", &path, rule(&metadata, json!([{ "type": 1 }])), "").await;
    assert_eq!(said.status, 200, "{}", said.body);
    assert_eq!(double.says(place.channel("general"), tom, text).is_err(), stopped, "{metadata}: {text}");
}

#[tokio::test]
async fn words_stand_alone_unless_a_star_says_otherwise() {
    check(json!({ "keyword_filter": ["gift"] }), "a GIFT for you", true).await;
    check(json!({ "keyword_filter": ["gift"] }), "gifted people", false).await;
    check(json!({ "keyword_filter": ["gift*"] }), "gifted people", true).await;
    check(json!({ "keyword_filter": ["*gift*"], "allow_list": ["gifted"] }), "gifted people", false).await;
    check(json!({ "regex_patterns": ["fr[e3]{2}"] }), "FR3E stuff", true).await;
}

#[tokio::test]
async fn what_is_blocked_is_told_and_who_wrote_it_is_timed_out() {
    let (double, place, mira) = town().await;
    let mut bot = Bot::ready(&double, Intents(Intents::ALL.0 & !Intents::CONTENT.0)).await;
    let tom = double.person("tom");
    double.joins(place.id, tom).unwrap();
    let actions = json!([
        { "type": 1, "metadata": {} },
        { "type": 2, "metadata": { "channel_id": place.channel("log") } },
        { "type": 3, "metadata": { "duration_seconds": 60 } },
    ]);
    let path = format!("/guilds/{}/auto-moderation/rules", place.id);
    call(&double, "POST", &path, rule(&json!({ "keyword_filter": ["gift"] }), actions), "").await;
    assert_eq!(double.says(place.channel("general"), tom, "gift").unwrap_err().code, 200_000);
    let told = bot.hears("AUTO_MODERATION_ACTION_EXECUTION").await;
    assert_eq!((&told["matched_keyword"], &told["content"]), (&json!("gift"), &json!("")));
    assert!(told.get("message_id").is_none(), "there is no message");
    bot.hears("AUTO_MODERATION_ACTION_EXECUTION").await;
    assert!(bot.hears("GUILD_MEMBER_UPDATE").await["communication_disabled_until"].is_string());
    assert!(
        double.says(place.channel("general"), mira, "gift").is_err(),
        "staff without MANAGE_GUILD is not exempt"
    );
}

#[tokio::test]
async fn rules_have_their_limits() {
    let (double, place, _) = town().await;
    let path = format!("/guilds/{}/auto-moderation/rules", place.id);
    let block = json!([{ "type": 1 }]);
    let code = async |body: Value| call(&double, "POST", &path, body, "").await.code();
    assert_eq!(code(rule(&json!({ "regex_patterns": ["("] }), block.clone())).await, 50035);
    assert_eq!(
        code(rule(&json!({ "regex_patterns": ["(?=x)"] }), block.clone())).await,
        50035,
        "Rust's patterns"
    );
    assert_eq!(code(rule(&json!({ "keyword_filter": ["x".repeat(61)] }), block.clone())).await, 50035);
    assert_eq!(code(rule(&json!({ "keyword_filter": vec!["x"; 1001] }), block.clone())).await, 50035);
    for _ in 0..6 {
        assert_eq!(code(rule(&json!({ "keyword_filter": ["x"] }), block.clone())).await, 0);
    }
    assert_ne!(code(rule(&json!({ "keyword_filter": ["x"] }), block)).await, 0, "six, not seven");
}
