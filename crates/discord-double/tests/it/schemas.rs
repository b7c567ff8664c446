//! Every route once, with its answer held against Discord's published schemas (`tests/discord/schemas.mjs`).

use crate::bot::{Said, call, send, town};
use discord_double::{Double, HOUR, Id, Permissions as P, Place, Rates, SECOND};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

/// A town in which every call is written down with its answer.
struct Clerk {
    double: Double,
    place: Place,
    mira: Id,
    book: Mutex<Vec<Value>>,
}

impl Clerk {
    async fn call(&self, verb: &str, path: &str, body: Value) -> Said {
        let said = call(&self.double, verb, path, body, "for the book").await;
        let line = json!({ "verb": verb, "path": path, "status": said.status, "body": said.body });
        self.book.lock().unwrap().push(line);
        said
    }

    async fn get(&self, path: &str) -> Said {
        self.call("GET", path, Value::Null).await
    }

    /// A call below `/guilds/{id}`.
    async fn here(&self, verb: &str, path: &str, body: Value) -> Said {
        self.call(verb, &format!("/guilds/{}{path}", self.place.id), body).await
    }
}

#[tokio::test]
async fn every_answer_is_what_the_published_schemas_say() {
    let (double, place, mira) = town().await;
    let clerk = Clerk { double, place, mira, book: Mutex::default() };
    about_itself(&clerk).await;
    about_people(&clerk).await;
    about_furniture(&clerk).await;
    about_messages(&clerk).await;
    about_whoever_agreed(&clerk).await;
    refusals(&clerk).await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/discord");
    let book = Path::new(env!("CARGO_TARGET_TMPDIR")).join("discord-answers.json");
    std::fs::write(&book, json!(*clerk.book.lock().unwrap()).to_string()).unwrap();
    let node = Command::new("node").current_dir(folder).arg("schemas.mjs").arg(book).output().unwrap();
    let says = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(node.status.success(), "{}{}", says(&node.stdout), says(&node.stderr));
}

async fn about_itself(clerk: &Clerk) {
    for path in ["/gateway", "/gateway/bot", "/users/@me", "/users/@me/guilds", "/applications/@me"] {
        clerk.get(path).await;
    }
    let own = format!("/applications/{}", clerk.double.bot());
    let commands = json!([{ "name": "ban", "description": "Keeps out", "options": [
        { "type": 6, "name": "user", "description": "Whom", "required": true }] }]);
    clerk.call("PUT", &format!("{own}/commands"), commands).await;
    clerk.get(&format!("{own}/commands")).await;
    let record = json!([{ "type": 7, "key": "verified", "name": "Verified", "description": "By the lodge" }]);
    clerk.call("PUT", &format!("{own}/role-connections/metadata"), record).await;
    clerk.call("POST", "/users/@me/channels", json!({ "recipient_id": clerk.mira })).await;
    clerk.get(&format!("/users/{}", clerk.mira)).await;
}

async fn about_people(clerk: &Clerk) {
    let (tom, ann) = (clerk.double.person("tom"), clerk.double.person("ann"));
    clerk.double.dresses(tom, Some("Tom"), Some("0123456789abcdef0123456789abcdef"), "tr");
    for who in [tom, ann] {
        clerk.double.joins(clerk.place.id, who).unwrap();
    }
    clerk.here("GET", "/members?limit=10", Value::Null).await;
    clerk.here("GET", "/members/search?query=to&limit=5", Value::Null).await;
    clerk.here("GET", &format!("/members/{tom}"), Value::Null).await;
    let until = (clerk.double.now() + HOUR).iso();
    clerk.here("PATCH", &format!("/members/{tom}"), json!({ "communication_disabled_until": until })).await;
    clerk.here("PUT", &format!("/bans/{tom}"), json!({})).await;
    clerk.here("GET", "/bans", Value::Null).await;
    clerk.here("GET", &format!("/bans/{tom}"), Value::Null).await;
    clerk.here("POST", "/bulk-ban", json!({ "user_ids": [ann, tom] })).await;
    let request = clerk.double.asks_in(clerk.place.id, clerk.double.person("ilse"), vec![]);
    clerk.here("GET", "/requests", Value::Null).await;
    clerk.here("PATCH", &format!("/requests/{request}"), json!({ "action": "REJECTED" })).await;
    let said = json!({ "field_type": "TEXT_INPUT", "label": "Why?", "required": true, "response": "Boats" });
    let request = clerk.double.asks_in(clerk.place.id, clerk.double.person("jan"), vec![said]);
    clerk.here("GET", "/requests?status=SUBMITTED&limit=100", Value::Null).await;
    clerk.here("PATCH", &format!("/requests/{request}"), json!({ "action": "APPROVED" })).await;
}

