//! Commands, buttons and forms.

use crate::bot::{Bot, call, send, town};
use discord_double::{Double, Id, Intents, MINUTE, Permissions as P, Place, SECOND};
use serde_json::{Value, json};

async fn with_ban_command() -> (Double, Place, Id, Bot) {
    let (double, place, mira) = town().await;
    let commands = json!([
        { "name": "ban", "description": "Keeps somebody out", "default_member_permissions": P::BAN_MEMBERS.0.to_string(),
          "name_localizations": { "tr": "yasakla", "ru": "бан" },
          "options": [{ "type": 6, "name": "user", "description": "Whom", "required": true },
                      { "type": 3, "name": "reason", "description": "Why", "autocomplete": true }] },
        { "name": "rule", "description": "Rules",
          "options": [{ "type": 1, "name": "add", "description": "Adds one",
                        "options": [{ "type": 3, "name": "word", "description": "A word" }] }] },
        { "type": 2, "name": "Show history" },
    ]);
    let path = format!("/applications/{}/commands", double.bot());
    let said = call(&double, "PUT", &path, commands, "").await;
    assert_eq!((said.status, said.body.as_array().unwrap().len()), (200, 3), "{}", said.body);
    let bot = Bot::ready(&double, Intents::ALL).await;
    (double, place, mira, bot)
}

async fn answer(double: &Double, event: &Value, body: Value) -> (u16, u64) {
    let path = format!(
        "/api/v10/interactions/{}/{}/callback",
        event["id"].as_str().unwrap(),
        event["token"].as_str().unwrap()
    );
    let said = send(double, "POST", &path, &[], body.to_string()).await;
    (said.status, said.code())
}

#[tokio::test]
async fn a_command_is_told_with_whom_it_names_and_answered_once() {
    let (double, place, mira, mut bot) = with_ban_command().await;
    let tom = double.person("tom");
    double.joins(place.id, tom).unwrap();
    let general = place.channel("general");
    assert_eq!(double.runs_command(tom, general, "ban", &json!({ "user": mira })).unwrap_err().code, 50013);
    assert_eq!(double.runs_command(mira, general, "ban", &json!({})).unwrap_err().code, 50035);
    assert_eq!(double.runs_command(mira, general, "nothing", &json!({})).unwrap_err().code, 10063);
    let asked =
        double.runs_command(mira, general, "ban", &json!({ "user": tom, "reason": "flood" })).unwrap();
    let event = bot.hears("INTERACTION_CREATE").await;
    assert_eq!(event["data"]["resolved"]["users"][tom.to_string()]["username"], "tom");
    assert_eq!(event["data"]["options"][1], json!({ "name": "reason", "type": 3, "value": "flood" }));
    assert_eq!(event["member"]["user"]["id"], json!(mira));
    let hello = json!({ "type": 4, "data": { "content": "Done.", "flags": 64 } });
    assert_eq!(answer(&double, &event, hello.clone()).await, (204, 0));
    assert_eq!(answer(&double, &event, hello).await, (400, 40060));
    let reply = double.reply(asked).unwrap();
    assert!(reply.ephemeral);
    assert_eq!(reply.message.unwrap()["content"], "Done.");
    let there = call(&double, "GET", &format!("/channels/{general}/messages"), Value::Null, "").await;
    assert_eq!(there.body, json!([]), "only the asker sees it");
}

