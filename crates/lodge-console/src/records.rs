//! What is stored of the house itself: how it is set up, when it was looked over, what it announced, whom it tells.

mod webhook;

pub use webhook::{Webhook, WebhookAttempt, WebhookDue};

use lodge_register::{Id, Record, Timestamp};

/// Something that the operator decided in the browser.
#[derive(Record, Debug, Clone)]
#[record(
    table = "console_setting",
    purpose = "to remember how the operator set this Lodge up",
    basis = Service,
    subject = nobody("it says how this Lodge is set up, and nothing about anybody"),
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Decided {
    /// What was decided.
    #[data(Technical, key)]
    pub name: String,
    /// How.
    #[data(Technical)]
    pub value: String,
}

/// That this Lodge was compared with what it says about itself.
#[derive(Record, Debug, Clone)]
#[record(
    table = "console_audit",
    purpose = "to show everybody when this Lodge was last compared with what it says about itself",
    basis = Service,
    subject = nobody("it is a time and a number"),
    keep = days(400) after made_at,
    on_erase = delete
)]
pub struct Audited {
    /// When.
    #[data(Time, key)]
    pub made_at: Timestamp,
    /// How many differences were found.
    #[data(Count)]
    pub findings: i64,
}

/// That somebody asked for data by force of law, as a count.
#[derive(Record, Debug, Clone)]
#[record(
    table = "console_legal_request",
    purpose = "to tell everybody how often authorities asked for data, and what they got",
    basis = Service,
    subject = nobody("it holds a month, who asked, and how it was answered, but not about whom"),
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct LegalRequest {
    /// Which request.
    #[data(Technical)]
    pub id: Id<LegalRequest>,
    /// The month in which it came: `2026-11`.
    #[data(Technical)]
    pub month: String,
    /// What kind of authority asked.
    #[data(Technical)]
    pub asker: String,
    /// How it was answered.
    #[data(Technical)]
    pub answer: String,
}

/// What is kept about people, in words, as it was at some time.
#[derive(Record, Debug, Clone)]
#[record(
    table = "console_policy",
    purpose = "to say in words what changes when the policy changes",
    basis = Service,
    subject = nobody("it is the text of the policy, which everybody can read"),
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Policy {
    /// The policy's digest.
    #[data(Technical, key)]
    pub digest: String,
    /// The language of its words.
    #[data(Technical, key)]
    pub language: String,
    /// Its words, one statement a line.
    #[data(Technical)]
    pub text: String,
    /// How it differs from the one before.
    #[data(Technical)]
    pub changes: String,
    /// Since when it has been known.
    #[data(Time)]
    pub noted_at: Timestamp,
}
