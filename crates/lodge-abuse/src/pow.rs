//! A puzzle that takes a machine a moment: what keeps sign-ups from being made in masses, without a third party and
//! without asking anybody to look at pictures (promise C2).
//!
//! ```text
//! issue ──> text, parts, bits
//! solve     for each part 0..parts, a number for which SHA-256("text:part:number") begins with `bits` zero bits
//! check     the numbers, in order, with dots between: 171.40.9023
//! ```
//!
//! Several small parts instead of one large: the luck of the draw evens out, and a slow phone is not left hanging.
//! A puzzle is good for ten minutes, for one purpose, and once. Nothing is kept of it before it is solved.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use lodge_register::{Chance, Clock, Timestamp, draw};
use lodge_store::{Cache, Db, StoreError};
use sha2::{Digest as _, Sha256};

use crate::ticket;

const LABEL: &str = "puzzle";
const MINUTES: i64 = 10;

/// How hard a puzzle is: `parts` × 2^`bits` hashes on average.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difficulty {
    /// How many parts it has.
    pub parts: u32,
    /// How many bits have to be zero in each.
    pub bits: u32,
}

/// A hundred and thirty thousand hashes: a moment on a laptop, a second or two on an old phone.
pub const EASY: Difficulty = Difficulty { parts: 16, bits: 13 };

/// Half a million: for whoever has to prove more.
pub const HARD: Difficulty = Difficulty { parts: 32, bits: 14 };

/// A puzzle as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// What is hashed.
    pub text: String,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// Until when it is good.
    pub until: Timestamp,
}

/// Whether a puzzle was solved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// It was, for the first time.
    Given,
    /// It was solved before.
    Used,
    /// Its time is over.
    Expired,
    /// It is not one of ours, or not for this, or not solved.
    Wrong,
}

/// A puzzle for this purpose: one word, the same at [`check`].
#[must_use]
pub fn issue(
    db: &Db,
    clock: &dyn Clock,
    chance: &dyn Chance,
    purpose: &'static str,
    difficulty: Difficulty,
) -> Challenge {
    let until = clock.now().plus_millis(MINUTES * 60_000);
    let nonce = URL_SAFE_NO_PAD.encode(draw::<16>(chance));
    let Difficulty { parts, bits } = difficulty;
    let (end, parts, bits) = (until.millis().to_string(), parts.to_string(), bits.to_string());
    let text = ticket::sign(db, LABEL, &[purpose, &end, &parts, &bits, &nonce]);
    Challenge { text, difficulty, until }
}

/// Whether these numbers solve the puzzle with this text. It is used up by it.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn check(
    db: &Db,
    cache: &Cache,
    clock: &dyn Clock,
    purpose: &'static str,
    text: &str,
    numbers: &str,
) -> Result<Proof, StoreError> {
    let Some((until, difficulty)) = read(db, purpose, text) else { return Ok(Proof::Wrong) };
    if clock.now() >= until {
        return Ok(Proof::Expired);
    }
    if !solves(text, difficulty, numbers) {
        return Ok(Proof::Wrong);
    }
    Ok(if ticket::use_up(cache, text).await? { Proof::Given } else { Proof::Used })
}

fn read(db: &Db, purpose: &str, text: &str) -> Option<(Timestamp, Difficulty)> {
    let [of, until, parts, bits, _nonce] = ticket::open(db, LABEL, text)?;
    if of != purpose {
        return None;
    }
    let difficulty = Difficulty { parts: parts.parse().ok()?, bits: bits.parse().ok()? };
    Some((Timestamp::from_millis(until.parse().ok()?), difficulty))
}

/// Whether each part's hash begins with enough zero bits.
#[must_use]
pub fn solves(text: &str, difficulty: Difficulty, numbers: &str) -> bool {
    let mut given = numbers.split('.');
    let all = (0..difficulty.parts).all(|part| {
        given
            .next()
            .and_then(|number| number.parse().ok())
            .is_some_and(|number| fits(text, difficulty, part, number))
    });
    all && given.next().is_none()
}

fn fits(text: &str, difficulty: Difficulty, part: u32, number: u64) -> bool {
    let hash = Sha256::digest(format!("{text}:{part}:{number}").as_bytes());
    let mut zeros = 0;
    for octet in hash {
        zeros += octet.leading_zeros();
        if octet != 0 {
            break;
        }
    }
    zeros >= difficulty.bits
}

/// Solves a puzzle: for tests, and for the command line.
#[must_use]
pub fn solve(challenge: &Challenge) -> String {
    let Challenge { text, difficulty, .. } = challenge;
    let number = |part| (0..u64::MAX).find(|number| fits(text, *difficulty, part, *number)).unwrap_or(0);
    (0..difficulty.parts).map(|part| number(part).to_string()).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINY: Difficulty = Difficulty { parts: 3, bits: 5 };

    fn challenge(text: &str) -> Challenge {
        Challenge { text: text.to_owned(), difficulty: TINY, until: Timestamp::default() }
    }

    #[test]
    fn a_solution_fits_its_puzzle_and_no_other() {
        let numbers = solve(&challenge("a"));
        assert!(solves("a", TINY, &numbers));
        assert!(!solves("b", TINY, &numbers));
        assert!(!solves("a", Difficulty { parts: 4, ..TINY }, &numbers));
        assert!(!solves("a", Difficulty { parts: 2, ..TINY }, &numbers), "one number too many");
        assert!(!solves("a", Difficulty { bits: 60, ..TINY }, &numbers));
        let backwards: Vec<_> = numbers.rsplit('.').collect();
        assert!(!solves("a", TINY, &backwards.join(".")));
        for nonsense in ["", ".", "x.y.z", "1.2", "-1.-1.-1", "99999999999999999999.0.0"] {
            assert!(!solves("a", TINY, nonsense), "{nonsense}");
        }
    }

    /// A script in a browser has to come to the same.
    #[test]
    fn the_rule_is_the_one_that_the_page_follows() {
        let hash = Sha256::digest(b"lodge:0:0");
        let zeros = hash.iter().take_while(|octet| **octet == 0).count();
        let bits = u32::try_from(zeros * 8).unwrap() + hash[zeros].leading_zeros();
        assert!(fits("lodge", Difficulty { parts: 1, bits }, 0, 0));
        assert!(!fits("lodge", Difficulty { parts: 1, bits: bits + 1 }, 0, 0));
    }
}
