//! What is stored of how somebody proves who they are, besides a password.

use crate::{Account, CUSTOMER};
use lodge_register::{Id, Personal, Record, Timestamp};

/// A passkey.
#[derive(Record, Debug, Clone)]
#[record(
    table = "accounts_passkey",
    purpose = "to sign its holder in without a password",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Passkey {
    /// Which passkey.
    #[data(Identifier)]
    pub id: Id<Passkey>,
    /// Whose it is.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// The name that the device gave it, in base64url.
    #[data(Identifier, blind = "handle_blind")]
    pub handle: Personal<String>,
    /// Its public key and counter, as JSON. The private key never leaves the device.
    #[data(Credential)]
    pub credential: Personal<String>,
    /// What its holder calls it.
    #[data(Content)]
    pub label: Personal<String>,
    /// When it was added.
    #[data(Time)]
    pub created_at: Timestamp,
    /// The day on which it was last used.
    #[data(Time)]
    pub used_on: Option<Timestamp>,
}

/// The secret of an authenticator app.
#[derive(Record, Debug, Clone)]
#[record(
    table = "accounts_totp",
    purpose = "to check the digits that an authenticator app shows at sign-in",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Totp {
    /// Whose it is.
    #[data(Identifier, key)]
    pub account_id: Id<Account>,
    /// The secret that it shares with the app.
    #[data(Credential)]
    pub secret: Personal<Vec<u8>>,
    /// The last half minute whose digits were used: they open once.
    #[data(Technical)]
    pub last_step: i64,
    /// When it was set up.
    #[data(Time)]
    pub created_at: Timestamp,
}

/// A recovery code that was not used yet.
#[derive(Record, Debug, Clone)]
#[record(
    table = "accounts_recovery_code",
    purpose = "to sign in somebody who has lost their authenticator app",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct RecoveryCode {
    /// Which code.
    #[data(Identifier)]
    pub id: Id<RecoveryCode>,
    /// Whose it is.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// A keyed hash of it; the code cannot be made from it.
    #[data(Identifier)]
    pub hash: Vec<u8>,
    /// When it was given.
    #[data(Time)]
    pub created_at: Timestamp,
}

/// An account elsewhere by which its holder signs in here.
#[derive(Record, Debug, Clone)]
#[record(
    table = "accounts_link",
    purpose = "to sign its holder in with an account that they have elsewhere and linked to this one",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Link {
    /// Which link.
    #[data(Identifier)]
    pub id: Id<Link>,
    /// Whose it is.
    #[data(Identifier)]
    pub account_id: Id<Account>,
    /// Where the other account is, by the name that the operator gave the provider.
    #[data(Setting)]
    pub provider: String,
    /// The provider, and its number or name for the account there. Not its e-mail address, not its name.
    #[data(Identifier, blind = "who_blind")]
    pub who: Personal<String>,
    /// When it was linked.
    #[data(Time)]
    pub created_at: Timestamp,
}
