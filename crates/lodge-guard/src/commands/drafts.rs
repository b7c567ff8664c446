//! What was only counted, until whoever asked says yes themselves. It is in memory only: after a restart it is counted anew.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use lodge_register::Timestamp;

use super::{Asked, Plan};
use crate::ids::UserId;

/// So much is remembered at most; of more, what was counted first is forgotten.
const MOST: usize = 16;

/// Something that was counted.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What was asked, by whom and where.
    pub asked: Asked,
    /// What it comes to.
    pub plan: Plan,
    /// Since when.
    pub at: Timestamp,
}

/// What was only counted. Clones are the same list.
#[derive(Clone, Default)]
pub struct Drafts(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    last: u64,
    drafts: BTreeMap<u64, Draft>,
}

impl Drafts {
    /// One more, under this number.
    #[must_use]
    pub fn add(&self, draft: Draft) -> u64 {
        let mut inner = self.inner();
        inner.last += 1;
        let number = inner.last;
        if inner.drafts.len() >= MOST {
            inner.drafts.pop_first();
        }
        inner.drafts.insert(number, draft);
        number
    }

    /// What this one had counted: it is taken once, and by nobody else.
    #[must_use]
    pub fn take(&self, number: u64, by: UserId) -> Option<Draft> {
        let mut inner = self.inner();
        let is_theirs = inner.drafts.get(&number).is_some_and(|draft| draft.asked.by == by);
        if is_theirs { inner.drafts.remove(&number) } else { None }
    }

    fn inner(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
