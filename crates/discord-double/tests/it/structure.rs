//! Roles, channels, webhooks and the other furniture.

use crate::bot::{Bot, call, send, town};
use discord_double::{Call, Double, Intents, Options, Permissions as P, Verb};
use serde_json::{Value, json};

#[tokio::test]
async fn a_role_is_made_given_changed_and_deleted_and_each_is_noted() {
    let (double, place, mira) = town().await;
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    let roles = format!("/guilds/{}/roles", place.id);
    let body = json!({ "name": "Quiet", "permissions": "1024", "colors": { "primary_color": 5, "secondary_color": null, "tertiary_color": null } });
    let made = call(&double, "POST", &roles, body, "").await;
    assert_eq!((&made.body["position"], &made.body["colors"]["primary_color"]), (&json!(1), &json!(5)));
    let role = made.id();
    bot.hears("GUILD_ROLE_CREATE").await;
    let member = format!("/guilds/{}/members/{mira}/roles/{role}", place.id);
    assert_eq!(call(&double, "PUT", &member, Value::Null, "").await.status, 204);
    let told = bot.hears("GUILD_MEMBER_UPDATE").await;
    assert!(told["roles"].as_array().unwrap().contains(&json!(role)));
    let entry = bot.hears("GUILD_AUDIT_LOG_ENTRY_CREATE").await;
    assert_eq!((&entry["action_type"], &entry["changes"][0]["key"]), (&json!(25), &json!("$add")));
    let counts = call(&double, "GET", &format!("{roles}/member-counts"), Value::Null, "").await;
    assert_eq!(counts.body[role.to_string()], 1);
    let one = format!("{roles}/{role}");
    call(&double, "PATCH", &one, json!({ "permissions": "2048" }), "").await;
    let entry = bot.hears("GUILD_AUDIT_LOG_ENTRY_CREATE").await;
    assert_eq!(entry["changes"], json!([{ "key": "permissions", "old_value": "1024", "new_value": "2048" }]));
    let above = format!("{roles}/{}", place.bot_role);
    assert_eq!(call(&double, "DELETE", &above, Value::Null, "").await.code(), 50013);
    assert_eq!(call(&double, "DELETE", &one, Value::Null, "").await.status, 204);
    assert_eq!(call(&double, "DELETE", &one, Value::Null, "").await.code(), 10011);
    assert!(!double.member(place.id, mira).unwrap()["roles"].as_array().unwrap().contains(&json!(role)));
}

#[tokio::test]
async fn nobody_gives_what_they_do_not_have() {
    let (double, place, mira) = town().await;
    let make = Call::new(
        Verb::Post,
        &format!("/guilds/{}/roles", place.id),
        json!({ "permissions": P::MANAGE_GUILD.0.to_string() }),
    );
    assert_eq!(double.acts(mira, &make).status, 403);
}

#[tokio::test]
async fn a_channel_is_made_changed_shut_and_deleted() {
    let (double, place, mira) = town().await;
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    let made =
        call(&double, "POST", &format!("/guilds/{}/channels", place.id), json!({ "name": "new" }), "").await;
    assert_eq!((made.status, &made.body["type"]), (201, &json!(0)));
    let path = format!("/channels/{}", made.id());
    bot.hears("CHANNEL_CREATE").await;
    assert_eq!(
        call(&double, "PATCH", &path, json!({ "rate_limit_per_user": 21_601 }), "").await.code(),
        50035
    );
    let slow = call(&double, "PATCH", &path, json!({ "rate_limit_per_user": 30 }), "calm").await;
    assert_eq!(slow.body["rate_limit_per_user"], 30);
    let everyone = format!("{path}/permissions/{}", place.id);
    assert_eq!(
        call(&double, "PUT", &everyone, json!({ "type": 0, "deny": P::SEND_MESSAGES.0.to_string() }), "")
            .await
            .status,
        204
    );
    assert_eq!(double.says(made.id(), mira, "hello").unwrap_err().code, 50013);
    assert_eq!(call(&double, "DELETE", &everyone, Value::Null, "").await.status, 204);
    assert_eq!(call(&double, "DELETE", &everyone, Value::Null, "").await.code(), 10009);
    assert!(double.says(made.id(), mira, "hello").is_ok());
    assert_eq!(call(&double, "DELETE", &path, Value::Null, "").await.status, 200);
    bot.hears("CHANNEL_DELETE").await;
    assert_eq!(call(&double, "GET", &path, Value::Null, "").await.code(), 10003);
}

