//! The token that Discord gives for one verification: in memory, wiped, and revoked however the verification ends.
//!
//! ```text
//! AccessToken ──(dropped, on any path)──> Revocations ──> ToRevoke ──> Discord ──> done
//!                                             └── not done: back into the line, sixteen times at most
//! ```
//!
//! A process that is killed takes its tokens with it: nobody has them then, and Discord lets them run out.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
};

use tokio::sync::Notify;
use zeroize::Zeroizing;

/// How often a token is tried to be revoked. With the pauses between the tries, that is most of an hour.
const TRIES: u8 = 16;
/// How many wait for it at most. Whatever is more is wiped: nobody has it any more.
const MOST: usize = 10_000;

/// A token while a verification looks with it. It cannot be cloned, printed or stored.
pub struct AccessToken {
    text: Zeroizing<String>,
    line: Revocations,
}

impl AccessToken {
    /// A token that Discord gave. From here on it is revoked, whatever happens.
    #[must_use]
    pub fn new(text: Zeroizing<String>, line: &Revocations) -> Self {
        Self { text, line: line.clone() }
    }

    /// What goes behind `Bearer` in a call to Discord.
    #[must_use]
    pub fn bearer(&self) -> &str {
        &self.text
    }

    /// The verification is over.
    pub fn finish(self) {}
}

impl Drop for AccessToken {
    fn drop(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.line.add(Waiting { text, tries: 0 });
    }
}

/// Tokens that wait to be revoked, in memory only. Clones share them.
#[derive(Clone, Default)]
pub struct Revocations(Arc<Line>);

#[derive(Default)]
struct Line {
    waiting: Mutex<VecDeque<Waiting>>,
    /// How many are just being revoked.
    out: AtomicUsize,
    news: Notify,
}

struct Waiting {
    text: Zeroizing<String>,
    tries: u8,
}

impl Revocations {
    /// The next one to be revoked.
    #[must_use]
    pub fn pop(&self) -> Option<ToRevoke> {
        let mut line = self.line();
        let Waiting { text, tries } = line.pop_front()?;
        self.0.out.fetch_add(1, SeqCst);
        Some(ToRevoke { text, tries, line: self.clone() })
    }

    /// How many wait.
    #[must_use]
    pub fn len(&self) -> usize {
        self.line().len()
    }

    /// Whether none waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether none waits, and none is just being revoked: then a process can stop.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let line = self.line();
        line.is_empty() && self.0.out.load(SeqCst) == 0
    }

    /// Waits until one waits.
    pub async fn until_some(&self) {
        while self.is_empty() {
            self.0.news.notified().await;
        }
    }

    fn add(&self, waiting: Waiting) {
        let mut line = self.line();
        if line.len() >= MOST {
            line.pop_front();
        }
        line.push_back(waiting);
        self.0.news.notify_one();
    }

    fn line(&self) -> MutexGuard<'_, VecDeque<Waiting>> {
        self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A token that is being revoked. Dropped before it is done, it waits again.
pub struct ToRevoke {
    text: Zeroizing<String>,
    tries: u8,
    line: Revocations,
}

impl ToRevoke {
    /// What Discord is told to revoke.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Discord revoked it, or does not know it.
    pub fn done(mut self) {
        self.tries = TRIES;
    }
}

impl Drop for ToRevoke {
    fn drop(&mut self) {
        let tries = self.tries.saturating_add(1);
        if tries < TRIES {
            self.line.add(Waiting { text: std::mem::take(&mut self.text), tries });
        }
        self.line.0.out.fetch_sub(1, SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::signal::never;

    never!(AccessToken: std::fmt::Debug, std::fmt::Display, Clone, serde::Serialize, lodge_register::Field, lodge_register::Record);
    never!(ToRevoke: std::fmt::Debug, std::fmt::Display, Clone, serde::Serialize, lodge_register::Field, lodge_register::Record);
    never!(Revocations: std::fmt::Debug, serde::Serialize);

    fn token(line: &Revocations) -> AccessToken {
        AccessToken::new(Zeroizing::new("a token".to_owned()), line)
    }

    #[test]
    fn a_token_is_revoked_whichever_way_a_verification_ends() {
        fn fails(token: AccessToken) -> Result<(), String> {
            let said: Result<u8, String> = Err(token.bearer().len().to_string());
            said?;
            token.finish();
            Ok(())
        }
        let line = Revocations::default();
        token(&line).finish();
        drop(token(&line));
        assert!(fails(token(&line)).is_err());
        let panics = token(&line);
        let caught: std::thread::Result<()> =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || {
                let _held = panics;
                panic!("in the middle");
            }));
        assert!(caught.is_err());
        assert_eq!(line.len(), 4);
        while let Some(one) = line.pop() {
            assert_eq!(one.text(), "a token");
            one.done();
        }
        assert!(line.is_empty());
    }

    #[test]
    fn what_discord_did_not_take_is_tried_again_and_not_for_ever() {
        let line = Revocations::default();
        drop(token(&line));
        let mut tries = 0;
        while let Some(one) = line.pop() {
            drop(one);
            tries += 1;
        }
        assert_eq!(tries, TRIES);
        drop(token(&line));
        drop(line.pop());
        let last = line.pop().unwrap();
        assert!(line.is_empty() && !line.is_over(), "it is on its way");
        last.done();
        assert!(line.is_over());
    }

    #[test]
    fn no_flood_fills_the_memory() {
        let line = Revocations::default();
        for _ in 0..MOST + 5 {
            drop(token(&line));
        }
        assert_eq!(line.len(), MOST);
    }
}
