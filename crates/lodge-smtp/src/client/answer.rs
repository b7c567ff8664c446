//! What a server said, read within bounds.
//!
//! Only the code and the enhanced code of an answer are kept: its words may name somebody, and nothing here
//! acts on words.

use super::Fault;
use crate::{
    limits::{LONG_REPLY_LINE as MAX_LINE, REPLY_LINES as MAX_LINES},
    reply::Enhanced,
};

/// One reply of a server: its codes, without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The three-digit code, 200 to 599.
    pub code: u16,
    /// The enhanced status code, where one was given and agrees with the code.
    pub enhanced: Option<Enhanced>,
}

impl Answer {
    /// An answer without an enhanced code.
    #[must_use]
    pub const fn plain(code: u16) -> Self {
        Self { code, enhanced: None }
    }

    /// Done: 2xx.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.code / 100 == 2
    }

    /// Not now: 4xx.
    #[must_use]
    pub const fn is_transient(self) -> bool {
        self.code / 100 == 4
    }

    /// Not ever: 5xx.
    #[must_use]
    pub const fn is_permanent(self) -> bool {
        self.code / 100 == 5
    }
}

/// Reads replies off a stream of octets, holding one line at the most.
#[derive(Default)]
pub(crate) struct Reader {
    line: Vec<u8>,
    lines: usize,
    code: Option<u16>,
    enhanced: Option<Enhanced>,
}

/// What of a reply line is needed.
pub(crate) struct Line<'a> {
    /// What follows the code.
    pub text: &'a [u8],
    /// The first line of its reply.
    pub first: bool,
    /// The whole reply, if this was its last line.
    pub whole: Option<Answer>,
}

impl Reader {
    /// Takes octets up to the end of one line.
    ///
    /// Says how many it took, and what the line said once it is whole.
    pub(crate) fn line<'a>(&'a mut self, input: &'a [u8]) -> Result<(usize, Option<Line<'a>>), Fault> {
        let Some(end) = memchr::memchr(b'\n', input) else {
            if self.line.len() + input.len() > MAX_LINE {
                return Err(Fault::Garbled);
            }
            self.line.extend_from_slice(input);
            return Ok((input.len(), None));
        };
        let (rest, _) = input.split_at(end);
        if self.line.len() + rest.len() > MAX_LINE {
            return Err(Fault::Garbled);
        }
        // Whole lines that arrive in one piece are looked at where they are.
        let line = if self.line.is_empty() {
            rest
        } else {
            self.line.extend_from_slice(rest);
            self.line.as_slice()
        };
        let (code, more, text) = parse(line).ok_or(Fault::Garbled)?;
        let first = self.lines == 0;
        self.lines += 1;
        //= rfc5321#4.2.1
        //# In a multiline reply, the reply code on each of the lines MUST be the same.
        if self.code.is_some_and(|before| before != code) || self.lines > MAX_LINES {
            return Err(Fault::Garbled);
        }
        if first {
            self.enhanced = enhanced(text).filter(|enhanced| u16::from(enhanced.class) == code / 100);
        }
        let whole = if more {
            self.code = Some(code);
            None
        } else {
            self.code = None;
            self.lines = 0;
            Some(Answer { code, enhanced: self.enhanced.take() })
        };
        Ok((end + 1, Some(Line { text, first, whole })))
    }

    /// Forgets the line that was just looked at.
    pub(crate) fn next_line(&mut self) {
        self.line.clear();
    }

    /// Whether part of a reply is held.
    pub(crate) fn is_in_the_middle(&self) -> bool {
        !self.line.is_empty() || self.lines > 0
    }
}

