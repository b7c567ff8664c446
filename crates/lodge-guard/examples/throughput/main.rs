//! What it costs to hear: records a stream of gateway frames as Discord sends them, and hears such a stream.
//!
//! ```text
//! throughput write FILE
//! throughput hear FILE
//! ```
//!
//! `cargo xtask bench guard` runs both, and gives the same file to others.

mod accounts;
mod hear;
mod servers;
mod talk;
mod write;

use std::{env, error::Error, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = env::args().skip(1);
    let (what, file) = (words.next().unwrap_or_default(), words.next().map(PathBuf::from));
    match (what.as_str(), file) {
        ("write", Some(file)) => write::write(&file),
        ("hear", Some(file)) => hear::hear(&file),
        _ => Err("say one of: `throughput write FILE`, `throughput hear FILE`".into()),
    }
}
