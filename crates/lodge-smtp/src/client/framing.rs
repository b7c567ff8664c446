//! A message as it goes over the wire: dotted or counted, and never a bare CR or LF.

/// How the end of a message is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// By a line with only a dot (DATA).
    Dotted,
    /// By its length, said beforehand (BDAT).
    Counted,
}

/// A CR without its LF, or an LF without its CR: some servers take either for an end of line, and what follows it
/// for a message of its own. Nothing after it was given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BareLineEnd;

impl Framing {
    /// The message in `parts`, cut into what is to be written in order; nothing is copied.
    pub fn slices<'a, I: Iterator<Item = &'a [u8]>>(self, parts: I) -> Slices<'a, I> {
        Slices { framing: self, parts, part: &[], start: true, after_cr: false, state: Step::Parts }
    }
}

/// The pieces of a framed message.
pub struct Slices<'a, I> {
    framing: Framing,
    parts: I,
    part: &'a [u8],
    /// Whether the next octet begins a line.
    start: bool,
    /// Whether the last octet was a CR.
    after_cr: bool,
    state: Step,
}

enum Step {
    Parts,
    /// A dot was given out that the message does not have.
    Doubled,
    Over,
}

impl<'a, I: Iterator<Item = &'a [u8]>> Slices<'a, I> {
    /// Looks ahead to where the next dot has to be doubled.
    ///
    /// Says how many octets can be given out as they are.
    fn plain(&mut self) -> Result<usize, BareLineEnd> {
        let part = self.part;
        let mut at = 0;
        loop {
            if at == part.len() {
                return Ok(at);
            }
            let here = part.get(at..).unwrap_or_default();
            if self.after_cr {
                if !here.starts_with(b"\n") {
                    return Err(BareLineEnd);
                }
                (self.after_cr, self.start) = (false, true);
                at += 1;
                continue;
            }
            if self.start && here.starts_with(b".") && self.framing == Framing::Dotted {
                return Ok(at);
            }
            let Some(length) = memchr::memchr2(b'\r', b'\n', here) else {
                self.start = false;
                return Ok(part.len());
            };
            if here.get(length) == Some(&b'\n') {
                return Err(BareLineEnd);
            }
            (self.start, self.after_cr) = (false, true);
            at += length + 1;
        }
    }
}

impl<'a, I: Iterator<Item = &'a [u8]>> Iterator for Slices<'a, I> {
    type Item = Result<&'a [u8], BareLineEnd>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.state {
                Step::Over => return None,
                Step::Doubled => {
                    // The message's own dot, with the rest of its line.
                    self.state = Step::Parts;
                    self.start = false;
                }
                Step::Parts if self.part.is_empty() => match self.parts.next() {
                    Some(part) => {
                        self.part = part;
                        continue;
                    }
                    None => {
                        self.state = Step::Over;
                        if self.after_cr {
                            return Some(Err(BareLineEnd));
                        }
                        return match self.framing {
                            Framing::Counted => None,
                            Framing::Dotted if self.start => Some(Ok(b".\r\n")),
                            // The last line had no end of its own.
                            Framing::Dotted => Some(Ok(b"\r\n.\r\n")),
                        };
                    }
                },
                Step::Parts => {}
            }
            let length = match self.plain() {
                Ok(length) => length,
                Err(bare) => {
                    self.state = Step::Over;
                    return Some(Err(bare));
                }
            };
            if length == 0 {
                //= rfc5321#4.5.2
                //# Before sending a line of mail text, the SMTP client checks the
                //# first character of the line.  If it is a period, one additional
                //# period is inserted at the beginning of the line.
                self.state = Step::Doubled;
                return Some(Ok(b"."));
            }
            let (plain, rest) = self.part.split_at(length);
            self.part = rest;
            return Some(Ok(plain));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(framing: Framing, parts: &[&[u8]]) -> Result<Vec<u8>, BareLineEnd> {
        let slices: Result<Vec<&[u8]>, BareLineEnd> = framing.slices(parts.iter().copied()).collect();
        slices.map(|slices| slices.concat())
    }

    fn check(text: &str, dotted: Result<&str, BareLineEnd>) {
        for step in 1..=text.len().max(1) {
            let parts: Vec<&[u8]> = text.as_bytes().chunks(step).collect();
            let found = written(Framing::Dotted, &parts);
            assert_eq!(found, dotted.map(|text| text.as_bytes().to_vec()), "{text:?} by {step}");
            let counted = written(Framing::Counted, &parts);
            assert_eq!(counted, dotted.map(|_| text.as_bytes().to_vec()), "{text:?} by {step}");
        }
    }

    //= rfc5321#4.5.2
    //= type=test
    //# Before sending a line of mail text, the SMTP client checks the
    //# first character of the line.  If it is a period, one additional
    //# period is inserted at the beginning of the line.
    #[test]
    fn dots_at_the_start_of_a_line_are_doubled() {
        check("a\r\n", Ok("a\r\n.\r\n"));
        check(".\r\n", Ok("..\r\n.\r\n"));
        check("..\r\n.a\r\n", Ok("...\r\n..a\r\n.\r\n"));
        check("a.\r\n b.\r\n\r\n.\r\n.\r\n", Ok("a.\r\n b.\r\n\r\n..\r\n..\r\n.\r\n"));
    }

    #[test]
    fn a_last_line_without_end_gets_one() {
        check("a", Ok("a\r\n.\r\n"));
        check("a\r\n.", Ok("a\r\n..\r\n.\r\n"));
        check("", Ok(".\r\n"));
    }

    #[test]
    fn bare_cr_and_lf_are_never_written() {
        for text in
            ["a\nb\r\n", "\n", "a\r", "a\rb\r\n", "a\r\r\n", "a\n.\r\n", "a\r\n\r.\r\n", ".\n", ".\r.\r\n"]
        {
            check(text, Err(BareLineEnd));
        }
    }

    /// What a server makes of it: the message, and that it ended where it should.
    fn undotted(wire: &[u8]) -> Option<Vec<u8>> {
        let mut lines = Vec::new();
        let mut rest = wire;
        loop {
            let end = memchr::memmem::find(rest, b"\r\n")?;
            let (line, after) = rest.split_at(end + 2);
            rest = after;
            match line {
                b".\r\n" => return rest.is_empty().then_some(lines),
                [b'.', line @ ..] | line => lines.extend_from_slice(line),
            }
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_reads_back(
            lines in proptest::collection::vec("[.a\u{e9}]{0,5}", 0..20),
            cuts in proptest::collection::vec(0usize..100, 0..10),
        ) {
            let text: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
            let mut parts = Vec::new();
            let mut rest = text.as_bytes();
            for cut in cuts {
                let (part, after) = rest.split_at(cut.min(rest.len()));
                parts.push(part);
                rest = after;
            }
            parts.push(rest);
            let wire = written(Framing::Dotted, &parts).unwrap();
            prop_assert_eq!(undotted(&wire).unwrap(), text.as_bytes());
            prop_assert_eq!(written(Framing::Counted, &parts).unwrap(), text.as_bytes());
        }

        #[test]
        fn no_octets_make_it_write_a_bare_line_end(text in "[a.\r\n]{0,30}", step in 1usize..9) {
            let parts: Vec<&[u8]> = text.as_bytes().chunks(step).collect();
            let lone = text.replace("\r\n", "");
            let bare = lone.contains(['\r', '\n']) ;
            prop_assert_eq!(written(Framing::Dotted, &parts).is_err(), bare);
        }
    }
}
