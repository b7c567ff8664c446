//! What a server says: a code, what it means more exactly, and words for people.

use std::fmt;

use crate::limits;

/// One reply, of one line or several.
#[derive(Clone, PartialEq, Eq)]
pub struct Reply {
    /// The three digits.
    pub code: u16,
    /// The enhanced status code of RFC 2034, if there is one.
    pub enhanced: Option<Enhanced>,
    /// Its words, a line each, without the code, the enhanced status code and the line end.
    pub lines: Vec<String>,
}

/// The text of somebody else's reply can hold addresses, so only the codes are shown.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reply({}", self.code)?;
        if let Some(enhanced) = self.enhanced {
            write!(f, " {enhanced}")?;
        }
        f.write_str(")")
    }
}

/// An enhanced status code such as `5.7.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Enhanced {
    /// 2 is success, 4 is "not now", 5 is "no".
    pub class: u8,
    /// What it is about: addresses, mailboxes, the system, the network, the protocol, the content, policy.
    pub subject: u16,
    /// What about it.
    pub detail: u16,
}

impl Enhanced {
    /// `Enhanced::new(5, 7, 1)` is `5.7.1`.
    #[must_use]
    pub const fn new(class: u8, subject: u16, detail: u16) -> Self {
        Self { class, subject, detail }
    }

    /// Reads `class.subject.detail`, all of it.
    //= rfc3463#2
    //# status-code = class "." subject "." detail
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let mut number = |longest: usize| {
            let digits = parts.next()?;
            let plain =
                !digits.is_empty() && digits.len() <= longest && digits.bytes().all(|b| b.is_ascii_digit());
            if plain { digits.parse::<u16>().ok() } else { None }
        };
        let (class, subject, detail) = (number(1)?, number(3)?, number(3)?);
        let class = u8::try_from(class).ok().filter(|class| matches!(class, 2 | 4 | 5))?;
        if parts.next().is_none() { Some(Self { class, subject, detail }) } else { None }
    }
}

impl fmt::Display for Enhanced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

/// What the first digit says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// 2: done.
    Success,
    /// 3: go on.
    Intermediate,
    /// 4: not now; try again later.
    Transient,
    /// 5: no; do not try again.
    Permanent,
}

impl Reply {
    /// A reply of one line.
    #[must_use]
    pub fn new(code: u16, enhanced: Option<(u16, u16)>, text: impl Into<String>) -> Self {
        let class = u8::try_from(code / 100).unwrap_or(5);
        let enhanced = enhanced.map(|(subject, detail)| Enhanced::new(class, subject, detail));
        Self { code, enhanced, lines: vec![text.into()] }
    }

    /// What its first digit says; a code that is none counts as permanent.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self.code / 100 {
            2 => Severity::Success,
            3 => Severity::Intermediate,
            4 => Severity::Transient,
            _ => Severity::Permanent,
        }
    }

    /// Whether it says yes.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        matches!(self.severity(), Severity::Success)
    }

    /// Whether it says "not now".
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self.severity(), Severity::Transient)
    }

    /// Whether it says no.
    #[must_use]
    pub const fn is_permanent(&self) -> bool {
        matches!(self.severity(), Severity::Permanent)
    }

    /// Appends the reply as it goes over the wire.
    pub fn write(&self, out: &mut Vec<u8>) {
        if self.lines.is_empty() {
            write_line(out, self.code, b' ', self.enhanced, "");
        }
        let last = self.lines.len().saturating_sub(1);
        for (number, line) in self.lines.iter().enumerate() {
            write_line(out, self.code, if number == last { b' ' } else { b'-' }, self.enhanced, line);
        }
    }

    /// Reads a reply at the start of `input`.
    ///
    /// `Ok(None)` means that it has not all arrived; otherwise it says how many octets it took.
    ///
    /// # Errors
    /// [`NotAReply`] when this is no SMTP, or is longer than we are willing to read.
    pub fn parse(input: &[u8]) -> Result<Option<(Self, usize)>, NotAReply> {
        let mut reply: Option<Self> = None;
        let mut at = 0;
        loop {
            let rest = input.get(at..).unwrap_or_default();
            let Some(end) = memchr::memchr(b'\n', rest) else {
                return if rest.len() > limits::LONG_REPLY_LINE { Err(NotAReply) } else { Ok(None) };
            };
            if end > limits::LONG_REPLY_LINE {
                return Err(NotAReply);
            }
            let line = rest.get(..end).unwrap_or_default();
            at += end + 1;
            let (code, is_last, text) =
                split_line(line.strip_suffix(b"\r").unwrap_or(line)).ok_or(NotAReply)?;
            let (enhanced, words) = split_enhanced(code, &text);
            let reply = reply.get_or_insert_with(|| Self { code, enhanced, lines: Vec::new() });
            //= rfc5321#4.2.1
            //# In a multiline reply, the reply code on each of the lines MUST be the same.
            if reply.code != code || reply.lines.len() >= limits::REPLY_LINES {
                return Err(NotAReply);
            }
            reply.lines.push(if enhanced == reply.enhanced { words } else { &text }.to_owned());
            if is_last {
                return Ok(Some((reply.clone(), at)));
            }
        }
    }
}

/// What arrived is no SMTP reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAReply;

