//! The stream: four parts with an empty line between them, one frame a line.
//!
//! 1. Servers, each told of whole.
//! 2. Messages, one of ten of them changed.
//! 3. What else happens: people come and go, get roles, react, speak, take messages away.
//! 4. A raid upon the first server.

use std::{
    error::Error,
    fs::File,
    io::{BufWriter, Write as _},
    path::Path,
};

use crate::{servers, talk};

/// How many servers there are.
pub(crate) const SERVERS: u64 = 1_000;
/// How many messages are written or changed.
const MESSAGES: u64 = 100_000;
/// How much else happens.
const OTHERS: u64 = 30_000;
/// How many raid.
const RAIDERS: u64 = 1_000;

/// Writes it.
pub(crate) fn write(file: &Path) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(File::create(file)?);
    for number in 0..SERVERS {
        writeln!(out, "{}", servers::server(number))?;
    }
    writeln!(out)?;
    for number in 0..MESSAGES {
        writeln!(out, "{}", talk::message(number))?;
    }
    writeln!(out)?;
    for number in 0..OTHERS {
        writeln!(out, "{}", talk::other(number))?;
    }
    writeln!(out)?;
    for number in 0..RAIDERS {
        writeln!(out, "{}", talk::raider(number))?;
    }
    out.flush()?;
    Ok(())
}
