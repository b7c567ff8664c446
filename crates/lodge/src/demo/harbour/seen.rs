//! What the stand-in shows of the demo's server, as its owner sees it.

use super::{Harbour, MODERATORS, STAFF};
use discord_double::{Call, Id, Verb};
use lodge_register::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;

/// How many lines of what the staff is told are shown, and how many calls.
const LINES: &str = "12";
const CALLS: usize = 16;

/// Somebody on the server.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) roles: Vec<String>,
    pub(super) bot: bool,
    /// Whether they are the owner, or moderate.
    pub(super) staff: bool,
}

/// A line that the staff was told.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) at: Timestamp,
    pub(super) text: String,
}

/// A call that the guard made.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) at: Timestamp,
    pub(super) what: String,
    pub(super) status: u16,
}

/// The server as `GUILD_CREATE` shows it.
pub(super) fn server(harbour: &Harbour) -> Value {
    harbour.double.view(harbour.place.id).unwrap_or_default()
}

/// The number of a channel, whatever it is today.
pub(super) fn channel(harbour: &Harbour, name: &str) -> Option<Id> {
    of(&server(harbour), "channels", name)
}

/// The number of a role, whatever it is today.
pub(super) fn role(harbour: &Harbour, name: &str) -> Option<Id> {
    of(&server(harbour), "roles", name)
}

fn of(server: &Value, list: &str, name: &str) -> Option<Id> {
    let all = server.get(list)?.as_array()?;
    let one = all.iter().find(|one| text(one, "name") == name)?;
    text(one, "id").parse().ok()
}

/// What channels or roles are called, in their order. The role of everybody is none.
pub(super) fn names(server: &Value, list: &str) -> Vec<(String, u64)> {
    let mut all: Vec<(i64, String, u64)> = server
        .get(list)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter(|one| text(one, "name") != "@everyone")
        .map(|one| {
            let at = one.get("position").and_then(Value::as_i64).unwrap_or(0);
            (at, text(one, "name").to_owned(), text(one, "id").parse().unwrap_or(0))
        })
        .collect();
    all.sort();
    all.into_iter().map(|(_, name, id)| (name, id)).collect()
}

/// Everybody who is here.
pub(super) fn members(harbour: &Harbour) -> Vec<Member> {
    let roles: BTreeMap<String, String> =
        names(&server(harbour), "roles").into_iter().map(|(name, id)| (id.to_string(), name)).collect();
    let mut call = Call::new(Verb::Get, &format!("/guilds/{}/members", harbour.place.id), Value::Null);
    call.query.insert("limit".to_owned(), "1000".to_owned());
    let found = harbour.double.acts(harbour.place.owner, &call).body.unwrap_or_default();
    let one = |member: &Value| {
        let user = member.get("user")?;
        let id: Id = text(user, "id").parse().ok()?;
        let theirs = member.get("roles").and_then(Value::as_array).into_iter().flatten();
        let roles: Vec<String> = theirs.filter_map(|role| roles.get(role.as_str()?).cloned()).collect();
        Some(Member {
            id,
            name: text(user, "username").to_owned(),
            staff: id == harbour.place.owner || roles.iter().any(|role| role == MODERATORS),
            roles,
            bot: user.get("bot") == Some(&Value::Bool(true)),
        })
    };
    found.as_array().into_iter().flatten().filter_map(one).collect()
}

/// What somebody is called, here or not.
pub(super) fn called(harbour: &Harbour, id: &str) -> String {
    let call = Call::new(Verb::Get, &format!("/users/{id}"), Value::Null);
    let found = harbour.double.acts(harbour.place.owner, &call).body.unwrap_or_default();
    let name = text(&found, "username");
    if name.is_empty() { "somebody".to_owned() } else { name.to_owned() }
}

/// What the staff was told, the newest first.
pub(super) fn told(harbour: &Harbour) -> Vec<Told> {
    let Some(staff) = channel(harbour, STAFF) else { return Vec::new() };
    let mut call = Call::new(Verb::Get, &format!("/channels/{staff}/messages"), Value::Null);
    call.query.insert("limit".to_owned(), LINES.to_owned());
    let found = harbour.double.acts(harbour.place.owner, &call).body.unwrap_or_default();
    let one = |message: &Value| {
        let id: Id = text(message, "id").parse().ok()?;
        let at = Timestamp::from_millis(id.made_at().0);
        Some(Told { at, text: text(message, "content").to_owned() })
    };
    found.as_array().into_iter().flatten().filter_map(one).collect()
}

/// What the guard asked of Discord, the newest first.
pub(super) fn made(harbour: &Harbour) -> Vec<Made> {
    let log = harbour.double.log();
    let one = |call: &Call| {
        let verb = match call.verb {
            Verb::Get => "GET",
            Verb::Post => "POST",
            Verb::Put => "PUT",
            Verb::Patch => "PATCH",
            Verb::Delete => "DELETE",
        };
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let parts = call.path.split('/').map(|part| if is_number(part) { "…" } else { part });
        let what = format!("{verb} {}", parts.collect::<Vec<_>>().join("/"));
        Made { at: Timestamp::from_millis(call.at.0), what, status: call.status }
    };
    log.iter().rev().take(CALLS).map(one).collect()
}

/// Until when nobody can join, as hours and minutes.
pub(super) fn closed_until(server: &Value, now: Timestamp) -> Option<String> {
    let until = server.pointer("/incidents_data/invites_disabled_until")?.as_str()?;
    // Both are of the form `2026-11-22T19:00:00`, and go on differently.
    let is_later = until.get(..19)? > now.to_string().get(..19)?;
    is_later.then(|| until.get(11..16).map(str::to_owned))?
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
