//! What senders of all kinds meet at the door, over real sockets.

mod bad;
mod door;
mod place;
mod scripts;
mod tls;
