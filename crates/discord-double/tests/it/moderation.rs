//! Joins, bans and the rest of a moderator's day.

use crate::bot::{Bot, call, town};
use discord_double::{Call, DAY, HOUR, Id, Intents, Permissions as P, Verb};
use serde_json::{Value, json};

#[tokio::test]
async fn a_newcomer_is_told_and_a_ban_is_told_with_who_did_it_and_why() {
    let (double, place, _) = town().await;
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    let guild = bot.hears("GUILD_CREATE").await;
    assert_eq!(guild["name"], "Harbour");
    assert_eq!(guild["channels"].as_array().unwrap().len(), 3);
    assert_eq!(guild["members"].as_array().unwrap().len(), 1, "without presences, only the bot itself");

    let tom = double.person("tom");
    double.joins(place.id, tom).unwrap();
    let joined = bot.hears("GUILD_MEMBER_ADD").await;
    assert_eq!((&joined["user"]["username"], &joined["guild_id"]), (&json!("tom"), &json!(place.id)));

    let path = format!("/guilds/{}/bans/{tom}", place.id);
    let said = call(&double, "PUT", &path, json!({}), "raid%20%E2%80%93%20flood").await;
    assert_eq!(said.status, 204);
    assert_eq!(
        bot.names_until("GUILD_AUDIT_LOG_ENTRY_CREATE").await,
        ["GUILD_BAN_ADD", "GUILD_MEMBER_REMOVE", "GUILD_AUDIT_LOG_ENTRY_CREATE"]
    );
    assert_eq!(double.banned(place.id), [tom]);
    let log = call(&double, "GET", &format!("/guilds/{}/audit-logs", place.id), Value::Null, "").await;
    let entry = &log.body["audit_log_entries"][0];
    assert_eq!((&entry["action_type"], &entry["reason"]), (&json!(22), &json!("raid – flood")));
    assert_eq!(entry["user_id"], json!(double.bot()));
    assert_eq!(double.joins(place.id, tom).unwrap_err().code, 40007);

    assert_eq!(call(&double, "DELETE", &path, Value::Null, "").await.status, 204);
    assert_eq!(call(&double, "DELETE", &path, Value::Null, "").await.code(), 10026);
    double.joins(place.id, tom).unwrap();
    assert_eq!(double.member(place.id, tom).unwrap()["flags"], 1, "back again");
}

#[tokio::test]
async fn two_hundred_are_banned_at_once_and_those_who_cannot_be_are_named() {
    let (double, place, mira) = town().await;
    let crowd: Vec<Id> = (0..199).map(|number| double.person(&format!("raider{number}"))).collect();
    for who in &crowd {
        double.joins(place.id, *who).unwrap();
    }
    let path = format!("/guilds/{}/bulk-ban", place.id);
    let mut all = crowd.clone();
    all.push(place.owner);
    let said = call(&double, "POST", &path, json!({ "user_ids": all }), "").await;
    assert_eq!(said.status, 200);
    assert_eq!(said.body["banned_users"].as_array().unwrap().len(), 199);
    assert_eq!(said.body["failed_users"], json!([place.owner]));

    assert_eq!(call(&double, "POST", &path, json!({ "user_ids": all }), "").await.code(), 500_000);
    all.push(mira);
    let said = call(&double, "POST", &path, json!({ "user_ids": all }), "").await;
    assert_eq!((said.status, said.code()), (400, 50035), "201 are too many");
}

#[tokio::test]
async fn nobody_acts_on_those_above_them_or_without_permission() {
    let (double, place, mira) = town().await;
    let ban = |who: Id| Call::new(Verb::Put, &format!("/guilds/{}/bans/{who}", place.id), json!({}));
    let tom = double.person("tom");
    double.joins(place.id, tom).unwrap();
    let refused = |by: Id, whom: Id| double.acts(by, &ban(whom)).body.unwrap()["code"].clone();
    assert_eq!(refused(tom, mira), 50013, "no permission");
    assert_eq!(refused(mira, place.owner), 50013, "the owner stands above all");
    assert_eq!(refused(mira, double.bot()), 50013, "the bot's role is higher");
    assert_eq!(refused(mira, Id(7)), 10013);
    assert_eq!(double.acts(mira, &ban(tom)).status, 204);
    let kick = Call::new(Verb::Delete, &format!("/guilds/{}/members/{tom}", place.id), Value::Null);
    assert_eq!(double.acts(mira, &kick).body.unwrap()["code"], 10007);
    let stranger = double.person("stranger");
    assert_eq!(refused(stranger, mira), 10004, "who is not in sees no guild");
}

#[tokio::test]
async fn a_time_out_silences_and_ends_by_itself() {
    let (double, place, mira) = town().await;
    let tom = double.person("tom");
    double.joins(place.id, tom).unwrap();
    let path = format!("/guilds/{}/members/{tom}", place.id);
    let until = |ms: i64| json!({ "communication_disabled_until": (double.now() + ms).iso() });
    assert_eq!(call(&double, "PATCH", &path, until(29 * DAY), "").await.code(), 50035);
    assert_eq!(call(&double, "PATCH", &path, until(HOUR), "").await.status, 200);
    let general = place.channel("general");
    assert_eq!(double.says(general, tom, "let me").unwrap_err().code, 50013);
    double.advance(HOUR);
    assert!(double.says(general, tom, "at last").is_ok());
    let owner = format!("/guilds/{}/members/{}", place.id, place.owner);
    assert_eq!(call(&double, "PATCH", &owner, until(HOUR), "").await.code(), 50013);
    assert!(double.member(place.id, mira).is_some());
}

