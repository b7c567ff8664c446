//! Who sent a message, and when: a line beside it that only the other side of the agreement could have written.
//!
//! ```text
//! question:  1.SECONDS.NONCE.MAC    over who sent it, the agreement’s name, the seconds, the nonce and the body
//! answer:    1.MAC                  over who sent it, the agreement’s name, the question’s nonce and the body
//! ```

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit as _, Mac as _};
use lodge_register::Timestamp;
use sha2::Sha256;

use super::shared::Shared;
use crate::records::word::stored_words;

/// The field of the header that it is in.
pub const HEADER: &str = "lodge-mutual";
/// How far two clocks may be apart, in milliseconds.
pub const APART: i64 = 120_000;

/// What makes a question different from all others.
pub type Nonce = [u8; 16];

stored_words! {
    /// Which side of an agreement a server is.
    pub enum Side: "which side of an agreement it is" {
        /// It invited the other.
        Host = "host",
        /// It was invited.
        Guest = "guest",
    }
}

impl Side {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Host => Self::Guest,
            Self::Guest => Self::Host,
        }
    }
}

/// Why a message is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unproved {
    /// There is no such line, or it is none.
    Line,
    /// It is too old, or of the future.
    Time,
    /// The other side did not write it.
    Mac,
}

impl Unproved {
    /// The word for it, for the log.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Time => "time",
            Self::Mac => "mac",
        }
    }
}

/// The line beside a question.
#[must_use]
pub fn question(shared: &Shared, from: Side, at: Timestamp, nonce: Nonce, body: &[u8]) -> String {
    let seconds = at.millis() / 1_000;
    let mac = of_question(shared, from, seconds, nonce, body).finalize().into_bytes();
    format!("1.{seconds}.{}.{}", HEXLOWER.encode(&nonce), HEXLOWER.encode(&mac))
}

/// Which question it is, if the other side wrote this line beside it just now.
///
/// # Errors
/// [`Unproved`] if not.
pub fn asked(
    shared: &Shared,
    from: Side,
    now: Timestamp,
    line: &str,
    body: &[u8],
) -> Result<Nonce, Unproved> {
    let mut parts = line.split('.');
    let mut part = || parts.next().ok_or(Unproved::Line);
    let (version, seconds, nonce, mac) = (part()?, part()?, part()?, part()?);
    let seconds: i64 = seconds.parse().map_err(|_| Unproved::Line)?;
    let octets = |text: &str| HEXLOWER.decode(text.as_bytes()).map_err(|_| Unproved::Line);
    let nonce: Nonce = octets(nonce)?.try_into().map_err(|_| Unproved::Line)?;
    if version != "1" || parts.next().is_some() {
        return Err(Unproved::Line);
    }
    let expected = of_question(shared, from, seconds, nonce, body);
    expected.verify_slice(&octets(mac)?).map_err(|_| Unproved::Mac)?;
    let apart = seconds.saturating_mul(1_000).abs_diff(now.millis());
    if apart > APART.unsigned_abs() { Err(Unproved::Time) } else { Ok(nonce) }
}

/// The line beside an answer.
#[must_use]
pub fn answer(shared: &Shared, from: Side, nonce: Nonce, body: &[u8]) -> String {
    let mac = of_answer(shared, from, nonce, body).finalize().into_bytes();
    format!("1.{}", HEXLOWER.encode(&mac))
}

/// Whether the other side answered this question so.
///
/// # Errors
/// [`Unproved`] if not.
pub fn answered(shared: &Shared, from: Side, nonce: Nonce, line: &str, body: &[u8]) -> Result<(), Unproved> {
    let mac = line.strip_prefix("1.").ok_or(Unproved::Line)?;
    let mac = HEXLOWER.decode(mac.as_bytes()).map_err(|_| Unproved::Line)?;
    of_answer(shared, from, nonce, body).verify_slice(&mac).map_err(|_| Unproved::Mac)
}

fn of_question(shared: &Shared, from: Side, seconds: i64, nonce: Nonce, body: &[u8]) -> Hmac<Sha256> {
    let mut mac = begun(shared, b"question", from);
    mac.update(&seconds.to_be_bytes());
    mac.update(&nonce);
    mac.update(body);
    mac
}

