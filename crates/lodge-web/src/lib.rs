//! The HTTP toolkit that every page and every route of the API is built with.
//!
//! **Invariant:** whatever is asked for, the answer carries the headers of `headers.rs`, nothing is changed without
//! `guard.rs`, nobody's address is written anywhere, and every word comes from [`Words`].
//!
//! ```text
//! request ─> few ─> traffic ─> headers ─> host ─> identify ─> faults ─> guard ─> the page
//!             └──> swift: what lies ready
//! ```

mod api;
mod assets;
mod audience;
pub mod chart;
mod csrf;
mod events;
mod fault;
mod faults;
mod few;
mod filled;
mod guard;
mod headers;
mod identify;
mod language;
mod letter;
mod nav;
mod origin;
mod page;
mod reader;
#[cfg(feature = "rehearse")]
pub mod rehearse;
mod site;
mod swift;
mod traffic;
mod upload;
mod when;
mod who;
mod words;

pub use api::{
    Asked, Bearer, Cursor, FieldProblem, Listed, Matching, ProblemDoc, Tagged, admit, created, created_as,
    etag, next_of, repeatable, spec,
};
pub use assets::{MARK, STYLE};
pub use audience::Audience;
pub use events::{EVENTS, Event, Events, Hearing, Listener};
pub use fault::Fault;
pub use few::{Few, Guest, Hall, Peer};
pub use filled::Filled;
pub use identify::Network;
pub use language::Language;
pub use letter::{Besides, Draft, letter, letter_with};
pub use nav::{Nav, Offered};
pub use origin::{Origin, OriginError, inside};
pub use page::{Mistakes, Page, again, html, on, on_with};
pub use reader::Reader;
pub use site::{Build, Inner, Parts, Site};
pub use swift::{Ready, Swift, Swiftly, swiftly};
pub use traffic::{Hour, Traffic, hours};
pub use upload::Upload;
pub use when::{Shown, Zone, written};
pub use who::{Fresh, Operator, Signed, Visitor, Who, cookie_gone, cookie_set, device};
pub use words::{Source, Value, Words, WordsError};

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use lodge_register::{Entry, Record as _};
use lodge_store::Migration;
use tower_http::compression::CompressionLayer;

/// What this crate itself says.
pub const WORDS: &[Source] = sources!("web.ftl");

/// The routes of a site, behind everything that stands before a page.
pub fn routes(site: &Site, pages: Router<Site>) -> Router {
    let guard = from_fn_with_state(site.clone(), guard::guard);
    let faults = from_fn_with_state(site.clone(), faults::speak);
    let identify = from_fn_with_state(site.clone(), identify::identify);
    let ours = from_fn_with_state(site.clone(), guard::ours);
    let dress = from_fn_with_state(site.clone(), headers::dress);
    let traffic = from_fn_with_state(site.clone(), traffic::count);
    pages
        .route("/static/{name}", get(assets::file))
        .fallback(async || Fault::not_found())
        .method_not_allowed_fallback(async || {
            Fault::new(axum::http::StatusCode::METHOD_NOT_ALLOWED, "method")
        })
        .layer(guard)
        .layer(faults)
        .layer(identify)
        .layer(ours)
        .layer(dress)
        .layer(CompressionLayer::new())
        .layer(traffic)
        .layer(from_fn(few::part))
        .with_state(site.clone())
}

/// What the pages keep.
#[must_use]
pub fn entries() -> &'static [&'static Entry] {
    const ENTRIES: &[&Entry] = &[Hour::ENTRY, api::REPEATED, api::TURN];
    ENTRIES
}

/// How its table came to be.
#[must_use]
pub fn migrations() -> &'static [Migration] {
    const TRAFFIC: &str = include_str!("../migrations/0001_traffic.sql");
    const MIGRATIONS: &[Migration] =
        &[Migration { name: "web/0001_traffic", sqlite: TRAFFIC, postgres: TRAFFIC }];
    MIGRATIONS
}
