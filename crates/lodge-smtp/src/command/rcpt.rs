//! RCPT: for whom.

use super::parameters;
use crate::{
    path::{Malformed, Path, parse_path},
    server::words::{self, Words},
};

/// Reads the recipient; `None` is `<Postmaster>` without a domain.
pub(crate) fn parse(text: &str) -> Result<Option<Path>, Words> {
    const POSTMASTER: &str = "<Postmaster>";
    let text = super::after_keyword(text, "TO:", words::RCPT_SYNTAX)?;
    let (path, rest) = match text.split_at_checked(POSTMASTER.len()) {
        //= rfc5321#4.1.1.3
        //# rcpt = "RCPT TO:" ( "<Postmaster@" Domain ">" / "<Postmaster>" /
        Some((start, rest)) if start.eq_ignore_ascii_case(POSTMASTER) => (None, rest),
        _ => match parse_path(text) {
            Ok((Some(path), rest)) => (Some(path), rest),
            Err(Malformed::NotAscii) => return Err(words::NOT_ASCII),
            Ok((None, _)) | Err(Malformed::Syntax | Malformed::TooLong) => return Err(words::BAD_RECIPIENT),
        },
    };
    match parameters::parse(rest).next() {
        None => Ok(path),
        Some(Ok(_)) => Err(words::UNKNOWN_PARAMETER),
        Some(Err(words)) => Err(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipients_are_read() {
        let check = |text: &str, expected: Result<Option<&str>, Words>| {
            let got = parse(text).map(|path| path.map(|path| path.to_string()));
            assert_eq!(got, expected.map(|path| path.map(str::to_owned)), "{text:?}");
        };
        check("TO:<ann@example.org>", Ok(Some("ann@example.org")));
        check("to: <ann@example.org>", Ok(Some("ann@example.org")));
        check("TO:<postMASTER>", Ok(None));
        check("TO:<Postmaster@example.org>", Ok(Some("Postmaster@example.org")));
        check("TO:<>", Err(words::BAD_RECIPIENT));
        check("TO:<ann>", Err(words::BAD_RECIPIENT));
        check("TO:ann@example.org", Err(words::BAD_RECIPIENT));
        check("FROM:<a@b>", Err(words::RCPT_SYNTAX));
        check("TO:<a@b> NOTIFY=NEVER", Err(words::UNKNOWN_PARAMETER));
        check("TO:<a@b>x", Err(words::BAD_PARAMETER));
        check("TO:<Postmaster>x", Err(words::BAD_PARAMETER));
    }
}
