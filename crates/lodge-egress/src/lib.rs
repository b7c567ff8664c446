//! The only door out: HTTP and letters to recipients that the register declares.
//!
//! ```text
//! Post ──> carrier: postmark | relay | own delivery | nowhere
//!              │        │
//!              v        v
//! Door::http ──> Door::connect ──> names ──> address::verdict ──> dial
//! ```
//!
//! **Invariant:** nothing else in Lodge opens a TCP connection to somebody else, questions to name servers aside, and
//! none is opened without a [`Recipient`](lodge_register::Recipient) that is declared.
//! **Invariant:** what is connected to is the very address that was judged; a name is asked for once.

pub mod address;
mod allow;
mod door;
mod error;
mod post;
pub mod recipients;
pub mod webhook;

pub use allow::{Allow, NotAllowable};
pub use door::{Door, DoorError, DoorSettings, Method, Request, Response, Wire};
pub use error::EgressError;
pub use post::{
    Carrier, Counts, Deliver, DeliverError, Delivering, Full, Head, Letter, Login, Post, PostError,
    PostSettings, Relay, RelayTls,
};
pub use recipients::entries;
