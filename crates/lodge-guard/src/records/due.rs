//! How soon people answer what only people can answer (promise D10).

use lodge_register::Timestamp;

/// Within so many milliseconds: 48 hours.
const ANSWERED: i64 = 48 * 3_600_000;
/// The staff is reminded when so much of it is left.
const LEFT: i64 = 24 * 3_600_000;

/// Until when something has to be answered that was asked at that moment.
pub(super) const fn due(asked: Timestamp) -> Timestamp {
    asked.plus_millis(ANSWERED)
}

/// What was asked before then is due soon.
#[must_use]
pub(crate) const fn soon_since(now: Timestamp) -> Timestamp {
    now.plus_millis(LEFT - ANSWERED)
}

/// What was asked before then is overdue.
#[must_use]
pub(crate) const fn overdue_since(now: Timestamp) -> Timestamp {
    now.plus_millis(-ANSWERED)
}
