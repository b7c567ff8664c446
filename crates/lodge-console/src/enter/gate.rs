//! A puzzle for the machine, or a moment of waiting for whoever has no script (promise C2).
//!
//! ```text
//! shown ──> form with a puzzle ──> solved by script ──────────> passes
//!               └─> sent unsolved ──> form with a ticket ──> sent 20 seconds later ──> passes
//! ```

use lodge_abuse::{
    pow::{self, Difficulty, Proof},
    waiting::{self, Leave},
};
use lodge_web::{Fault, Site};
use serde_json::json;

/// What stands before a form.
pub(crate) struct Gate {
    /// The puzzle for our script, as JSON.
    pub(crate) puzzle: String,
    /// The puzzle's text, which comes back with the form.
    pub(crate) challenge: String,
    /// A place in the waiting room instead, and for how many seconds more.
    pub(crate) waiting: Option<(String, u64)>,
}

/// What came back.
#[derive(Default, Clone, Copy)]
pub(crate) struct Brought<'a> {
    /// The puzzle's text.
    pub(crate) challenge: &'a str,
    /// Its solution.
    pub(crate) pow: &'a str,
    /// The ticket of the waiting room.
    pub(crate) ticket: &'a str,
}

impl Brought<'_> {
    /// Whether it is anything.
    pub(crate) fn is_anything(&self) -> bool {
        !self.pow.is_empty() || !self.ticket.is_empty()
    }
}

/// A new puzzle for this purpose.
pub(crate) fn shown(site: &Site, purpose: &'static str, difficulty: Difficulty) -> Gate {
    let challenge = pow::issue(&site.db, &*site.clock, &*site.chance, purpose, difficulty);
    let Difficulty { parts, bits } = challenge.difficulty;
    let puzzle = json!({ "challenge": challenge.text, "bits": bits, "count": parts }).to_string();
    Gate { puzzle, challenge: challenge.text, waiting: None }
}

/// Lets through who solved the puzzle or has waited; otherwise gives what to show now.
pub(crate) async fn passes(
    site: &Site,
    purpose: &'static str,
    difficulty: Difficulty,
    brought: Brought<'_>,
    network: &[u8],
) -> Result<Option<Gate>, Fault> {
    if !brought.pow.is_empty() {
        // Our script joins the numbers with commas.
        let numbers = brought.pow.replace(',', ".");
        let proof =
            pow::check(&site.db, &site.cache, &*site.clock, purpose, brought.challenge, &numbers).await?;
        return Ok((proof != Proof::Given).then(|| shown(site, purpose, difficulty)));
    }
    let left = match brought.ticket {
        "" => Leave::Wrong,
        ticket => waiting::leave(&site.db, &site.cache, &*site.clock, purpose, ticket, network).await?,
    };
    let waiting = match left {
        Leave::Through => return Ok(None),
        Leave::Wait(seconds) => (brought.ticket.to_owned(), seconds),
        Leave::Wrong => {
            let ticket = waiting::enter(&site.db, &*site.clock, &*site.chance, purpose);
            (ticket.text, waiting::WAIT_SECONDS.unsigned_abs())
        }
    };
    Ok(Some(Gate { waiting: Some(waiting), ..shown(site, purpose, difficulty) }))
}
