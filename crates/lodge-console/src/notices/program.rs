//! What a program says that it keeps, held against what people were told.

use lodge_accounts::{
    Notice,
    notices::{self, NoticeError, Standing},
};
use lodge_register::{Clock, Register, Shortened, Timestamp};
use lodge_store::{Db, StoreError};
use lodge_web::{Language, Site, Words};

use super::{difference, first, keep, of};
use crate::policy::{Run, Section, chapters, recipients};

/// A program, running or not, beside the database of a Lodge.
#[derive(Clone, Copy)]
pub struct Program<'a> {
    /// The database.
    pub db: &'a Db,
    /// Where the time comes from.
    pub clock: &'a dyn Clock,
    /// What it keeps.
    pub register: &'a Register,
    /// How it says so.
    pub words: &'a Words,
}

/// A policy that nobody was told of yet.
pub struct Draft {
    /// Its digest.
    pub(super) digest: String,
    /// In each language its words, and how they differ from those that were announced last.
    pub(super) words: Vec<(Language, String, Vec<String>)>,
}

impl Draft {
    /// What changes, a line each.
    #[must_use]
    pub fn changes(&self, language: Language) -> &[String] {
        let found = self.words.iter().find(|(spoken, ..)| *spoken == language);
        found.map_or(&[], |(.., changes)| changes)
    }
}

/// How what this register says stands with those who have an account.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn standing(db: &Db, clock: &dyn Clock, register: &Register) -> Result<Standing, StoreError> {
    standing_of(db, clock, &notices::digest(register)).await
}

/// The same, for whoever has the digest already.
pub(crate) async fn standing_of(db: &Db, clock: &dyn Clock, digest: &str) -> Result<Standing, StoreError> {
    let counts = match notices::in_force(db, clock).await? {
        Some(notice) => Some(notice.digest),
        None => first(db).await?,
    };
    let stands = notices::standing(db, clock, digest).await?;
    Ok(match (counts, stands) {
        (None, _) => Standing::InForce,
        // The first one was on the page at every sign-up.
        (Some(counts), Standing::Unannounced) if counts == digest => Standing::InForce,
        (Some(counts), stands) if counts == digest => stands,
        (Some(_), Standing::Announced { effective_at, untold }) if effective_at > clock.now() => {
            Standing::Announced { effective_at, untold }
        }
        // Another one has taken its place since, or it was never announced.
        (Some(_), _) => Standing::Unannounced,
    })
}

impl<'a> Program<'a> {
    /// The program that serves this site.
    #[must_use]
    pub fn of(site: &'a Site) -> Self {
        Self { db: &site.db, clock: site.clock.as_ref(), register: &site.register, words: &site.words }
    }

    /// How its policy stands.
    ///
    /// # Errors
    /// [`StoreError`] if the store fails.
    pub async fn standing(&self) -> Result<Standing, StoreError> {
        standing(self.db, self.clock, self.register).await
    }

    /// What is to be announced before this program does its work, if anything is.
    ///
    /// # Errors
    /// [`StoreError`] if the store fails.
    pub async fn draft(&self) -> Result<Option<Draft>, StoreError> {
        if self.standing().await? != Standing::Unannounced {
            return Ok(None);
        }
        let mut draft = self.as_it_is();
        let mut announced = notices::all(self.db).await?.into_iter().map(|notice| notice.digest);
        let before = announced.find(|digest| *digest != draft.digest);
        let Some(before) = before.or(first(self.db).await?) else { return Ok(None) };
        for (language, new, changes) in &mut draft.words {
            let old = of(self.db, &before, *language).await?.map(|old| old.text).unwrap_or_default();
            *changes = difference::said(&old, new, &|name, line| {
                self.words.say(*language, name, &[("line", line.into())])
            });
        }
        Ok(Some(draft))
    }

    /// Announces it. The letters follow, from whichever program runs.
    ///
    /// # Errors
    /// [`NoticeError`] says why not.
    pub async fn announce(&self, draft: &Draft, effective_at: Timestamp) -> Result<Notice, NoticeError> {
        let summary = draft.changes(Language::English).join("\n");
        notices::may_be(self.clock, &summary, effective_at)?;
        // The words come first: whoever runs may send the letters the moment it is announced.
        keep(self, draft).await?;
        notices::announce(self.db, self.clock, &draft.digest, &summary, effective_at).await
    }

    /// Its policy, without what changes.
    pub(super) fn as_it_is(&self) -> Draft {
        let words = Language::ALL.map(|language| (language, self.text(language), Vec::new()));
        Draft { digest: notices::digest(self.register), words: words.to_vec() }
    }

    /// The policy, a statement a line: what it is about, the question, and the answer.
    fn text(&self, language: Language) -> String {
        let chapters = chapters(self.register, &Shortened::default(), self.words, language);
        let others = recipients(self.register, self.words, language);
        let sections = chapters.iter().flat_map(|chapter| &chapter.sections).chain(&others);
        sections.flat_map(statements).collect::<Vec<_>>().join("\n")
    }
}

/// The beginning of a day, in UTC: `2026-12-07`.
#[must_use]
pub fn day_of(text: &str) -> Option<Timestamp> {
    let date: jiff::civil::Date = text.trim().parse().ok()?;
    let moment = date.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
    Some(Timestamp::from_millis(moment.as_millisecond()))
}

fn statements(section: &Section) -> impl Iterator<Item = String> + '_ {
    section.facts.iter().map(|fact| {
        let line = |line: &Vec<Run>| line.iter().map(|run| run.text.as_str()).collect::<String>();
        let answer: Vec<String> = fact.lines.iter().map(line).collect();
        format!("{}\t{}\t{}", section.title, fact.name, answer.join("; "))
    })
}
