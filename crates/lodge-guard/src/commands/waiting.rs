//! What waits for a second person's yes. It is in memory only: a restart asks for it anew.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use lodge_register::Timestamp;

use super::{Asked, Plan};
use crate::ids::UserId;

/// So much waits at most; of more, what has waited longest is forgotten.
const MOST: usize = 256;
/// So much that was only counted is remembered.
const DRAFTS: usize = 16;

/// Something that waits.
#[derive(Debug, Clone)]
pub struct Wish {
    /// What was asked, by whom and where.
    pub asked: Asked,
    /// What it comes to.
    pub plan: Plan,
    /// Since when.
    pub at: Timestamp,
}

/// What waits for a second person's yes. Clones are the same list.
#[derive(Clone, Default)]
pub struct Waiting(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    last: u64,
    wishes: BTreeMap<u64, Wish>,
    drafts: BTreeMap<u64, Wish>,
}

impl Waiting {
    /// One more waits, under this number.
    #[must_use]
    pub fn add(&self, wish: Wish) -> u64 {
        let mut inner = self.inner();
        inner.last += 1;
        let number = inner.last;
        if inner.wishes.len() >= MOST {
            inner.wishes.pop_first();
        }
        inner.wishes.insert(number, wish);
        number
    }

    /// What was only counted, under this number: whoever asked has to say yes themselves first.
    #[must_use]
    pub fn draft(&self, wish: Wish) -> u64 {
        let mut inner = self.inner();
        inner.last += 1;
        let number = inner.last;
        if inner.drafts.len() >= DRAFTS {
            inner.drafts.pop_first();
        }
        inner.drafts.insert(number, wish);
        number
    }

    /// What this one had counted: it is taken once, and by nobody else.
    #[must_use]
    pub fn drafted(&self, number: u64, by: UserId) -> Option<Wish> {
        let mut inner = self.inner();
        let is_theirs = inner.drafts.get(&number).is_some_and(|wish| wish.asked.by == by);
        if is_theirs { inner.drafts.remove(&number) } else { None }
    }

    /// One of them, which goes on waiting.
    #[must_use]
    pub fn get(&self, number: u64) -> Option<Wish> {
        self.inner().wishes.get(&number).cloned()
    }

    /// One of them, which waits no more: it is taken once.
    #[must_use]
    pub fn take(&self, number: u64) -> Option<Wish> {
        self.inner().wishes.remove(&number)
    }

    /// What waits on a server, the oldest first.
    #[must_use]
    pub fn of(&self, guild: crate::ids::GuildId) -> Vec<(u64, Wish)> {
        let inner = self.inner();
        let here = inner.wishes.iter().filter(|(_, wish)| wish.asked.guild == guild);
        here.map(|(number, wish)| (*number, wish.clone())).collect()
    }

    fn inner(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
