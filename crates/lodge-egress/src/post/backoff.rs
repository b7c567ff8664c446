//! How long to wait before a letter is tried again.

use std::time::Duration;

/// Somebody waits for this letter: the first pauses are short. Its link is good for an hour at least.
const PAUSES: [Duration; 5] = [
    Duration::from_secs(5),
    Duration::from_secs(30),
    Duration::from_secs(2 * 60),
    Duration::from_secs(10 * 60),
    Duration::from_secs(30 * 60),
];

/// The pause after this many failures before; none if it is given up.
pub(super) fn after(failures: usize) -> Option<Duration> {
    PAUSES.get(failures).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end_within_the_hour() {
        let pauses: Vec<_> = (0..).map_while(after).collect();
        assert!(pauses.is_sorted() && pauses.len() == 5);
        assert!(pauses.iter().sum::<Duration>() < Duration::from_secs(3600));
    }
}
