//! The clock: held by the test, or running for a demo.

use crate::moment::Moment;
use tokio::time::Instant;

/// Which way time goes.
#[derive(Debug, Clone, Copy)]
pub enum Time {
    /// It stands still until [`Double::advance`](crate::Double::advance) moves it.
    Held(Moment),
    /// It starts here and runs by itself.
    Running(Moment),
}

/// 2026-11-22T12:00:00Z, a day like any other.
pub const NOON: Moment = Moment(1_795_348_800_000);

#[derive(Debug)]
pub(crate) struct Clock {
    base: Moment,
    running_since: Option<Instant>,
}

impl Clock {
    pub(crate) fn new(time: Time) -> Self {
        match time {
            Time::Held(base) => Self { base, running_since: None },
            Time::Running(base) => Self { base, running_since: Some(Instant::now()) },
        }
    }

    pub(crate) fn now(&self) -> Moment {
        let ran = self.running_since.map_or(0, |since| since.elapsed().as_millis());
        self.base + i64::try_from(ran).unwrap_or(i64::MAX)
    }

    pub(crate) fn advance(&mut self, milliseconds: i64) {
        self.base = self.base + milliseconds;
    }

    pub(crate) fn runs(&self) -> bool {
        self.running_since.is_some()
    }
}
