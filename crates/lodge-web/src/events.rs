//! What happens to what an account holder has, for those who asked to be told.

use std::{future::Future, pin::Pin, sync::OnceLock};

use lodge_accounts::Account;
use lodge_register::Id;

/// Everything that can be told of.
pub const EVENTS: &[&str] = &[
    "domain.added",
    "domain.proved",
    "domain.removed",
    "alias.created",
    "alias.changed",
    "alias.removed",
    "site.added",
    "site.removed",
    "comment.posted",
    "comment.held",
    "comment.approved",
    "comment.rejected",
    "comment.removed",
    "comment.reported",
];

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// What: one of [`EVENTS`].
    pub kind: &'static str,
    /// The number of what it happened to.
    pub object: i64,
}

/// What is being noted of an event.
pub type Hearing<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// Who notes events, to tell of them.
pub trait Listener: Send + Sync {
    /// Notes an event of this account. What cannot be noted is not told; what happened has happened all the same.
    fn hear(&self, account: Id<Account>, event: Event) -> Hearing<'_>;
}

/// The events of a site.
#[derive(Default)]
pub struct Events(OnceLock<Box<dyn Listener>>);

impl Events {
    /// From now on, this one hears of them. There is one; a second one hears nothing.
    pub fn heard_by(&self, listener: impl Listener + 'static) {
        _ = self.0.set(Box::new(listener));
    }

    /// Says that something happened to what this account has.
    pub async fn emit(&self, account: Id<Account>, event: Event) {
        if let Some(listener) = self.0.get() {
            listener.hear(account, event).await;
        }
    }
}
