//! The day of a moment, where a day is all that is kept.

use lodge_register::Timestamp;

/// Midnight, UTC, before it.
pub(crate) const fn day_of(moment: Timestamp) -> Timestamp {
    Timestamp::from_millis(moment.millis() - moment.millis().rem_euclid(Timestamp::DAY))
}
