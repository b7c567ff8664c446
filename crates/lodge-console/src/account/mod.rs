//! The account: what its holder is called, how they get in, what is known about them, and how they leave.
//!
//! **Invariant:** what opens doors or cannot be undone asks first who one is ([`Fresh`](lodge_web::Fresh)).
//! **Invariant:** what is shown once is in that one answer, and nowhere else.

mod api;
mod data;
mod delegates;
mod delete;
mod email;
mod email_confirm;
mod invited;
mod links;
mod passkeys;
mod password;
mod profile;
mod security;
mod sessions;
mod tokens;
mod totp;

use axum::{
    Router,
    routing::{get, post},
};
use lodge_web::Site;

pub(crate) use api::routes as api_routes;
pub use delete::unhold;

/// Its pages.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/account", get(profile::page).post(profile::done))
        .route("/account/email", get(email::page).post(email::done))
        .route("/account/email/confirm/{code}", get(email_confirm::page).post(email_confirm::done))
        .route("/account/security", get(security::page))
        .route("/account/password", get(password::page).post(password::done))
        .route("/account/passkeys/new", get(passkeys::page))
        .route("/account/passkeys/start", post(passkeys::start))
        .route("/account/passkeys/finish", post(passkeys::finish))
        .route("/account/passkeys/{id}/remove", post(passkeys::remove))
        .route("/account/links", post(links::add))
        .route("/account/links/new/{provider}", get(links::go))
        .route("/account/links/{id}/remove", post(links::remove))
        .route("/account/totp", get(totp::page).post(totp::done))
        .route("/account/totp/codes", post(totp::renew))
        .route("/account/totp/remove", post(totp::remove))
        .route("/account/sessions/end", post(sessions::end_others))
        .route("/account/sessions/{id}/end", post(sessions::end))
        .route("/account/tokens", get(tokens::page).post(tokens::done))
        .route("/account/tokens/{id}/remove", post(tokens::remove))
        .route("/account/data", get(data::page))
        .route("/account/data/export.json", get(data::download))
        .route("/account/delegates", get(delegates::page))
        .route("/account/delegates/take-back", post(delegates::take_back))
        .route("/account/delegates/{id}/remove", post(delegates::remove))
        .route("/invited/{code}", get(invited::page).post(invited::done))
        .route("/account/delete", get(delete::page).post(delete::done))
        .route("/farewell", get(delete::farewell))
}
