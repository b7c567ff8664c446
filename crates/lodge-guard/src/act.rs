//! Carrying out what was decided: containment first, each thing once, and what came of it.
//!
//! ```text
//! acts ──> steps (no I/O: may we, in which order, by which calls) ──> carry: claim, call, remember ──> Carried
//! ```

mod carry;
mod put_back;
mod steps;

pub use carry::{Carried, Hands, Why};
pub use steps::{Doing, Step, Steps, steps};