fn of_answer(shared: &Shared, from: Side, nonce: Nonce, body: &[u8]) -> Hmac<Sha256> {
    let mut mac = begun(shared, b"answer", from);
    mac.update(&nonce);
    mac.update(body);
    mac
}

/// All before the body is of a length that its kind fixes, so that no two messages read the same.
fn begun(shared: &Shared, kind: &[u8], from: Side) -> Hmac<Sha256> {
    let mut block = zeroize::Zeroizing::new([0; 64]);
    block.iter_mut().zip(shared.proving().iter()).for_each(|(byte, of)| *byte = *of);
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    mac.update(kind);
    mac.update(&[match from {
        Side::Host => 0,
        Side::Guest => 1,
    }]);
    mac.update(&shared.name());
    mac
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);
    const NONCE: Nonce = [9; 16];

    fn shared(byte: u8) -> Shared {
        Shared::kept(&[byte; 32]).unwrap()
    }

    #[track_caller]
    fn check(line: &str, now: Timestamp, body: &[u8], expected: Result<Nonce, Unproved>) {
        assert_eq!(asked(&shared(1), Side::Host, now, line, body), expected, "{line}");
    }

    #[test]
    fn a_message_is_believed_from_the_other_side_and_just_now() {
        let line = question(&shared(1), Side::Host, NOW, NONCE, b"body");
        check(&line, NOW, b"body", Ok(NONCE));
        check(&line, NOW.plus_millis(APART), b"body", Ok(NONCE));
        check(&line, NOW.plus_millis(-APART), b"body", Ok(NONCE));
        check(&line, NOW.plus_millis(APART + 1_000), b"body", Err(Unproved::Time));
        check(&line, NOW.plus_millis(-APART - 1_000), b"body", Err(Unproved::Time));
        check(&line, NOW, b"bodx", Err(Unproved::Mac));
        check(&question(&shared(2), Side::Host, NOW, NONCE, b"body"), NOW, b"body", Err(Unproved::Mac));
        // What somebody sent us cannot be sent back to them.
        check(&question(&shared(1), Side::Guest, NOW, NONCE, b"body"), NOW, b"body", Err(Unproved::Mac));
        let later = line.replacen("1790000000", "1790000001", 1);
        check(&later, NOW, b"body", Err(Unproved::Mac));
    }

    #[test]
    fn what_is_no_line_is_none() {
        let line = question(&shared(1), Side::Host, NOW, NONCE, b"");
        for odd in ["", "1", "1.2.3.4", "x.y.z.w", &format!("{line}.1"), &line.replacen("1.", "2.", 1)] {
            check(odd, NOW, b"", Err(Unproved::Line));
        }
        check(
            &format!("1.{}.{}.{}", i64::MAX, "09".repeat(16), "00".repeat(32)),
            NOW,
            b"",
            Err(Unproved::Mac),
        );
    }

    #[test]
    fn an_answer_is_to_its_question() {
        let line = answer(&shared(1), Side::Guest, NONCE, b"yes");
        let check = |from, nonce, line: &str, body: &[u8]| answered(&shared(1), from, nonce, line, body);
        assert_eq!(check(Side::Guest, NONCE, &line, b"yes"), Ok(()));
        assert_eq!(check(Side::Guest, NONCE, &line, b"no"), Err(Unproved::Mac));
        assert_eq!(check(Side::Guest, [8; 16], &line, b"yes"), Err(Unproved::Mac));
        assert_eq!(check(Side::Host, NONCE, &line, b"yes"), Err(Unproved::Mac));
        assert_eq!(check(Side::Guest, NONCE, "", b"yes"), Err(Unproved::Line));
        assert_eq!(Side::Host.other().other(), Side::Host);
    }

    proptest::proptest! {
        #[test]
        fn no_line_panics(line in "\\PC{0,120}") {
            proptest::prop_assert!(asked(&shared(1), Side::Host, NOW, &line, b"").is_err());
        }
    }
}
