//! The pages of a running Lodge: what this is, what it keeps, how it is.
//!
//! **Invariant:** nothing about a request is logged or kept.

use super::few::Few;
use crate::web::{self, Page, markdown, page};
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    middleware,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use lodge_module::Shutdown;
use lodge_store::Db;
use serde_json::json;
use std::{
    sync::Arc,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

/// What the pages are about.
pub(super) struct Open {
    pub(super) db: Db,
    /// The privacy page, in Markdown.
    pub(super) privacy: String,
    /// The name that mail knows us by.
    pub(super) hostname: String,
    /// Every listener is open, and nobody has asked us to stop.
    pub(super) ready: AtomicBool,
    /// What is counted.
    pub(super) metrics: Box<dyn Fn() -> String + Send + Sync>,
}

/// The routes; the metrics only where nobody but this machine can ask.
pub(super) fn routes(open: Arc<Open>, loopback: bool) -> Router {
    let pages = Router::new()
        .route("/", get(first))
        .route("/privacy", get(privacy))
        .route("/source", get(web::source))
        .route("/health", get(async || "alive\n"))
        .route("/ready", get(ready))
        .route("/lodge.css", get(web::style))
        .route("/lodge.svg", get(web::icon))
        .route("/robots.txt", get(async || "User-agent: *\nAllow: /\n"));
    let pages = if loopback { pages.route("/metrics", get(metrics)) } else { pages };
    pages.fallback(web::missing).layer(middleware::from_fn(web::guarded)).with_state(open)
}

/// How long pages that are being read may take after we were asked to stop.
const LAST_PAGES: Duration = Duration::from_secs(3);

/// Serves until it is asked to stop, and then a little longer.
pub(crate) async fn serve(listener: tokio::net::TcpListener, routes: Router, mut stop: Shutdown) {
    let mut also = stop.clone();
    let serving =
        axum::serve(Few::of(listener), routes).with_graceful_shutdown(async move { also.requested().await });
    let last_call = async move {
        stop.requested().await;
        tokio::time::sleep(LAST_PAGES).await;
    };
    tokio::select! {
        served = serving => if let Err(error) = served {
            tracing::error!(error = &error as &dyn std::error::Error, "The pages are not served any more");
        },
        // Somebody who reads slowly does not keep the house open.
        () = last_call => {}
    }
}

const NAV: &[(&str, &str)] = &[("/privacy", "Privacy"), ("/source", "Source")];

async fn first(State(open): State<Arc<Open>>) -> Html<String> {
    let main = format!(
        "<h1>{host} forwards mail, and forgets it</h1>\n\
         <p class=\"lead\">Lodge is a community’s porter: people who run a domain have addresses there, and what is \
         sent to them goes on to the mailboxes they already have.</p>\n\
         <ul><li>A message is in memory for as long as it takes to hand it on, and never on a disk.</li>\
         <li>Nothing about a message is recorded: no sender, no recipient, no time.</li>\
         <li>What is kept about anybody is declared, and <a href=\"/privacy\">can be read here</a>.</li></ul>",
        host = web::escape(&open.hostname),
    );
    page(&Page { title: "Lodge", head: "", main: &main, nav: NAV })
}

async fn privacy(State(open): State<Arc<Open>>) -> Html<String> {
    page(&Page { title: "Privacy · Lodge", head: "", main: &markdown::html(&open.privacy), nav: NAV })
}

/// Whether mail and pages are being served, part by part.
async fn ready(State(open): State<Arc<Open>>) -> Response {
    let database = open.db.rows("SELECT 1", ()).await.is_ok();
    let listeners = open.ready.load(Ordering::SeqCst);
    let status = if database && listeners { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body =
        json!({ "ready": database && listeners, "database": database, "listeners": listeners }).to_string();
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

async fn metrics(State(open): State<Arc<Open>>) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], (open.metrics)()).into_response()
}
