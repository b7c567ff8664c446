//! What every page and every route of the API stands on.

use std::{
    ops::Deref,
    sync::{Arc, Mutex, PoisonError},
};

use lodge_abuse::Limiter;
use lodge_accounts::Sessions;
use lodge_egress::{Allow, Door, Post};
use lodge_register::{Chance, Clock, Register};
use lodge_store::{Cache, Db};

use crate::{Events, Language, Nav, Origin, Source, Traffic, Words, WordsError};

/// What a site is made of.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Small expiring facts.
    pub cache: Cache,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
    /// Where chance comes from.
    pub chance: Arc<dyn Chance>,
    /// Who is signed in.
    pub sessions: Sessions,
    /// How often something may be done.
    pub limiter: Limiter,
    /// The only way out.
    pub door: Door,
    /// How letters are sent.
    pub post: Post,
    /// What is kept.
    pub register: Arc<Register>,
    /// Which source is running.
    pub build: Build,
    /// Reverse proxies whose `X-Forwarded-For` is believed.
    pub proxies: Vec<Allow>,
    /// How many requests a minute one token may make of the API.
    pub api_rate: u64,
    /// The pages that are offered on every page.
    pub nav: Vec<Nav>,
}

/// Which source is running (promise F5).
#[derive(Debug, Clone, Copy)]
pub struct Build {
    /// The version.
    pub version: &'static str,
    /// The revision of the source.
    pub revision: &'static str,
    /// Where that source can be read; empty if nobody said.
    pub source: &'static str,
}

impl Build {
    /// Enough of the revision to recognise it.
    #[must_use]
    pub fn short(&self) -> &'static str {
        self.revision.get(..12).unwrap_or(self.revision)
    }
}

/// A site. Clones are the same one.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

/// What is in a [`Site`].
pub struct Inner {
    parts: Parts,
    /// What is said, in every language.
    pub words: Words,
    /// What was asked for, counted.
    pub traffic: Traffic,
    /// What happens to what account holders have.
    pub events: Events,
    origin: Mutex<Arc<Origin>>,
    language: Mutex<Language>,
}

impl Site {
    /// The site of these parts, found at this address, with these words.
    ///
    /// # Errors
    /// [`WordsError`] if the words are broken.
    pub fn new(parts: Parts, origin: Origin, sources: &[&'static [Source]]) -> Result<Self, WordsError> {
        let mut all = vec![crate::WORDS];
        all.extend_from_slice(sources);
        let words = Words::new(&all)?;
        let inner = Inner {
            parts,
            words,
            traffic: Traffic::default(),
            events: Events::default(),
            origin: Mutex::new(Arc::new(origin)),
            language: Mutex::new(Language::English),
        };
        Ok(Self(Arc::new(inner)))
    }

    /// Where people find the pages.
    #[must_use]
    pub fn origin(&self) -> Arc<Origin> {
        Arc::clone(&self.0.origin.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on, people find the pages here.
    pub fn move_to(&self, origin: Origin) {
        *self.0.origin.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(origin);
    }

    /// The language for visitors whose own we do not speak.
    #[must_use]
    pub fn language(&self) -> Language {
        *self.0.language.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on, such visitors are spoken to in this language.
    pub fn speak(&self, language: Language) {
        *self.0.language.lock().unwrap_or_else(PoisonError::into_inner) = language;
    }
}

impl Deref for Site {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Deref for Inner {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.parts
    }
}
