//! Telling an account holder's own program of an event (standardwebhooks.com).

mod delivery;
mod schedule;
mod signature;

pub use delivery::{Delivery, Outcome};
pub use schedule::{ATTEMPTS, pause};
pub use signature::{NotASecret, WebhookSecret, sign};
