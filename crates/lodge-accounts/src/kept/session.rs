//! The one cookie, and sessions in Redis.

use super::{ACCOUNT, COOKIE_NAME, DAY, HOLDER, SESSION_DAYS, column, held};
use crate::CUSTOMER;
use lodge_register::{DataClass, Entry, Place};

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
