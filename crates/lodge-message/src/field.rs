//! The header of a message, field by field, as it stands.

use memchr::{memchr, memmem};
use std::borrow::Cow;

/// How much of a message is looked at in search of its header. What lies beyond is passed on unread.
///
/// Ten thousand fields of ordinary length fit. Trace fields are at the top, so a loop is seen all the same.
pub const HEAD_LIMIT: usize = 1 << 20;

/// The fields of a header, in order. Stops at the empty line, at the end of the bytes or at [`HEAD_LIMIT`].
///
/// Every byte of the header belongs to exactly one field, whatever it looks like: a line that is no field (an
/// mbox `From ` line, a line without a colon, white space before the first field) is a [`Field`] without a name.
///
//= rfc5322#2.1
//# The body is simply a sequence of characters that follows the header section and is separated from the
//# header section by an empty line (i.e., a line with nothing preceding the CRLF).
#[must_use]
pub fn fields(message: &[u8]) -> Fields<'_> {
    Fields { rest: message.get(..HEAD_LIMIT).unwrap_or(message), at: 0 }
}

/// An iterator over the fields of a header; see [`fields`].
#[derive(Clone)]
pub struct Fields<'a> {
    rest: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Fields<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        let mut end = line_end(self.rest)?;
        if is_blank(self.rest.get(..end)?) {
            self.rest = &[];
            return None;
        }
        while let Some(b' ' | b'\t') = self.rest.get(end) {
            end += line_end(self.rest.get(end..)?)?;
        }
        let (raw, rest) = self.rest.split_at_checked(end)?;
        let field = Field { raw, offset: self.at, colon: colon_of(raw) };
        self.rest = rest;
        self.at += end;
        Some(field)
    }
}

/// One field as it stands in the message: name, colon, folded value, line end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Field<'a> {
    raw: &'a [u8],
    offset: usize,
    colon: Option<usize>,
}

impl<'a> Field<'a> {
    /// All its bytes, with folds and the last line end.
    #[must_use]
    pub const fn raw(&self) -> &'a [u8] {
        self.raw
    }

    /// Where it begins, counted from the first byte of the message.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// Its name, or nothing if the line is no field.
    ///
    //= rfc5322#2.2
    //# A field name MUST be composed of printable US-ASCII characters (i.e., characters that have values
    //# between 33 and 126, inclusive), except colon.
    #[must_use]
    pub fn name(&self) -> Option<&'a [u8]> {
        Some(self.raw.get(..self.colon?)?.trim_ascii_end())
    }

    /// Whether it has this name, in whatever letter case.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name().is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
    }

    /// What stands after the colon, folded as it is, without the last line end; all of a line that is no field.
    #[must_use]
    pub fn value(&self) -> &'a [u8] {
        let after = self.colon.map_or(0, |colon| colon + 1);
        let value = self.raw.get(after..).unwrap_or_default();
        let value = value.strip_suffix(b"\n").unwrap_or(value);
        value.strip_suffix(b"\r").unwrap_or(value)
    }

    /// The value on one line, without the white space around it. Bytes that are no UTF-8 become U+FFFD.
    #[must_use]
    pub fn text(&self) -> Cow<'a, str> {
        match unfold(self.value()) {
            Cow::Borrowed(value) => String::from_utf8_lossy(value.trim_ascii()),
            Cow::Owned(value) => Cow::Owned(String::from_utf8_lossy(value.trim_ascii()).into_owned()),
        }
    }
}

/// A folded value on one line.
///
//= rfc5322#2.2.3
//# Unfolding is accomplished by simply removing any CRLF that is immediately followed by WSP.
#[must_use]
pub fn unfold(value: &[u8]) -> Cow<'_, [u8]> {
    if memchr(b'\n', value).is_none() {
        return Cow::Borrowed(value);
    }
    let mut flat = Vec::with_capacity(value.len());
    for line in value.split_inclusive(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        flat.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
    }
    Cow::Owned(flat)
}

/// Where the body begins: after the empty line. Nothing if there is no empty line.
#[must_use]
pub fn body_offset(message: &[u8]) -> Option<usize> {
    if let Some(length) = blank_length(message) {
        return Some(length);
    }
    memmem::find_iter(message, b"\n").find_map(|end| Some(end + 1 + blank_length(message.get(end + 1..)?)?))
}

