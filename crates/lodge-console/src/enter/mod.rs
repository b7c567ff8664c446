//! The door: how people get in, how they get in again, and how they leave.
//!
//! ```text
//! sign_up ──> confirm ──┐
//! sign_in ──> second ───┼──> door::open ──> a new session, the old one ended
//! passkey, with ────────┘
//! forgotten ──> reset ──> sign_in
//! ```
//!
//! **Invariant:** nothing here tells whether an address has an account: not the words, not the status, not the work.
//! **Invariant:** where somebody goes after they are in is a page of ours.

mod confirm;
pub(crate) mod door;
mod forgotten;
mod gate;
pub(crate) mod passkey;
pub(crate) mod post;
mod prove;
mod reset;
mod second;
mod sign_in;
mod sign_out;
mod sign_up;
pub(crate) mod with;

use axum::{
    Router,
    routing::{get, post as posted},
};
use lodge_web::Site;

pub(crate) use confirm::{GONE, wrong_password};
pub(crate) use reset::changed;

/// Its pages.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/sign-in", get(sign_in::page).post(sign_in::done))
        .route("/sign-in/second", get(second::page).post(second::done))
        .route("/sign-in/passkey/start", posted(passkey::start))
        .route("/sign-in/passkey/finish", posted(passkey::finish))
        .route("/sign-in/with", posted(with::done))
        .route("/sign-in/with/{provider}", get(with::go))
        .route("/sign-in/with/{provider}/back", get(with::back))
        .route("/sign-out", posted(sign_out::done))
        .route("/prove", get(prove::page).post(prove::done))
        .route("/sign-up", get(sign_up::page).post(sign_up::done))
        .route("/sign-up/sent", get(sign_up::sent))
        .route("/sign-up/confirm/{code}", get(confirm::page).post(confirm::done))
        .route("/forgotten", get(forgotten::page).post(forgotten::done))
        .route("/forgotten/sent", get(forgotten::sent))
        .route("/reset/{code}", get(reset::page).post(reset::done))
}
