//! What customers do with their domains and aliases.

mod api;
mod lists;
mod looks;
mod owned;
mod pages;
mod proofs;
mod strangers;
mod tables;
mod town;
mod trials;
mod usage;
mod words;
