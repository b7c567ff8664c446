//! What senders of all kinds meet at the door, over real sockets.

mod bad;
mod door;
pub mod place;
mod scripts;
mod taken;
mod tls;
