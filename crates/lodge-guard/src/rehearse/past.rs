//! A server's own past as a drill: who joined, without who they are.

use lodge_register::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    ids::UserId,
    town::{Fate, Joiner, NameLikeness},
};

/// Somebody who joined once, as a skeleton: nothing leads back to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastJoin {
    /// When, from the beginning of the recording.
    pub after_millis: i64,
    /// How old the account was.
    pub age_seconds: u64,
    /// By what the name could be compared; a number that means nothing elsewhere.
    pub letters: Option<u64>,
    /// By what its shape could be.
    pub shape: Option<u64>,
    /// By what the picture could be.
    pub picture: Option<u64>,
    /// By what the invitation could be.
    pub invite: Option<u64>,
    /// Whether they had been here before.
    pub back: bool,
}

impl PastJoin {
    /// A joiner without who they are: every number is stirred with a salt that is thrown away.
    #[must_use]
    pub fn of(joiner: &Joiner, began: Timestamp, salt: u64) -> Self {
        let stir = |number: Option<u64>| number.map(|number| crate::town::hash(&(salt, number)));
        Self {
            after_millis: joiner.at.millis() - began.millis(),
            age_seconds: u64::try_from(joiner.age_millis() / 1000).unwrap_or(0),
            letters: stir(joiner.name.letters),
            shape: stir(joiner.name.shape),
            picture: stir(joiner.picture),
            invite: stir(joiner.invite),
            back: joiner.back,
        }
    }

    /// Somebody like them, on the clock of a drill.
    pub(super) fn joiner(&self, began: Timestamp, number: u64) -> Joiner {
        let at = began.plus_millis(self.after_millis);
        let age = i64::try_from(self.age_seconds).unwrap_or(i64::MAX / 2000).saturating_mul(1000);
        let made = UserId::drawn_at(at.plus_millis(-age)).get();
        Joiner {
            user: UserId::new(made + number % (1 << 22)),
            at,
            name: NameLikeness { letters: self.letters, shape: self.shape },
            picture: self.picture,
            invite: self.invite,
            back: self.back,
            bot: false,
            fate: Fate::Here,
        }
    }
}
