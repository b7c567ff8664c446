//! The store on real disks and servers.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]

mod conformance;
mod records;
