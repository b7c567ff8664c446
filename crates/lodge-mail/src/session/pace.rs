//! How fast a message has to arrive.

use std::time::Duration;

use tokio::time::Instant;

/// The time over which the rate is measured.
pub(super) const WINDOW: Duration = Duration::from_secs(60);

/// Watches how fast a message arrives: whoever sends a byte now and then holds memory that others need.
pub(super) struct Pace {
    /// What has to arrive within a window.
    needed: u64,
    window: Option<Instant>,
    octets: u64,
}

impl Pace {
    pub(super) const fn new(octets_a_second: u64) -> Self {
        Self { needed: octets_a_second.saturating_mul(WINDOW.as_secs()), window: None, octets: 0 }
    }

    /// When to look again, while a message arrives.
    pub(super) fn deadline(&mut self, now: Instant) -> Instant {
        match self.window {
            Some(end) if now < end => end,
            // A window that ended while octets came is judged by them: if they were too few, there is no next one.
            Some(end) if self.octets < self.needed => end,
            _ => {
                self.octets = 0;
                *self.window.insert(now + WINDOW)
            }
        }
    }

    /// No message is arriving.
    pub(super) const fn pause(&mut self) {
        self.window = None;
    }

    pub(super) const fn count(&mut self, octets: usize) {
        self.octets = self.octets.saturating_add(octets as u64);
    }

    /// Whether the window that has just ended was too thin.
    pub(super) const fn is_too_slow(&self) -> bool {
        self.octets < self.needed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn each_minute_has_to_bring_enough() {
        let start = Instant::now();
        let mut pace = Pace::new(10);
        let end = pace.deadline(start);
        assert_eq!(end, start + WINDOW);
        pace.count(600);
        assert!(!pace.is_too_slow());
        let next = pace.deadline(end);
        assert_eq!(next, end + WINDOW);
        pace.count(599);
        assert!(pace.is_too_slow());
        assert_eq!(pace.deadline(next + WINDOW), next, "it is over");
        pace.pause();
        assert_eq!(pace.deadline(next), next + WINDOW, "another message starts afresh");
    }
}
