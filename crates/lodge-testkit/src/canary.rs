//! Random marks that are put into mail, and the search for them afterwards.
//!
//! A mark is looked for in every shape in which a program could have kept it: as it is, in base64, hexadecimal,
//! quoted-printable, percent-encoding and UTF-16, binary (addresses), and inside whatever is compressed.

mod archives;
mod database;
mod forms;
mod pages;
mod unpack;

pub use archives::{opened, search_archive};
pub use database::{search_database, with_database};
pub use pages::{Pages, decrypted};

use std::{collections::BTreeSet, fmt, fs, net::IpAddr, path::Path};

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};
use lodge_register::draw;
use lodge_store::OsChance;

/// A random word: sixteen lower-case letters that nobody else ever wrote.
#[must_use]
pub fn word() -> String {
    draw::<16>(&OsChance).iter().map(|byte| char::from(b'a' + byte % 26)).collect()
}

/// Random bytes, as an attachment has them.
#[must_use]
pub fn bytes() -> Vec<u8> {
    draw::<48>(&OsChance).to_vec()
}

/// What to look for.
#[derive(Default)]
pub struct Canaries {
    marks: Vec<(String, Mark)>,
}

enum Mark {
    Text(String),
    Bytes(Vec<u8>),
    Address(IpAddr),
}

/// Where a canary was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Find {
    /// Which: its name, never the mark itself.
    pub canary: String,
    /// In which shape.
    pub form: &'static str,
    /// Where.
    pub place: String,
}

impl fmt::Display for Find {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}) in {}", self.canary, self.form, self.place)
    }
}

impl Canaries {
    /// Also this word. Returns it.
    pub fn word(&mut self, name: &str) -> String {
        let word = word();
        self.text(name, &word);
        word
    }

    /// Also this text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.marks.push((name.to_owned(), Mark::Text(text.to_owned())));
    }

    /// Also these random bytes. Returns them.
    pub fn bytes(&mut self, name: &str) -> Vec<u8> {
        let bytes = bytes();
        self.marks.push((name.to_owned(), Mark::Bytes(bytes.clone())));
        bytes
    }

    /// Also this IP address.
    pub fn address(&mut self, name: &str, address: impl Into<IpAddr>) {
        self.marks.push((name.to_owned(), Mark::Address(address.into())));
    }

    /// Ready to search.
    ///
    /// # Panics
    /// If there is nothing to look for: such a search would prove nothing.
    #[must_use]
    pub fn ready(&self) -> Search {
        assert!(!self.marks.is_empty(), "nothing to look for");
        let forms = self.marks.iter().flat_map(|(name, mark)| {
            let forms = match mark {
                Mark::Text(text) => forms::of_text(text),
                Mark::Bytes(bytes) => forms::of_bytes(bytes),
                Mark::Address(address) => forms::of_address(*address),
            };
            forms.into_iter().map(|(form, needle)| (name.clone(), form, needle))
        });
        let (short, long): (Vec<_>, Vec<_>) = forms.partition(|(.., needle)| needle.len() <= SHORT);
        Search { long: Needles::new(long), short: Needles::new(short) }
    }
}

/// Needles up to this long are found in any large random file: they are looked for in what is readable only.
const SHORT: usize = 5;

/// The needles, sharpened.
pub struct Search {
    long: Needles,
    short: Needles,
}

struct Needles {
    what: Vec<(String, &'static str)>,
    automaton: AhoCorasick,
}

impl Needles {
    fn new(needles: Vec<(String, &'static str, Vec<u8>)>) -> Self {
        let automaton = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .build(needles.iter().map(|(.., needle)| needle))
            .unwrap();
        Self { what: needles.into_iter().map(|(name, form, _)| (name, form)).collect(), automaton }
    }

    fn look(&self, place: &str, hay: &[u8], finds: &mut BTreeSet<Find>) {
        for found in self.automaton.find_overlapping_iter(hay) {
            let (canary, form) = &self.what[found.pattern()];
            finds.insert(Find { canary: canary.clone(), form, place: place.to_owned() });
        }
    }
}

impl Search {
    /// In every file of a folder and below, in their names too.
    #[must_use]
    pub fn folder(&self, folder: &Path) -> BTreeSet<Find> {
        let mut finds = BTreeSet::new();
        for file in files(folder) {
            let place = file.display().to_string();
            self.long.look(&format!("the name {place}"), place.as_bytes(), &mut finds);
            // What vanishes while it is looked at was not kept.
            if let Ok(content) = fs::read(&file) {
                finds.extend(self.within(&place, &content));
            }
        }
        finds
    }

    /// In bytes that a program wrote: compressed and broken into lines or not. Encrypted ones, perhaps.
    #[must_use]
    pub fn within(&self, place: &str, bytes: &[u8]) -> BTreeSet<Find> {
        let mut finds = BTreeSet::new();
        self.long.look(place, bytes, &mut finds);
        self.long.look(place, &unpack::unbroken(bytes), &mut finds);
        for (form, unpacked) in unpack::streams(bytes) {
            finds.extend(self.within(&format!("{place}, {form}"), &unpacked));
        }
        finds
    }

    /// In bytes that are clear: what was decrypted, or text. Binary IPv4 addresses count here.
    #[must_use]
    pub fn clear(&self, place: &str, bytes: &[u8]) -> BTreeSet<Find> {
        let mut finds = self.within(place, bytes);
        self.short.look(place, bytes, &mut finds);
        finds
    }
}

/// Every file of a folder and below.
///
/// # Panics
/// If the folder cannot be read.
#[must_use]
pub fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map_while(Result::ok) {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files.sort();
    files
}

/// The finds as a failure message shows them.
///
/// # Panics
/// If there is one.
#[track_caller]
pub fn assert_none(finds: &BTreeSet<Find>) {
    let lines: Vec<String> = finds.iter().map(ToString::to_string).collect();
    assert!(finds.is_empty(), "found what nobody promised to keep:\n  {}", lines.join("\n  "));
}

#[cfg(test)]
mod tests;
