//! Lines put in front of a message that otherwise stays as it is.

use crate::field::fields;
use crate::received::Received;
use std::fmt::{self, Write};

/// How long a line is before it is folded, where it can be.
const FOLD_AT: usize = 78;

/// How long a line may be.
///
//= rfc5322#2.1.1
//# Each line of characters MUST be no more than 998 characters, and SHOULD be no more than 78 characters,
//# excluding the CRLF.
const LINE_LIMIT: usize = 998;

/// The lines put in front of a message, from top to bottom.
///
//= rfc5321#4.4
//# SMTP servers MUST prepend Received lines to messages; they MUST NOT change the order of existing lines or
//# insert Received lines in any other location.
#[derive(Default, Clone, PartialEq, Eq)]
pub struct Prefix {
    lines: String,
}

impl Prefix {
    /// No lines yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { lines: String::new() }
    }

    /// Adds the trace of this hop.
    pub fn received(&mut self, received: &Received<'_>) {
        // Writing to a String does not fail.
        write!(self.lines, "{received}").unwrap_or_default();
    }

    /// Adds a field, folded at white space where its line grows long.
    pub fn field(&mut self, name: &str, value: &str) -> Result<(), Unfit> {
        let bare = |byte: u8| (33..=126).contains(&byte) && byte != b':';
        if name.is_empty() || name.len() > FOLD_AT || !name.bytes().all(bare) {
            return Err(Unfit::Name);
        }
        if value.contains(|letter: char| letter.is_control() && letter != '\t') {
            return Err(Unfit::Control);
        }
        let (before, value) = (self.lines.len(), value.trim());
        let mut line = name.len() + 1;
        self.lines.push_str(name);
        self.lines.push(':');
        for word in words(value) {
            // The space that a fold begins with is the first letter of the word.
            let length = word.len() + usize::from(!word.starts_with([' ', '\t']));
            if line + length > FOLD_AT && line > name.len() + 1 {
                self.lines.push_str("\r\n");
                line = 0;
            } else if line == name.len() + 1 {
                self.lines.push(' ');
            }
            self.lines.push_str(word);
            line += length;
            if line > LINE_LIMIT {
                self.lines.truncate(before);
                return Err(Unfit::Long);
            }
        }
        self.lines.push_str("\r\n");
        Ok(())
    }

    /// The bytes to send before the message whose beginning is given.
    ///
    /// A message without a header of its own gets an empty line in front: else what it says would be read as part
    /// of ours, or as fields.
    #[must_use]
    pub fn before(mut self, head: &[u8]) -> Vec<u8> {
        let clings = matches!(head.first(), Some(b' ' | b'\t'));
        let opens_blank = matches!(head, [b'\n', ..] | [b'\r', b'\n', ..] | []);
        if clings || (!opens_blank && fields(head).all(|field| field.name().is_none())) {
            self.lines.push_str("\r\n");
        }
        self.lines.into_bytes()
    }
}

impl fmt::Debug for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "‹{} bytes of header›", self.lines.len())
    }
}

/// Why a field cannot be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfit {
    /// Its name is none.
    Name,
    /// Its value holds a line end or another control character.
    Control,
    /// A word in it is longer than a line may be.
    Long,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "the field's name holds something other than printable ASCII letters",
            Self::Control => "the field's value holds a line end or another control character",
            Self::Long => "the field's value holds a word that is longer than a line may be",
        })
    }
}

impl std::error::Error for Unfit {}

/// The text cut before each run of white space that has a word after it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let end = rest.get(spaces..)?.find([' ', '\t']).map_or(rest.len(), |end| spaces + end);
        let (word, after) = rest.split_at_checked(end)?;
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, value: &str, expected: Result<&str, Unfit>) {
        let mut prefix = Prefix::new();
        let written =
            prefix.field(name, value).map(|()| String::from_utf8(prefix.before(b"A: 1\r\n")).unwrap());
        assert_eq!(written, expected.map(str::to_owned));
    }

    #[test]
    fn a_field_is_written_on_a_line_and_folded_where_it_grows_long() {
        //= rfc5322#2.1.1
        //= type=test
        //# Each line of characters MUST be no more than 998 characters, and SHOULD be no more than 78 characters,
        //# excluding the CRLF.
        check("X-A", "one two", Ok("X-A: one two\r\n"));
        check("X-A", "", Ok("X-A:\r\n"));
        let (forty, long) = ("a".repeat(40), "b".repeat(200));
        let folded = format!("X-A: {forty}\r\n {forty}\r\n\t{long}\r\n c\r\n");
        check("X-A", &format!("{forty} {forty}\t{long} c"), Ok(&folded));
        check("X-A", &"c".repeat(1000), Err(Unfit::Long));
    }

    #[test]
    fn nothing_can_be_smuggled_into_a_field() {
        check("X-A", "one\r\nX-B: two", Err(Unfit::Control));
        check("X-A", "one\ntwo", Err(Unfit::Control));
        check("X A", "", Err(Unfit::Name));
        check("X:A", "", Err(Unfit::Name));
        check("", "", Err(Unfit::Name));
        check("X-Ä", "", Err(Unfit::Name));
    }

    #[test]
    fn a_refused_field_leaves_no_trace() {
        let mut prefix = Prefix::new();
        prefix.field("X-A", "1").unwrap();
        prefix.field("X-B", &format!("1 {}", "c".repeat(1000))).unwrap_err();
        assert_eq!(prefix.before(b""), b"X-A: 1\r\n");
    }

    #[test]
    fn a_message_without_a_header_keeps_its_first_line_in_the_body() {
        let before = |head: &[u8]| {
            let mut prefix = Prefix::new();
            prefix.field("X-A", "1").unwrap();
            String::from_utf8(prefix.before(head)).unwrap()
        };
        for (head, empty_line) in [
            ("A: 1\r\n\r\n", false),
            ("\r\nbody", false),
            ("", false),
            ("From me\r\nA: 1\r\n\r\n", false),
            (" by somebody else; now\r\nA: 1\r\n\r\n", true),
            ("\tindented", true),
            ("hello\r\nthere\r\n", true),
        ] {
            assert_eq!(before(head.as_bytes()).ends_with("\r\n\r\n"), empty_line, "{head:?}");
        }
    }
}
