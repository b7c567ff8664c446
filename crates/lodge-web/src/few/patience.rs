//! How long somebody at the other end is waited for.

use std::time::Duration;
use tokio::time::Instant;

/// How long one may be silent, and how long one question and its answer may take: longer than any page does, and than
/// the demo's page waits.
pub(super) const LONGEST: Duration = Duration::from_secs(60);

/// Until when somebody is waited for, and what for.
pub(super) struct Patience {
    longest: Duration,
    since: Instant,
    asked: bool,
}

impl Patience {
    /// Somebody came.
    pub(super) const fn from(now: Instant, longest: Duration) -> Self {
        Self { longest, since: now, asked: false }
    }

    /// They said something. What follows the first word of a question buys no more time: whoever asks a letter a minute
    /// has to go.
    pub(super) const fn heard(&mut self, now: Instant) {
        if !self.asked {
            (self.asked, self.since) = (true, now);
        }
    }

    /// They took something of an answer.
    pub(super) const fn answered(&mut self, now: Instant) {
        (self.asked, self.since) = (false, now);
    }

    /// Whether they have begun to ask something that was not answered.
    pub(super) const fn is_asked(&self) -> bool {
        self.asked
    }

    /// Until when they are waited for.
    pub(super) fn end(&self) -> Instant {
        self.since + self.longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What happens in which second, and when patience ends after it.
    fn check(happens: &[(char, u64)], ends: u64) {
        let came = Instant::now();
        let at = |second| came + Duration::from_secs(second);
        let mut patience = Patience::from(came, LONGEST);
        for &(what, second) in happens {
            match what {
                'h' => patience.heard(at(second)),
                _ => patience.answered(at(second)),
            }
        }
        assert_eq!(patience.end(), at(ends), "{happens:?}");
    }

    #[test]
    fn a_question_asked_in_time_has_its_time() {
        check(&[], 60);
        check(&[('h', 59)], 119);
        check(&[('h', 59), ('a', 80)], 140);
        check(&[('h', 1), ('a', 1), ('h', 60), ('a', 61), ('h', 100)], 160);
    }

    #[test]
    fn asking_on_and_on_buys_nothing() {
        check(&[('h', 0), ('h', 20), ('h', 40), ('h', 59)], 60);
    }
}
