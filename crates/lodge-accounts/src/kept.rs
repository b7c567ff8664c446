//! What is held only briefly, and the one cookie, in the register's words.

use crate::{APPLICANT, CUSTOMER};
use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject, SubjectKind};

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;

/// How long a session lasts at most, however much it is used.
pub(crate) const SESSION_DAYS: i64 = 90;

/// The name of the one cookie.
pub const COOKIE_NAME: &str = "__Host-lodge";

const fn column(name: &'static str, class: DataClass) -> Column {
    Column {
        name,
        class,
        sql: SqlKind::Text,
        nullable: false,
        sealed: false,
        blind_of: None,
        refers: None,
        key: false,
    }
}

const ACCOUNT: Column = column("account_id", DataClass::Identifier);
const CODE: Column = column("code", DataClass::Identifier);

const fn held(
    name: &'static str,
    title: &'static str,
    place: Place,
    purpose: &'static str,
    (kind, by): (SubjectKind, &'static str),
    seconds: u64,
    columns: &'static [Column],
) -> Entry {
    Entry {
        name,
        title,
        place,
        purpose,
        basis: Basis::Service,
        subject: Subject::Of { kind, by },
        keep: Keep::Seconds(seconds),
        on_erase: OnErase::Delete,
        critical: false,
        columns,
    }
}

const HOLDER: (SubjectKind, &str) = (CUSTOMER, "account_id");

/// The one cookie.
pub(crate) static COOKIE: Entry = held(
    "accounts_cookie",
    "The session cookie.",
    Place::Cookie(COOKIE_NAME),
    "to know that you are signed in; it is set at sign-in, not before, and holds a random number",
    (CUSTOMER, "token"),
    SESSION_DAYS.unsigned_abs() * DAY,
    &[column("token", DataClass::Credential)],
);

/// Somebody asked for an account and has not yet confirmed their address.
pub(crate) static SIGN_UP: Entry = held(
    "accounts_sign_up",
    "A sign-up that waits for its e-mail address to be confirmed.",
    Place::Cache("signup"),
    "to open the account once its address is confirmed; until then nothing is in the database",
    (APPLICANT, "email"),
    DAY,
    &[
        CODE,
        column("email", DataClass::Contact),
        column("name", DataClass::Name),
        column("language", DataClass::Setting),
    ],
);

/// Somebody gave the right password and owes the second proof.
pub(crate) static SECOND: Entry = held(
    "accounts_second",
    "A sign-in that waits for its second proof.",
    Place::Cache("second"),
    "to ask for the digits of the authenticator app after the password was right",
    HOLDER,
    5 * 60,
    &[CODE, ACCOUNT],
);

/// How often the second proof was tried.
pub(crate) static SECOND_TRIES: Entry = held(
    "accounts_second_tries",
    "How often the digits of an authenticator app were tried.",
    Place::Cache("second-tries"),
    "to keep somebody who knows a password from guessing the digits",
    HOLDER,
    15 * 60,
    &[ACCOUNT, column("tries", DataClass::Count)],
);

/// Somebody asked for a new password.
pub(crate) static RESET: Entry = held(
    "accounts_reset",
    "A link for setting a new password.",
    Place::Cache("reset"),
    "to let somebody who forgot their password set a new one by the link in a letter",
    HOLDER,
    HOUR,
    &[ACCOUNT, CODE],
);

/// Somebody wants to be reached at another address.
pub(crate) static EMAIL_CHANGE: Entry = held(
    "accounts_email_change",
    "A change of e-mail address that waits to be confirmed at both addresses.",
    Place::Cache("email-change"),
    "to change the address once the old and the new one have both confirmed it",
    HOLDER,
    DAY,
    &[ACCOUNT, CODE, column("email", DataClass::Contact)],
);

/// A secret was shown for an authenticator app, which has not yet shown digits for it.
pub(crate) static PROPOSAL: Entry = held(
    "accounts_totp_proposal",
    "A secret for an authenticator app that was not confirmed yet.",
    Place::Cache("totp"),
    "to switch the authenticator app on once it shows the right digits",
    HOLDER,
    15 * 60,
    &[ACCOUNT, column("secret", DataClass::Credential)],
);

/// A passkey is being added.
pub(crate) static PASSKEY_NEW: Entry = held(
    "accounts_passkey_new",
    "A passkey that is being added.",
    Place::Cache("passkey-new"),
    "to check that the passkey answers the question that was asked",
    HOLDER,
    5 * 60,
    &[ACCOUNT, column("challenge", DataClass::Technical)],
);

/// Somebody signs in with a passkey. Who, the passkey tells.
pub(crate) static PASSKEY_ASKED: Entry = Entry {
    subject: Subject::Nobody("it holds a random question, and who will answer is not known yet"),
    ..held(
        "accounts_passkey_asked",
        "A question for a passkey.",
        Place::Cache("passkey-asked"),
        "to check that the passkey answers the question that was asked",
        HOLDER,
        5 * 60,
        &[CODE, column("challenge", DataClass::Technical)],
    )
};

/// Somebody was sent to a provider to sign in there.
pub(crate) static AWAY: Entry = held(
    "accounts_away",
    "A sign-in that waits for the answer of another service.",
    Place::Cache("away"),
    "to check that the answer belongs to the question",
    HOLDER,
    10 * 60,
    &[CODE, ACCOUNT, column("verifier", DataClass::Technical), column("nonce", DataClass::Technical)],
);

/// Somebody came back from a provider, and is to press a button.
pub(crate) static IDENTITY: Entry = held(
    "accounts_identity",
    "Who another service says that you are, until you have said what to do with it.",
    Place::Cache("identity"),
    "to ask whether to sign in with it, or to link it to an account",
    (APPLICANT, "code"),
    10 * 60,
    &[
        CODE,
        column("provider", DataClass::Setting),
        column("subject", DataClass::Identifier),
        column("email", DataClass::Contact),
        column("name", DataClass::Name),
    ],
);

/// An account holder invited somebody to look after something.
pub(crate) static INVITES: Entry = held(
    "accounts_invite",
    "An invitation to look after a domain or guild.",
    Place::Cache("invite"),
    "to let somebody who was invited accept it",
    HOLDER,
    7 * DAY,
    &[
        ACCOUNT,
        CODE,
        column("email", DataClass::Contact),
        column("object", DataClass::Identifier),
        column("role", DataClass::Setting),
    ],
);

/// A session, where Redis is configured.
pub(crate) static SESSION: Entry = held(
    "accounts_cached_session",
    "A browser that is signed in, where sessions are kept in Redis.",
    Place::Cache("session"),
    "to know who is signed in, and to let them see and end it",
    HOLDER,
    SESSION_DAYS.unsigned_abs() * DAY,
    &[
        column("hash", DataClass::Identifier),
        ACCOUNT,
        column("device", DataClass::Setting),
        column("created_at", DataClass::Time),
        column("seen_at", DataClass::Time),
        column("proved_at", DataClass::Time),
    ],
);

/// Which sessions an account has, where Redis is configured.
pub(crate) static SESSIONS: Entry = held(
    "accounts_cached_sessions",
    "Which browsers an account is signed in from, where sessions are kept in Redis.",
    Place::Cache("sessions"),
    "to end the sessions of an account together",
    HOLDER,
    SESSION_DAYS.unsigned_abs() * DAY,
    &[ACCOUNT, column("hash", DataClass::Identifier)],
);

/// All of them.
pub(crate) static ENTRIES: [&Entry; 14] = [
    &COOKIE,
    &SIGN_UP,
    &SECOND,
    &SECOND_TRIES,
    &RESET,
    &EMAIL_CHANGE,
    &PROPOSAL,
    &PASSKEY_NEW,
    &PASSKEY_ASKED,
    &AWAY,
    &IDENTITY,
    &INVITES,
    &SESSION,
    &SESSIONS,
];
