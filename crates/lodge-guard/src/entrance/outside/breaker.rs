//! When a service that fails is left alone, and when it is tried again.
//!
//! ```text
//! asked ──five failures in a row──> left alone ──five minutes──> one question ──> asked | left alone
//! ```

use lodge_register::Timestamp;

/// How many failures in a row are too many.
const MOST: u32 = 5;
/// For how long it is left alone, in milliseconds.
const REST: i64 = 300_000;

/// How a service did lately.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    /// How often it failed since it last answered.
    failures: u32,
    /// Until when it is left alone, if it is.
    rests_until: Timestamp,
}

impl Breaker {
    /// Whether it may be asked. Once its rest is over one question goes through, and the next one waits for another rest
    /// unless that one is answered: a question that nobody waits for any more holds nothing up.
    pub(super) fn may_be_asked(&mut self, now: Timestamp) -> bool {
        if self.failures < MOST {
            return true;
        }
        if now < self.rests_until {
            return false;
        }
        self.rests_until = now.plus_millis(REST);
        true
    }

    /// It answered.
    pub(super) const fn answered(&mut self) {
        self.failures = 0;
    }

    /// It did not answer as it should. Says whether it is left alone from now on.
    pub(super) fn failed(&mut self, now: Timestamp) -> bool {
        self.failures = self.failures.saturating_add(1);
        if self.failures < MOST {
            return false;
        }
        self.rests_until = now.plus_millis(REST);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(1_000_000 + seconds * 1_000)
    }

    /// One that has failed so often at the beginning.
    fn failed(times: u32) -> Breaker {
        let mut breaker = Breaker::default();
        for _ in 0..times {
            assert!(breaker.may_be_asked(at(0)));
            breaker.failed(at(0));
        }
        breaker
    }

    #[test]
    fn five_failures_in_a_row_are_too_many() {
        assert!(failed(4).may_be_asked(at(0)));
        let mut breaker = failed(5);
        assert!(!breaker.may_be_asked(at(0)) && !breaker.may_be_asked(at(299)));
        assert!(breaker.may_be_asked(at(300)));
    }

    #[test]
    fn an_answer_between_them_begins_the_count_anew() {
        let mut breaker = failed(4);
        breaker.answered();
        for _ in 0..4 {
            assert!(!breaker.failed(at(1)));
        }
        assert!(breaker.may_be_asked(at(1)) && breaker.failed(at(1)) && !breaker.may_be_asked(at(1)));
    }

    #[test]
    fn after_a_rest_one_goes_through_and_its_answer_decides() {
        let mut breaker = failed(5);
        assert!(breaker.may_be_asked(at(300)) && !breaker.may_be_asked(at(300)), "one of two at once");
        breaker.failed(at(302));
        assert!(!breaker.may_be_asked(at(601)) && breaker.may_be_asked(at(602)));
        breaker.answered();
        assert!(breaker.may_be_asked(at(602)) && breaker.may_be_asked(at(602)), "all of them");
    }

    #[test]
    fn a_question_that_is_never_answered_holds_up_no_later_one() {
        let mut breaker = failed(5);
        assert!(breaker.may_be_asked(at(300)));
        assert!(!breaker.may_be_asked(at(599)) && breaker.may_be_asked(at(600)));
    }
}