/// How many bytes the line takes, its end included; nothing if there is no line.
fn line_end(bytes: &[u8]) -> Option<usize> {
    match memchr(b'\n', bytes) {
        Some(end) => Some(end + 1),
        None if bytes.is_empty() => None,
        None => Some(bytes.len()),
    }
}

/// Whether the line is empty but for its end.
fn is_blank(line: &[u8]) -> bool {
    blank_length(line) == Some(line.len())
}

/// How many bytes the empty line takes that these bytes begin with.
fn blank_length(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'\r', b'\n', ..] => Some(2),
        [b'\n', ..] => Some(1),
        _ => None,
    }
}

/// Where the colon after the field's name is. The old syntax lets white space stand between them.
fn colon_of(raw: &[u8]) -> Option<usize> {
    let colon = memchr(b':', raw)?;
    let name = raw.get(..colon)?;
    let bare = name.strip_suffix(b" ").map_or(name, |_| name.trim_ascii_end());
    let bare = bare.strip_suffix(b"\t").map_or(bare, |_| bare.trim_ascii_end());
    (!bare.is_empty() && bare.iter().all(|byte| (33..=126).contains(byte))).then_some(colon)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields of a header as `name=value` (value unfolded and trimmed), `?` for a line that is no field.
    fn check(message: &str, expected: &[&str]) {
        let found: Vec<String> = fields(message.as_bytes())
            .map(|field| match field.name() {
                Some(name) => format!("{}={}", String::from_utf8_lossy(name), field.text()),
                None => format!("?{}", field.text()),
            })
            .collect();
        assert_eq!(found, expected, "{message:?}");
    }

    #[test]
    fn a_header_ends_at_the_empty_line() {
        //= rfc5322#2.1
        //= type=test
        //# The body is simply a sequence of characters that follows the header section and is separated from the
        //# header section by an empty line (i.e., a line with nothing preceding the CRLF).
        check("A: 1\r\nB: 2\r\n\r\nC: 3\r\n", &["A=1", "B=2"]);
        check("\r\nA: 1\r\n", &[]);
        check("", &[]);
        check("A: 1", &["A=1"]);
        check("A: 1\n\nB: 2", &["A=1"]);
        check("A:\r\n", &["A="]);
    }

    #[test]
    fn a_folded_value_is_one_value() {
        //= rfc5322#2.2.3
        //= type=test
        //# Unfolding is accomplished by simply removing any CRLF that is immediately followed by WSP.
        check("Subject: one\r\n two\r\n\tthree\r\nB: 2\r\n\r\n", &["Subject=one two\tthree", "B=2"]);
        check("A:\r\n 1\r\n \r\n 2\r\n\r\n", &["A=1  2"]);
    }

    #[test]
    fn odd_lines_belong_to_the_header_and_have_no_name() {
        check("From me Mon Jan  1 00:00:00\r\nA: 1\r\n\r\n", &["?From me Mon Jan  1 00:00:00", "A=1"]);
        check(" lead\r\nA: 1\r\n\r\n", &["?lead", "A=1"]);
        check("no colon\r\n more\r\nA : 1\r\nB\t: 2\r\n\r\n", &["?no colon more", "A=1", "B=2"]);
        check(": nothing\r\n\r\n", &["?: nothing"]);
        check("Näme: 1\r\n\r\n", &["?Näme: 1"]);
        check("A: \u{1}\0\r\n\r\n", &["A=\u{1}\0"]);
    }

    #[test]
    fn a_name_is_compared_without_case_and_a_value_keeps_its_bytes() {
        let message = b"X-Thing :  a\r\n  b \r\n\r\n";
        let field = fields(message).next().unwrap();
        assert!(field.is("x-thing") && !field.is("x-thin"));
        assert_eq!(field.value(), b"  a\r\n  b ");
        assert_eq!(field.raw(), b"X-Thing :  a\r\n  b \r\n");
        assert_eq!(body_offset(message), Some(message.len()));
    }

    #[test]
    fn ten_thousand_fields_are_ten_thousand_fields() {
        let message = "X-Padding: 0123456789012345678901234567890123456789\r\n".repeat(10_000) + "\r\nbody";
        assert_eq!(fields(message.as_bytes()).count(), 10_000);
    }
}
