//! `/api/v1/account…`: what the pages can do, for programs.
//!
//! What a page asks a person to prove once more, a token proves by a scope of its own.

mod account;
mod delegates;
mod email;
mod invitations;
mod links;
mod passkeys;
mod password;
mod sessions;
mod tokens;
mod totp;

use lodge_register::Id;
use lodge_web::{Fault, Site};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The routes.
pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(account::read, account::change, account::remove))
        .routes(routes!(account::export))
        .routes(routes!(email::ask))
        .routes(routes!(password::change))
        .routes(routes!(totp::read, totp::accept, totp::remove))
        .routes(routes!(totp::propose))
        .routes(routes!(totp::renew))
        .routes(routes!(passkeys::list))
        .routes(routes!(passkeys::remove))
        .routes(routes!(links::list))
        .routes(routes!(links::remove))
        .routes(routes!(sessions::list, sessions::end_all))
        .routes(routes!(sessions::end))
        .routes(routes!(tokens::list, tokens::add))
        .routes(routes!(tokens::read, tokens::remove))
        .routes(routes!(delegates::given))
        .routes(routes!(delegates::had))
        .routes(routes!(delegates::remove))
        .routes(routes!(invitations::list))
        .routes(routes!(invitations::take_back))
        .routes(routes!(invitations::accept))
}

/// A number in a path. What is none names nothing.
fn id<T>(text: &str) -> Result<Id<T>, Fault> {
    text.parse().map(Id::new).map_err(|_| Fault::not_found())
}
