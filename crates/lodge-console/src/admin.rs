//! Administration: whoever runs this Lodge sees here who is in it, what waits, and how it is. Never a password, and
//! nothing of any message, for there is nothing of any message.

mod accounts;
mod api;
mod audit;
mod backups;
mod deny;
mod legal;
mod overview;
mod policy;
mod requests;
mod traffic;

use axum::{
    Router,
    routing::{get, post},
};
use lodge_web::Site;

pub(crate) use api::routes as api_routes;

/// The pages.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/admin", get(overview::page))
        .route("/admin/accounts", get(accounts::page))
        .route("/admin/accounts/{id}", get(accounts::one).post(accounts::limit))
        .route("/admin/deny", get(deny::page).post(deny::add))
        .route("/admin/deny/{id}/remove", post(deny::remove))
        .route("/admin/requests", get(requests::page))
        .route("/admin/requests/{id}", get(requests::one).post(requests::answer))
        .route("/admin/requests/{id}/close", post(requests::close))
        .route("/admin/requests/{id}/ask", post(requests::ask))
        .route("/admin/requests/{id}/publish", post(requests::publish))
        .route("/admin/requests/{id}/take-down", post(requests::take_down))
        .route("/admin/backups", get(backups::page).post(backups::make))
        .route("/admin/audit", get(audit::page).post(audit::run))
        .route("/admin/traffic", get(traffic::page))
        .route("/admin/legal", get(legal::page).post(legal::add))
        .route("/admin/legal/{id}", post(legal::answer))
        .route("/admin/legal/{id}/remove", post(legal::remove))
        .route("/admin/policy", get(policy::page).post(policy::announce))
}
