//! The guest book's pages in the console: sites, what waits there, and by which rules.

pub(crate) mod acts;
pub(crate) mod bans;
mod card;
mod comment;
mod embed;
pub(crate) mod fields;
mod gone;
mod history;
pub(crate) mod invite;
pub(crate) mod items;
pub(crate) mod keys;
pub(crate) mod moving;
pub(crate) mod office;
mod pages;
pub(crate) mod queue;
mod rules;
mod site;
mod sites;
pub(crate) mod sought;
mod visitors;

pub use card::CARD;

use axum::{
    Extension, Router,
    http::header,
    routing::{get, post},
};
use lodge_web::{Nav, Offered, Site as House, Source, sources};

use crate::Book;

/// What the pages say.
pub const WORDS: &[Source] = sources!("comments.ftl");

/// What the pages about moving say.
pub const MOVING: &[Source] = sources!("moving.ftl");

/// The pages that the guest book offers on every page.
pub const NAV: &[Nav] =
    &[Nav { path: "/comments/sites", words: "nav-comments", icon: "inbox", to: Offered::Customers }];

/// What lets one go through the queue with the keyboard. Without it, all of it can be done all the same.
const TRIAGE: &str = include_str!("panel/triage.js");

/// Its pages.
pub fn routes(book: &Book) -> Router<House> {
    Router::new()
        .route("/comments/triage.js", get(triage))
        .route("/comments/sites", get(sites::page))
        .route("/comments/sites/new", get(sites::form).post(sites::add))
        .route("/comments/sites/{site}", get(site::page).post(site::entitle))
        .route("/comments/sites/{site}/lock", post(site::lock))
        .route("/comments/sites/{site}/letters", post(site::letters))
        .route("/comments/sites/{site}/embed", get(embed::page))
        .route("/comments/sites/{site}/queue", get(queue::page).post(queue::decide))
        .route("/comments/sites/{site}/comments/{comment}", get(comment::page).post(comment::decide))
        .route("/comments/sites/{site}/comments/{comment}/blank", get(gone::ask_comment).post(gone::comment))
        .route("/comments/sites/{site}/pages", get(pages::page))
        .route("/comments/sites/{site}/pages/{page}", get(pages::one).post(pages::change))
        .route("/comments/sites/{site}/pages/{page}/remove", get(gone::ask_page).post(gone::page))
        .route("/comments/sites/{site}/visitors", get(visitors::page))
        .route("/comments/sites/{site}/visitors/{visitor}", get(visitors::one).post(visitors::shadow))
        .route("/comments/sites/{site}/bans", get(bans::page).post(bans::add))
        .route("/comments/sites/{site}/bans/{ban}/lift", post(bans::lift))
        .route("/comments/sites/{site}/history", get(history::page))
        .route("/comments/sites/{site}/history/{act}/undo", post(history::undo))
        .route("/comments/sites/{site}/history/{act}/reason", post(history::reword))
        .route("/comments/sites/{site}/rules", get(rules::page).post(rules::save))
        .route("/comments/sites/{site}/rules/export", get(rules::export))
        .route("/comments/sites/{site}/rules/import", post(rules::import))
        .route("/comments/sites/{site}/keys", get(keys::page).post(keys::change))
        .route("/comments/sites/{site}/move", get(moving::page).post(moving::bring::upload))
        .route("/comments/sites/{site}/move/look", post(moving::bring::look))
        .route("/comments/sites/{site}/move/start", post(moving::bring::start))
        .route("/comments/sites/{site}/move/drop", post(moving::bring::put_away))
        .route("/comments/sites/{site}/move/out", get(moving::take::bare))
        .route("/comments/sites/{site}/move/out-with-contacts", get(moving::take::with_contacts))
        .route("/comments/sites/{site}/move/{import}/stop", post(moving::bring::stop))
        .route("/comments/sites/{site}/move/{import}/undo", get(moving::ask).post(moving::bring::undo))
        .route("/comments/sites/{site}/invite", get(invite::form).post(invite::send))
        .route("/comments/sites/{site}/remove", get(gone::ask_site).post(gone::site))
        .layer(Extension(book.clone()))
}

async fn triage() -> ([(header::HeaderName, &'static str); 2], &'static str) {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600, must-revalidate"),
    ];
    (headers, TRIAGE)
}