/// Appends one line of a reply. Line ends inside the text become spaces: a reply never says more than one thing.
pub(crate) fn write_line(out: &mut Vec<u8>, code: u16, mark: u8, enhanced: Option<Enhanced>, text: &str) {
    let digit = |n: u16| b'0' + u8::try_from(n % 10).unwrap_or(0);
    out.extend_from_slice(&[digit(code / 100), digit(code / 10), digit(code), mark]);
    if let Some(Enhanced { class, subject, detail }) = enhanced {
        for (number, end) in [(u16::from(class), b'.'), (subject, b'.'), (detail, b' ')] {
            for divisor in [100, 10] {
                if number >= divisor {
                    out.push(digit(number / divisor));
                }
            }
            out.extend_from_slice(&[digit(number), end]);
        }
    }
    out.extend(text.bytes().map(|byte| if matches!(byte, b'\r' | b'\n' | 0) { b' ' } else { byte }));
    out.extend_from_slice(b"\r\n");
}

fn split_line(line: &[u8]) -> Option<(u16, bool, String)> {
    let (digits, rest) = line.split_at_checked(3)?;
    if !matches!(digits, [b'2'..=b'5', b'0'..=b'9', b'0'..=b'9']) {
        return None;
    }
    let code = digits.iter().fold(0, |code, &digit| code * 10 + u16::from(digit - b'0'));
    let (is_last, text) = match rest {
        [] => (true, rest),
        [b' ', text @ ..] => (true, text),
        [b'-', text @ ..] => (false, text),
        _ => return None,
    };
    Some((code, is_last, String::from_utf8_lossy(text).into_owned()))
}

/// An enhanced status code at the start of the words, if its class agrees with the code.
fn split_enhanced(code: u16, text: &str) -> (Option<Enhanced>, &str) {
    let (first, words) = text.split_once(' ').unwrap_or((text, ""));
    match Enhanced::parse(first) {
        Some(enhanced) if u16::from(enhanced.class) == code / 100 => (Some(enhanced), words),
        _ => (None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wire(reply: &Reply) -> String {
        let mut out = Vec::new();
        reply.write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_reply_is_written() {
        assert_eq!(wire(&Reply::new(250, None, "Hello")), "250 Hello\r\n");
        assert_eq!(wire(&Reply::new(550, Some((7, 1)), "No")), "550 5.7.1 No\r\n");
        assert_eq!(wire(&Reply::new(452, Some((4, 105)), "x\r\n250 y")), "452 4.4.105 x  250 y\r\n");
        let lines = vec!["one".into(), "two".into()];
        let reply = Reply { code: 421, enhanced: Some(Enhanced::new(4, 3, 2)), lines };
        assert_eq!(wire(&reply), "421-4.3.2 one\r\n421 4.3.2 two\r\n");
        assert_eq!(wire(&Reply { code: 250, enhanced: None, lines: vec![] }), "250 \r\n");
    }

    fn check(input: &str, expected: impl Into<Result<Option<(Reply, usize)>, NotAReply>>) {
        assert!(Reply::parse(input.as_bytes()) == expected.into(), "{input}");
    }

    #[test]
    fn a_reply_is_read() {
        check("250 Hello\r\n", Ok(Some((Reply::new(250, None, "Hello"), 11))));
        check("250\r\n", Ok(Some((Reply::new(250, None, ""), 5))));
        check("250 2.1.0\r\n", Ok(Some((Reply::new(250, Some((1, 0)), ""), 11))));
        check("550 5.7.1 No\r\n250 ", Ok(Some((Reply::new(550, Some((7, 1)), "No"), 14))));
        check("550 4.7.1 No\n", Ok(Some((Reply::new(550, None, "4.7.1 No"), 13))));
        let two = Reply { code: 250, enhanced: None, lines: vec!["a".into(), "SIZE 5".into()] };
        check("250-a\r\n250 SIZE 5\r\n", Ok(Some((two, 19))));
        check("250-a\r\n250 SIZE 5", Ok(None));
        check("", Ok(None));
        check("25", Ok(None));
    }

    #[test]
    fn what_is_no_reply_is_said_so() {
        //= rfc5321#4.2.1
        //= type=test
        //# In a multiline reply, the reply code on each of the lines MUST be the same.
        check("250-a\r\n550 b\r\n", Err(NotAReply));
        check("HTTP/1.1 400 Bad Request\r\n", Err(NotAReply));
        check("150 x\r\n", Err(NotAReply));
        check("2500 x\r\n", Err(NotAReply));
        check("\r\n", Err(NotAReply));
        check(&"250-x\r\n".repeat(limits::REPLY_LINES + 1), Err(NotAReply));
        check(&format!("250 {}", "x".repeat(limits::LONG_REPLY_LINE)), Err(NotAReply));
    }

    #[test]
    fn what_was_written_is_read_again() {
        for reply in [
            Reply::new(250, Some((1, 5)), "Fine"),
            Reply { code: 550, enhanced: Some(Enhanced::new(5, 1, 1)), lines: vec!["a".into(), "b".into()] },
        ] {
            let text = wire(&reply);
            assert!(Reply::parse(text.as_bytes()) == Ok(Some((reply, text.len()))));
        }
    }
}
