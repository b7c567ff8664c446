//! Guards a Discord server: moderation, automod, raids, nukes, roles, and the record of it.
//!
//! ```text
//! gateway ──> snapshot ──> detect ──> decide ──> act ──> audit
//! ```
//!
//! What stands in the middle is pure: time and chance come in, decisions go out, so a drill runs the same code as an evening.
//!
//! **Invariant:** the text of a message is neither kept nor printed. It lives in [`event::Text`] while it is looked at.
//! **Invariant:** every count and every window has a size that no flood can pass.

pub mod allowed;
pub mod decide;
pub mod event;
pub mod ids;
pub mod structure;
pub mod town;
pub mod when;
