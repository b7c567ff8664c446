//! `/api/v1/admin/…`: Administration, for programs. The token needs `admin:read` or `admin:write`, and its account has to
//! run this Lodge at the moment when it asks.

mod accounts;
mod audit;
mod backups;
mod denied;
mod legal_requests;
mod limits;
mod overview;
mod policy;
mod register;
mod requests;
mod steps;
mod traffic;
mod wanted;

use lodge_web::{Fault, Site};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The routes.
pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(overview::read))
        .routes(routes!(accounts::list))
        .routes(routes!(accounts::read))
        .routes(routes!(limits::read, limits::change))
        .routes(routes!(denied::list, denied::add))
        .routes(routes!(denied::remove))
        .routes(routes!(requests::list))
        .routes(routes!(requests::read))
        .routes(routes!(requests::answer))
        .routes(routes!(steps::close))
        .routes(routes!(steps::ask))
        .routes(routes!(steps::publish))
        .routes(routes!(steps::take_down))
        .routes(routes!(backups::list, backups::make))
        .routes(routes!(audit::read, audit::run))
        .routes(routes!(traffic::read))
        .routes(routes!(legal_requests::list, legal_requests::add))
        .routes(routes!(legal_requests::read, legal_requests::change, legal_requests::remove))
        .routes(routes!(policy::read))
        .routes(routes!(policy::announce))
        .routes(routes!(register::read))
        .merge(crate::providers::api_routes())
}

/// A number in a path. What is none names nothing.
fn number(text: &str) -> Result<i64, Fault> {
    text.parse().map_err(|_| Fault::not_found())
}
