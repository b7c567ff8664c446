//! The link to the first step.

use std::fmt::Write as _;

use lodge_register::{Chance, Clock, Secret, Timestamp, draw};
use subtle::ConstantTimeEq as _;
use tokio::sync::{Mutex, MutexGuard};

/// How long it opens.
const MINUTES: i64 = 30;

/// A link that opens the first step, once. It is in memory and nowhere else; the next start makes another one.
pub struct SetUp {
    code: Mutex<Option<Secret<String>>>,
    until: Timestamp,
}

/// The link, held by the one who goes through it.
pub(crate) struct Opened<'a>(MutexGuard<'a, Option<Secret<String>>>);

impl SetUp {
    /// A new link, and the path that it leads to.
    #[must_use]
    pub fn new(clock: &dyn Clock, chance: &dyn Chance) -> (Self, Secret<String>) {
        let mut code = String::with_capacity(64);
        draw::<32>(chance).iter().for_each(|octet| _ = write!(code, "{octet:02x}"));
        let path = Secret::new(format!("/set-up/{code}"));
        let until = clock.now().plus_millis(MINUTES * 60_000);
        (Self { code: Mutex::new(Some(Secret::new(code))), until }, path)
    }

    /// Goes through the link, if this is its code. Whoever comes at the same time waits.
    pub(crate) async fn open(&self, code: &str, now: Timestamp) -> Option<Opened<'_>> {
        let held = self.code.lock().await;
        // In a time that does not tell where they differ.
        let fits = held.as_ref().is_some_and(|ours| ours.expose().as_bytes().ct_eq(code.as_bytes()).into());
        (fits && now < self.until).then_some(Opened(held))
    }
}

impl Opened<'_> {
    /// Nobody goes through it again.
    pub(crate) fn close(mut self) {
        *self.0 = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lodge_store::{ManualClock, SeededChance};

    #[tokio::test]
    async fn a_link_opens_once_and_for_half_an_hour() {
        let clock = ManualClock::at(Timestamp::from_millis(0));
        let (link, path) = SetUp::new(&clock, &SeededChance::new(1));
        let code = path.expose().strip_prefix("/set-up/").unwrap();
        assert_eq!(code.len(), 64);
        assert!(link.open("x", clock.now()).await.is_none());
        assert!(link.open(code, clock.now()).await.is_some(), "looking does not use it up");
        assert!(link.open(code, clock.now().plus_millis(30 * 60_000)).await.is_none());
        link.open(code, clock.now()).await.unwrap().close();
        assert!(link.open(code, clock.now()).await.is_none());
    }
}
