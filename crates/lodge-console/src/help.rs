//! Help: what somebody writes to those who run this Lodge, what they are answered, and what of it may be shown.

mod api;
mod mine;
mod tell;
mod thread;
mod voices;
mod write;

pub(crate) use api::routes as api_routes;
pub(crate) use mine::gist;
pub(crate) use write::wrong;

use axum::{
    Router,
    routing::{get, post},
};
use lodge_web::Site;

/// The pages.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/help", get(mine::page))
        .route("/help/new", get(write::page).post(write::send))
        .route("/help/{id}", get(thread::page).post(thread::add))
        .route("/help/{id}/approve", post(thread::approve))
        .route("/help/{id}/withdraw", post(thread::withdraw))
        .route("/voices", get(voices::page))
}
