//! `/sign-in/with/{provider}`: with an account elsewhere, at a provider that the operator named.
//!
//! ```text
//! go ──> the provider ──> back ──> "as NAME?" ──> the button ──> in
//!                           └─> who is signed in: "link NAME?" ──> the button ──> linked
//! ```

pub(crate) mod back;
mod exchange;
mod go;

pub(super) use back::{back, done};
pub(crate) use exchange::Known;
pub(super) use go::go;
pub(crate) use go::sent_to;
