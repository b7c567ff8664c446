//! When an event that was not taken is told again.

use std::time::Duration;

/// How often an event is told before it is given up.
pub const ATTEMPTS: usize = PAUSES.len() + 1;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

/// The schedule that the specification proposes: a little over two days in all.
const PAUSES: [Duration; 8] = [
    Duration::from_secs(5),
    Duration::from_secs(5 * MINUTE),
    Duration::from_secs(30 * MINUTE),
    Duration::from_secs(2 * HOUR),
    Duration::from_secs(5 * HOUR),
    Duration::from_secs(10 * HOUR),
    Duration::from_secs(14 * HOUR),
    Duration::from_secs(20 * HOUR),
];

/// How long to wait after this many failures (1 is the first); none if that was the last attempt.
///
/// `spread` is a number by chance: up to a fifth of the pause is added, so that many events that failed together do
/// not come back together.
#[must_use]
pub fn pause(failures: usize, spread: u8) -> Option<Duration> {
    let pause = PAUSES.get(failures.checked_sub(1)?)?;
    Some(*pause + pause.mul_f64(f64::from(spread) / 255.0 / 5.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        for spread in [0, 128, 255] {
            let pauses: Vec<_> = (1..).map_while(|failures| pause(failures, spread)).collect();
            assert!(pauses.len() == ATTEMPTS - 1 && pauses.is_sorted(), "{pauses:?}");
        }
        assert_eq!(pause(1, 0), Some(Duration::from_secs(5)));
        assert_eq!(pause(1, 255), Some(Duration::from_secs(6)));
        assert_eq!(pause(0, 0), None);
        assert_eq!(pause(ATTEMPTS, 0), None);
    }
}
