//! The tokens an address is made of.

use super::error::AddressError;
use std::borrow::Cow;

/// How deep comments may be nested.
const MAX_NESTING: usize = 32;

/// What kind of token it is.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// A run of letters that need no quotes.
    Atom(&'a str),
    /// What stood between quotes.
    Quoted(Cow<'a, str>),
    /// What stood between brackets, the brackets included.
    Literal(Cow<'a, str>),
    /// One of `. @ < > , : ;`.
    Mark(char),
    /// Nothing more.
    End,
}

/// A token, and where it stood.
#[derive(Clone)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Reads tokens, leaving out white space and comments.
#[derive(Clone)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The text between two places.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    pub(super) fn next(&mut self) -> Result<Token<'a>, AddressError> {
        self.skip_space()?;
        let start = self.at;
        let kind = match self.peek() {
            None => Kind::End,
            Some('"') => Kind::Quoted(self.quoted()?),
            Some('[') => Kind::Literal(self.literal()?),
            Some(mark @ ('.' | '@' | '<' | '>' | ',' | ':' | ';')) => {
                self.bump(mark);
                Kind::Mark(mark)
            }
            Some(_) => {
                let rest = self.rest();
                let length = rest.find(|letter| !is_atext(letter)).unwrap_or(rest.len());
                if length == 0 {
                    return Err(AddressError::Unexpected { at: start });
                }
                self.at += length;
                Kind::Atom(rest.get(..length).unwrap_or_default())
            }
        };
        Ok(Token { kind, start, end: self.at })
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self, letter: char) {
        self.at += letter.len_utf8();
    }

    /// Passes a fold: a line end before white space.
    fn fold(&mut self) -> bool {
        let rest = self.rest();
        let after = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'));
        let folds = after.is_some_and(|after| after.starts_with([' ', '\t']));
        if folds && let Some(after) = after {
            self.at += rest.len() - after.len();
        }
        folds
    }

    /// Passes white space and comments.
    fn skip_space(&mut self) -> Result<(), AddressError> {
        loop {
            match self.peek() {
                Some(' ' | '\t') => self.at += 1,
                Some('(') => self.comment()?,
                Some('\r' | '\n') if self.fold() => {}
                // What a careless caller leaves at the end of a field.
                Some('\r' | '\n') if matches!(self.rest(), "\r\n" | "\n") => self.at = self.text.len(),
                _ => return Ok(()),
            }
        }
    }

    /// Passes a comment, with those inside it.
    fn comment(&mut self) -> Result<(), AddressError> {
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(letter) = self.peek() {
            match letter {
                '(' if depth == MAX_NESTING => return Err(AddressError::TooDeep { at: self.at }),
                '(' => depth += 1,
                ')' => depth -= 1,
                '\\' => {
                    self.bump(letter);
                    match self.peek() {
                        None | Some('\0' | '\r' | '\n') => {
                            return Err(AddressError::Unexpected { at: self.at });
                        }
                        Some(_) => {}
                    }
                }
                '\r' | '\n' if self.fold() => continue,
                '\0' | '\r' | '\n' => return Err(AddressError::Unexpected { at: self.at }),
                _ => {}
            }
            if let Some(passed) = self.peek() {
                self.bump(passed);
            }
            if depth == 0 {
                return Ok(());
            }
        }
        Err(AddressError::Unended { at: start })
    }

    /// A quoted string. Control characters in it, which the old syntax allows, have no meaning and are left out.
    fn quoted(&mut self) -> Result<Cow<'a, str>, AddressError> {
        let start = self.at;
        self.at += 1;
        let inner = self.at;
        let mut text: Option<String> = None;
        while let Some(letter) = self.peek() {
            let before = self.at;
            let meant = match letter {
                '"' => {
                    let plain = self.slice(inner, before);
                    self.bump(letter);
                    return Ok(text.map_or(Cow::Borrowed(plain), Cow::Owned));
                }
                '\\' => {
                    self.bump(letter);
                    let escaped = self.peek().filter(|letter| !matches!(letter, '\0' | '\r' | '\n'));
                    let escaped = escaped.ok_or(AddressError::Unexpected { at: self.at })?;
                    self.bump(escaped);
                    Some(escaped).filter(|letter| !is_control(*letter))
                }
                '\r' | '\n' if self.fold() => None,
                '\0' | '\r' | '\n' => return Err(AddressError::Unexpected { at: before }),
                _ => {
                    self.bump(letter);
                    Some(letter).filter(|letter| !is_control(*letter))
                }
            };
            // Once the text meant differs from the text written, it is built letter by letter.
            let as_written = meant == Some(letter) && self.at == before + letter.len_utf8();
            if text.is_some() || !as_written {
                text.get_or_insert_with(|| self.slice(inner, before).to_owned()).extend(meant);
            }
        }
        Err(AddressError::Unended { at: start })
    }

    /// A domain literal. White space and escapes in it mean nothing.
    fn literal(&mut self) -> Result<Cow<'a, str>, AddressError> {
        let start = self.at;
        self.at += 1;
        let mut text = String::from("[");
        while let Some(letter) = self.peek() {
            if letter == ']' {
                self.bump(letter);
                text.push(letter);
                let written = self.slice(start, self.at);
                return Ok(if written == text { Cow::Borrowed(written) } else { Cow::Owned(text) });
            }
            if matches!(letter, '\r' | '\n') && self.fold() {
                continue;
            }
            self.bump(letter);
            let letter =
                if letter == '\\' { self.peek().inspect(|next| self.bump(*next)) } else { Some(letter) };
            match letter {
                Some(' ' | '\t') => {}
                Some(letter) if !letter.is_ascii_control() && !matches!(letter, '[' | ']' | '\\') => {
                    text.push(letter)
                }
                _ => return Err(AddressError::Unexpected { at: self.at }),
            }
        }
        Err(AddressError::Unended { at: start })
    }
}

/// Whether the letter may stand in a word without quotes.
///
//= rfc6532#3.2
//# atext =/ UTF8-non-ascii
pub(super) fn is_atext(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || "!#$%&'*+-/=?^_`{|}~".contains(letter)
        || (!letter.is_ascii() && !letter.is_control())
}

/// Whether the letter is a control character other than the tab.
fn is_control(letter: char) -> bool {
    letter.is_control() && letter != '\t'
}
