//! Calls to a Discord in this process.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use lodge_egress::DoorSettings;
use lodge_store::SystemClock;
use lodge_testkit::web::{Asked, Told, WebServer};
use serde_json::json;

use super::*;
use crate::ids::{GuildId, UserId};

const GUILD: GuildId = GuildId::new(41);
const USER: UserId = UserId::new(77);

fn rest(server: &WebServer) -> Rest {
    let allow = server.address().ip().to_string().parse().unwrap();
    let door = Door::new(&DoorSettings { allow: vec![allow], ..DoorSettings::default() }).unwrap();
    Rest::new(door, Arc::new(SystemClock), &format!("{}/api/v10/", server.url()), Secret::new("T0K".into()))
}

/// A Discord that answers the first of these, then the second, and so on; the last again and again.
fn discord(answers: Vec<Told>) -> WebServer {
    let next = AtomicUsize::new(0);
    WebServer::open(move |_: &Asked| {
        let at = next.fetch_add(1, SeqCst).min(answers.len() - 1);
        answers[at].clone()
    })
}

fn told(status: u16, body: &Value) -> Told {
    Told::json(status, body)
}

#[tokio::test]
async fn a_call_says_who_calls_and_why() {
    let server = discord(vec![Told::status(204)]);
    let call = calls::ban(GUILD, USER, 60).because(Some("Raid, ağır"));
    assert_eq!(rest(&server).call(&call).await, Ok(Value::Null));
    let asked = &server.asked()[0];
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("PUT", "/api/v10/guilds/41/bans/77"));
    assert_eq!(asked.header("authorization"), "Bot T0K");
    assert!(asked.header("user-agent").starts_with("DiscordBot ("), "{}", asked.header("user-agent"));
    assert_eq!(asked.header("x-audit-log-reason"), "Raid%2C%20a%C4%9F%C4%B1r");
    assert_eq!(asked.body, br#"{"delete_message_seconds":60}"#);
}

#[tokio::test]
async fn it_waits_where_discord_says_so_and_tries_again() {
    let slow = told(429, &json!({ "retry_after": 0.05, "global": false })).with("x-ratelimit-bucket", "b");
    let server = discord(vec![slow, Told::status(204)]);
    let rest = rest(&server);
    assert_eq!(rest.call(&calls::unban(GUILD, USER)).await, Ok(Value::Null));
    assert_eq!(server.asked().len(), 2);
    assert_eq!(rest.counted(), (2, 1));
}

#[tokio::test]
async fn what_is_refused_is_not_asked_again() {
    let server = discord(vec![told(403, &json!({ "code": 50_013, "message": "Missing Permissions" }))]);
    let refused = rest(&server).call(&calls::kick(GUILD, USER)).await.unwrap_err();
    assert_eq!((refused.why, refused.status, refused.code), (Why::Permission, 403, 50_013));
    assert_eq!(server.asked().len(), 1);
    assert!(!refused.to_string().contains("Missing"), "Discord's own text stays outside");
}

#[tokio::test]
async fn a_fault_is_tried_again_only_where_twice_is_once() {
    let server = discord(vec![Told::status(502), Told::status(204)]);
    assert_eq!(rest(&server).call(&calls::ban(GUILD, USER, 0)).await, Ok(Value::Null));
    let server = discord(vec![Told::status(502), Told::status(204)]);
    let post = calls::post(crate::ids::ChannelId::new(5), json!({ "content": "x" }));
    assert_eq!(rest(&server).call(&post).await.unwrap_err().why, Why::Fault);
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn patience_ends() {
    let server = discord(vec![told(429, &json!({ "retry_after": 300 }))]);
    let refused = rest(&server).call(&calls::unban(GUILD, USER)).await.unwrap_err();
    assert_eq!(refused.why, Why::Slowed);
    assert!(refused.is_temporary());
    assert_eq!(server.asked().len(), 1);
}
