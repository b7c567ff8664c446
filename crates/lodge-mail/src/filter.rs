//! Whether to let it through.

use crate::{Refusal, authenticate::Authenticated, envelope::Accepted, passing::Passing};

/// A message that may pass.
pub struct Judged {
    pub(crate) envelope: Accepted,
    pub(crate) message: Passing,
}

/// Judges what was gathered.
///
/// # Errors
/// [`Refusal::UnknownAlias`] for an envelope without a recipient; nothing else is judged yet.
pub fn judge(authenticated: Authenticated) -> Result<Judged, Refusal> {
    let Authenticated { envelope, message } = authenticated;
    if envelope.recipients.is_empty() {
        return Err(Refusal::UnknownAlias);
    }
    Ok(Judged { envelope, message })
}
