//! The demo's pages: what arrived, newest first, and one message in full.

use super::{
    blog::{self, GuestBook},
    harbour,
    mailbox::{Letter, Mailbox},
};
use crate::web::{self, Page, escape, page};
use axum::{
    Router,
    extract::{Path, RawQuery, State},
    http::{Request, StatusCode, header, uri::Authority},
    middleware::{self, Next},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use std::{fmt::Write as _, net::SocketAddr, sync::Arc, time::Duration};

const SCRIPT: &str = include_str!("../../assets/demo.js");
/// How long the page's script waits for the next message before it asks again.
const PATIENCE: Duration = Duration::from_secs(20);

/// The demo's pages.
pub(super) const NAV: &[(&str, &str)] =
    &[("/", "Mail"), (blog::PATH, "Comments"), (harbour::page::PATH, "Guard")];

/// What the pages are about.
pub(super) struct Shown {
    pub(super) mailbox: Arc<Mailbox>,
    /// The alias, where it leads, and where mail for it is taken.
    pub(super) alias: &'static str,
    pub(super) destination: &'static str,
    pub(super) smtp: SocketAddr,
    /// The guest book that the blog shows.
    pub(super) guest_book: GuestBook,
    /// Asked to end.
    pub(super) stop: lodge_module::Shutdown,
}

/// The routes, those of the guarded server included.
pub(super) fn routes(shown: Arc<Shown>, guarded: Router) -> Router {
    Router::new()
        .route("/", get(first))
        .route("/letters", get(letters))
        .route("/letters/{number}", get(letter))
        .route(blog::PATH, get(blog::page))
        .route("/demo.js", get(async || web::asset("text/javascript; charset=utf-8", SCRIPT)))
        .route("/lodge.css", get(web::style))
        .route("/lodge.svg", get(web::icon))
        .route("/source", get(web::source))
        .with_state(shown)
        .merge(guarded)
        .fallback(web::missing)
        .layer(middleware::from_fn(only_from_here))
        .layer(middleware::from_fn(web::guarded))
}

/// Answers only those who ask for this machine by its own name: a page elsewhere that points a name of its own
/// here would otherwise read the messages.
async fn only_from_here(request: Request<axum::body::Body>, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = host.and_then(|host| host.parse::<Authority>().ok());
    let here = |name: &str| {
        let literal = name.trim_start_matches('[').trim_end_matches(']');
        name == "localhost" || literal.parse::<std::net::IpAddr>().is_ok()
    };
    if authority.is_some_and(|authority| here(authority.host())) {
        next.run(request).await
    } else {
        (StatusCode::MISDIRECTED_REQUEST, "This page is at http://127.0.0.1 only.\n").into_response()
    }
}

async fn first(State(shown): State<Arc<Shown>>) -> Html<String> {
    let main = format!(
        "<h1>What arrived</h1>\n<p class=\"lead\">Whatever is sent to <code>{alias}</code> is forwarded to \
         <code>{destination}</code>, whose mail server runs in this same process. This page shows what it got.</p>\n{}\n{}",
        how_to(&shown),
        list(&shown.mailbox),
        alias = escape(shown.alias),
        destination = escape(shown.destination),
    );
    // With script, the list changes in place. Without, the page is asked for again.
    let head = "<noscript><meta http-equiv=\"refresh\" content=\"4\"></noscript>\n\
                <script type=\"module\" src=\"/demo.js\"></script>\n";
    page(&Page { title: "What arrived · Lodge demo", head, main: &main, nav: NAV })
}

fn how_to(shown: &Shown) -> String {
    format!(
        "<section class=\"card\"><h2>Send a message</h2>\n<pre><code>{}</code></pre></section>",
        escape(&super::swaks(shown.smtp))
    )
}

fn list(mailbox: &Mailbox) -> String {
    mailbox.look(|letters| {
        let newest = letters.front().map_or(0, |letter| letter.number);
        let mut html = format!("<div id=\"letters\" data-live=\"/letters\" data-newest=\"{newest}\" aria-live=\"polite\">");
        if letters.is_empty() {
            html.push_str("<div class=\"empty\"><h2>Nothing has arrived yet.</h2><p>Send something: it is here within a second.</p></div>");
        } else {
            let noun = if newest == 1 { "message" } else { "messages" };
            _ = write!(
                html,
                "<p class=\"count\">{newest} {noun} forwarded</p><ol class=\"letters\" reversed>"
            );
            letters.iter().for_each(|letter| html.push_str(&item(letter)));
            html.push_str("</ol>");
        }
        html + "</div>"
    })
}

fn item(letter: &Letter) -> String {
    format!(
        "<li class=\"letter\" data-number=\"{number}\"><a href=\"/letters/{number}\"><strong>{subject}</strong>{time}\
         <span class=\"who\">{from} → {to}</span></a></li>",
        number = letter.number,
        subject = escape(&letter.subject()),
        time = time(letter),
        from = escape(&sender(letter)),
        to = escape(&letter.to),
    )
}

fn time(letter: &Letter) -> String {
    let (hour, minute, second) = letter.at.time();
    format!("<time datetime=\"{}\">{hour:02}:{minute:02}:{second:02} UTC</time>", letter.at)
}

fn sender(letter: &Letter) -> String {
    if letter.from.is_empty() { "<> (nobody)".to_owned() } else { letter.from.clone() }
}

/// The list alone, as soon as there is something newer than `after`.
async fn letters(State(shown): State<Arc<Shown>>, RawQuery(query): RawQuery) -> Response {
    let after = query.as_deref().and_then(|query| query.strip_prefix("after="));
    let after: u64 = after.and_then(|number| number.parse().ok()).unwrap_or_default();
    let mut newest = shown.mailbox.newest();
    let mut stop = shown.stop.clone();
    let waited = tokio::select! {
        found = tokio::time::timeout(PATIENCE, newest.wait_for(|newest| *newest > after)) => matches!(found, Ok(Ok(_))),
        () = stop.requested() => false,
    };
    if waited { Html(list(&shown.mailbox)).into_response() } else { StatusCode::NO_CONTENT.into_response() }
}

async fn letter(State(shown): State<Arc<Shown>>, Path(number): Path<String>) -> Response {
    let number: u64 = number.parse().unwrap_or_default();
    let found = shown.mailbox.look(|letters| {
        letters.iter().find(|letter| letter.number == number).map(|letter| (letter.subject(), full(letter)))
    });
    match found {
        Some((subject, main)) => {
            let title = format!("{subject} · Lodge demo");
            page(&Page { title: &title, head: "", main: &main, nav: NAV }).into_response()
        }
        None => web::missing().await,
    }
}

fn full(letter: &Letter) -> String {
    let header = |name| escape(&super::words::decode(&letter.header(name).unwrap_or_default()));
    format!(
        "<h1>{subject}</h1>\n<dl class=\"card facts\"><dt>From</dt><dd>{from}</dd><dt>To</dt><dd>{to}</dd>\
         <dt>Envelope</dt><dd>{sender} → {recipient}</dd><dt>Arrived</dt><dd>{time}</dd><dt>Size</dt><dd>{size} bytes</dd></dl>\n\
         <h2 id=\"raw\">As it arrived</h2>\n<p>What was sent is byte for byte as it was; the lines that Lodge put before it are on top.</p>\n\
         <pre class=\"raw\" tabindex=\"0\" aria-labelledby=\"raw\">{raw}</pre>",
        subject = escape(&letter.subject()),
        from = header("from"),
        to = header("to"),
        sender = escape(&sender(letter)),
        recipient = escape(&letter.to),
        time = time(letter),
        size = letter.size(),
        raw = letter.raw_as_html(),
    )
}
