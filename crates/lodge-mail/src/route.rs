//! Where a message goes.

use std::sync::Arc;

use lodge_smtp::Path;

use crate::{
    Answer, Refusal,
    aliases::Way,
    envelope::{Accepted, Draft, Recipient},
    filter::Judged,
    passing::Passing,
};

/// The most recipients of one transaction.
//= rfc5321#4.5.3.1.8
//# The minimum total number of recipients that MUST be buffered is 100
//# recipients.
pub const MAX_RECIPIENTS: usize = 100;

/// A message whose destinations are known.
pub struct Routed {
    pub(crate) envelope: Accepted,
    pub(crate) message: Passing,
}

/// Adds a recipient to a transaction, if its way is open and leads where the others lead.
///
/// # Errors
/// [`Refusal`] says why not.
pub fn join(draft: &mut Draft, address: Path, way: &Way) -> Result<(), Refusal> {
    if draft.recipients.len() >= MAX_RECIPIENTS {
        return Err(Refusal::TooManyRecipients);
    }
    match way.closed {
        // It is dropped, so it goes along with any group.
        Some(Answer::Accept) => {}
        Some(answer) => return Err(Refusal::Closed(answer)),
        None => match &draft.destinations {
            None => draft.destinations = Some(Arc::clone(&way.destinations)),
            Some(group) if same(group, &way.destinations) => {}
            Some(_) => return Err(Refusal::AnotherGroup),
        },
    }
    draft.recipients.push(Recipient { address, alias: way.alias });
    Ok(())
}

fn same(one: &Arc<[Path]>, other: &Arc<[Path]>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

/// Settles where the message goes.
///
/// # Errors
/// None yet: each recipient was settled when it was named. Rules that look at the message will refuse here.
pub fn resolve(judged: Judged) -> Result<Routed, Refusal> {
    let Judged { envelope, message } = judged;
    Ok(Routed { envelope, message })
}