#[tokio::test]
async fn paused_invites_keep_people_out_for_a_day_at_most() {
    let (double, place, _) = town().await;
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    let path = format!("/guilds/{}/incident-actions", place.id);
    let body = |ms: i64| json!({ "invites_disabled_until": (double.now() + ms).iso() });
    assert_eq!(call(&double, "PUT", &path, body(DAY + 1000), "").await.code(), 50035);
    let said = call(&double, "PUT", &path, body(HOUR), "").await;
    assert_eq!(said.status, 200);
    assert!(said.body["dms_disabled_until"].is_null());
    let told = bot.hears("GUILD_UPDATE").await;
    assert!(told["incidents_data"]["invites_disabled_until"].is_string());

    let tom = double.person("tom");
    assert_eq!(double.joins(place.id, tom).unwrap_err().code, 10006);
    double.advance(HOUR);
    double.joins(place.id, tom).unwrap();

    let pause = json!({ "dms_disabled_until": (double.now() + HOUR).iso() });
    call(&double, "PUT", &path, pause, "").await;
    let open = call(&double, "POST", "/users/@me/channels", json!({ "recipient_id": tom }), "").await;
    let letter = format!("/channels/{}/messages", open.id());
    assert_eq!(
        call(&double, "POST", &letter, json!({ "content": "you are warned" }), "").await.code(),
        50007
    );
    call(&double, "PUT", &path, json!({ "dms_disabled_until": null }), "").await;
    assert_eq!(call(&double, "POST", &letter, json!({ "content": "you are warned" }), "").await.status, 200);
    assert_eq!(double.letters_to(tom)[0]["content"], "you are warned");
}

#[tokio::test]
async fn messages_go_in_bulk_unless_they_are_few_many_or_old() {
    let (double, place, mira) = town().await;
    let general = place.channel("general");
    let old = double.says(general, mira, "long ago").unwrap();
    double.advance(15 * DAY);
    let new: Vec<Id> = (0..3).map(|n| double.says(general, mira, &format!("line {n}")).unwrap()).collect();
    let path = format!("/channels/{general}/messages/bulk-delete");
    let code = async |ids: &[Id]| call(&double, "POST", &path, json!({ "messages": ids }), "").await.code();
    assert_eq!(code(&new[..1]).await, 50016);
    assert_eq!(code(&[old, new[0]]).await, 50034);
    assert_eq!(code(&new[..2]).await, 0);
    let left = call(&double, "GET", &format!("/channels/{general}/messages"), Value::Null, "").await;
    assert_eq!(left.body.as_array().unwrap().len(), 2);
    let search = format!("/guilds/{}/messages/search?author_id={mira}&content=LINE", place.id);
    let found = call(&double, "GET", &search, Value::Null, "").await;
    assert_eq!(
        (&found.body["total_results"], &found.body["messages"][0][0]["content"]),
        (&json!(1), &json!("line 2"))
    );
}

#[tokio::test]
async fn a_ban_takes_along_what_was_said_in_the_last_hours() {
    let (double, place, _) = town().await;
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    let (general, tom) = (place.channel("general"), double.person("tom"));
    double.joins(place.id, tom).unwrap();
    for n in 0..3 {
        double.says(general, tom, &format!("buy {n}")).unwrap();
    }
    let path = format!("/guilds/{}/bans/{tom}", place.id);
    assert_eq!(
        call(&double, "PUT", &path, json!({ "delete_message_seconds": 604_801 }), "").await.code(),
        50035
    );
    call(&double, "PUT", &path, json!({ "delete_message_seconds": 3600 }), "").await;
    assert_eq!(bot.hears("MESSAGE_DELETE_BULK").await["ids"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn what_a_bot_may_not_see_it_does_not_hear() {
    let (double, place, mira) = town().await;
    let hidden = double.guild("Cellar").bot_may(P::NONE).channel("open").channel("closed").member(mira, &[]);
    let cellar = hidden.overwrite("closed", "@everyone", P::NONE, P::VIEW_CHANNEL).open();
    let mut bot = Bot::ready(&double, Intents::ALL).await;
    double.acts(
        cellar.owner,
        &Call::new(
            Verb::Post,
            &format!("/channels/{}/messages", cellar.channel("closed")),
            json!({ "content": "psst" }),
        ),
    );
    double.says(cellar.channel("open"), mira, "hello").unwrap();
    assert_eq!(bot.hears("MESSAGE_CREATE").await["content"], "hello");
    let closed =
        call(&double, "GET", &format!("/channels/{}", cellar.channel("closed")), Value::Null, "").await;
    assert_eq!((closed.status, closed.code()), (403, 50001));
    assert!(place.id != cellar.id);
}
