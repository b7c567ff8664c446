//! `/api/v1/account…`: what the pages can do, for programs.

mod account;
mod sessions;
mod tokens;

use lodge_web::Site;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The routes.
pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(account::read, account::change, account::remove))
        .routes(routes!(account::export))
        .routes(routes!(sessions::list))
        .routes(routes!(sessions::end))
        .routes(routes!(tokens::list, tokens::add))
        .routes(routes!(tokens::remove))
}