async fn about_furniture(clerk: &Clerk) {
    clerk.here("GET", "?with_counts=true", Value::Null).await;
    clerk.here("PATCH", "", json!({ "verification_level": 2 })).await;
    clerk.here("PUT", "/incident-actions", json!({ "invites_disabled_until": null })).await;
    let role = clerk.here("POST", "/roles", json!({ "name": "Quiet", "permissions": "1024" })).await.id();
    clerk.here("GET", "/roles", Value::Null).await;
    clerk.here("GET", &format!("/roles/{role}"), Value::Null).await;
    clerk.here("PATCH", &format!("/roles/{role}"), json!({ "name": "Still" })).await;
    clerk.here("GET", "/roles/member-counts", Value::Null).await;
    let channel = clerk.here("POST", "/channels", json!({ "name": "new", "type": 2 })).await.id();
    let quiet = json!({ "type": 0, "deny": P::SPEAK.0.to_string() });
    clerk.call("PUT", &format!("/channels/{channel}/permissions/{role}"), quiet).await;
    clerk.here("GET", "/channels", Value::Null).await;
    clerk.get(&format!("/channels/{channel}")).await;
    clerk.call("PATCH", &format!("/channels/{channel}"), json!({ "name": "newer" })).await;
    clerk.call("DELETE", &format!("/channels/{channel}"), Value::Null).await;
    let general = format!("/channels/{}", clerk.place.channel("general"));
    let code = clerk.call("POST", &format!("{general}/invites"), json!({})).await.body["code"].clone();
    clerk.get(&format!("/invites/{}", code.as_str().unwrap())).await;
    clerk.here("GET", "/invites", Value::Null).await;
    let hook = clerk.call("POST", &format!("{general}/webhooks"), json!({ "name": "News" })).await.id();
    clerk.get(&format!("/webhooks/{hook}")).await;
    clerk.get(&format!("{general}/webhooks")).await;
    clerk.here("GET", "/webhooks", Value::Null).await;
    clerk.here("POST", "/emojis", json!({ "name": "wave", "image": "data:image/png;base64,AA==" })).await;
    clerk.here("GET", "/emojis", Value::Null).await;
    for (kind, metadata) in
        [(1, json!({ "keyword_filter": ["gift"] })), (5, json!({ "mention_total_limit": 5 }))]
    {
        let body = json!({ "name": "Rule", "event_type": 1, "trigger_type": kind, "trigger_metadata": metadata,
                           "actions": [{ "type": 1, "metadata": {} }] });
        let rule = clerk.here("POST", "/auto-moderation/rules", body).await.id();
        clerk.here("PATCH", &format!("/auto-moderation/rules/{rule}"), json!({ "enabled": true })).await;
    }
    clerk.here("GET", "/auto-moderation/rules", Value::Null).await;
    clerk.here("GET", "/onboarding", Value::Null).await;
    clerk.here("PUT", "/onboarding", json!({ "enabled": false })).await;
    clerk.here("GET", "/audit-logs?limit=100", Value::Null).await;
}

async fn about_messages(clerk: &Clerk) {
    let path = format!("/channels/{}/messages", clerk.place.channel("general"));
    let text = format!("hello <@{}>", clerk.mira);
    let message = clerk.call("POST", &path, json!({ "content": text })).await.id();
    clerk.get(&path).await;
    clerk.get(&format!("{path}/{message}")).await;
    clerk.call("PATCH", &format!("{path}/{message}"), json!({ "content": "bye" })).await;
    clerk.here("GET", "/messages/search?content=bye", Value::Null).await;
    clerk.call("DELETE", &format!("{path}/{message}"), Value::Null).await;
}

/// What the token of a person shows, written down like the rest.
async fn about_whoever_agreed(clerk: &Clerk) {
    let (double, mira) = (&clerk.double, clerk.mira);
    double.links(
        mira,
        vec![json!({ "id": "76561197960287930", "name": "mira", "type": "steam", "verified": true, "visibility": 0,
                     "friend_sync": false, "show_activity": false, "two_way_link": false })],
    );
    let scopes = "identify email connections guilds guilds.members.read role_connections.write";
    let bearer = format!("Bearer {}", crate::oauth::token_of(double, mira, scopes).await);
    let role = format!("/users/@me/applications/{}/role-connection", double.bot());
    let linked = json!({ "platform_name": "Lodge", "metadata": { "verified": "1" } });
    let member = format!("/users/@me/guilds/{}/member", clerk.place.id);
    for (verb, path, body) in [
        ("GET", "/users/@me", Value::Null),
        ("GET", "/users/@me/connections", Value::Null),
        ("GET", &member, Value::Null),
        ("GET", "/oauth2/@me", Value::Null),
        ("PUT", &role, linked),
        ("GET", &role, Value::Null),
    ] {
        let text = if body.is_null() { String::new() } else { body.to_string() };
        let said = send(double, verb, &format!("/api/v10{path}"), &[("authorization", &bearer)], text).await;
        assert_eq!(said.status, 200, "{path}");
        let line = json!({ "verb": verb, "path": path, "status": said.status, "body": said.body });
        clerk.book.lock().unwrap().push(line);
    }
}

async fn refusals(clerk: &Clerk) {
    for path in ["/guilds/7", "/channels/7", "/users/7", "/invites/none", "/webhooks/7", "/nothing"] {
        assert_eq!(clerk.get(path).await.status, 404);
    }
    let owner = clerk.place.owner;
    assert_eq!(clerk.here("DELETE", &format!("/members/{owner}"), Value::Null).await.code(), 50013);
    assert_eq!(clerk.here("POST", "/channels", json!({ "name": "" })).await.code(), 50035);
    clerk.double.rates(Rates::Each { calls: 0, within: SECOND });
    assert_eq!(clerk.get("/users/@me").await.status, 429);
}