/// The code of a reply line, whether more lines follow, and the text.
fn parse(line: &[u8]) -> Option<(u16, bool, &[u8])> {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let ([class @ b'2'..=b'5', ten, one], after) = line.split_first_chunk::<3>()? else { return None };
    if !ten.is_ascii_digit() || !one.is_ascii_digit() {
        return None;
    }
    let digit = |octet: &u8| u16::from(octet - b'0');
    let code = digit(class) * 100 + digit(ten) * 10 + digit(one);
    //= rfc5321#4.2
    //# in the general case, any text, including no text at all (although
    //# senders SHOULD NOT send bare codes), MUST be acceptable.
    match after {
        [] => Some((code, false, after)),
        [b' ', text @ ..] => Some((code, false, text)),
        [b'-', text @ ..] => Some((code, true, text)),
        _ => None,
    }
}

/// The enhanced code that the text begins with.
fn enhanced(text: &[u8]) -> Option<Enhanced> {
    let end = memchr::memchr(b' ', text).unwrap_or(text.len());
    text.get(..end).and_then(|word| std::str::from_utf8(word).ok()).and_then(Enhanced::parse)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every reply in `input`, however it is split.
    fn check(input: &str, expected: Result<&[(u16, &str)], Fault>) {
        for step in [1, 2, 3, 7, input.len().max(1)] {
            let mut reader = Reader::default();
            let mut found = Vec::new();
            let result = input.as_bytes().chunks(step).try_for_each(|mut piece| {
                while !piece.is_empty() {
                    let (taken, line) = reader.line(piece)?;
                    let seen = line.is_some();
                    found.extend(line.and_then(|line| line.whole));
                    if seen {
                        reader.next_line();
                    }
                    piece = &piece[taken..];
                }
                Ok(())
            });
            let shown: Vec<(u16, String)> = found
                .iter()
                .map(|answer: &Answer| {
                    (answer.code, answer.enhanced.map(|enhanced| enhanced.to_string()).unwrap_or_default())
                })
                .collect();
            match expected {
                Ok(expected) => {
                    assert_eq!(result, Ok(()), "{input:?} by {step}");
                    let shown: Vec<_> = shown.iter().map(|(code, text)| (*code, text.as_str())).collect();
                    assert_eq!(shown, expected, "{input:?} by {step}");
                }
                Err(fault) => assert_eq!(result, Err(fault), "{input:?} by {step}"),
            }
        }
    }

    #[test]
    fn codes_are_read_and_words_are_not() {
        check("250 ok\r\n", Ok(&[(250, "")]));
        check("250\r\n", Ok(&[(250, "")]));
        check("250 2.1.5 ok\r\n550 5.1.1 no\r\n", Ok(&[(250, "2.1.5"), (550, "5.1.1")]));
        check("250-a\r\n250-b\r\n250 c\r\n", Ok(&[(250, "")]));
        check("450-4.2.1 busy\r\n450 4.7.1 later\r\n", Ok(&[(450, "4.2.1")]));
        check("250 ok\n", Ok(&[(250, "")]));
    }

    #[test]
    fn an_enhanced_code_that_contradicts_the_code_is_not_believed() {
        check("550 2.0.0 no\r\n", Ok(&[(550, "")]));
        check("250 4.0.0 yes\r\n", Ok(&[(250, "")]));
    }

    #[test]
    fn what_is_no_reply_is_garbled() {
        for input in
            ["hello\r\n", "25 ok\r\n", "150 ok\r\n", "650 ok\r\n", "250+ok\r\n", "2500 ok\r\n", "\r\n"]
        {
            check(input, Err(Fault::Garbled));
        }
        check("250-a\r\n550 b\r\n", Err(Fault::Garbled));
    }

    #[test]
    fn a_reply_has_bounds() {
        check(&format!("250 {}\r\n", "x".repeat(MAX_LINE)), Err(Fault::Garbled));
        check(&"250-x\r\n".repeat(MAX_LINES + 1), Err(Fault::Garbled));
        let most = format!("{}250 x\r\n", "250-x\r\n".repeat(MAX_LINES - 1));
        check(&most, Ok(&[(250, "")]));
    }
}
