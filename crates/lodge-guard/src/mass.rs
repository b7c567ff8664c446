//! A role for many: counted first, done one by one, stopped or taken back as one case.
//!
//! ```text
//! /role mass ──> count (nothing is done) ──> yes ──> a second person, where it is much ──> begin ──> go on, also after a restart
//! ```
//!
//! **Invariant:** whom it is done to is written down before it is done, and only those whom it changes: what is taken back is
//! what was done.

mod begin;
mod count;
mod go_on;
mod wanted;

pub(crate) use begin::{begin, confirmed, discard, stop};
pub(crate) use count::counted;
pub use go_on::{Said, go_on, tend};
pub use wanted::{People, Wanted};

/// So many at most get or lose a role in one go.
pub const MOST: usize = 10_000;
