//! To whom connections were opened: counted, by the name in the register.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use lodge_register::Recipient;

#[derive(Default)]
pub(super) struct Ledger(Mutex<BTreeMap<&'static str, u64>>);

impl Ledger {
    pub(super) fn note(&self, to: &'static Recipient) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(to.name).or_default() += 1;
    }

    pub(super) fn seen(&self) -> Vec<(&'static str, u64)> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.iter().map(|(name, count)| (*name, *count)).collect()
    }
}
