//! How often each kind of likeness was right: what reviewers said, counted.

use std::collections::BTreeMap;

use super::decide::{Because, Reason};
use crate::records::word::stored_words;

stored_words! {
    /// What a reviewer says about a visit and whom it is like.
    pub enum Judgement: "what a reviewer said" {
        /// It is the same person.
        Same = "same",
        /// They are different people: flatmates, a school, chance.
        Different = "different",
    }
}

/// How often reviewers agreed with one kind of likeness.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// It was the same person.
    pub same: i64,
    /// They were different people.
    pub different: i64,
}

/// How few judgements say nothing yet.
const FEW: i64 = 5;

impl Tally {
    /// How many reviewers looked.
    #[must_use]
    pub const fn looked(self) -> i64 {
        self.same + self.different
    }

    /// In how many of a hundred cases it was right; nothing before five were looked at.
    #[must_use]
    pub const fn percent(self) -> Option<i64> {
        if self.looked() < FEW { None } else { Some(self.same * 100 / self.looked()) }
    }

    /// With one more judgement.
    #[must_use]
    pub const fn with(self, judgement: Judgement) -> Self {
        match judgement {
            Judgement::Same => Self { same: self.same + 1, ..self },
            Judgement::Different => Self { different: self.different + 1, ..self },
        }
    }
}

/// Which kinds of likeness a judgement is about: each that was among the reasons, once.
#[must_use]
pub fn judged(reasons: &[Reason]) -> Vec<Because> {
    let likeness = reasons.iter().map(|reason| reason.because).filter(|because| because.is_likeness());
    likeness.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

/// Counts a judgement.
pub fn count(tallies: &mut BTreeMap<Because, Tally>, reasons: &[Reason], judgement: Judgement) {
    for because in judged(reasons) {
        let tally = tallies.entry(because).or_default();
        *tally = tally.with(judgement);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(all: &[Because]) -> Vec<Reason> {
        all.iter().map(|because| Reason { because: *because, tenths: because.tenths() }).collect()
    }

    #[test]
    fn a_judgement_counts_for_likeness_and_for_nothing_else() {
        let mut tallies = BTreeMap::new();
        let seen = reasons(&[Because::HomeThisWeek, Because::OfToday, Because::Detour, Because::Old]);
        for _ in 0..3 {
            count(&mut tallies, &seen, Judgement::Same);
        }
        for _ in 0..16 {
            count(&mut tallies, &seen, Judgement::Different);
        }
        assert_eq!(tallies, BTreeMap::from([(Because::HomeThisWeek, Tally { same: 3, different: 16 })]));
        assert_eq!(tallies[&Because::HomeThisWeek].percent(), Some(15));
    }

    #[test]
    fn a_few_say_nothing_yet() {
        assert_eq!(Tally { same: 4, different: 0 }.percent(), None);
        assert_eq!(Tally { same: 5, different: 0 }.percent(), Some(100));
        assert_eq!(Tally::default().percent(), None);
    }
}
