//! Tokens: given for a code, refreshed, taken back. By forms only.

use crate::call::{Answer, Call};
use crate::oauth::{CODE, Code, Grant};
use crate::world::World;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;

pub(super) fn give(world: &mut World, call: &Call) -> Answer {
    if let Err(answer) = is_application(world, call) {
        return answer;
    }
    match field(call, "grant_type") {
        Some("authorization_code") => by_code(world, call),
        Some("refresh_token") => by_refresh(world, call),
        _ => wrong(400, "unsupported_grant_type", "Grant type None is not supported"),
    }
}

/// Takes back one token, and with it all that came of the same consent of the same person.
pub(super) fn revoke(world: &mut World, call: &Call) -> Answer {
    if let Err(answer) = is_application(world, call) {
        return answer;
    }
    let token = field(call, "token").unwrap_or_default();
    let grants = &mut world.consents.grants;
    let whose = grants.iter().find(|grant| grant.access == token || grant.refresh == token).map(|g| g.user);
    grants.retain(|grant| Some(grant.user) != whose);
    Answer::ok(json!({}))
}

fn by_code(world: &mut World, call: &Call) -> Answer {
    let spent = world.consents.codes.remove(field(call, "code").unwrap_or_default());
    let now = world.now;
    let Some(code) = spent.filter(|code| now.since(code.made) <= CODE) else {
        return wrong(400, "invalid_grant", "Invalid \"code\" in request.");
    };
    let redirect = field(call, "redirect_uri").and_then(|text| Url::parse(text).ok());
    if redirect.is_none_or(|url| url.as_str() != code.redirect) {
        return wrong(400, "invalid_grant", "Invalid \"redirect_uri\" in request.");
    }
    if let Some(answer) = unproved(call, code.challenge.as_deref()) {
        return answer;
    }
    grant(world, code)
}

/// What is wrong with the verifier of a code that was asked for with PKCE.
fn unproved(call: &Call, challenge: Option<&str>) -> Option<Answer> {
    let challenge = challenge?;
    let Some(verifier) = field(call, "code_verifier") else {
        return Some(wrong(400, "invalid_request", "Missing \"code_verifier\""));
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    if !(43..=128).contains(&verifier.len()) || !verifier.bytes().all(plain) {
        return Some(wrong(400, "invalid_request", "Invalid \"code_verifier\""));
    }
    let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
    (hash != challenge).then(|| wrong(400, "invalid_grant", "Invalid \"code_verifier\""))
}

fn by_refresh(world: &mut World, call: &Call) -> Answer {
    let refresh = field(call, "refresh_token").unwrap_or_default();
    let grants = &mut world.consents.grants;
    let Some(at) = grants.iter().position(|grant| grant.refresh == refresh) else {
        return wrong(400, "invalid_grant", "Invalid \"refresh_token\" in request.");
    };
    let old = grants.remove(at);
    let code = Code {
        user: old.user,
        scopes: old.scopes,
        redirect: String::new(),
        challenge: None,
        made: world.now,
    };
    grant(world, code)
}

fn grant(world: &mut World, code: Code) -> Answer {
    let (access, refresh) = (world.chance.word(), world.chance.word());
    let grant = Grant { user: code.user, scopes: code.scopes, access, refresh, made: world.now };
    let wire = grant.wire();
    world.consents.grants.push(grant);
    Answer::ok(wire)
}

fn is_application(world: &World, call: &Call) -> Result<(), Answer> {
    if !call.form {
        return Err(wrong(400, "invalid_request", "Only application/x-www-form-urlencoded is taken."));
    }
    let basic = call.authorization.as_deref().and_then(|text| text.strip_prefix("Basic "));
    let said = match basic {
        Some(packed) => STANDARD.decode(packed).ok().and_then(|bytes| String::from_utf8(bytes).ok()),
        None => field(call, "client_id")
            .zip(field(call, "client_secret"))
            .map(|(id, secret)| format!("{id}:{secret}")),
    };
    let ours = format!("{}:{}", world.bot.id, world.options.secret);
    if said == Some(ours) { Ok(()) } else { Err(wrong(401, "invalid_client", "Invalid client")) }
}

fn field<'a>(call: &'a Call, name: &str) -> Option<&'a str> {
    call.body.get(name).and_then(Value::as_str)
}

fn wrong(status: u16, error: &str, says: &str) -> Answer {
    Answer { status, ..Answer::ok(json!({ "error": error, "error_description": says })) }
}
