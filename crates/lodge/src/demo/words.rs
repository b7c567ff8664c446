//! Encoded words in a subject, for showing it: `=?utf-8?q?Gr=C3=BC=C3=9Fe?=` (RFC 2047).

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};

/// The text with its encoded words decoded, where they are UTF-8 or a part of it.
pub(crate) fn decode(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    let mut after_word = false;
    while let Some((before, word, after)) = next_word(rest) {
        // White space between two encoded words is not part of the text.
        if !(after_word && before.trim().is_empty()) {
            shown.push_str(before);
        }
        shown.push_str(&word);
        (rest, after_word) = (after, true);
    }
    shown + rest
}

/// What stands before the first encoded word, the word, and what stands after it.
fn next_word(text: &str) -> Option<(&str, String, &str)> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find("=?")?;
        if let Some((word, length)) = word(text.get(start + 2..)?) {
            return Some((text.get(..start)?, word, text.get(start + 2 + length..)?));
        }
        from = start + 2;
    }
}

/// `charset?encoding?text?=`, decoded, and its length.
fn word(text: &str) -> Option<(String, usize)> {
    let (charset, rest) = text.split_once('?')?;
    let (encoding, rest) = rest.split_once('?')?;
    let (encoded, _) = rest.split_once("?=")?;
    let charset = charset.split('*').next()?;
    let known = ["utf-8", "us-ascii"].iter().any(|known| charset.eq_ignore_ascii_case(known));
    let bytes = match encoding {
        "b" | "B" => STANDARD_NO_PAD.decode(encoded.trim_end_matches('=')).ok()?,
        "q" | "Q" => quoted(encoded)?,
        _ => return None,
    };
    let decoded = known.then(|| String::from_utf8_lossy(&bytes).into_owned())?;
    Some((decoded, charset_length(text)? + encoded.len() + 2))
}

fn charset_length(text: &str) -> Option<usize> {
    let first = text.find('?')? + 1;
    Some(first + text.get(first..)?.find('?')? + 1)
}

fn quoted(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'_' => b' ',
            b'=' => hex(rest.next()?)? << 4 | hex(rest.next()?)?,
            byte => byte,
        });
    }
    Some(bytes)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encoded_words_are_read() {
        for (text, shown) in [
            ("plain", "plain"),
            ("=?utf-8?q?Gr=C3=BC=C3=9Fe_an?= Alice", "Grüße an Alice"),
            ("Re: =?UTF-8?B?R3LDvMOfZQ==?=", "Re: Grüße"),
            ("=?utf-8?q?a?= =?utf-8?q?b?= c", "ab c"),
            ("=?iso-8859-1?q?=FC?=", "=?iso-8859-1?q?=FC?="),
            ("=?utf-8?q?=C?=", "=?utf-8?q?=C?="),
            ("a =? b ?= c", "a =? b ?= c"),
            ("=?utf-8?x?a?= =?utf-8?q?b?=", "=?utf-8?x?a?= b"),
            ("ü =?", "ü =?"),
        ] {
            assert_eq!(decode(text), shown, "{text}");
        }
    }
}
