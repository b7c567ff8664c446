//! The operator's table of networks, read from its file when the guard starts.

use std::{path::Path, sync::Arc};

use crate::{GuardError, verify::signal::network::Networks};

/// Reads the table. Where the operator has none it knows nothing, and that is said by [`Networks::is_empty`].
///
/// # Errors
/// [`GuardError`] if there is a file and it cannot be read, or a line of it is wrong: then nothing of it is used.
pub fn load(file: Option<&Path>) -> Result<Arc<Networks>, GuardError> {
    let Some(path) = file else { return Ok(Arc::default()) };
    let text = std::fs::read_to_string(path)
        .map_err(|source| GuardError::Networks { path: path.to_owned(), source })?;
    // Spreadsheets put a byte order mark before what they write.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let networks =
        Networks::read(text).map_err(|source| GuardError::Table { path: path.to_owned(), source })?;
    Ok(Arc::new(networks))
}

#[cfg(test)]
mod tests {
    use std::{error::Error as _, path::PathBuf};

    use super::*;

    /// A file with this in it.
    fn file(text: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("networks.csv");
        std::fs::write(&path, text).unwrap();
        (folder, path)
    }

    /// How many prefixes a file has, or what is said about it.
    #[track_caller]
    fn check(text: &[u8], expected: Result<usize, &str>) {
        let (_folder, path) = file(text);
        let said = |error: GuardError| {
            let cause = error.source().map(ToString::to_string).unwrap_or_default();
            format!("{error}: {cause}").replace(&path.display().to_string(), "FILE")
        };
        let found = load(Some(&path)).map(|networks| networks.len()).map_err(said);
        assert_eq!(found.as_ref().map_err(String::as_str), expected.as_ref().map_err(|said| *said));
    }

    #[test]
    fn a_table_is_read_as_editors_and_spreadsheets_write_it() {
        check(b"prefix,kind\n192.0.2.0/24,mobile\n2001:db8::/32,hosting\n", Ok(2));
        check(b"\xef\xbb\xbfprefix,kind\r\n192.0.2.0/24,mobile\r\n", Ok(1));
        check(b"", Ok(0));
        assert!(load(None).unwrap().is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_with_its_file_and_its_line() {
        let wrong = "the table of networks is not used: `FILE`: line 2 of the table of networks: \
                     the prefix must be an address, `/` and its length: `192.0.2.0/24` or `2001:db8::/32`";
        check(b"192.0.2.0/24,mobile\n198.51.100.7,vpn\n", Err(wrong));
        let binary = "could not read the table of networks: `FILE`: stream did not contain valid UTF-8";
        check(b"\xff\xfe", Err(binary));
    }

    #[test]
    fn a_file_that_is_not_there_is_said() {
        let said = load(Some(Path::new("/nowhere/networks.csv"))).unwrap_err().to_string();
        assert_eq!(said, "could not read the table of networks: `/nowhere/networks.csv`");
    }
}
