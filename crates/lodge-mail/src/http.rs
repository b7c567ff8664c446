//! Mail over the API: everything that its pages can do.

mod alias;
mod aliases;
mod dns;
mod domains;
mod helpers;
mod invitations;
mod proof;
mod table;
mod trial;
mod usage;
mod wanted;

use std::sync::Arc;

use axum::{Extension, http::StatusCode};
use lodge_web::{Fault, Site};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{dns::Look, panel::acts::Refused};

/// Its routes, each with its description. They are found below `/api/v1`.
pub(crate) fn routes(look: Arc<Look>) -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(domains::list, domains::add))
        .routes(routes!(domains::read, domains::remove))
        .routes(routes!(proof::prove))
        .routes(routes!(invitations::send))
        .routes(routes!(helpers::list))
        .routes(routes!(helpers::remove))
        .routes(routes!(dns::read))
        .routes(routes!(dns::zone))
        .routes(routes!(aliases::list, aliases::add))
        .routes(routes!(aliases::add_many))
        .routes(routes!(table::export, table::import))
        .routes(routes!(alias::read, alias::change, alias::remove))
        .routes(routes!(trial::send))
        .routes(routes!(usage::read))
        .layer(Extension(look))
}

/// A number in a path. What is none names nothing.
fn number(text: &str) -> Result<i64, Fault> {
    text.parse().map_err(|_| Fault::not_found())
}

/// What is said where something is not done. `field` is what was typed.
fn told(refused: Refused, field: &'static str) -> Fault {
    match refused {
        Refused::Typed(message) => Fault::invalid(vec![(field, message)]),
        Refused::Lines(bad) => Fault::invalid(bad.iter().map(|bad| (field, bad.message)).collect()),
        //= rfc9110#15.5.4
        //# The 403 (Forbidden) status code indicates that the server understood
        //# the request but refuses to fulfill it.
        Refused::Limit(code) => Fault::new(StatusCode::FORBIDDEN, code),
        Refused::Fault(fault) => fault,
    }
}

/// The same of many, each at its place.
fn told_of_many(refused: Refused, place: impl Fn(usize) -> String) -> Fault {
    match refused {
        Refused::Lines(bad) => {
            Fault::invalid_at(bad.iter().map(|bad| (place(bad.line), bad.message)).collect())
        }
        other => told(other, "items"),
    }
}
