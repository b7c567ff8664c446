//! The store on real disks and servers.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]

mod busy;
mod cache;
mod canary;
mod conformance;
mod crash;
// The testkit stands on the store, so the store cannot stand on the testkit: it borrows this one file.
#[path = "../../../lodge-testkit/src/engines.rs"]
#[expect(unreachable_pub, reason = "it is public over there")]
mod engines;
mod file;
mod full;
mod keys;
mod properties;
mod records;
mod ring_file;
mod sealed;

use lodge_store::Engine;
