//! Mail over the API: everything that its pages can do.

mod alias;
mod aliases;
mod dns;
mod domains;
mod invitations;
mod proof;
mod trial;
mod usage;
mod wanted;

use std::sync::Arc;

use axum::{Extension, http::StatusCode};
use lodge_web::{Fault, Site};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    dns::Look,
    panel::{acts::Refused, lines::Bad},
};

/// Its routes, each with its description. They are found below `/api/v1`.
pub(crate) fn routes(look: Arc<Look>) -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(domains::list, domains::add))
        .routes(routes!(domains::read, domains::remove))
        .routes(routes!(proof::prove))
        .routes(routes!(invitations::send))
        .routes(routes!(dns::read))
        .routes(routes!(aliases::list, aliases::add))
        .routes(routes!(aliases::add_many))
        .routes(routes!(alias::read, alias::change, alias::remove))
        .routes(routes!(trial::send))
        .routes(routes!(usage::read))
        .layer(Extension(look))
}

/// A number in a path. What is none names nothing.
fn number(text: &str) -> Result<i64, Fault> {
    text.parse().map_err(|_| Fault::not_found())
}

/// What is said where something is not done. `field` is what was typed; lines are counted from 0, as in the body.
fn told(refused: Refused, field: &'static str) -> Fault {
    match refused {
        Refused::Typed(message) => Fault::invalid(vec![(field, message)]),
        Refused::Lines(bad) => lines(&bad, field),
        //= rfc9110#15.5.4
        //# The 403 (Forbidden) status code indicates that the server understood
        //# the request but refuses to fulfill it.
        Refused::Limit(code) => Fault::new(StatusCode::FORBIDDEN, code),
        Refused::Fault(fault) => fault,
    }
}

/// Several may be wrong; each message is said once, and where the first one is.
fn lines(bad: &[Bad], field: &'static str) -> Fault {
    let mut messages: Vec<_> = bad.iter().map(|bad| bad.message).collect();
    messages.sort_unstable();
    messages.dedup();
    Fault::invalid(messages.into_iter().map(|message| (field, message)).collect())
}
