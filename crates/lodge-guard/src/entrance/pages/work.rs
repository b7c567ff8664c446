//! The work that a browser does instead of a person who looks at pictures. Whoever has no script asks for a person.

use lodge_abuse::pow::{self, Difficulty, Proof};
use lodge_store::StoreError;
use lodge_web::Site as House;
use serde_json::json;

/// What it is for.
const PURPOSE: &str = "guard-verify";

/// A puzzle, as the page's script reads it and as it comes back.
pub(super) struct Work {
    /// All of it, as JSON.
    pub(super) puzzle: String,
    /// Its text, which comes back with the form.
    pub(super) challenge: String,
}

/// A new puzzle.
pub(super) fn given(house: &House) -> Work {
    let challenge = pow::issue(&house.db, &*house.clock, &*house.chance, PURPOSE, pow::EASY);
    let Difficulty { parts, bits } = challenge.difficulty;
    let puzzle = json!({ "challenge": challenge.text, "bits": bits, "count": parts }).to_string();
    Work { puzzle, challenge: challenge.text }
}

/// Whether it was done, and is not brought twice.
pub(super) async fn is_done(house: &House, challenge: &str, numbers: &str) -> Result<bool, StoreError> {
    // Our script joins the numbers with commas.
    let numbers = numbers.replace(',', ".");
    let proof = pow::check(&house.db, &house.cache, &*house.clock, PURPOSE, challenge, &numbers).await?;
    Ok(proof == Proof::Given)
}
