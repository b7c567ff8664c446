//! The page of the demo's server: three buttons for bad days, and what the guard makes of them.

use super::{
    Harbour,
    marked::{clock, marked},
    scene::{self, Playing, Scene},
    seen,
};
use crate::web::{self, Page, escape, page};
use axum::{
    Router,
    extract::{Path, RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use serde_json::Value;
use std::{
    fmt::Write as _,
    hash::{DefaultHasher, Hasher as _},
    sync::Arc,
    time::Duration,
};

/// Where the server's page is, below the demo's.
pub(in crate::demo) const PATH: &str = "/guard";
/// How long the page's script waits for something new before it asks again.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is looked whether there is something new.
const EVERY: Duration = Duration::from_millis(250);
/// How many members are shown.
const SHOWN: usize = 40;

/// The routes.
pub(in crate::demo) fn routes(harbour: Arc<Harbour>) -> Router {
    Router::new()
        .route(PATH, get(first))
        .route("/guard/now", get(now))
        .route("/guard/{scene}", post(begin))
        .with_state(harbour)
}

async fn first(State(harbour): State<Arc<Harbour>>) -> Html<String> {
    let buttons: String = Scene::ALL.into_iter().map(button).collect();
    let main = format!(
        "<h1>A server that is guarded</h1>\n<p class=\"lead\">A Discord server of your own, beside a stand-in for Discord in \
         this same process. The guard on it is the real one: it listens and calls as it would anywhere.</p>\n\
         <section class=\"card\"><h2>A bad day</h2>\n<p>Start one, and watch. In this demo a raid is over after {} seconds of \
         calm, and a day lasts four minutes; elsewhere both are as you set them.</p>\n<div class=\"actions\">{buttons}</div>\
         </section>\n<p class=\"sr\" role=\"status\" id=\"said\"></p>\n{}",
        super::CALM_SECONDS,
        part(&harbour).1,
    );
    // With script, the page changes in place. Without, it is asked for again.
    let head = "<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>\n\
                <script type=\"module\" src=\"/demo.js\"></script>\n";
    let nav = crate::demo::page::NAV;
    page(&Page { title: "A server that is guarded · Lodge demo", head, main: &main, nav })
}

fn button(scene: Scene) -> String {
    let says = match scene {
        Scene::Flood => "Flood: 80 young accounts in ten seconds",
        Scene::Drip => "Drip: nine who are alike, six seconds apart",
        Scene::Nuke => "Nuke: somebody has a moderator’s account",
    };
    format!(
        "<form method=\"post\" action=\"/guard/{}\"><button class=\"button\">{says}</button></form>",
        scene.word()
    )
}

/// A scene is begun by a button of this page, and by nobody else's.
async fn begin(
    State(harbour): State<Arc<Harbour>>,
    Path(word): Path<String>,
    headers: HeaderMap,
) -> Response {
    let from = headers.get("sec-fetch-site").and_then(|from| from.to_str().ok());
    if from.is_some_and(|from| from != "same-origin" && from != "none") {
        return (StatusCode::FORBIDDEN, "Press the button on the page itself.\n").into_response();
    }
    let Some(scene) = Scene::ALL.into_iter().find(|scene| scene.word() == word) else {
        return web::missing().await;
    };
    // While one is being played, the page says which.
    scene::begin(&harbour, scene);
    Redirect::to(PATH).into_response()
}

/// What changes alone, as soon as it is other than what was seen.
async fn now(State(harbour): State<Arc<Harbour>>, RawQuery(query): RawQuery) -> Response {
    let seen = query.as_deref().and_then(|query| query.strip_prefix("after="));
    let seen: u64 = seen.and_then(|number| number.parse().ok()).unwrap_or_default();
    let mut stop = harbour.stop.clone();
    let changed = async {
        loop {
            let (number, html) = part(&harbour);
            if number != seen {
                return html;
            }
            tokio::time::sleep(EVERY).await;
        }
    };
    tokio::select! {
        html = changed => Html(html).into_response(),
        () = tokio::time::sleep(PATIENCE) => StatusCode::NO_CONTENT.into_response(),
        () = stop.requested() => StatusCode::NO_CONTENT.into_response(),
    }
}

/// What changes, and a number that is another when it has.
fn part(harbour: &Harbour) -> (u64, String) {
    let server = seen::server(harbour);
    let html = [
        status(harbour),
        numbers(harbour, &server),
        told(harbour),
        built(&server),
        people(harbour),
        calls(harbour),
    ]
    .concat();
    let mut hasher = DefaultHasher::new();
    hasher.write(html.as_bytes());
    // So small that a script can hold it.
    let number = hasher.finish() >> 12;
    (number, format!("<div id=\"guard\" data-live=\"/guard/now\" data-newest=\"{number}\">{html}</div>"))
}

fn status(harbour: &Harbour) -> String {
    let Some(Playing { scene, began, tried, done, over }) = harbour.playing() else {
        return "<div class=\"notice info\"><p data-say>All is quiet.</p></div>".to_owned();
    };
    let (tone, when) = if over { ("ok", "Over") } else { ("warn", "Now") };
    let what = match scene {
        Scene::Flood => format!("a flood. {tried} tried to join, {done} got in before the door closed."),
        Scene::Drip => format!("a drip. {tried} came, {done} of them got in."),
        Scene::Nuke => {
            format!("a nuke. {tried} acts were tried, {done} went through before somebody was stopped.")
        }
    };
    format!(
        "<div class=\"notice {tone}\"><p data-say><strong>{when}:</strong> {what} <span>Since {}.</span></p></div>",
        clock(began)
    )
}

fn numbers(harbour: &Harbour, server: &Value) -> String {
    let members = server.get("member_count").and_then(Value::as_u64).unwrap_or(0);
    let banned = harbour.double.banned(harbour.place.id).len();
    let door = seen::closed_until(server, harbour.clock.now());
    let door = door.map_or_else(|| "open".to_owned(), |until| format!("closed until {until} UTC"));
    let level = match server.get("verification_level").and_then(Value::as_u64) {
        Some(0) => "none",
        Some(1) => "low",
        Some(2) => "medium",
        Some(3) => "high",
        _ => "highest",
    };
    let card = |label: &str, value: &str| {
        format!("<li class=\"card\"><p class=\"big\">{value}</p><p>{label}</p></li>")
    };
    format!(
        "<ul class=\"cards\">{}{}{}{}</ul>",
        card("members", &members.to_string()),
        card("banned", &banned.to_string()),
        card("the door", &door),
        card("asked of newcomers", level),
    )
}

fn told(harbour: &Harbour) -> String {
    let told = seen::told(harbour);
    let mut html = "<h2>What the staff is told</h2>".to_owned();
    if told.is_empty() {
        return html + "<p>Nothing yet. It stands in the channel <code>#staff</code>.</p>";
    }
    html.push_str("<ol class=\"told\" reversed>");
    for line in told {
        let number = line.at.millis();
        let said = marked(&line.text, &|id| seen::called(harbour, id));
        _ = write!(html, "<li class=\"card\" data-number=\"{number}\">{}<p>{said}</p></li>", clock(line.at));
    }
    html + "</ol>"
}

fn built(server: &Value) -> String {
    let list = |title: &str, list: &str| {
        let names: String = seen::names(server, list)
            .iter()
            .map(|(name, _)| format!("<li class=\"badge\">{}</li>", escape(name)))
            .collect();
        format!("<h2>{title}</h2><ul class=\"badges\">{names}</ul>")
    };
    list("Channels", "channels") + &list("Roles", "roles")
}

fn people(harbour: &Harbour) -> String {
    let members = seen::members(harbour);
    let more = members.len().saturating_sub(SHOWN);
    let mut html = "<h2>Members</h2><ul class=\"badges\">".to_owned();
    for member in members.iter().take(SHOWN) {
        let roles =
            if member.roles.is_empty() { String::new() } else { format!(" · {}", member.roles.join(", ")) };
        _ = write!(html, "<li class=\"badge\">{}{}</li>", escape(&member.name), escape(&roles));
    }
    html.push_str("</ul>");
    if more > 0 {
        _ = write!(html, "<p>… and {more} more.</p>");
    }
    html
}

fn calls(harbour: &Harbour) -> String {
    let mut html = "<h2>What the guard asked of Discord</h2><ol class=\"asked\" reversed>".to_owned();
    for made in seen::made(harbour) {
        let tone = if made.status < 400 { "ok" } else { "bad" };
        _ = write!(
            html,
            "<li>{} <code>{}</code> <span class=\"badge {tone}\">{}</span></li>",
            clock(made.at),
            escape(&made.what),
            made.status
        );
    }
    html + "</ol>"
}
