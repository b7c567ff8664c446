//! How visitors show who they are, and what becomes of what is kept about them.

mod house;
mod leaving;
mod names;
mod pictures;
mod sso;
mod sweep;
mod ways;
