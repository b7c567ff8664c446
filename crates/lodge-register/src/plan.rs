//! What is to be done, as values: a test or a person can read a plan before anything runs.
//!
//! ```text
//! Register + moment  ──> purge   ──> steps
//! Register + subject ──> erasure ──> steps, and what stays and why
//!                    ──> export  ──> sections
//! ```
//!
//! A step is a statement that either engine runs, and the same decision for one row of a dump in memory, so that
//! what is erased from the database can be erased from its snapshots too.
//!
//! **Invariant:** a [`Statement`] holds names from the register, or plain ones from the database itself, and
//! nothing that anybody typed; values are arguments.

mod dump;
mod erasure;
mod export;
mod look;
mod purge;
mod step;

pub use dump::Shape;
pub use erasure::{Erasure, Kept, erasure};
pub use export::{Export, Section, export};
pub use look::{Holders, holders, overdue};
pub use purge::{PURGE_BATCH, purge};
pub use step::{Action, Fate, Statement, Step, SubjectKey};
