//! An operator may keep a thing shorter than the register says, never longer.

use crate::{Entry, Keep, Register};
use std::{collections::BTreeMap, fmt};

/// Retentions that an operator has shortened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shortened {
    days: BTreeMap<&'static str, u32>,
}

/// Why a retention is not what an operator asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotShorter {
    /// The register has no such entry.
    Unknown {
        /// The name that was written.
        name: String,
    },
    /// It is not kept for a number of days, so there is no number to shorten.
    NotDays {
        /// Which entry.
        entry: &'static str,
    },
    /// It is more than the register says.
    Longer {
        /// Which entry.
        entry: &'static str,
        /// What was asked for.
        asked: u32,
        /// What the register says.
        days: u32,
    },
}

impl Shortened {
    /// The register's retentions with these in their place.
    ///
    /// # Errors
    /// [`NotShorter`] for the first that is unknown, is no number of days, or is longer.
    pub fn new<'a>(
        register: &Register,
        asked: impl IntoIterator<Item = (&'a str, u32)>,
    ) -> Result<Self, NotShorter> {
        let mut shortened = Self::default();
        for (name, asked) in asked {
            let entry = register
                .entries
                .iter()
                .find(|entry| entry.name == name)
                .ok_or_else(|| NotShorter::Unknown { name: name.to_owned() })?;
            let days = declared(entry).ok_or(NotShorter::NotDays { entry: entry.name })?;
            if asked > days {
                return Err(NotShorter::Longer { entry: entry.name, asked, days });
            }
            shortened.days.insert(entry.name, asked);
        }
        Ok(shortened)
    }

    /// How many days an entry is kept here, if it is kept for a number of days.
    #[must_use]
    pub fn days(&self, entry: &Entry) -> Option<u32> {
        let days = declared(entry)?;
        Some(self.days.get(entry.name).map_or(days, |shortened| days.min(*shortened)))
    }
}

const fn declared(entry: &Entry) -> Option<u32> {
    match entry.keep {
        Keep::Days { days, .. } | Keep::AtMostDays(days) => Some(days),
        Keep::UntilDeleted | Keep::Until(_) | Keep::WhileRunning | Keep::WhileHandled | Keep::Seconds(_) => {
            None
        }
    }
}

impl fmt::Display for NotShorter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { name } => write!(f, "the register has no entry of this name: `{name}`"),
            Self::NotDays { entry } => write!(f, "it is not kept for a number of days: `{entry}`"),
            Self::Longer { entry, asked, days } => {
                write!(f, "`{entry}` is kept {days} days; {asked} is longer, and only shorter is possible")
            }
        }
    }
}

impl std::error::Error for NotShorter {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_shortened_is_said() {
        let register = samples::register();
        let refused = |name, days| Shortened::new(&register, [(name, days)]).unwrap_err().to_string();
        assert_eq!(refused("s_mail", 1), "the register has no entry of this name: `s_mail`");
        assert_eq!(refused("s_alias", 1), "it is not kept for a number of days: `s_alias`");
        assert_eq!(
            refused("s_visit", 31),
            "`s_visit` is kept 30 days; 31 is longer, and only shorter is possible"
        );
    }

    proptest! {
        #[test]
        fn nothing_is_ever_kept_longer(asked in 0_u32..100) {
            let register = samples::register();
            let visit = register.entry("s_visit").unwrap();
            match Shortened::new(&register, [("s_visit", asked)]) {
                Ok(shortened) => prop_assert_eq!(shortened.days(visit), Some(asked)),
                Err(_) => prop_assert!(asked > 30),
            }
        }
    }
}
