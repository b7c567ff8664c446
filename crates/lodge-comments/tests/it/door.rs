//! How visitors show who they are, and what becomes of what is kept about them.

pub(crate) mod house;
mod leaving;
mod names;
mod own;
mod pictures;
mod sso;
mod sweep;
mod ways;
pub(crate) mod wire;
