//! What customers do with their domains and aliases.

mod owned;
mod proofs;
mod usage;
