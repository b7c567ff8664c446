//! What there is: users, guilds and everything in them. Pure: time comes in, events come out.

mod automod;
mod channel;
mod guild;
mod member;
mod message;
mod role;
mod small;
mod user;

pub(crate) use automod::{Outcome, judge};
pub(crate) use channel::{Channel, Overwrite};
pub(crate) use guild::{Entry, Guild, Profile};
pub(crate) use member::Member;
pub(crate) use message::Message;
pub(crate) use role::Role;
pub(crate) use small::{Ban, Emoji, Incidents, Invite, Request, Rule, Webhook};
pub(crate) use user::User;

use crate::refusal::Refusal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// A thing as JSON, which for these is always an object.
pub(crate) fn object<T: Serialize>(thing: &T) -> Map<String, Value> {
    match serde_json::to_value(thing) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// A thing as a PATCH leaves it, and what changed, as the audit log words it.
pub(crate) fn revise<T: Serialize + DeserializeOwned>(
    thing: &T,
    body: &Map<String, Value>,
    may: &[&str],
) -> Result<(T, Vec<Value>), Refusal> {
    let before = object(thing);
    let mut after = before.clone();
    for name in may {
        if let Some(new) = body.get(*name) {
            after.insert((*name).to_owned(), new.clone());
        }
    }
    let revised: T =
        serde_json::from_value(Value::Object(after)).map_err(|e| Refusal::body(&e.to_string()))?;
    let after = object(&revised);
    let changed = may.iter().filter(|name| before.get(**name) != after.get(**name));
    let changes = changed.map(|name| change(name, before.get(*name), after.get(*name))).collect();
    Ok((revised, changes))
}

/// One line of an audit entry: what a field was, what it is.
pub(crate) fn change(key: &str, old: Option<&Value>, new: Option<&Value>) -> Value {
    let mut line = Map::from_iter([("key".to_owned(), json!(key))]);
    line.extend(old.filter(|v| !v.is_null()).map(|value| ("old_value".to_owned(), value.clone())));
    line.extend(new.filter(|v| !v.is_null()).map(|value| ("new_value".to_owned(), value.clone())));
    Value::Object(line)
}

/// Every field of a thing that begins or ends, as the audit log words it.
pub(crate) fn birth<T: Serialize>(thing: &T, fields: &[&str]) -> Vec<Value> {
    let after = object(thing);
    fields.iter().filter(|f| after.contains_key(**f)).map(|f| change(f, None, after.get(*f))).collect()
}

/// The same the other way round.
pub(crate) fn death<T: Serialize>(thing: &T, fields: &[&str]) -> Vec<Value> {
    let before = object(thing);
    fields.iter().filter(|f| before.contains_key(**f)).map(|f| change(f, before.get(*f), None)).collect()
}
