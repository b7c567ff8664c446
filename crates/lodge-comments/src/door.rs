//! The door of a guest book: how visitors show who they are, on one site at a time.
//!
//! ```text
//! account ────┐
//! email ──> code
//! with  ──────┼──> Proof ──> known::welcome ──> Visitor ──> come::in ──> a token, for the page that opened the window
//! passkey ────┤
//! sso ────────┘
//! ```
//!
//! All of it happens in a window of Lodge's own host, below `/embed/sign-in`. What it ends with is handed to the page that
//! opened it, and to no page that is not of the site.
//!
//! **Invariant:** a visitor is somebody at one site. Nothing that is public at two sites tells that two visitors are one
//! person: their numbers, their names in addresses and their pictures are made anew for each site.
//! **Invariant:** each way in is a visitor of its own. Whoever reads the mail of an account holder is not them.

mod account;
mod ask;
mod choose;
mod code;
mod come;
mod email;
mod gate;
mod known;
mod names;
mod open;
mod passkey;
mod passkeys;
mod providers;
mod public;
pub mod sso;
mod sso_pages;
mod with;

pub use names::{Refused, guest_may_be_called};
pub use public::{known_as, public_id};

pub(crate) use names::Called;
pub(crate) use passkeys::Passkey;
pub(crate) use public::{Veil, public_name};

use axum::{
    Extension, Router,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use lodge_register::Entry;
use lodge_web::{Site as House, Source, sources};

use crate::Book;

/// What is said at the door.
pub const WORDS: &[Source] = sources!("door.ftl");

/// What is held at the door for a short while.
pub(crate) const HELD: [&Entry; 4] = [&code::CODE, &come::COMING, &sso::ASKED, &sso::HEARD];

/// Its pages, and what the embedded script asks for.
pub fn routes(book: &Book) -> Router<House> {
    Router::new()
        .route("/embed/sign-in", get(choose::page))
        .route("/embed/sign-in/account", get(account::page).post(account::done))
        .route("/embed/sign-in/email", get(email::page).post(email::done))
        .route("/embed/sign-in/code", post(email::code))
        .route("/embed/sign-in/with", get(with::page).post(with::done))
        .route("/embed/sign-in/passkey", get(passkey::page))
        .route("/embed/sign-in/passkey/start", post(passkey::start))
        .route("/embed/sign-in/passkey/finish", post(passkey::finish))
        .route("/embed/sign-in/passkey/new/start", post(passkey::new))
        .route("/embed/sign-in/passkey/new/finish", post(passkey::made))
        .route("/embed/sign-in/sso", get(sso_pages::go))
        .route("/embed/sign-in/sso/back", get(sso_pages::back))
        .route("/embed/sign-in/done", get(come::done))
        .route("/embed/sign-in/done.js", get(script))
        .route("/embed/sso", post(sso_pages::at_once))
        .route("/embed/sign-out", post(open::out))
        .layer(Extension(book.clone()))
}

/// Hands the token to the page that opened the window. Our own file, so that nothing in a page is ever run.
async fn script() -> Response {
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    let kept = (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    ([kind, kept], include_str!("../assets/door/done.js")).into_response()
}
