//! The page of a newcomer: from the link to Discord and back, in the hands of people who mean well and of others.

mod attacks;
pub(crate) mod browser;
mod desk;
mod ends;
mod forgets;
mod linked;
mod pages;
pub(crate) mod scene;
mod steps;
