//! A puzzle for the machine, or a moment of waiting for whoever has no script, before a letter is sent.

use lodge_abuse::{
    pow::{self, Difficulty, Proof},
    waiting::{self, Leave},
};
use lodge_web::{Fault, Site as House};
use serde_json::json;

/// What is asked for before a letter.
const PURPOSE: &str = "comments-letter";

/// What stands before the form.
pub(super) struct Gate {
    /// The puzzle for our script, as JSON.
    pub(super) puzzle: String,
    /// The puzzle's text, which comes back with the form.
    pub(super) challenge: String,
    /// A place in the waiting room instead, and for how many seconds more.
    pub(super) waiting: Option<(String, u64)>,
}

/// What came back.
#[derive(Default, Clone, Copy)]
pub(super) struct Brought<'a> {
    /// The puzzle's text.
    pub(super) challenge: &'a str,
    /// Its solution.
    pub(super) pow: &'a str,
    /// The ticket of the waiting room.
    pub(super) ticket: &'a str,
}

/// A new puzzle.
pub(super) fn shown(house: &House) -> Gate {
    let challenge = pow::issue(&house.db, &*house.clock, &*house.chance, PURPOSE, pow::EASY);
    let Difficulty { parts, bits } = challenge.difficulty;
    let puzzle = json!({ "challenge": challenge.text, "bits": bits, "count": parts }).to_string();
    Gate { puzzle, challenge: challenge.text, waiting: None }
}

/// Lets through who solved the puzzle or has waited; otherwise gives what to show now.
pub(super) async fn passes(
    house: &House,
    brought: Brought<'_>,
    network: &[u8],
) -> Result<Option<Gate>, Fault> {
    if !brought.pow.is_empty() {
        // Our script joins the numbers with commas.
        let numbers = brought.pow.replace(',', ".");
        let proof =
            pow::check(&house.db, &house.cache, &*house.clock, PURPOSE, brought.challenge, &numbers).await?;
        return Ok((proof != Proof::Given).then(|| shown(house)));
    }
    let left = match brought.ticket {
        "" => Leave::Wrong,
        ticket => waiting::leave(&house.db, &house.cache, &*house.clock, PURPOSE, ticket, network).await?,
    };
    let waiting = match left {
        Leave::Through => return Ok(None),
        Leave::Wait(seconds) => (brought.ticket.to_owned(), seconds),
        Leave::Wrong => {
            let ticket = waiting::enter(&house.db, &*house.clock, &*house.chance, PURPOSE);
            (ticket.text, waiting::WAIT_SECONDS.unsigned_abs())
        }
    };
    Ok(Some(Gate { waiting: Some(waiting), ..shown(house) }))
}
