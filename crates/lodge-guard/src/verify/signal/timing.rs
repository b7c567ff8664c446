//! Whether somebody comes right after somebody else was sent away.

use lodge_register::Timestamp;

/// How soon after a ban is soon.
pub const SOON: i64 = Timestamp::DAY;

/// Whether any of these bans was within the last day.
#[must_use]
pub fn soon_after_a_ban(bans: impl IntoIterator<Item = Timestamp>, now: Timestamp) -> bool {
    bans.into_iter().any(|at| at <= now && now <= at.plus_millis(SOON))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soon_is_a_day() {
        let at = Timestamp::from_millis(1_700_000_000_000);
        assert!(soon_after_a_ban([at], at) && soon_after_a_ban([at], at.plus_days(1)));
        assert!(!soon_after_a_ban([at], at.plus_days(1).plus_millis(1)));
        assert!(!soon_after_a_ban([at], at.plus_millis(-1)), "before it");
        assert!(!soon_after_a_ban([], at));
    }
}
