//! `/oauth2/authorize`: who are you, and is this alright?

use crate::call::Verb;
use crate::face::plain;
use crate::id::Id;
use crate::oauth::{Code, Visit};
use crate::world::World;
use axum::body::Body;
use axum::http::{Response, header};
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// What the browser gets.
pub(crate) enum Page {
    Html(String),
    Leads(String),
    Wrong(&'static str),
}

impl Page {
    pub(crate) fn response(self) -> Response<Body> {
        let built = match self {
            Self::Html(text) => Response::builder()
                .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
                .body(Body::from(text)),
            Self::Leads(to) => {
                Response::builder().status(302).header(header::LOCATION, to).body(Body::empty())
            }
            Self::Wrong(says) => return plain(400, says),
        };
        built.unwrap_or_else(|_| plain(500, ""))
    }
}

pub(crate) fn authorize(world: &mut World, verb: Verb, query: &str, body: &[u8]) -> Page {
    let asked: BTreeMap<String, String> =
        url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let field = |name: &str| asked.get(name).map(String::as_str).unwrap_or_default();
    if field("client_id") != world.bot.id.to_string() {
        return Page::Wrong("Unknown application.");
    }
    let redirects = &world.options.redirects;
    let redirect = field("redirect_uri");
    let Ok(to) = Url::parse(redirect) else { return Page::Wrong("Invalid OAuth2 redirect_uri.") };
    if !redirects.is_empty() && !redirects.iter().any(|known| known == redirect) {
        return Page::Wrong("Invalid OAuth2 redirect_uri.");
    }
    let scopes: BTreeSet<String> = field("scope").split_whitespace().map(str::to_owned).collect();
    if field("response_type") != "code" {
        return back(to, &[("error", "unsupported_response_type"), ("state", field("state"))]);
    }
    if scopes.is_empty() {
        return back(to, &[("error", "invalid_scope"), ("state", field("state"))]);
    }
    let challenge = match challenge(&field, &scopes) {
        Ok(challenge) => challenge,
        Err(error) => return back(to, &[("error", error), ("state", field("state"))]),
    };
    let chosen = url::form_urlencoded::parse(body).find(|(name, _)| name == "user").map(|(_, value)| value);
    let chosen = chosen.as_deref().filter(|_| verb == Verb::Post);
    match (world.consents.visit, chosen) {
        (Visit::Approves(user), _) => approve(world, user, (scopes, challenge), to, field("state")),
        (Visit::Denies, _) | (Visit::Asked, Some("")) => deny(to, field("state")),
        (Visit::Asked, None) => Page::Html(ask(world, &scopes)),
        (Visit::Asked, Some(user)) => match user.parse::<Id>().ok().filter(|id| world.users.contains_key(id))
        {
            Some(user) => approve(world, user, (scopes, challenge), to, field("state")),
            None => Page::Wrong("Unknown user."),
        },
    }
}

fn deny(to: Url, state: &str) -> Page {
    let says = "The resource owner or authorization server denied the request";
    back(to, &[("error", "access_denied"), ("error_description", says), ("state", state)])
}

/// What the verifier has to hash to. Discord knows S256 only, and has no PKCE where linked roles are written: there, a token
/// has to be the application's alone (discord-api-docs#5751, #7046).
fn challenge<'a>(
    field: &impl Fn(&str) -> &'a str,
    scopes: &BTreeSet<String>,
) -> Result<Option<String>, &'static str> {
    match (field("code_challenge"), field("code_challenge_method")) {
        ("", _) => Ok(None),
        (_, _) if scopes.contains("role_connections.write") => Err("invalid_scope"),
        (challenge, "S256") => Ok(Some(challenge.to_owned())),
        _ => Err("invalid_request"),
    }
}

fn approve(
    world: &mut World,
    user: Id,
    (scopes, challenge): (BTreeSet<String>, Option<String>),
    to: Url,
    state: &str,
) -> Page {
    let code = world.chance.word();
    let redirect = to.to_string();
    let made = world.now;
    world.consents.codes.insert(code.clone(), Code { user, scopes, redirect, challenge, made });
    back(to, &[("code", &code), ("state", state)])
}

fn back(mut to: Url, fields: &[(&str, &str)]) -> Page {
    to.query_pairs_mut().extend_pairs(fields.iter().filter(|(_, value)| !value.is_empty()));
    Page::Leads(to.into())
}

fn ask(world: &World, scopes: &BTreeSet<String>) -> String {
    let people = world.users.values().filter(|user| !user.bot).take(50);
    let button =
        |value: &str, says: &str| format!("<p><button name=\"user\" value=\"{value}\">{says}</button></p>");
    let buttons: String = people.map(|user| button(&user.id.to_string(), &escaped(&user.username))).collect();
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A stand-in for Discord</title>\
         <h1>Who are you?</h1><p>{} would like to know: {}</p><form method=\"post\">{buttons}{}</form></html>",
        escaped(&world.bot.username),
        escaped(&super::words(scopes)),
        button("", "Nobody: say no"),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
