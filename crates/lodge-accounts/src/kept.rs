//! What is held only briefly, and the one cookie, in the register's words.

mod brief;
mod session;

pub(crate) use brief::{
    AWAY, EMAIL_CHANGE, IDENTITY, INVITES, PASSKEY_ASKED, PASSKEY_BARE, PASSKEY_NEW, PROPOSAL, RESET, SECOND,
    SECOND_TRIES, SIGN_UP,
};
pub(crate) use session::{COOKIE, SESSION, SESSIONS};

use crate::CUSTOMER;
use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject, SubjectKind};

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;

/// How long a session lasts at most, however much it is used.
pub(crate) const SESSION_DAYS: i64 = 90;

/// The name of the one cookie.
pub const COOKIE_NAME: &str = "__Host-lodge";

const fn column(name: &'static str, class: DataClass) -> Column {
    Column::plain(name, class, SqlKind::Text)
}

const ACCOUNT: Column = column("account_id", DataClass::Identifier);
const CODE: Column = column("code", DataClass::Identifier);
/// A keyed hash of password and address, by which a new one of either is noticed.
const STATE: Column = column("state", DataClass::Identifier);

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

/// The same, where it is not ours to find any more.
const fn beyond(why: &'static str, entry: &Entry) -> Entry {
    Entry { on_erase: OnErase::Beyond(why), ..*entry }
}

const HOLDER: (SubjectKind, &str) = (CUSTOMER, "account_id");

/// All of them.
pub(crate) static ENTRIES: [&Entry; 15] = [
    &COOKIE,
    &SIGN_UP,
    &SECOND,
    &SECOND_TRIES,
    &RESET,
    &EMAIL_CHANGE,
    &PROPOSAL,
    &PASSKEY_NEW,
    &PASSKEY_ASKED,
    &PASSKEY_BARE,
    &AWAY,
    &IDENTITY,
    &INVITES,
    &SESSION,
    &SESSIONS,
];
