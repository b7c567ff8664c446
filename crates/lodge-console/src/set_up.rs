//! The first steps in the browser: the operator's account, where the pages are, how mail is found, a test letter.
//!
//! The first step is behind a link that is printed when Lodge starts and nobody runs it yet. It is in memory only, opens
//! once, and for half an hour. The steps after it are pages of the operator like any other.

mod address;
mod link;
mod mail;
mod operator;
mod test;

pub use link::SetUp;

use axum::{Router, routing::get};
use lodge_web::Site;

/// The pages of the first steps.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/set-up/{code}", get(operator::page).post(operator::open))
        .route("/set-up/address", get(address::page).post(address::decide))
        .route("/set-up/mail", get(mail::page))
        .route("/admin/host", get(mail::later))
        .route("/set-up/test", get(test::page).post(test::send))
}