#[tokio::test]
async fn webhooks_speak_with_their_token_alone() {
    let (double, place, _) = town().await;
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    let general = place.channel("general");
    let made =
        call(&double, "POST", &format!("/channels/{general}/webhooks"), json!({ "name": "News" }), "").await;
    bot.hears("WEBHOOKS_UPDATE").await;
    let (id, token) = (made.id(), made.body["token"].as_str().unwrap().to_owned());
    let path = format!("/api/v10/webhooks/{id}/{token}");
    let text = json!({ "content": "extra" }).to_string();
    assert_eq!(send(&double, "POST", &path, &[], text.clone()).await.status, 204);
    assert_eq!(bot.hears("MESSAGE_CREATE").await["webhook_id"], json!(id));
    assert_eq!(
        send(&double, "POST", &format!("/api/v10/webhooks/{id}/wrong"), &[], text.clone()).await.code(),
        50027
    );
    assert_eq!(call(&double, "DELETE", &format!("/webhooks/{id}"), Value::Null, "").await.status, 204);
    assert_eq!(send(&double, "POST", &path, &[], text).await.code(), 10015);
}

#[tokio::test]
async fn invites_emoji_and_onboarding_are_furniture_too() {
    let (double, place, _) = town().await;
    let invites = format!("/channels/{}/invites", place.channel("general"));
    let code = call(&double, "POST", &invites, json!({ "max_age": 60 }), "").await.body["code"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(call(&double, "GET", &format!("/invites/{code}"), Value::Null, "").await.status, 200);
    assert_eq!(call(&double, "DELETE", &format!("/invites/{code}"), Value::Null, "").await.status, 200);
    assert_eq!(call(&double, "GET", &format!("/invites/{code}"), Value::Null, "").await.code(), 10006);

    let emojis = format!("/guilds/{}/emojis", place.id);
    let body = json!({ "name": "wave", "image": "data:image/png;base64,AA==" });
    let emoji = call(&double, "POST", &emojis, body, "").await;
    assert_eq!(emoji.status, 201);
    let one = format!("{emojis}/{}", emoji.id());
    assert_eq!(call(&double, "PATCH", &one, json!({ "name": "waves" }), "").await.body["name"], "waves");
    assert_eq!(call(&double, "DELETE", &one, Value::Null, "").await.status, 204);

    let onboarding = format!("/guilds/{}/onboarding", place.id);
    assert_eq!(call(&double, "PUT", &onboarding, json!({ "enabled": true }), "").await.body["enabled"], true);
    assert_eq!(call(&double, "GET", &onboarding, Value::Null, "").await.body["enabled"], true);
}

#[tokio::test]
async fn a_request_to_join_is_decided_once_seen() {
    let (double, place, _) = town().await;
    let tom = double.person("tom");
    let request = double.asks_in(place.id, tom, vec![]);
    let path = format!("/guilds/{}/requests", place.id);
    let list = call(&double, "GET", &format!("{path}?status=SUBMITTED"), Value::Null, "").await;
    assert_eq!(
        (&list.body["total"], &list.body["guild_join_requests"][0]["user_id"]),
        (&json!(1), &json!(tom))
    );
    let one = format!("{path}/{request}");
    assert_eq!(call(&double, "PATCH", &one, json!({ "action": "MAYBE" }), "").await.code(), 50035);
    let said =
        call(&double, "PATCH", &one, json!({ "action": "REJECTED", "rejection_reason": "no" }), "").await;
    assert_eq!(said.body["application_status"], "REJECTED");
    assert_eq!(
        call(&double, "PATCH", &format!("{path}/7"), json!({ "action": "APPROVED" }), "").await.code(),
        10069
    );
}

#[tokio::test]
async fn whoever_is_approved_comes_in_and_without_the_feature_nobody_asks() {
    let (double, place, _) = town().await;
    let tom = double.person("tom");
    let request = double.asks_in(place.id, tom, vec![]);
    assert!(double.member(place.id, tom).is_none());
    let one = format!("/guilds/{}/requests/{request}", place.id);
    let said = call(&double, "PATCH", &one, json!({ "action": "APPROVED" }), "").await;
    assert_eq!((said.status, &said.body["application_status"]), (200, &json!("APPROVED")));
    assert!(double.member(place.id, tom).is_some());

    let plain = Double::start(Options { requests: false, ..Options::default() }).await.unwrap();
    let place = plain.guild("Plain").open();
    let path = format!("/guilds/{}/requests", place.id);
    assert_eq!(call(&plain, "GET", &path, Value::Null, "").await.status, 404);
}

#[tokio::test]
async fn who_is_not_signed_in_learns_nothing() {
    let (double, place, _) = town().await;
    let path = format!("/api/v10/guilds/{}", place.id);
    assert_eq!(
        send(&double, "GET", &path, &[("authorization", "Bot wrong")], String::new()).await.status,
        401
    );
    assert_eq!(call(&double, "GET", "/guilds/7", Value::Null, "").await.code(), 10004);
    assert_eq!(call(&double, "GET", "/nothing", Value::Null, "").await.status, 404);
    let said = call(&double, "GET", "/gateway/bot", Value::Null, "").await;
    assert_eq!(said.body["url"], json!(double.gateway()));
    assert!(double.until(|calls| calls.len() == 4 && calls[0].status == 401).await);
}
