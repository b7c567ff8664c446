//! Words, as Discord's own automatic moderation looks for them.

use aho_corasick::{AhoCorasick, MatchKind};

/// Words made ready. `word` is whole, `word*` begins one, `*word` ends one, `*word*` is anywhere.
#[derive(Debug, Default)]
pub(crate) struct Words {
    search: Option<AhoCorasick>,
    ends: Vec<Ends>,
}

/// On which side a word may go on.
#[derive(Debug, Clone, Copy)]
struct Ends {
    before: bool,
    after: bool,
}

impl Words {
    pub(crate) fn new<S: AsRef<str>>(words: &[S]) -> Self {
        let parts = words.iter().map(|word| part(word.as_ref())).filter(|(word, _)| !word.is_empty());
        let (words, ends): (Vec<String>, Vec<Ends>) = parts.unzip();
        if words.is_empty() {
            return Self::default();
        }
        Self { search: AhoCorasick::builder().match_kind(MatchKind::Standard).build(words).ok(), ends }
    }

    /// How many of them are in a text.
    pub(crate) fn count(&self, text: &str) -> u32 {
        self.count_without(text, &Self::default())
    }

    /// How many of them are in a text, outside of what is fine.
    pub(crate) fn count_without(&self, text: &str, fine: &Self) -> u32 {
        let Some(search) = &self.search else { return 0 };
        let text = plain(text);
        let fine = fine.places(&text);
        let found = self.places_with(search, &text).into_iter();
        let bad = found.filter(|(start, end)| !fine.iter().any(|(from, to)| from <= start && end <= to));
        u32::try_from(bad.count()).unwrap_or(u32::MAX)
    }

    fn places(&self, text: &str) -> Vec<(usize, usize)> {
        self.search.as_ref().map_or_else(Vec::new, |search| self.places_with(search, text))
    }

    fn places_with(&self, search: &AhoCorasick, text: &str) -> Vec<(usize, usize)> {
        let fits = |found: &aho_corasick::Match| {
            let Some(ends) = self.ends.get(found.pattern().as_usize()) else { return false };
            let before = text.get(..found.start()).and_then(|before| before.chars().next_back());
            let after = text.get(found.end()..).and_then(|after| after.chars().next());
            let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
            (ends.before || is_edge(before)) && (ends.after || is_edge(after))
        };
        search.find_overlapping_iter(text).filter(fits).map(|found| (found.start(), found.end())).collect()
    }
}

/// A word without its stars, and what they say.
fn part(word: &str) -> (String, Ends) {
    let word = word.trim();
    let ends = Ends { before: word.starts_with('*'), after: word.len() > 1 && word.ends_with('*') };
    (plain(word.trim_matches('*')), ends)
}

/// In small letters, and without signs that nobody sees: they are put between letters to hide a word.
pub(crate) fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().filter(|c| !is_unseen(*c)).flat_map(char::to_lowercase).collect()
}

const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{feff}')
}
