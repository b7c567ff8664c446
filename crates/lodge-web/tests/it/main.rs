//! The toolkit from outside: requests in, answers out.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test: what goes wrong here fails it")]

mod api;
mod guard;
mod headers;
mod house;
mod promises;
mod words;
