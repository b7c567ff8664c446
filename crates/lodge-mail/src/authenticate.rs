//! Gathers what can be known about where a message comes from. It never refuses: `filter` judges.
//!
//! Sender authentication (SPF, DKIM, DMARC, ARC) will be gathered here.

use crate::{envelope::Accepted, passing::Passing};

/// A message and what is known about where it comes from.
pub struct Authenticated {
    pub(crate) envelope: Accepted,
    pub(crate) message: Passing,
}

/// Gathers it.
#[must_use]
pub fn check(envelope: Accepted, message: Passing) -> Authenticated {
    Authenticated { envelope, message }
}
