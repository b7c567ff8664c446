//! Why something was done, as Discord's audit log takes it.

use std::fmt::Write as _;

/// The longest reason, in characters: Discord's audit log holds so much, and so does the reason of a case.
pub const LONGEST: usize = 512;

/// A reason as the header field has it: its first 512 characters, percent-encoded, on one line.
#[must_use]
pub fn encoded(reason: &str) -> String {
    let mut text = String::with_capacity(reason.len());
    for sign in reason.chars().take(LONGEST) {
        let sign = if sign.is_control() { ' ' } else { sign };
        if sign.is_ascii_alphanumeric() || matches!(sign, '-' | '.' | '_' | '~') {
            text.push(sign);
            continue;
        }
        for octet in sign.encode_utf8(&mut [0; 4]).bytes() {
            // Writing to a string does not fail.
            _ = write!(text, "%{octet:02X}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_line_of_plain_signs() {
        assert_eq!(encoded("Raid: 12 accounts"), "Raid%3A%2012%20accounts");
        assert_eq!(encoded("ğü"), "%C4%9F%C3%BC");
        assert_eq!(encoded("a\r\nX-B: 1"), "a%20%20X-B%3A%201");
        assert_eq!(encoded(&"я".repeat(600)).len(), LONGEST * 6);
    }
}
