//! SMTP as values: what is said, and what may be said next.
//!
//! ```text
//! octets in ──> Server ──> events          Client ──> octets out
//! replies   <── Server <── answers         Client <── replies
//! ```
//!
//! **Invariant:** nothing here does I/O, waits, or knows the time. Octets are handed in and taken out, in pieces of
//! any size, and the same octets always give the same events and replies.

mod canonical;
pub mod client;
mod command;
#[doc(hidden)]
pub mod fuzzing;
pub mod limits;
mod path;
mod receive;
mod reply;
mod server;

pub use command::{Body, Hello, Mail, Xclient};
pub use path::{Domain, Malformed, Path, ReversePath, parse_path};
pub use receive::Fault;
pub use reply::{Enhanced, NotAReply, Reply, Severity};
pub use server::{Event, Server, ServerSettings, Step};
