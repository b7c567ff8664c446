//! One attempt to tell of one event.

use std::time::Duration;

use lodge_register::Timestamp;

use super::{WebhookSecret, sign};
use crate::{Door, EgressError, Request, recipients::WEBHOOK};

/// How long the other end may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// What is read of an answer: nobody looks at it, but the other end may need to be rid of it.
const MOST: usize = 64 * 1024;

/// An event, to be told to one address.
pub struct Delivery<'a> {
    /// Where to.
    pub url: &'a str,
    /// The event's own name: the same on every attempt, so that the other end can tell a repetition.
    pub id: &'a str,
    /// The event, as JSON: `{"type":…,"timestamp":…,"data":…}`.
    pub body: &'a [u8],
    /// What it is signed with: the present secret and, while it is being changed, the one before.
    pub secrets: &'a [WebhookSecret],
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken: 2xx.
    Taken(u16),
    /// It was not; it may be, later.
    Again(u16),
    /// 410: nobody wants to hear any more. The subscription is to be switched off.
    Gone,
    /// It did not get there.
    Failed(EgressError),
}

impl Outcome {
    /// Whether another attempt makes sense. A host that is forbidden today may be repaired tomorrow; a URL that is none
    /// stays none.
    #[must_use]
    pub const fn is_worth_another(self) -> bool {
        match self {
            Self::Taken(_) | Self::Gone => false,
            Self::Again(_) => true,
            Self::Failed(error) => {
                !matches!(error, EgressError::Url | EgressError::Credentials | EgressError::Clear)
            }
        }
    }
}

impl Delivery<'_> {
    /// Tells it once, now.
    pub async fn attempt(&self, door: &Door, now: Timestamp) -> Outcome {
        let seconds = now.millis().div_euclid(1000);
        let signature = sign(self.secrets, self.id, seconds, self.body);
        let request = Request::post(self.url, "application/json", self.body)
            .header("webhook-id", self.id)
            .header("webhook-timestamp", &seconds.to_string())
            .header("webhook-signature", &signature);
        // Not followed: whoever moved says so to the account holder.
        match door.http(&WEBHOOK, Request { most: MOST, within: PATIENCE, ..request }).await {
            Ok(response) if response.is_success() => Outcome::Taken(response.status),
            Ok(response) if response.status == 410 => Outcome::Gone,
            Ok(response) => Outcome::Again(response.status),
            Err(EgressError::TooLong) => Outcome::Again(200),
            Err(error) => Outcome::Failed(error),
        }
    }
}
