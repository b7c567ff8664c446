//! What may follow an address: `KEYWORD` or `KEYWORD=value`.

use crate::server::words::{self, Words};

/// The parameters in a text that is empty or starts with a space, each with its value if there is one.
pub(crate) fn parse(text: &str) -> impl Iterator<Item = Result<(&str, Option<&str>), Words>> {
    let glued = !text.is_empty() && !text.starts_with(' ');
    let words = text.split(' ').filter(|word| !word.is_empty());
    words.map(move |word| {
        let (keyword, value) = match word.split_once('=') {
            Some((keyword, value)) => (keyword, Some(value)),
            None => (word, None),
        };
        //= rfc5321#4.1.2
        //# esmtp-keyword  = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")
        let is_keyword = keyword.starts_with(|letter: char| letter.is_ascii_alphanumeric())
            && keyword.bytes().all(|octet| octet.is_ascii_alphanumeric() || octet == b'-');
        let is_value = value.is_none_or(|value| !value.is_empty() && value.bytes().all(|b| b != b'='));
        if glued || !is_keyword || !is_value { Err(words::BAD_PARAMETER) } else { Ok((keyword, value)) }
    })
}

/// Sets what was not set before.
pub(crate) fn once<T>(place: &mut Option<T>, value: T) -> Result<(), Words> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(words::BAD_PARAMETER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_read() {
        let check = |text: &str, expected: Result<Vec<(&str, Option<&str>)>, Words>| {
            assert_eq!(parse(text).collect::<Result<Vec<_>, _>>(), expected, "{text:?}");
        };
        check("", Ok(vec![]));
        check(" SIZE=1  SMTPUTF8", Ok(vec![("SIZE", Some("1")), ("SMTPUTF8", None)]));
        check("SIZE=1", Err(words::BAD_PARAMETER));
        check(" =1", Err(words::BAD_PARAMETER));
        check(" SIZE=", Err(words::BAD_PARAMETER));
        check(" A=b=c", Err(words::BAD_PARAMETER));
        check(" -A", Err(words::BAD_PARAMETER));
        check(" ü=1", Err(words::BAD_PARAMETER));
    }
}
