//! What becomes of a message at its destinations, over real sockets, with a real DNS.

mod bench;
mod finding;
mod reuse;
mod several;
mod smarthost;
mod trouble;
mod wire;
