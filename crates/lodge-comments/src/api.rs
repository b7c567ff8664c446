//! The guest book over the API: everything that its pages can do.

mod acts;
mod bans;
mod comments;
mod decisions;
mod export;
mod helpers;
mod import_docs;
mod imports;
mod keys;
mod letters;
mod pages;
mod rules;
mod sites;
mod visitors;
mod wanted;

use axum::Extension;
use lodge_web::{Fault, Site as House};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Book, panel::acts::Refused};

/// Its routes, each with its description. They are found below `/api/v1`.
#[must_use]
pub fn routes(book: &Book) -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(sites::list, sites::add))
        .routes(routes!(sites::read, sites::change, sites::remove))
        .routes(routes!(rules::read, rules::replace))
        .routes(routes!(keys::draw, keys::forget))
        .routes(routes!(keys::akismet))
        .routes(routes!(letters::read, letters::choose))
        .routes(routes!(helpers::invite))
        .routes(routes!(helpers::list))
        .routes(routes!(helpers::remove))
        .routes(routes!(pages::list))
        .routes(routes!(pages::read, pages::change, pages::remove))
        .routes(routes!(comments::list))
        .routes(routes!(comments::read, comments::remove))
        .routes(routes!(decisions::decide))
        .routes(routes!(decisions::restore))
        .routes(routes!(decisions::reports))
        .routes(routes!(visitors::list))
        .routes(routes!(visitors::read, visitors::change))
        .routes(routes!(bans::list, bans::add))
        .routes(routes!(bans::lift))
        .routes(routes!(acts::list))
        .routes(routes!(acts::reword))
        .routes(routes!(acts::undo))
        .routes(routes!(imports::list, imports::add))
        .routes(routes!(imports::read, imports::undo))
        .routes(routes!(imports::stop))
        .routes(routes!(export::export))
        .layer(Extension(book.clone()))
}

/// A number in a path. What is none names nothing.
fn number(text: &str) -> Result<i64, Fault> {
    text.parse().map_err(|_| Fault::not_found())
}

/// What is said where something is not done.
fn told(refused: Refused) -> Fault {
    match refused {
        Refused::Typed(field, message) => Fault::invalid(vec![(field, message)]),
        Refused::Fault(fault) => fault,
    }
}
