//! The text of a message as it arrives: where it ends, and whether it is one.
//!
//! One pass, no copies: what comes out are pieces of what went in. The five [`At`]s are all that is remembered from
//! one piece of input to the next, so it does not matter where the network cut it.
//!
//= rfc5321#2.3.8
//# In addition, the appearance of "bare" "CR" or "LF" characters in text
//# (i.e., either without the other) has a long history of causing problems in
//# mail implementations and applications that use the mail system as a tool.
//! A server that lets them pass can be made to see the end of a message where the next server sees text, or the
//! other way round; the text after it is then a second message that nobody sent. So the end is `CRLF.CRLF` and
//! nothing else, and a message with a bare CR or LF is refused as a whole.

use crate::limits;

/// Why a message is refused while it is still arriving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A CR without an LF after it.
    BareCr,
    /// An LF without a CR before it.
    BareLf,
    /// An octet of value zero.
    Nul,
    /// A line longer than [`limits::LONG_TEXT_LINE`].
    LongLine,
    /// More octets than we said we take.
    TooBig,
    /// Whoever receives it cannot go on: [`Server::spoil`](crate::Server::spoil) was called.
    Spoilt,
}

/// Where in the text we are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    LineStart,
    Middle,
    AfterCr,
    /// After the dot that starts a line.
    Dot,
    /// After the CR that follows it.
    DotCr,
}

/// What was found in a piece of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found<'i> {
    /// Nothing to report; more is needed.
    Nothing,
    /// Text of the message.
    Text(&'i [u8]),
    /// The end of the message.
    End,
    /// The message is spoilt; its end is still to come.
    Fault(Fault),
}

/// Reads the text of one message.
#[derive(Debug)]
pub(crate) struct Receiver {
    at: At,
    line: usize,
    /// A fault that follows text which had to be reported first.
    pending: Option<Fault>,
}

impl Receiver {
    pub(crate) const fn new() -> Self {
        Self { at: At::LineStart, line: 0, pending: None }
    }

    /// Reads text that ends with a dot on a line of its own, as after DATA. Also says how much it took.
    pub(crate) fn dotted<'i>(&mut self, input: &'i [u8]) -> (usize, Found<'i>) {
        if let Some(fault) = self.pending.take() {
            return (0, Found::Fault(fault));
        }
        let mut start = 0;
        let mut here = 0;
        while let Some(&octet) = input.get(here) {
            match (self.at, octet) {
                //= rfc5321#4.5.2
                //# If the first character is a period and there are other
                //# characters on the line, the first character is deleted.
                (At::LineStart, b'.') => {
                    self.at = At::Dot;
                    here += 1;
                    if here - 1 > start {
                        return (here, Found::Text(part(input, start, here - 1)));
                    }
                    start = here;
                }
                (At::Dot, b'\r') => {
                    self.at = At::DotCr;
                    here += 1;
                    start = here;
                }
                //= rfc5321#4.1.1.4
                //# The mail data are terminated by a line containing only a period, that
                //# is, the character sequence "<CRLF>.<CRLF>", where the first <CRLF> is
                //# actually the terminator of the previous line (see Section 4.5.2).
                (At::DotCr, b'\n') => return (here + 1, Found::End),
                (At::Dot, _) => self.at = At::Middle,
                (At::DotCr, _) => {
                    self.at = At::Middle;
                    return (here, Found::Fault(Fault::BareCr));
                }
                _ => match self.inside(part(input, here, input.len())) {
                    Ok(taken) => here += taken,
                    Err(broken) => return self.report(input, start, here, broken),
                },
            }
        }
        (here, text(part(input, start, here)))
    }

    /// Reads text that ends where its length says, as after BDAT.
    pub(crate) fn counted<'i>(&mut self, input: &'i [u8]) -> (usize, Found<'i>) {
        if let Some(fault) = self.pending.take() {
            return (0, Found::Fault(fault));
        }
        let mut here = 0;
        while here < input.len() {
            match self.inside(part(input, here, input.len())) {
                Ok(taken) => here += taken,
                Err(broken) => return self.report(input, 0, here, broken),
            }
        }
        (here, text(input))
    }

    /// A fault at the end of what has been read.
    pub(crate) const fn pending(&mut self) -> Option<Fault> {
        self.pending.take()
    }

    /// What is missing where the text ends because its length says so: the end of its last line, perhaps.
    pub(crate) fn finish(&mut self) -> Found<'static> {
        match std::mem::replace(&mut self.at, At::LineStart) {
            At::LineStart => Found::Nothing,
            At::AfterCr => Found::Fault(Fault::BareCr),
            At::Middle | At::Dot | At::DotCr => Found::Text(b"\r\n"),
        }
    }

    /// Reads on to the end of the line, or of the input.
    fn inside(&mut self, input: &[u8]) -> Result<usize, Broken> {
        if self.at == At::AfterCr {
            if input.first() == Some(&b'\n') {
                (self.at, self.line) = (At::LineStart, 0);
                return Ok(1);
            }
            self.at = At::Middle;
            return Err(Broken { fault: Fault::BareCr, sound: 0, taken: 0 });
        }
        self.at = At::Middle;
        //= rfc2045#2.8
        //# As with "7bit data" CR and LF octets only occur as part of CRLF line
        //# separation sequences and no NULs are allowed.
        let stop = memchr::memchr3(b'\r', b'\n', 0, input);
        let taken = stop.unwrap_or(input.len());
        self.line += taken;
        if let Some(over @ 1..) = self.line.checked_sub(limits::LONG_TEXT_LINE) {
            self.line = 0;
            return Err(Broken { fault: Fault::LongLine, sound: taken - over, taken });
        }
        let fault = match stop.and_then(|stop| input.get(stop)) {
            None => return Ok(taken),
            Some(b'\r') => {
                self.at = At::AfterCr;
                return Ok(taken + 1);
            }
            Some(b'\n') => Fault::BareLf,
            Some(_) => Fault::Nul,
        };
        Err(Broken { fault, sound: taken, taken: taken + 1 })
    }

    /// Reports the text before a fault, then the fault: so it comes at the same place however the input was cut.
    fn report<'i>(
        &mut self,
        input: &'i [u8],
        start: usize,
        here: usize,
        broken: Broken,
    ) -> (usize, Found<'i>) {
        match text(part(input, start, here + broken.sound)) {
            Found::Text(text) => {
                self.pending = Some(broken.fault);
                (here + broken.taken, Found::Text(text))
            }
            _ => (here + broken.taken, Found::Fault(broken.fault)),
        }
    }
}

