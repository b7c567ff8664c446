//! The page of a newcomer: `/guard/verify/{ticket}`. It says what is looked at before anything is, and leads to Discord and back.
//!
//! ```text
//! read ──go on──> work ──> questions ──> Discord ──> back ──> looked at ──> what became of it
//!   └── a person instead, at every step
//! ```
//!
//! No account is needed: the link is the proof. **Invariant:** before somebody goes on no cookie is set and nothing is looked at.

mod answers;
mod back;
pub(crate) mod browser;
mod said;
mod show;
mod step;
pub mod ticket;
mod visit;
mod work;

use axum::{
    Router,
    routing::{get, post},
};
use lodge_web::Site as House;

/// Where Discord sends people back to.
pub(crate) const BACK: &str = "/guard/verify/back";

/// Its pages.
pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(BACK, get(back::back))
        .route("/guard/verify/{ticket}", get(show::page).post(step::go_on))
        .route("/guard/verify/{ticket}/work", post(step::work))
        .route("/guard/verify/{ticket}/answers", post(answers::send))
        .route("/guard/verify/{ticket}/person", post(step::person))
}
