//! Who is let in: what is looked at, for how long it is remembered, and what is made of it.
//!
//! ```text
//! signal: clear for a moment ──> token under the keys of a quarter ──> compare ──> decide ──> pass, review, hold
//!                                       └──> epoch: the quarter's secret ends, and its tokens are noise
//! ```
//!
//! What stands here is pure: no database, no network, no clock of its own. `simulate/` runs the same code on made-up people.
//!
//! **Invariant:** a clear value has no `Debug`, no `Clone` and no way into a record; the only way out of it is a [`Token`](signal::Token),
//! or, where two servers have an agreement, a [`Stretched`](signal::agreed::Stretched) one, which is blinded before it goes anywhere.
//! **Invariant:** no decision bans anybody, and no address decides alone.

pub mod compare;
pub mod decide;
pub mod epoch;
pub mod flow;
pub mod precision;
pub mod signal;
pub mod simulate;
pub mod token;
pub mod told;
