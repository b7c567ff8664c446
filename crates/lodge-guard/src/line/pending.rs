//! How far everything is done: a session goes on after the last event of which nothing is left to do.

use std::{
    collections::BTreeMap,
    sync::{Arc, atomic::Ordering::Relaxed},
};

use crate::gate::Progress;

/// An event of which something is left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    shard: usize,
    number: u64,
}

/// What is left to do, by shard.
pub(super) struct Pending(Vec<Shard>);

struct Shard {
    progress: Arc<Progress>,
    last: u64,
    open: BTreeMap<u64, u32>,
}

impl Pending {
    pub(super) fn of(progress: Vec<Arc<Progress>>) -> Self {
        let shard = |progress: Arc<Progress>| {
            let last = progress.done.load(Relaxed);
            Shard { progress, last, open: BTreeMap::new() }
        };
        Self(progress.into_iter().map(shard).collect())
    }

    /// An event is being dealt with.
    pub(super) fn begin(&mut self, shard: u16, number: u64) -> Mark {
        let mark = Mark { shard: usize::from(shard), number };
        if let Some(shard) = self.0.get_mut(mark.shard) {
            if number < shard.last {
                // Another session counts from the beginning.
                shard.open.clear();
            }
            shard.last = number;
        }
        self.again(mark)
    }

    /// One thing more is to be done about it.
    pub(super) fn again(&mut self, mark: Mark) -> Mark {
        if let Some(shard) = self.0.get_mut(mark.shard) {
            *shard.open.entry(mark.number).or_default() += 1;
        }
        mark
    }

    /// One thing is done.
    pub(super) fn end(&mut self, mark: Mark) {
        let Some(shard) = self.0.get_mut(mark.shard) else { return };
        if let Some(left) = shard.open.get_mut(&mark.number) {
            *left = left.saturating_sub(1);
            if *left == 0 {
                shard.open.remove(&mark.number);
            }
        }
        let done = shard.open.keys().next().map_or(shard.last, |open| open.saturating_sub(1));
        shard.progress.done.store(done, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_done_comes_again() {
        let progress: Arc<Progress> = Arc::default();
        let mut pending = Pending::of(vec![Arc::clone(&progress)]);
        let done = || progress.done.load(Relaxed);
        let first = pending.begin(0, 5);
        let task = pending.again(first);
        pending.end(first);
        assert_eq!(done(), 4, "its task goes on");
        let second = pending.begin(0, 6);
        pending.end(second);
        assert_eq!(done(), 4);
        pending.end(task);
        assert_eq!(done(), 6);
        let anew = pending.begin(0, 1);
        pending.end(anew);
        assert_eq!(done(), 1);
        let nowhere = pending.begin(7, 1);
        pending.end(nowhere);
    }
}
