//! A bounded queue between tasks that ask and threads that work.

use std::{
    collections::VecDeque,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};

/// Many push, many pop. Pushing never waits: a full queue says so.
pub(crate) struct Queue<T> {
    state: Mutex<State<T>>,
    filled: Condvar,
    capacity: usize,
}

struct State<T> {
    waiting: VecDeque<T>,
    closed: bool,
}

/// Why nothing was pushed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unqueued {
    Full,
    Closed,
}

impl<T> Queue<T> {
    pub(crate) fn new(capacity: usize) -> Self {
        let state = Mutex::new(State { waiting: VecDeque::new(), closed: false });
        Self { state, filled: Condvar::new(), capacity: capacity.max(1) }
    }

    pub(crate) fn push(&self, item: T) -> Result<(), Unqueued> {
        let mut state = self.lock();
        if state.closed {
            return Err(Unqueued::Closed);
        }
        if state.waiting.len() >= self.capacity {
            return Err(Unqueued::Full);
        }
        state.waiting.push_back(item);
        drop(state);
        self.filled.notify_one();
        Ok(())
    }

    /// The next item, when there is one. `None` once the queue is closed and empty.
    pub(crate) fn pop(&self) -> Option<T> {
        let mut state = self.lock();
        loop {
            if let Some(item) = state.waiting.pop_front() {
                return Some(item);
            }
            if state.closed {
                return None;
            }
            state = self.filled.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The next item if it is there already and `wanted`.
    pub(crate) fn pop_if(&self, wanted: impl FnOnce(&T) -> bool) -> Option<T> {
        self.lock().waiting.pop_front_if(|item| wanted(item))
    }

    pub(crate) fn len(&self) -> usize {
        self.lock().waiting.len()
    }

    /// Takes no more. What is waiting is still handed out.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.filled.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_queue_says_so_and_a_closed_one_empties() {
        let queue = Queue::new(2);
        assert_eq!(queue.push(1), Ok(()));
        assert_eq!(queue.push(2), Ok(()));
        assert_eq!(queue.push(3), Err(Unqueued::Full));
        queue.close();
        assert_eq!(queue.push(4), Err(Unqueued::Closed));
        assert_eq!(
            (queue.pop(), queue.pop_if(|item| *item == 9), queue.pop(), queue.pop()),
            (Some(1), None, Some(2), None)
        );
    }
}
