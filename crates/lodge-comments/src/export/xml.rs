//! Texts in XML.

use quick_xml::escape::partial_escape;
use std::borrow::Cow;
use std::fmt;

/// A text in which nothing is markup. Characters that no XML may hold are left out.
pub(super) struct Xml<'a>(pub(super) &'a str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: Cow<'_, str> = match self.0.chars().all(is_allowed) {
            true => self.0.into(),
            false => self.0.chars().filter(|letter| is_allowed(*letter)).collect(),
        };
        f.write_str(&partial_escape(text).replace('"', "&quot;"))
    }
}

/// Whether a document of XML 1.0 may hold it.
fn is_allowed(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}') || matches!(letter, '\t' | '\n' | '\r')
}
