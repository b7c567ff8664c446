//! What moderators and owners do: acts, pages, the API.

mod acts;
mod api;
mod moving;
mod pages;
mod roles;
mod town;
