//! What is here already of what is to be written, and which numbers are free for the rest.

use std::collections::{HashMap, HashSet};

use lodge_register::Id;
use lodge_store::StoreError;

use super::{read::Load, write::Writer};
use crate::store::imports::{self, Known};

impl Writer<'_> {
    /// What is known of these comments, and of those that they answer.
    pub(super) async fn known(&self, loads: &[Load]) -> Result<HashMap<Vec<u8>, Known>, StoreError> {
        let (db, site) = (&self.hall.db, self.site.id);
        let parents = loads.iter().filter_map(|load| load.parent.as_ref());
        let hashes: HashSet<_> =
            loads.iter().map(|load| &load.hash).chain(parents.clone().map(|parent| &parent.hash)).collect();
        let hashes: Vec<_> = hashes.into_iter().cloned().collect();
        let mut known = imports::known(db, site, &hashes).await?;
        if self.is_own {
            let own = loads.iter().map(|load| (load.own, &load.hash, Some(load.posted_at)));
            let own = own.chain(parents.map(|parent| (parent.own, &parent.hash, None)));
            let own: Vec<_> = own.filter_map(|(own, hash, at)| Some((own?, hash, at))).collect();
            let ids: Vec<_> = own.iter().map(|(own, ..)| *own).collect();
            let taken = imports::taken(db, &ids).await?;
            for (own, hash, at) in own {
                let is_here = taken.get(&own).is_some_and(|(of, posted)| {
                    *of == site.number() && at.is_none_or(|at| at.millis() == *posted)
                });
                if is_here {
                    known.entry(hash.clone()).or_insert(Known { comment: own, came: true });
                }
            }
        }
        Ok(known)
    }

    /// Looks for those whom an earlier import brought.
    pub(super) async fn meet(&mut self, loads: &[Load]) -> Result<(), StoreError> {
        let hashes = loads.iter().filter_map(|load| load.author.as_ref()?.hash.as_ref());
        let new: HashSet<_> = hashes.filter(|hash| !self.people.contains_key(*hash)).collect();
        let new: Vec<_> = new.into_iter().cloned().collect();
        let met = imports::people(&self.hall.db, self.site.id, &new).await?;
        self.people.extend(met.into_iter().map(|(hash, who)| (hash, Id::new(who))));
        Ok(())
    }

    /// A number that nothing has, for each comment that may be new, and for what it answers.
    pub(super) async fn free_numbers(
        &mut self,
        loads: &[Load],
        known: &HashMap<Vec<u8>, Known>,
    ) -> Result<Vec<i64>, StoreError> {
        let mut wanted = Vec::new();
        for load in loads.iter().filter(|load| !known.get(&load.hash).is_some_and(|known| known.came)) {
            // What is answered was written before, if only by a moment.
            wanted.extend([load.posted_at.plus_millis(-1), load.posted_at]);
        }
        let mut numbers: Vec<_> = wanted.iter().map(|at| self.numbers.next(*at)).collect();
        loop {
            let taken = imports::taken(&self.hall.db, &numbers).await?;
            if taken.is_empty() {
                return Ok(numbers);
            }
            self.numbers.elsewhere(self.hall.chance.as_ref());
            for (number, at) in numbers.iter_mut().zip(&wanted) {
                if taken.contains_key(number) {
                    *number = self.numbers.next(*at);
                }
            }
        }
    }
}