/// A fault, after so many octets that are none; and how many were read.
#[derive(Clone, Copy)]
struct Broken {
    fault: Fault,
    sound: usize,
    taken: usize,
}

fn part(input: &[u8], from: usize, to: usize) -> &[u8] {
    input.get(from..to).unwrap_or_default()
}

const fn text(found: &[u8]) -> Found<'_> {
    if found.is_empty() { Found::Nothing } else { Found::Text(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What came of it: the text, the faults, and what was left after the end, if there was one.
    fn receive(pieces: &[&[u8]]) -> (Vec<u8>, Vec<Fault>, Option<Vec<u8>>) {
        let (mut text, mut faults, mut receiver) = (Vec::new(), Vec::new(), Receiver::new());
        for (number, piece) in pieces.iter().enumerate() {
            let mut rest = *piece;
            loop {
                let (taken, found) = receiver.dotted(rest);
                rest = &rest[taken..];
                match found {
                    Found::Nothing if rest.is_empty() => break,
                    Found::Nothing => {}
                    Found::Text(found) => text.extend_from_slice(found),
                    Found::Fault(fault) => faults.push(fault),
                    Found::End => {
                        return (text, faults, Some([rest, &pieces[number + 1..].concat()].concat()));
                    }
                }
            }
        }
        (text, faults, None)
    }

    /// Whatever the input is cut into, this comes of it.
    fn check(input: &str, expected: Result<&str, Fault>, rest: Option<&str>) {
        let octets = input.as_bytes();
        let mut cuts: Vec<Vec<&[u8]>> = vec![octets.chunks(1).collect()];
        for first in 0..=octets.len() {
            for second in first..=octets.len() {
                cuts.push(vec![&octets[..first], &octets[first..second], &octets[second..]]);
            }
        }
        for pieces in cuts {
            let (text, faults, left) = receive(&pieces);
            assert_eq!(left.as_deref(), rest.map(str::as_bytes), "{input:?}");
            match expected {
                Ok(expected) => {
                    assert_eq!((text.as_slice(), faults), (expected.as_bytes(), vec![]), "{input:?}")
                }
                Err(fault) => assert_eq!(faults.first(), Some(&fault), "{input:?}"),
            }
        }
    }

    #[test]
    fn text_ends_at_a_dot_on_a_line_of_its_own() {
        //= rfc5321#4.1.1.4
        //= type=test
        //# The mail data are terminated by a line containing only a period, that
        //# is, the character sequence "<CRLF>.<CRLF>", where the first <CRLF> is
        //# actually the terminator of the previous line (see Section 4.5.2).
        check(".\r\n", Ok(""), Some(""));
        check("a\r\n.\r\n", Ok("a\r\n"), Some(""));
        check("a\r\n.\r\nQUIT\r\n", Ok("a\r\n"), Some("QUIT\r\n"));
        check("a.\r\nb\r\n.\r\n.\r\n", Ok("a.\r\nb\r\n"), Some(".\r\n"));
        check("a\r\n\r\n.\r\n", Ok("a\r\n\r\n"), Some(""));
        check("a\r\n", Ok("a\r\n"), None);
        check("a\r\n.", Ok("a\r\n"), None);
        check("a\r\n.\r", Ok("a\r\n"), None);
    }

    #[test]
    fn a_dot_that_starts_a_line_is_taken_away() {
        //= rfc5321#4.5.2
        //= type=test
        //# If the first character is a period and there are other
        //# characters on the line, the first character is deleted.
        check("..\r\n.\r\n", Ok(".\r\n"), Some(""));
        check("..a\r\n...b\r\n.\r\n", Ok(".a\r\n..b\r\n"), Some(""));
        check(".a\r\n.\r\n", Ok("a\r\n"), Some(""));
        check("a.b\r\nc.\r\n.\r\n", Ok("a.b\r\nc.\r\n"), Some(""));
    }

    #[test]
    fn nothing_else_ends_it() {
        use Fault::{BareCr, BareLf, Nul};
        for (input, fault) in [
            ("a\n.\n", BareLf),
            ("a\n.\r\n", BareLf),
            ("a\r.\r", BareCr),
            ("a\r.\r\n", BareCr),
            ("a\r\n.\n", BareLf),
            ("a\r\n.\rb", BareCr),
            ("a\n.\rb", BareLf),
            ("a\r.\n", BareCr),
            ("a\r\n.\r\r\n", BareCr),
            ("a\r\n.\r\r\r\n", BareCr),
            ("a\r\n\0.\r\n", Nul),
            ("a\r\n.\0\r\n", Nul),
            ("a\r\n.\r\0\n", BareCr),
            ("a\r\0\n.\r\n", BareCr),
            ("a\0\r\n.\r.\n", Nul),
        ] {
            check(input, Err(fault), None);
            check(&format!("{input}b\r\n.\r\nQUIT\r\n"), Err(fault), Some("QUIT\r\n"));
        }
        check("a\r\r\n.\r\nQUIT\r\n", Err(BareCr), Some("QUIT\r\n"));
    }

    #[test]
    fn a_line_may_be_long_but_not_endless() {
        //= rfc5321#4.5.3.1.6
        //= type=test
        //# The maximum total length of a text line including the <CRLF> is 1000 octets
        //# (not counting the leading dot duplicated for transparency).
        for length in [limits::TEXT_LINE - 2, limits::LONG_TEXT_LINE] {
            let line = format!("{}\r\n", "x".repeat(length));
            let (text, faults, end) = receive(&[line.as_bytes(), b".\r\n"]);
            assert_eq!((text.len(), faults, end), (length + 2, vec![], Some(vec![])));
        }
        let line = "x".repeat(limits::LONG_TEXT_LINE + 1);
        assert_eq!(receive(&[line.as_bytes(), b"\r\n.\r\n"]).1, [Fault::LongLine]);
        let (first, second) = line.as_bytes().split_at(5000);
        assert_eq!(receive(&[first, second, b"\r\n.\r\n"]).1, [Fault::LongLine]);
    }

    #[test]
    fn counted_text_may_have_dots_and_gets_its_last_line_end() {
        let check = |pieces: &[&str], expected: Result<&str, Fault>| {
            let (mut receiver, mut text) = (Receiver::new(), Vec::new());
            let mut collect = |found: Found<'_>| match found {
                Found::Text(found) => {
                    text.extend_from_slice(found);
                    Ok(())
                }
                Found::Fault(fault) => Err(fault),
                Found::Nothing => Ok(()),
                Found::End => panic!("only a dot ends text"),
            };
            let mut outcome =
                pieces.iter().try_for_each(|piece| collect(receiver.counted(piece.as_bytes()).1));
            outcome = outcome.and_then(|()| receiver.pending().map_or(Ok(()), Err));
            outcome = outcome.and_then(|()| collect(receiver.finish()));
            assert_eq!(outcome.map(|()| text), expected.map(|text| text.as_bytes().to_vec()), "{pieces:?}");
        };
        check(&[], Ok(""));
        check(&["a\r\n.\r\nb\r\n"], Ok("a\r\n.\r\nb\r\n"));
        check(&["a\r", "\n..", "\r\n"], Ok("a\r\n..\r\n"));
        check(&["a"], Ok("a\r\n"));
        check(&["a\r"], Err(Fault::BareCr));
        check(&["a\nb\r\n"], Err(Fault::BareLf));
        check(&["a\r", "b\r\n"], Err(Fault::BareCr));
        check(&["a\0b\r\n"], Err(Fault::Nul));
    }
}
