//! Forwards mail sent to addresses at your own domains to mailboxes you already have, and keeps nothing of it.
//!
//! ```text
//! session ──> envelope ──> authenticate ──> filter ──> route ──> rewrite ──> deliver
//! ```
//!
//! Each stage takes the type that the stage before it returned, so none can be skipped or swapped.
//!
//! **Invariant:** 250 after the final dot is said only after the destination said it (rule 1). There is no queue.
//! **Invariant:** a message lives in [`passing::Passing`], which can be neither stored nor printed.

mod alias;
pub mod aliases;
pub mod authenticate;
pub mod deliver;
pub mod dns;
pub mod envelope;
pub mod filter;
mod follow;
pub mod gate;
mod http;
mod letters;
pub mod listen;
mod module;
mod panel;
pub mod passing;
mod records;
mod refusal;
pub mod rewrite;
pub mod route;
pub mod session;
pub mod settings;
pub mod store;
mod take;
pub mod usage;

pub use alias::{AliasError, Answer, Destinations, MAX_DESTINATIONS, canonical, canonical_domain};
pub use letters::letters;
pub use module::{Mail, entries, migrations};
pub use panel::NAV;
pub use records::{Alias, Change, Domain, Revision};
pub use refusal::{Downstream, Refusal};
pub use settings::{Login, MailSettings, Relay};

use std::pin::Pin;

use deliver::Delivered;
use envelope::Accepted;
use gate::Gate;
use passing::Passing;

/// One message, from its last dot to its last hop.
///
/// # Errors
/// [`Refusal`] is what the sender is told; nothing has been accepted then.
pub fn pass(
    gate: &Gate,
    envelope: Accepted,
    message: Passing,
) -> Pin<Box<dyn Future<Output = Result<Delivered, Refusal>> + Send + '_>> {
    // Boxed, because the compiler cannot see through a session's future that this one is `Send` (rust#64552).
    Box::pin(async move {
        let counts_for = gate.counts_for(&envelope.recipients);
        let authenticated = authenticate::check(envelope, message);
        let judged = filter::judge(authenticated)?;
        let routed = route::resolve(judged)?;
        let rewritten = rewrite::prepare(routed, &gate.settings.hostname, gate.clock.now())?;
        let delivered = deliver::send(&gate.courier, rewritten).await?;
        gate.usage.count(&counts_for).await;
        Ok(delivered)
    })
}
