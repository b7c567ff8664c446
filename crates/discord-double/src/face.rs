//! The doors of HTTP: what comes in becomes a [`Call`], what comes out an [`Answer`].

use crate::call::{Answer, Call, Verb};
use crate::house::House;
use crate::id::Id;
use crate::refusal::Refusal;
use crate::world::World;
use crate::{limits, multipart, oauth, rest};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response, header};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// As large as a body may be.
const LARGEST: usize = 16 << 20;

pub(crate) fn router(house: Arc<House>) -> Router {
    Router::new().fallback(receive).with_state(house)
}

async fn receive(State(house): State<Arc<House>>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let query = parts.uri.query().unwrap_or_default().to_owned();
    let Ok(bytes) = to_bytes(body, LARGEST).await else { return plain(413, "") };
    let Some(verb) = Verb::read(parts.method.as_str()) else { return plain(405, "") };
    if let Some(kind) = path.strip_prefix("/cdn/").or_else(|| picture(&path)) {
        return crate::picture::answer(kind);
    }
    if path == "/oauth2/authorize" {
        let page = house.with(|world| oauth::authorize(world, verb, &query, &bytes));
        return page.response();
    }
    let Some(inner) = path.strip_prefix("/api/v10").or_else(|| path.strip_prefix("/api")) else {
        return plain(404, "");
    };
    let call = match read(verb, inner, &query, &parts.headers, &bytes) {
        Ok(call) => call,
        Err(refusal) => return respond(Answer::refused(&refusal)),
    };
    let answer = house.with(|world| take(world, call));
    if answer.status == 0 {
        // Whoever waits for it gives up sooner or later.
        std::future::pending::<()>().await;
    }
    respond(answer)
}

fn picture(path: &str) -> Option<&str> {
    let first = path.trim_start_matches('/').split('/').next()?;
    matches!(first, "avatars" | "icons" | "emojis" | "banners" | "embed").then_some(path)
}

fn read(verb: Verb, path: &str, query: &str, headers: &HeaderMap, bytes: &[u8]) -> Result<Call, Refusal> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let form =
        header("content-type").is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    let mut files = Vec::new();
    let parted = header("content-type").and_then(|kind| kind.strip_prefix("multipart/form-data; boundary="));
    let body = if let Some(boundary) = parted {
        let (said, found) = multipart::read(boundary, bytes).ok_or(Refusal::NOT_JSON)?;
        files = found;
        said
    } else if form {
        let pairs = url::form_urlencoded::parse(bytes).map(|(name, value)| (name.into_owned(), json!(value)));
        Value::Object(pairs.collect::<Map<_, _>>())
    } else if bytes.is_empty() {
        Value::Null
    } else {
        serde_json::from_slice(bytes).map_err(|_| Refusal::NOT_JSON)?
    };
    let mut call = Call::new(verb, path, body);
    call.query = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    call.reason = header("x-audit-log-reason").map(decoded);
    call.authorization = header("authorization").map(str::to_owned);
    call.form = form;
    call.files = files;
    Ok(call)
}

/// A reason travels percent-encoded.
fn decoded(text: &str) -> String {
    let whole = text.replace('+', "%2B");
    let mut pairs = url::form_urlencoded::parse(whole.as_bytes());
    pairs.next().map(|(name, _)| name.into_owned()).unwrap_or_default()
}

/// Deals with a call from outside, and writes it down.
fn take(world: &mut World, mut call: Call) -> Answer {
    call.at = world.now;
    let answer = world.limits.shut_out(world.now).unwrap_or_else(|| deal(world, &call));
    let now = world.now;
    world.limits.count(&answer, now);
    call.status = answer.status;
    world.log.push(call);
    answer
}

fn deal(world: &mut World, call: &Call) -> Answer {
    match world.faults.fails(&call.path) {
        Some(429) => return limits::shared(),
        Some(status) => {
            return Answer { status, ..Answer::ok(json!({ "message": "It went wrong.", "code": 0 })) };
        }
        None => {}
    }
    if call.reason.as_ref().is_some_and(|reason| reason.chars().count() > 512) {
        let says = "Must be 512 or fewer in length.";
        return Answer::refused(&Refusal::field("reason", "BASE_TYPE_MAX_LENGTH", says));
    }
    if let Some(answer) = oauth::answer(world, call) {
        return answer;
    }
    if let Some(answer) = rest::by_token(world, call) {
        return answer;
    }
    let Some(actor) = signed_in(world, call) else { return Answer::refused(&Refusal::UNAUTHORIZED) };
    match world.limits.admit(call.verb, &call.segments(), world.now) {
        Err(answer) => answer,
        Ok(headers) => {
            let mut answer = rest::answer(world, call, actor);
            answer.headers.extend(headers);
            answer
        }
    }
}

fn signed_in(world: &World, call: &Call) -> Option<Id> {
    let token = call.authorization.as_deref()?.strip_prefix("Bot ")?;
    (token == world.options.token).then_some(world.bot.id)
}

fn respond(answer: Answer) -> Response<Body> {
    let text = match answer.body {
        Some(Value::String(text)) => text,
        Some(body) => body.to_string(),
        None => String::new(),
    };
    let mut response = Response::builder().status(answer.status);
    if !answer.headers.iter().any(|(name, _)| *name == "content-type") {
        response = response.header(header::CONTENT_TYPE, "application/json");
        // Discord itself has answered, not what stands before it.
        response = response.header(header::VIA, "1.1 google");
    }
    for (name, value) in answer.headers {
        response = response.header(name, value);
    }
    response.body(Body::from(text)).unwrap_or_else(|_| plain(500, ""))
}

pub(crate) fn plain(status: u16, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = axum::http::StatusCode::from_u16(status).unwrap_or_default();
    response
}
