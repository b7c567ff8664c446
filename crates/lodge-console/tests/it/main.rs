//! The dashboard from outside: what people do in it, and what strangers cannot.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test: what goes wrong here fails it")]

mod confirm;
mod forgotten;
mod guarded;
mod scene;
mod sign_in;
mod sign_up;
