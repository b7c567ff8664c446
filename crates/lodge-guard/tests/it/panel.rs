//! The guard's pages and its API: who sees which server, and what they do there.

mod api;
mod appeals;
mod house;
mod moving;
mod pages;
mod queue;
mod restore;
mod second;
mod shadow;
mod sign_in;
mod still;
mod telling;
mod verdicts;
mod verification;
