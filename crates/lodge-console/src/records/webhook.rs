//! What is stored of programs that want to be told.

use lodge_accounts::{Account, CUSTOMER};
use lodge_register::{Id, Personal, Record, Timestamp};

/// An address that an account holder wants events told to.
#[derive(Record, Debug, Clone)]
#[record(
    table = "console_webhook",
    purpose = "to tell an account holder's own program what happens to their domains and aliases",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Webhook {
    /// Which subscription.
    #[data(Identifier)]
    pub id: Id<Webhook>,
    /// Whose it is.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// Where events are told.
    #[data(Setting)]
    pub url: Personal<String>,
    /// What events are signed with.
    #[data(Credential)]
    pub secret: Personal<String>,
    /// What they were signed with before, while both count.
    #[data(Credential)]
    pub former_secret: Option<Personal<String>>,
    /// Until when both count.
    #[data(Time)]
    pub former_until: Option<Timestamp>,
    /// Which events, with spaces between.
    #[data(Setting)]
    pub events: String,
    /// Since when nothing is told, because the other end said so or never answered.
    #[data(Time)]
    pub off_since: Option<Timestamp>,
    /// When it was added.
    #[data(Time)]
    pub created_at: Timestamp,
}

/// An event that is still to be told.
#[derive(Record, Debug, Clone)]
#[record(
    table = "console_webhook_due",
    purpose = "to tell of an event again when the other end could not take it",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = days(7) after happened_at,
    on_erase = delete
)]
pub struct WebhookDue {
    /// Which event.
    #[data(Identifier)]
    pub id: Id<WebhookDue>,
    /// Whose it is.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// Where it is told.
    #[data(Identifier)]
    pub webhook_id: Id<Webhook>,
    /// What happened: `alias.created`.
    #[data(Technical)]
    pub kind: String,
    /// The number of what it happened to.
    #[data(Identifier)]
    pub object: i64,
    /// When it happened.
    #[data(Time)]
    pub happened_at: Timestamp,
    /// How often it was tried.
    #[data(Count)]
    pub attempts: i64,
    /// When it is tried next.
    #[data(Time)]
    pub next_at: Timestamp,
}

/// That an event was told, or could not be.
#[derive(Record, Debug, Clone)]
#[record(
    table = "console_webhook_attempt",
    purpose = "to show an account holder whether their program was reached",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = days(7) after made_at,
    on_erase = delete
)]
pub struct WebhookAttempt {
    /// Which attempt.
    #[data(Identifier)]
    pub id: Id<WebhookAttempt>,
    /// Whose it is.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// Where it was told.
    #[data(Identifier)]
    pub webhook_id: Id<Webhook>,
    /// What had happened. Not to what.
    #[data(Technical)]
    pub kind: String,
    /// The first attempt, the second, …
    #[data(Count)]
    pub attempt: i64,
    /// What came of it: a status, or a word of ours.
    #[data(Technical)]
    pub outcome: String,
    /// When.
    #[data(Time)]
    pub made_at: Timestamp,
}
