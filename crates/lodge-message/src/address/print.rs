//! Addresses written down, in today's syntax only.

use super::lex::is_atext;
use super::{Address, AddressList, Group, Mailbox, Phrase, Word};
use std::fmt::{self, Display, Formatter, Write};

impl Display for AddressList<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        separated(f, &self.0)
    }
}

impl Display for Address<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mailbox(mailbox) => mailbox.fmt(f),
            Self::Group(group) => group.fmt(f),
        }
    }
}

impl Display for Group<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.name)?;
        if !self.members.is_empty() {
            f.write_char(' ')?;
            separated(f, &self.members)?;
        }
        f.write_char(';')
    }
}

impl Display for Mailbox<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let named = !self.name.0.is_empty();
        if named {
            write!(f, "{} <", self.name)?;
        }
        if is_dot_atom(&self.local) {
            f.write_str(&self.local)?
        } else {
            quoted(f, &self.local)?
        }
        write!(f, "@{}", self.domain)?;
        if named { f.write_char('>') } else { Ok(()) }
    }
}

impl Display for Phrase<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (place, word) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_char(' ')?;
            }
            match word {
                Word::Atom(word) => f.write_str(word)?,
                Word::Quoted(word) => quoted(f, word)?,
            }
        }
        Ok(())
    }
}

fn separated(f: &mut Formatter<'_>, all: &[impl Display]) -> fmt::Result {
    for (place, one) in all.iter().enumerate() {
        if place > 0 {
            f.write_str(", ")?;
        }
        one.fmt(f)?;
    }
    Ok(())
}

fn quoted(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for letter in text.chars() {
        if matches!(letter, '"' | '\\') {
            f.write_char('\\')?;
        }
        f.write_char(letter)?;
    }
    f.write_char('"')
}

/// Whether the text can stand before an at sign without quotes.
fn is_dot_atom(text: &str) -> bool {
    text.split('.').all(|part| !part.is_empty() && part.chars().all(is_atext))
}
