//! Threads that lie ready, given before anything else is looked at.

use axum::{
    http::{HeaderMap, Uri, header},
    response::Response,
};
use lodge_web::{Network, Swift};

use crate::{Book, http};

/// Gives threads of this book that lie ready.
pub(crate) struct Threads(pub(crate) Book);

impl Swift for Threads {
    fn answer(&self, uri: &Uri, asked: &HeaderMap, network: &Network) -> Option<Response> {
        // Who somebody is has to be asked of the database.
        if asked.contains_key(header::AUTHORIZATION) {
            return None;
        }
        http::ready(&self.0, uri.query()?, asked, network)
    }
}
