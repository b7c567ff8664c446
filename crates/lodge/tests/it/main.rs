//! Lodge from outside.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

mod layers;
mod pages;
