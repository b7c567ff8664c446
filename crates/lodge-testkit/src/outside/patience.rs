//! Waiting for what gives no notice.

use std::{thread, time::Duration};

/// How often is looked before giving up. At one look in ten milliseconds this is a minute and a half.
const LOOKS: u32 = 9_000;

/// Looks until there is something to see.
///
/// # Panics
/// After so many looks that waiting longer makes no sense.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..LOOKS {
        if let Some(seen) = look() {
            return seen;
        }
        pause();
    }
    panic!("waited in vain: {what}");
}

/// Looks until nothing is left. As long as it changes, it is waited for: a slow machine is no failure.
///
/// # Panics
/// After so many looks that saw no change.
pub fn until_none_left(what: &str, mut left: impl FnMut() -> usize) {
    let mut before = left();
    while before > 0 {
        before = until(what, || Some(left()).filter(|now| *now != before));
    }
}

/// The moment between two looks. Nothing is ever asserted about how long it is.
pub fn pause() {
    thread::park_timeout(Duration::from_millis(10));
}
