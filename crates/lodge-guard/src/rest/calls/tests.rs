//! Calls, as Discord gets them.

use lodge_register::Timestamp;
use serde_json::json;

use super::*;
use crate::{
    ids::{ApplicationId, ChannelId, GuildId, InteractionId, MessageId, UserId},
    rest::Call,
};

const GUILD: GuildId = GuildId::new(41);
const USER: UserId = UserId::new(77);

#[track_caller]
fn check(call: Call, line: &str, body: &serde_json::Value) {
    assert_eq!(format!("{} {}", call.route.method, call.path), line);
    assert_eq!(call.body.unwrap_or_default(), *body);
}

#[test]
fn calls_say_what_discord_expects() {
    let soon = Timestamp::from_millis(1_800_000_000_000);
    check(ban(GUILD, USER, 3_600), "PUT /guilds/41/bans/77", &json!({ "delete_message_seconds": 3_600 }));
    check(unban(GUILD, USER), "DELETE /guilds/41/bans/77", &json!(null));
    check(
        bulk_ban(GUILD, &[USER, UserId::new(78)], 0),
        "POST /guilds/41/bulk-ban",
        &json!({ "user_ids": ["77", "78"], "delete_message_seconds": 0 }),
    );
    check(
        timeout(GUILD, USER, Some(soon)),
        "PATCH /guilds/41/members/77",
        &json!({ "communication_disabled_until": "2027-01-15T08:00:00Z" }),
    );
    check(
        timeout(GUILD, USER, None),
        "PATCH /guilds/41/members/77",
        &json!({ "communication_disabled_until": null }),
    );
    check(
        incidents(GUILD, Some(soon), None),
        "PUT /guilds/41/incident-actions",
        &json!({ "invites_disabled_until": "2027-01-15T08:00:00Z", "dms_disabled_until": null }),
    );
    check(join_requests(GUILD, None), "GET /guilds/41/requests?status=SUBMITTED&limit=100", &json!(null));
    check(
        join_requests(GUILD, Some(USER.as_id_of())),
        "GET /guilds/41/requests?status=SUBMITTED&limit=100&before=77",
        &json!(null),
    );
    check(
        answer_join_request(GUILD, USER.as_id_of(), "REJECTED", Some(&"x".repeat(200))),
        "PATCH /guilds/41/requests/77",
        &json!({ "action": "REJECTED", "rejection_reason": "x".repeat(160) }),
    );
    check(
        messages(ChannelId::new(5), Some(MessageId::new(6))),
        "GET /channels/5/messages?limit=100&before=6",
        &json!(null),
    );
    check(
        overwrite(ChannelId::new(5), GUILD.as_id_of(), 0, (0, 2_048)),
        "PUT /channels/5/permissions/41",
        &json!({ "type": 0, "allow": "0", "deny": "2048" }),
    );
}

#[test]
fn limits_of_discord_are_kept_before_it_is_asked() {
    let many: Vec<_> = (1..=300).map(UserId::new).collect();
    let call = bulk_ban(GUILD, &many, 9_999_999).body.unwrap();
    assert_eq!(call["user_ids"].as_array().unwrap().len(), BULK);
    assert_eq!(call["delete_message_seconds"], MOST_SECONDS);
}

#[test]
fn nobody_is_mentioned_by_accident() {
    let posted = post(ChannelId::new(5), json!({ "content": "@everyone" })).body.unwrap();
    assert_eq!(posted["allowed_mentions"], json!({ "parse": [] }));
    let said = json!({ "type": 4, "data": { "content": "<@1>" } });
    let answered = answer(InteractionId::new(1), "t", said).body.unwrap();
    assert_eq!(answered["data"]["allowed_mentions"], json!({ "parse": [] }));
    let deferred = answer(InteractionId::new(1), "t", json!({ "type": 5, "data": { "flags": 64 } }));
    assert_eq!(deferred.body.unwrap()["data"], json!({ "flags": 64 }));
}

#[test]
fn what_may_be_sent_twice_and_what_may_not() {
    assert!(ban(GUILD, USER, 0).safe && bulk_ban(GUILD, &[USER], 0).safe && conversation(USER).safe);
    assert!(!post(ChannelId::new(5), json!({})).safe);
    let application = ApplicationId::new(3);
    assert_ne!(shown(application, "a", json!({})).route.head, shown(application, "b", json!({})).route.head);
}
