//! Calls that answer interactions, and that say which commands there are.

use lodge_egress::Method;
use serde_json::{Value, json};

use crate::{
    ids::{AnyId, ApplicationId, InteractionId},
    rest::Call,
};

/// Answers an interaction. Discord waits three seconds for it.
#[must_use]
pub fn answer(id: InteractionId, token: &str, answer: Value) -> Call {
    let path = format!("/interactions/{id}/{token}/callback");
    Call::new(Method::POST, "/interactions/{}/{}/callback", id.get(), path).saying(quiet(answer)).at_once()
}

/// Says what was announced with the answer: within 15 minutes.
#[must_use]
pub fn shown(application: ApplicationId, token: &str, message: Value) -> Call {
    let path = format!("/webhooks/{application}/{token}/messages/@original");
    // Each interaction has a bucket of its own; its token is not kept, so it is counted by what it hashes to.
    Call::new(Method::PATCH, "/webhooks/{}/{}/messages/@original", head(token), path).saying(message)
}

/// Says something more.
#[must_use]
pub fn follow_up(application: ApplicationId, token: &str, message: Value) -> Call {
    let path = format!("/webhooks/{application}/{token}");
    Call::new(Method::POST, "/webhooks/{}/{}", head(token), path).saying(message)
}

/// These are all the commands of the application.
#[must_use]
pub fn commands(application: ApplicationId, all: Vec<Value>) -> Call {
    let path = format!("/applications/{application}/commands");
    Call::new(Method::PUT, "/applications/{}/commands", application.get(), path).saying(Value::Array(all))
}

/// The application has this command no more.
#[must_use]
pub fn forget_command_of(application: ApplicationId, command: AnyId) -> Call {
    let path = format!("/applications/{application}/commands/{command}");
    Call::new(Method::DELETE, "/applications/{}/commands/{}", application.get(), path)
}

/// The same answer, which mentions nobody.
fn quiet(mut answer: Value) -> Value {
    if let Some(data) = answer.get_mut("data").and_then(Value::as_object_mut)
        && (data.contains_key("content") || data.contains_key("embeds"))
    {
        data.entry("allowed_mentions").or_insert_with(|| json!({ "parse": [] }));
    }
    answer
}

/// A number for a token: FNV-1a, 64 bits.
fn head(token: &str) -> u64 {
    token
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, octet| (hash ^ u64::from(octet)).wrapping_mul(0x0100_0000_01b3))
}
