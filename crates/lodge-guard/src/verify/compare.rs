//! What a visit has in common with those before it.

use std::collections::{BTreeMap, BTreeSet};

use lodge_register::Timestamp;

use super::signal::{Signal, Token};
use crate::ids::UserId;

/// What is remembered of somebody: one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remembered {
    /// Of whom.
    pub user: UserId,
    /// What.
    pub token: Token,
    /// When it was seen last.
    pub seen: Timestamp,
    /// Until when it may be looked at.
    pub fades: Timestamp,
    /// Whether they are banned.
    pub is_banned: bool,
}

/// What a visit has in common with one other person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// With whom.
    pub user: UserId,
    /// Whether that one is banned.
    pub is_banned: bool,
    /// What, and when it was seen last of that one.
    pub signals: BTreeMap<Signal, Timestamp>,
}

/// Everybody whom a visit has something in common with, but for themselves and those who are known to be others.
#[must_use]
pub fn alike(
    visitor: UserId,
    tokens: &[Token],
    remembered: &[Remembered],
    others: &BTreeSet<UserId>,
    now: Timestamp,
) -> Vec<Alike> {
    let mut found = BTreeMap::<UserId, Alike>::new();
    for one in remembered {
        let is_meant = one.user != visitor && !others.contains(&one.user);
        if !is_meant || one.fades <= now || !tokens.contains(&one.token) {
            continue;
        }
        let (user, is_banned) = (one.user, one.is_banned);
        let alike = found.entry(user).or_insert_with(|| Alike { user, is_banned, signals: BTreeMap::new() });
        alike.is_banned |= is_banned;
        let seen = alike.signals.entry(one.token.signal).or_insert(one.seen);
        *seen = one.seen.max(*seen);
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::{super::epoch::Quarter, *};

    const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);
    const ANNA: UserId = UserId::new(1);
    const BERT: UserId = UserId::new(2);

    const fn token(signal: Signal, hash: u8) -> Token {
        Token { signal, quarter: Quarter::numbered(8), hash: [hash; 16] }
    }

    fn of(user: UserId, token: Token, days_ago: i64, is_banned: bool) -> Remembered {
        let seen = NOW.plus_days(-days_ago);
        Remembered { user, token, seen, fades: seen.plus_days(30), is_banned }
    }

    fn look(tokens: &[Token], remembered: &[Remembered], others: &[UserId]) -> Vec<Alike> {
        alike(ANNA, tokens, remembered, &others.iter().copied().collect(), NOW)
    }

    #[test]
    fn what_is_alike_is_gathered_by_person() {
        let (device, home) = (token(Signal::Device, 1), token(Signal::Address, 2));
        let remembered = [of(BERT, device, 9, true), of(BERT, home, 5, true), of(BERT, home, 3, true)];
        let found = look(&[device, home], &remembered, &[]);
        let signals =
            BTreeMap::from([(Signal::Device, NOW.plus_days(-9)), (Signal::Address, NOW.plus_days(-3))]);
        assert_eq!(found, [Alike { user: BERT, is_banned: true, signals }]);
    }

    #[test]
    fn who_is_themselves_or_known_to_be_another_is_not_found() {
        let device = token(Signal::Device, 1);
        assert_eq!(look(&[device], &[of(ANNA, device, 1, false)], &[]), []);
        assert_eq!(look(&[device], &[of(BERT, device, 1, true)], &[BERT]), []);
    }

    #[test]
    fn what_has_faded_or_is_of_another_kind_or_quarter_is_not_alike() {
        let device = token(Signal::Device, 1);
        assert_eq!(
            look(&[device], &[of(BERT, device, 30, true)], &[]),
            [],
            "faded, though nobody removed it yet"
        );
        assert_eq!(look(&[token(Signal::Connection, 1)], &[of(BERT, device, 1, true)], &[]), []);
        let other = Token { quarter: Quarter::numbered(9), ..device };
        assert_eq!(look(&[other], &[of(BERT, device, 1, true)], &[]), []);
    }
}