#[tokio::test]
async fn three_seconds_for_the_first_word_and_a_quarter_of_an_hour_for_the_rest() {
    let (double, place, mira, mut bot) = with_ban_command().await;
    let general = place.channel("general");
    double.runs_command(mira, general, "rule add", &json!({ "word": "gift" })).unwrap();
    let event = bot.hears("INTERACTION_CREATE").await;
    assert_eq!(event["data"]["options"][0]["options"][0]["value"], "gift");
    double.advance(3 * SECOND + 1);
    assert_eq!(answer(&double, &event, json!({ "type": 5 })).await, (404, 10062));

    let asked =
        double.runs_command(mira, general, "Show history", &json!({ "target": mira.to_string() })).unwrap();
    let event = bot.hears("INTERACTION_CREATE").await;
    assert_eq!(event["data"]["target_id"], json!(mira));
    let path = format!("/api/v10/webhooks/{}/{}", double.bot(), event["token"].as_str().unwrap());
    let original = format!("{path}/messages/@original");
    let text = |says: &str| json!({ "content": says }).to_string();
    assert_eq!(
        send(&double, "PATCH", &original, &[], text("early")).await.code(),
        10015,
        "first the first word"
    );
    assert_eq!(answer(&double, &event, json!({ "type": 5, "data": { "flags": 64 } })).await.0, 204);
    double.advance(14 * MINUTE);
    assert_eq!(send(&double, "PATCH", &original, &[], text("Nothing.")).await.status, 200);
    assert_eq!(send(&double, "POST", &path, &[], text("And more.")).await.status, 200);
    let reply = double.reply(asked).unwrap();
    assert_eq!(reply.message.unwrap()["content"], "Nothing.");
    assert_eq!(reply.followups[0]["content"], "And more.");
    double.advance(2 * MINUTE);
    assert_eq!(send(&double, "PATCH", &original, &[], text("late")).await.code(), 50027);
}

#[tokio::test]
async fn a_button_opens_a_form_and_the_form_comes_back_filled() {
    let (double, place, mira, mut bot) = with_ban_command().await;
    let general = place.channel("general");
    let button = json!({ "type": 2, "style": 1, "label": "Appeal", "custom_id": "appeal:7" });
    let body = json!({ "content": "Banned.", "components": [{ "type": 1, "components": [button] }] });
    let message = call(&double, "POST", &format!("/channels/{general}/messages"), body, "").await.id();
    assert!(double.presses(mira, message, "other", &[]).is_err());
    let pressed = double.presses(mira, message, "appeal:7", &[]).unwrap();
    let event = bot.hears("INTERACTION_CREATE").await;
    assert_eq!((&event["data"]["custom_id"], &event["message"]["id"]), (&json!("appeal:7"), &json!(message)));
    let field =
        json!({ "type": 18, "label": "Why", "component": { "type": 4, "custom_id": "why", "style": 2 } });
    let form = json!({ "type": 9, "data": { "custom_id": "appeal:7:form", "title": "Appeal", "components": [field] } });
    assert_eq!(answer(&double, &event, form).await.0, 204);
    double.submits(pressed, &json!({ "why": "It was not me." })).unwrap();
    let event = bot.hears("INTERACTION_CREATE").await;
    assert_eq!(event["type"], 5);
    assert_eq!(event["data"]["components"][0]["component"]["value"], "It was not me.");
    assert_eq!(
        answer(&double, &event, json!({ "type": 7, "data": { "content": "Sent.", "components": [] } }))
            .await
            .0,
        204
    );
    let now = call(&double, "GET", &format!("/channels/{general}/messages/{message}"), Value::Null, "").await;
    assert_eq!((&now.body["content"], &now.body["components"]), (&json!("Sent."), &json!([])));
}

#[tokio::test]
async fn a_half_typed_option_is_completed() {
    let (double, place, mira, mut bot) = with_ban_command().await;
    let asked = double
        .types(mira, place.channel("general"), "ban", &json!({ "user": mira, "reason": "fl" }))
        .unwrap();
    let event = bot.hears("INTERACTION_CREATE").await;
    assert_eq!((&event["type"], &event["data"]["options"][1]["focused"]), (&json!(4), &json!(true)));
    let choices = json!({ "type": 8, "data": { "choices": [{ "name": "Flood", "value": "flood" }] } });
    answer(&double, &event, choices).await;
    assert_eq!(double.reply(asked).unwrap().data.unwrap()["choices"][0]["value"], "flood");
}

#[tokio::test]
async fn a_command_that_is_none_is_not_registered() {
    let (double, ..) = town().await;
    let path = format!("/applications/{}/commands", double.bot());
    for wrong in [
        json!({ "name": "Ban", "description": "capital" }),
        json!({ "name": "ban", "description": "" }),
        json!({ "name": "ban", "description": "d", "name_localizations": { "de": "Zwei" } }),
        json!({ "name": "ban", "description": "d", "options": [
            { "type": 3, "name": "a", "description": "d" },
            { "type": 3, "name": "b", "description": "d", "required": true }] }),
    ] {
        assert_eq!(call(&double, "PUT", &path, json!([wrong]), "").await.code(), 50035);
    }
}
