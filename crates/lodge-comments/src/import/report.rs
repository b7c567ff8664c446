//! What an import would do, found by reading and nothing else.

use super::kin::{Family, Kin, hash};
use super::{Comment, Format, ImportError, Item, Mapping, Page, Source, State, Text, Unmapped, Why, read};
use crate::render::MOST;
use lodge_register::Timestamp;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How many of a kind are named.
const NAMED: usize = 10;
/// How many addresses that lead nowhere are kept apart; the rest is counted.
const ADDRESSES: usize = 1000;

/// What an import would do. It names comments and pages as the export does, and nobody.
#[derive(Debug, Default)]
pub struct Report {
    /// Pages that would have comments, each once: two addresses may lead to one.
    pub pages: u64,
    /// Comments that would be brought in, by what becomes of them.
    pub comments: BTreeMap<State, u64>,
    /// People with an account in the export.
    pub authors: u64,
    /// Comments of people without one.
    pub by_guests: u64,
    /// Comments whose author can be written to.
    pub with_email: u64,
    /// Comments that come as HTML, and are made into Markdown.
    pub from_html: u64,
    /// When the first and the last of them were written.
    pub between: Option<(Timestamp, Timestamp)>,
    /// What cannot be brought in: why, how many, and the first of them.
    pub skipped: BTreeMap<Skipped, Sample>,
    /// Addresses that are no page of the site, why, and how many comments are there.
    pub unmapped: BTreeMap<(Unmapped, String), u64>,
    /// Addresses beyond the thousand that are listed.
    pub more_unmapped: u64,
    /// Comments that answer one that is not there, or on another page. They stand by themselves.
    pub orphans: u64,
    /// Comments that answer each other in a circle. They stand by themselves.
    pub circles: u64,
    /// The first comments that would be brought in, as the export calls them.
    pub first: Vec<String>,
    /// Who answers whom.
    pub family: Family,
}

/// Why a comment would not be brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skipped {
    /// The export itself does not say enough.
    Unusable(Why),
    /// Its page is not in the export.
    UnknownPage,
    /// Its page is nowhere on the site.
    Unmapped,
    /// There is one of this name already in the export.
    Twice,
    /// It is longer than a comment may be.
    TooLong,
    /// Nothing of it would be seen.
    Empty,
}

impl Skipped {
    /// The word for it, in programs and in the names of messages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unusable(why) => why.word(),
            Self::UnknownPage => "unknown-page",
            Self::Unmapped => "unmapped",
            Self::Twice => "twice",
            Self::TooLong => "too-long",
            Self::Empty => "empty",
        }
    }
}

/// How many, and the first of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sample {
    /// How many.
    pub count: u64,
    /// What the export calls the first of them.
    pub first: Vec<String>,
}

impl Report {
    /// Comments that would be brought in.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.comments.values().sum()
    }
}

/// Reads an export and says what bringing it in would do. What it takes to bring it in is told apart on the way: give the
/// report to whoever does that.
///
/// # Errors
/// [`ImportError`] says why it could not be read to its end.
pub fn survey(format: Format, source: &dyn Source, mapping: &Mapping) -> Result<Report, ImportError> {
    let mut reading = Reading::new(mapping);
    read(format, source, &mut |item| {
        reading.take(&item);
        Ok(())
    })?;
    Ok(reading.report())
}

struct Reading<'m> {
    mapping: &'m Mapping,
    report: Report,
    kin: Kin,
    /// Where each page of the export is; nothing where it is nowhere.
    places: HashMap<u64, Result<u64, (Unmapped, String)>>,
    used: HashSet<u64>,
    people: HashSet<u64>,
}

impl<'m> Reading<'m> {
    fn new(mapping: &'m Mapping) -> Self {
        Self {
            mapping,
            report: Report::default(),
            kin: Kin::default(),
            places: HashMap::new(),
            used: HashSet::new(),
            people: HashSet::new(),
        }
    }

    fn take(&mut self, item: &Item) {
        match item {
            Item::Page(page) => self.page(page),
            Item::Skipped { id, why } => self.skip(Skipped::Unusable(*why), id),
            Item::Comment(comment) => match self.refusal(comment) {
                Some(why) => self.skip(why, &comment.id),
                None => self.count(comment),
            },
        }
    }

    fn page(&mut self, page: &Page) {
        let place = self.mapping.map(&page.address).map(|path| hash(&path));
        self.places.insert(hash(&page.id), place.map_err(|why| (why, page.address.clone())));
    }

    fn refusal(&mut self, comment: &Comment) -> Option<Skipped> {
        let place = match self.places.get(&hash(&comment.page)) {
            None => return Some(Skipped::UnknownPage),
            Some(Ok(place)) => *place,
            Some(Err(nowhere)) => {
                if self.report.unmapped.len() < ADDRESSES || self.report.unmapped.contains_key(nowhere) {
                    *self.report.unmapped.entry(nowhere.clone()).or_default() += 1;
                } else {
                    self.report.more_unmapped += 1;
                }
                return Some(Skipped::Unmapped);
            }
        };
        let (Text::Markdown(text) | Text::Html(text) | Text::HtmlLines(text)) = &comment.text;
        let is_seen = comment.state == State::Deleted || !text.reveal().trim().is_empty();
        if !is_seen {
            return Some(Skipped::Empty);
        }
        // Marks and their places make a text sixteen times as long at most.
        let may_be_long = text.reveal().len() > MOST / 16;
        if may_be_long && comment.text.clone().into_markdown().reveal().len() > MOST {
            return Some(Skipped::TooLong);
        }
        if !self.kin.add(comment, place) {
            return Some(Skipped::Twice);
        }
        self.used.insert(place);
        None
    }

    fn count(&mut self, comment: &Comment) {
        let report = &mut self.report;
        *report.comments.entry(comment.state).or_default() += 1;
        match &*comment.author.id {
            "" => report.by_guests += 1,
            id => {
                self.people.insert(hash(id));
            }
        }
        report.with_email += u64::from(comment.author.email.is_some());
        report.from_html += u64::from(!matches!(comment.text, Text::Markdown(_)));
        let (first, last) = report.between.unwrap_or((comment.posted_at, comment.posted_at));
        report.between = Some((first.min(comment.posted_at), last.max(comment.posted_at)));
        if report.first.len() < NAMED {
            report.first.push(comment.id.clone());
        }
    }

    fn skip(&mut self, why: Skipped, id: &str) {
        let sample = self.report.skipped.entry(why).or_default();
        sample.count += 1;
        if sample.first.len() < NAMED {
            sample.first.push(id.to_owned());
        }
    }

    fn report(self) -> Report {
        let mut report = self.report;
        report.pages = self.used.len() as u64;
        report.authors = self.people.len() as u64;
        report.family = self.kin.settle();
        (report.orphans, report.circles) = report.family.misfits();
        report
    }
}
