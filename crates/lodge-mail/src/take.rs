//! A message that a module of this Lodge takes itself: an answer to one of its letters.
//!
//! **Invariant:** 250 after the final dot is said only after the taker has stored what it keeps of it (rule 1).

use std::sync::Arc;

use lodge_module::{InMail, Taker};
use lodge_smtp::Path;

use crate::{
    Refusal,
    envelope::{Draft, Recipient},
    passing::Passing,
};

/// The taker of this address, if it is at the host itself and one takes it.
pub(crate) fn find(takers: &[Arc<dyn Taker>], host: &str, address: &Path) -> Option<Arc<dyn Taker>> {
    let here = address.domain.name().is_some_and(|name| name.eq_ignore_ascii_case(host));
    takers.iter().find(|taker| here && taker.takes(&address.local)).cloned()
}

/// Adds the recipient to a transaction, as its only one.
pub(crate) fn join(draft: &mut Draft, address: Path, taker: Arc<dyn Taker>) -> Result<(), Refusal> {
    // What comes from the null sender was written by nobody: a report, or a machine's answer.
    if draft.sender.is_none() {
        return Err(Refusal::Declined(NOTICE));
    }
    if !draft.recipients.is_empty() {
        return Err(Refusal::AnotherGroup);
    }
    draft.recipients.push(Recipient { address, alias: None });
    draft.taker = Some(taker);
    Ok(())
}

const NOTICE: lodge_module::Declined = lodge_module::Declined {
    text: "Notices and automatic answers are not taken at this address",
    later: false,
};

/// Hands the message over, and waits until it is stored.
pub(crate) async fn hand_over(
    taker: Arc<dyn Taker>,
    recipients: Vec<Recipient>,
    message: Passing,
) -> Result<(), Refusal> {
    if message.len() > taker.most() {
        return Err(Refusal::TooLarge);
    }
    let local = recipients.into_iter().next().ok_or(Refusal::Unavailable)?.address.local;
    let mut whole = Vec::with_capacity(usize::try_from(message.len()).unwrap_or(0));
    message.chunks().for_each(|chunk| whole.extend_from_slice(chunk));
    drop(message);
    taker.take(InMail { local, message: whole }).await.map_err(Refusal::Declined)
}
