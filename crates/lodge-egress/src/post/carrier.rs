//! Who brings letters to where they go.

mod postmark;
mod relay;

pub use relay::{Login, Relay, RelayTls};

use std::{future::Future, pin::Pin, sync::Arc};

use lodge_register::{Personal, Secret};

use super::{PostError, letter::Sealed};
use crate::{Allow, Door};

/// Who carries letters.
pub enum Carrier {
    /// Postmark, over its API.
    Postmark {
        /// The token of the server that the operator set up there.
        token: Secret<String>,
        /// Where the API is; [`Carrier::POSTMARK`] but for tests.
        url: String,
    },
    /// A mail relay of the operator's.
    Relay(Relay),
    /// Lodge itself, as it delivers the mail that it forwards.
    Own(Arc<dyn Deliver>),
    /// Nobody: letters are dropped with a warning.
    Nowhere,
}

/// A delivery that is under way.
pub type Delivering<'a> = Pin<Box<dyn Future<Output = Result<(), DeliverError>> + Send + 'a>>;

/// Lodge's own delivery, which another crate brings.
pub trait Deliver: Send + Sync {
    /// Hands a whole message to the mail servers of its recipient, once.
    fn deliver<'a>(&'a self, from: &'a str, to: &'a Personal<String>, message: Vec<u8>) -> Delivering<'a>;
}

/// Why a message was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeliverError {
    /// Not now.
    #[error("it was put off (code {0})")]
    Deferred(u16),
    /// Not ever.
    #[error("it was refused (code {0})")]
    Refused(u16),
}

impl Carrier {
    /// Where Postmark's API is.
    pub const POSTMARK: &'static str = "https://api.postmarkapp.com";

    /// The host that the operator named in naming the carrier.
    pub(super) fn host(&self) -> Option<Allow> {
        match self {
            Self::Postmark { url, .. } if url != Self::POSTMARK => {
                let url = url::Url::parse(url).ok()?;
                url.host_str().map(Allow::host)
            }
            Self::Relay(relay) => Some(Allow::host(&relay.host)),
            Self::Postmark { .. } | Self::Own(_) | Self::Nowhere => None,
        }
    }
}

/// Hands one letter over.
pub(super) async fn carry(carrier: &Carrier, door: &Door, sealed: &Sealed<'_>) -> Result<(), PostError> {
    match carrier {
        Carrier::Postmark { token, url } => postmark::send(door, url, token, sealed).await,
        Carrier::Relay(relay) => relay::send(door, relay, sealed).await,
        Carrier::Own(own) => {
            let from = sealed.from.to_string();
            own.deliver(&from, &sealed.letter.to, sealed.message()).await.map_err(|error| match error {
                DeliverError::Deferred(code) => PostError::Deferred(code),
                DeliverError::Refused(code) => PostError::Refused(code),
            })
        }
        Carrier::Nowhere => Err(PostError::Nowhere),
    }
}
