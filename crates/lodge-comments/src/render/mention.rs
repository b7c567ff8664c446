//! Who is spoken to: `@name`.

use std::ops::Range;

/// The longest name that is looked for, in characters.
const LONGEST: usize = 40;

/// Where in a text somebody is spoken to: the places of `@name`, in their order.
///
/// A name has letters, digits, `-`, `_` and `.`, ends with a letter or digit, and nothing of the kind stands before its `@`:
/// `ann@alice.example` speaks to nobody.
pub(super) fn places(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut before = None;
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        if letter == '@' && before.is_none_or(apart) {
            let length = name(letters.as_str());
            if length > 0 {
                let end = at + 1 + length;
                found.push(at..end);
                letters = text.char_indices();
                // Goes on behind the name.
                while letters.offset() < end && letters.next().is_some() {}
                before = text.get(..end).and_then(|read| read.chars().next_back());
                continue;
            }
        }
        before = Some(letter);
    }
    found
}

/// How many bytes of `text` are a name.
fn name(text: &str) -> usize {
    let part = text
        .char_indices()
        .take(LONGEST)
        .take_while(|(_, letter)| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.'));
    part.filter(|(_, letter)| letter.is_alphanumeric())
        .last()
        .map_or(0, |(at, letter)| at + letter.len_utf8())
}

/// Whether a name can begin behind this.
fn apart(letter: char) -> bool {
    !(letter.is_alphanumeric() || matches!(letter, '@' | '.' | '_' | '-' | '/' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let names: Vec<_> = places(text).into_iter().map(|place| &text[place]).collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn a_name_stands_by_itself() {
        check("@ann", &["@ann"]);
        check("hello @ann, and @bob-2!", &["@ann", "@bob-2"]);
        check("(@ann) \"@bob\"", &["@ann", "@bob"]);
        check("@ayşe и @Дарья.", &["@ayşe", "@Дарья"]);
        check("thanks @ann.lee.", &["@ann.lee"]);
        check("@@ann", &[]);
        check("@ ann @", &[]);
        check("ann@alice.example", &[]);
        check("https://town.example/@ann", &[]);
        check("", &[]);
    }

    #[test]
    fn a_name_has_an_end() {
        let long = format!("@{}", "x".repeat(100));
        assert_eq!(places(&long).pop(), Some(0..41));
    }
}
