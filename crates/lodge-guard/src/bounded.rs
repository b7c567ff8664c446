//! Counts that no flood makes grow.

use std::{collections::HashMap, hash::Hash, mem};

use foldhash::fast::RandomState;
use lodge_register::Timestamp;
use smallvec::SmallVec;

/// A map whose keys Discord gives out, or hashes of what somebody wrote: of a seed of its own in each run, and quick.
pub(crate) type Map<K, V> = HashMap<K, V, RandomState>;

/// A map of at most twice `half` keys: when half of it is new, the older half is forgotten.
#[derive(Debug)]
pub(crate) struct Bounded<K, V> {
    half: usize,
    young: Map<K, V>,
    old: Map<K, V>,
}

impl<K: Hash + Eq, V: Default> Bounded<K, V> {
    pub(crate) fn new(half: usize) -> Self {
        Self { half, young: Map::default(), old: Map::default() }
    }

    /// What is kept under a key, made if it is not there; it is young again now.
    pub(crate) fn at(&mut self, key: K) -> &mut V {
        if self.young.len() >= self.half && !self.young.contains_key(&key) {
            self.old = mem::take(&mut self.young);
        }
        let old = &mut self.old;
        self.young.entry(key).or_insert_with_key(|key| {
            let was = if old.is_empty() { None } else { old.remove(key) };
            was.unwrap_or_default()
        })
    }

    /// Whether a key was there. It is from now on, and young.
    pub(crate) fn was(&mut self, key: K) -> bool {
        if self.young.contains_key(&key) {
            return true;
        }
        let old = if self.old.is_empty() { None } else { self.old.remove(&key) };
        if self.young.len() >= self.half {
            self.old = mem::take(&mut self.young);
        }
        let was = old.is_some();
        self.young.insert(key, old.unwrap_or_default());
        was
    }

    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        self.young.get(key).or_else(|| self.old.get(key))
    }

    pub(crate) fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.old.iter().chain(&self.young)
    }
}

/// Amounts and when they came, the last few of them.
#[derive(Debug, Default, Clone)]
pub(crate) struct Recently(SmallVec<[(Timestamp, u32); 1]>);

/// So many are remembered; beyond, two are made one, so that no sum is lost.
const MOST: usize = 32;

impl Recently {
    /// Adds an amount, and says how much there was within so many seconds, this included.
    pub(crate) fn add(&mut self, amount: u32, now: Timestamp, seconds: u32) -> u32 {
        if self.0.len() >= MOST {
            let (_, first) = self.0.remove(0);
            if let Some(second) = self.0.first_mut() {
                second.1 = second.1.saturating_add(first);
            }
        }
        self.0.push((now, amount));
        self.sum(now, seconds)
    }

    /// Lets go of what is longer ago than so many seconds.
    pub(crate) fn forget(&mut self, now: Timestamp, seconds: u32) {
        let since = now.plus_millis(-i64::from(seconds) * 1000);
        self.0.retain(|(at, _)| *at > since);
    }

    /// How much there was within so many seconds.
    pub(crate) fn sum(&self, now: Timestamp, seconds: u32) -> u32 {
        let since = now.plus_millis(-i64::from(seconds) * 1000);
        self.0
            .iter()
            .rev()
            .take_while(|(at, _)| *at > since)
            .fold(0, |sum, (_, one)| sum.saturating_add(*one))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds * 1000)
    }

    #[test]
    fn what_is_used_is_kept_and_what_is_not_is_forgotten() {
        let mut map = Bounded::<u32, u32>::new(4);
        *map.at(0) = 7;
        for key in 1..100 {
            map.at(key);
            map.at(0);
        }
        assert_eq!((map.get(&0), map.get(&1)), (Some(&7), None));
    }

    #[test]
    fn what_was_there_is_known_until_as_many_came_after_it() {
        let mut map = Bounded::<u32, ()>::new(4);
        let heard: Vec<_> = [1, 1, 2, 3, 4, 5, 1, 6, 7, 8, 9, 1, 2].map(|key| map.was(key)).into();
        let (yes, no) = (true, false);
        assert_eq!(heard, [no, yes, no, no, no, no, yes, no, no, no, no, yes, no]);
    }

    #[test]
    fn a_window_forgets_what_is_older() {
        let mut window = Recently::default();
        assert_eq!(
            [window.add(1, at(0), 10), window.add(2, at(5), 10), window.add(1, at(10), 10)],
            [1, 3, 3]
        );
        assert_eq!(window.sum(at(40), 10), 0);
    }

    proptest::proptest! {
        #[test]
        fn no_flood_makes_it_grow(keys in proptest::collection::vec(0u64..5000, 0..3000), half in 1usize..64) {
            let mut map = Bounded::<u64, Recently>::new(half);
            for (second, key) in keys.into_iter().enumerate() {
                map.at(key).add(1, at(i64::try_from(second).unwrap()), 60);
                proptest::prop_assert!(map.len() <= 2 * half);
            }
            proptest::prop_assert!(map.iter().all(|(_, window)| window.0.len() <= MOST));
        }

        /// Whatever comes: the last `half` keys are known, and nothing is that never came.
        #[test]
        fn the_last_half_is_known(keys in proptest::collection::vec(0u64..40, 0..300), half in 1usize..16) {
            let mut map = Bounded::<u64, ()>::new(half);
            for (at, key) in keys.iter().enumerate() {
                let known = map.was(*key);
                let (before, lately) = (keys.get(..at).unwrap(), keys.get(at.saturating_sub(half)..at).unwrap());
                proptest::prop_assert!(known || !lately.contains(key));
                proptest::prop_assert!(!known || before.contains(key));
                proptest::prop_assert!(map.len() <= 2 * half);
            }
        }

        #[test]
        fn a_window_never_counts_less_than_there_was_when_it_is_full(count in 1u32..200) {
            let mut window = Recently::default();
            let sums: Vec<_> = (0..count).map(|_| window.add(1, at(1), 60)).collect();
            proptest::prop_assert_eq!(sums.last(), Some(&count));
        }
    }
}
