//! The operator's keys of services, read from their files when the guard starts.

use std::path::{Path, PathBuf};

use lodge_module::Lodge;
use lodge_register::Secret;

use super::Outside;
use crate::{GuardError, settings::Service};

/// How a service is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// The file with the operator's key. Without one the service is not asked.
    pub key_file: Option<PathBuf>,
    /// Where it is, without a slash at the end.
    pub url: String,
}

impl Access {
    /// As it is if the operator says nothing: not asked.
    #[must_use]
    pub fn usual(service: Service) -> Self {
        Self { key_file: None, url: service.at().to_owned() }
    }
}

impl Outside {
    /// The services that the operator has a key for.
    ///
    /// # Errors
    /// [`GuardError`] if there is a file for a key, and no key in it.
    pub fn open<const N: usize>(lodge: &Lodge, known: [(Service, &Access); N]) -> Result<Self, GuardError> {
        let mut keys = Vec::new();
        for (service, access) in known {
            if let Some(path) = &access.key_file {
                keys.push((service, access.url.clone(), key(service, path)?));
            }
        }
        Ok(Self::new(lodge.door.clone(), lodge.cache.clone(), lodge.clock.clone(), keys))
    }
}

/// The key in a file.
///
/// # Errors
/// [`GuardError`] if the file cannot be read, or holds no key.
pub fn key(service: Service, path: &Path) -> Result<Secret<String>, GuardError> {
    let name = service.recipient().name;
    let unread = |source| GuardError::Key { service: name, path: path.to_owned(), source };
    let text = Secret::new(std::fs::read_to_string(path).map_err(unread)?);
    let key = text.expose().trim();
    // What is sent in a header field or a URL is one word of visible characters.
    if key.is_empty() || !key.bytes().all(|octet| octet.is_ascii_graphic()) {
        return Err(GuardError::NoKey { service: name, path: path.to_owned() });
    }
    Ok(Secret::new(key.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Result<String, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        std::fs::write(&path, text).unwrap();
        let read = key(Service::AbuseIpDb, &path).map(|key| key.expose().clone());
        read.map_err(|error| error.to_string().replace(&path.display().to_string(), "FILE"))
    }

    #[test]
    fn a_key_is_one_word_and_is_not_repeated_where_it_is_none() {
        assert_eq!(written("abc-123\n").as_deref(), Ok("abc-123"));
        for bad in ["", "\n", "abc 123", "abc\r\nX-Other: 1", "ключ"] {
            let said = written(bad).unwrap_err();
            assert!(said.starts_with("there is no key of AbuseIPDB in its file: `FILE`; "), "{said}");
            assert!(!said.contains("123"), "{said}");
        }
        let said = key(Service::Proxycheck, Path::new("/nowhere/key")).unwrap_err().to_string();
        assert_eq!(said, "could not read the key of proxycheck.io: `/nowhere/key`");
    }
}
