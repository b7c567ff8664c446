//! What Discord says about the account itself. None of it is remembered.

use lodge_register::Timestamp;

use super::connection::{ClearConnection, looked_at};
use crate::ids::UserId;

/// What is seen of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account {
    /// How many whole days old it is.
    pub days: i64,
    /// Whether it has a picture of its own.
    pub has_picture: bool,
    /// How many linked accounts it proved; nothing, where they were not asked for.
    pub proved: Option<usize>,
    /// Whether it was a member of the server before, and nothing was done about it then.
    pub was_here: bool,
}

/// How many whole days old an account is: its number says when it was made.
#[must_use]
pub fn days(user: UserId, now: Timestamp) -> i64 {
    (now.millis() - user.made_at().millis()).max(0) / Timestamp::DAY
}

/// How many of these say anything.
#[must_use]
pub fn proved(connections: &[ClearConnection]) -> usize {
    looked_at(connections).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_as_old_as_its_number() {
        let made = Timestamp::from_millis(1_700_000_000_000);
        let user = UserId::drawn_at(made);
        assert_eq!(days(user, made.plus_days(3)), 3);
        assert_eq!(days(user, made.plus_days(1).plus_millis(-1)), 0);
        assert_eq!(days(user, made.plus_days(-1)), 0, "a clock that is behind makes nobody older");
    }
}
