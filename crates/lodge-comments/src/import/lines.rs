//! Files that hold one JSON value in a line.

use super::ImportError;
use super::leash::{LONGEST, LONGEST_OTHER};
use serde_json::Value;
use std::io::{BufRead, Read as _};

/// Gives the value of every line that is not blank. The first may be long: it holds what is known of the whole.
pub(super) fn each(
    mut input: impl BufRead,
    format: &'static str,
    give: &mut dyn FnMut(Value) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let (mut line, mut at) = (Vec::new(), 0);
    loop {
        line.clear();
        let most = if at == 0 { LONGEST_OTHER } else { LONGEST };
        let read = input.by_ref().take(most as u64 + 1).read_until(b'\n', &mut line)?;
        if read == 0 {
            return if at > 0 { Ok(()) } else { Err(ImportError::Damaged { format, at: 0 }) };
        }
        if read > most {
            return Err(ImportError::TooLong { format });
        }
        let damaged = ImportError::Damaged { format, at };
        at += read as u64;
        if !line.iter().all(u8::is_ascii_whitespace) {
            give(serde_json::from_slice(&line).map_err(|_| damaged)?)?;
        }
    }
}
