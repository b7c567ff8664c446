//! What the DNS says of a customer's domain, and what it should say.
//!
//! ```text
//! names ──> look ──> judge ──> rows of the page, of the API, of a zone file
//! ```
//!
//! `look` asks afresh each time, and first of all the name servers of the domain itself: what others remember may be
//! hours old, and "I added it and it still says missing" is what people complain about most.

mod ask;
mod host;
mod judge;
mod look;
mod sheet;

pub use ask::{Found, NoAnswer};
pub use judge::{Mark, Verdict};
pub use look::{Look, Looking};
pub use sheet::{Row, Sheet, What, proof_of, zone};
