//! The one key that everything is locked with, and the keys made of it.
//!
//! ```text
//! master key (credential, key file, or passphrase through argon2id)
//!   ├─ HKDF "db"       the SQLCipher key
//!   ├─ HKDF "ring"     seals the ring file ──> random epoch keys ──> HKDF "field": the cells
//!   ├─ HKDF "blind"    blind indexes, one key for each table and column; never rotated
//!   ├─ HKDF "cache"    keys and bodies in Redis
//!   └─ HKDF "session", "hash", "ledger", …   whatever the modules ask for
//! ```

use crate::{StoreError, ring::Ring};
use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use lodge_register::{Chance, Clock, Secret};
use sha2::Sha256;
use std::{
    env,
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::Arc,
};
use zeroize::Zeroizing;

/// The name of the systemd credential.
pub const CREDENTIAL: &str = "lodge.key";

/// Where the master key comes from.
#[derive(Debug)]
pub enum KeySource {
    /// The systemd credential `lodge.key`.
    Credential {
        /// Where the ring of epoch keys is kept: the credential's own folder cannot be written.
        ring: PathBuf,
    },
    /// A file that only its owner can read, outside the data folder. The ring lies beside it, as `FILE.ring`.
    File(PathBuf),
    /// A passphrase, with argon2id.
    Passphrase {
        /// The passphrase.
        passphrase: Secret<String>,
        /// The file that holds its salt. The ring lies beside it, as `FILE.ring`.
        salt: PathBuf,
    },
}

/// The keys of one installation.
#[derive(Clone)]
pub struct Keys {
    inner: Arc<Inner>,
}

struct Inner {
    master: Zeroizing<[u8; 32]>,
    ring: Ring,
}

impl Keys {
    /// Reads the master key and opens the ring.
    ///
    /// # Errors
    /// A key that is missing, that others can read, that lies in the data folder, or that does not fit its ring.
    pub fn load(source: &KeySource, data_folder: &Path) -> Result<Self, StoreError> {
        let master = match source {
            KeySource::Credential { .. } => read_key(&credential()?)?,
            KeySource::File(path) => {
                outside(path, data_folder)?;
                for_owner_only(path)?;
                read_key(path)?
            }
            KeySource::Passphrase { passphrase, salt } => stretch(passphrase, &read_salt(salt)?)?,
        };
        let ring = Ring::open(source.ring(), &derive(&master, "ring"))?;
        Ok(Self { inner: Arc::new(Inner { master, ring }) })
    }

    /// Whether the source has been made: its key or salt is there.
    #[must_use]
    pub fn exist(source: &KeySource) -> bool {
        match source {
            KeySource::Credential { ring } => ring.exists(),
            KeySource::File(path) => path.exists() && source.ring().exists(),
            KeySource::Passphrase { salt, .. } => salt.exists() && source.ring().exists(),
        }
    }

    /// Makes what the source needs, on first start: key or salt, and ring. Never overwrites.
    ///
    /// # Errors
    /// [`StoreError::KeyExists`], or a file that cannot be written.
    pub fn create(source: &KeySource, clock: &dyn Clock, chance: &dyn Chance) -> Result<(), StoreError> {
        let ring = source.ring();
        make_folder_of(&ring, "make the folder of the key ring")?;
        // Two processes may start for the first time at once: the second finds what the first has made.
        let _alone = Ring::alone(ring.clone())?;
        if ring.exists() {
            return Err(StoreError::KeyExists { path: ring });
        }
        let master = match source {
            KeySource::Credential { .. } => read_key(&credential()?)?,
            // Somebody made the key with a tool of their own: it lacks its ring.
            KeySource::File(path) if path.exists() => {
                for_owner_only(path)?;
                read_key(path)?
            }
            KeySource::File(path) => {
                let master = Zeroizing::new(lodge_register::draw::<32>(chance));
                let line = Zeroizing::new(format!("{}\n", hex(&*master).as_str()));
                write_new(path, line.as_bytes(), "write the key file")?;
                master
            }
            // A first start was broken off between salt and ring.
            KeySource::Passphrase { passphrase, salt } if salt.exists() => {
                stretch(passphrase, &read_salt(salt)?)?
            }
            KeySource::Passphrase { passphrase, salt } => {
                let drawn = lodge_register::draw::<16>(chance);
                write_new(salt, &drawn, "write the salt file")?;
                stretch(passphrase, &drawn)?
            }
        };
        Ring::create(ring, &derive(&master, "ring"), clock, chance)
    }

    /// Makes a key file and its ring.
    ///
    /// # Errors
    /// [`StoreError::KeyExists`], or a file that cannot be written.
    pub fn new_file(path: &Path, clock: &dyn Clock, chance: &dyn Chance) -> Result<(), StoreError> {
        if path.exists() {
            return Err(StoreError::KeyExists { path: path.to_owned() });
        }
        Self::create(&KeySource::File(path.to_owned()), clock, chance)
    }

    /// Keys that are in no file: for tests, and for the demo's throw-away store.
    #[must_use]
    pub fn in_memory(clock: &dyn Clock, chance: &dyn Chance) -> Self {
        let master = Zeroizing::new(lodge_register::draw::<32>(chance));
        Self { inner: Arc::new(Inner { master, ring: Ring::in_memory(clock, chance) }) }
    }

    /// The key for a purpose. Another label gives another key.
    #[must_use]
    pub fn derive(&self, label: &str) -> Zeroizing<[u8; 32]> {
        derive(&self.inner.master, label)
    }

    pub(crate) fn ring(&self) -> &Ring {
        &self.inner.ring
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("‹keys›")
    }
}

impl KeySource {
    fn ring(&self) -> PathBuf {
        let beside = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(".ring");
            PathBuf::from(name)
        };
        match self {
            Self::Credential { ring } => ring.clone(),
            Self::File(path) => beside(path),
            Self::Passphrase { salt, .. } => beside(salt),
        }
    }
}

/// HKDF-SHA256 under the label.
pub(crate) fn derive(key: &[u8; 32], label: &str) -> Zeroizing<[u8; 32]> {
    let mut derived = Zeroizing::new([0; 32]);
    let expanded =
        Hkdf::<Sha256>::new(None, key).expand_multi_info(&[b"lodge/1/", label.as_bytes()], &mut *derived);
    debug_assert!(expanded.is_ok(), "32 bytes are one block of HKDF-SHA256");
    derived
}

/// HMAC-SHA256.
pub(crate) fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC itself fills a short key up to the block with zeros.
    let mut block = Zeroizing::new([0; 64]);
    block.iter_mut().zip(key).for_each(|(byte, key)| *byte = *key);
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// Lower-case hexadecimal, wiped when dropped.
pub(crate) fn hex(bytes: &[u8]) -> Zeroizing<String> {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.push(DIGITS.get(usize::from(digit)).copied().unwrap_or('0'));
        }
    }
    text
}

/// argon2id at OWASP's first choice: 46 MiB, one pass, one lane.
fn stretch(passphrase: &Secret<String>, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let too_long = |_| StoreError::Arguments("the passphrase is too long, or its salt too short");
    let params = Params::new(47_104, 1, 1, Some(32)).map_err(too_long)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.expose().as_bytes(), salt, &mut *key)
        .map_err(too_long)?;
    Ok(key)
}

fn credential() -> Result<PathBuf, StoreError> {
    env::var_os("CREDENTIALS_DIRECTORY")
        .map(|folder| Path::new(&folder).join(CREDENTIAL))
        .filter(|path| path.exists())
        .ok_or(StoreError::NoCredential { name: CREDENTIAL })
}

/// 32 bytes, or 64 hexadecimal digits and a line end.
fn read_key(path: &Path) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let mut content = Zeroizing::new(Vec::with_capacity(128));
    let file = File::open(path).map_err(file_error("open the key file", path))?;
    file.take(128).read_to_end(&mut content).map_err(file_error("read the key file", path))?;
    parse_key(&content).ok_or_else(|| StoreError::NotAKey { path: path.to_owned() })
}

fn parse_key(content: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    if content.len() == key.len() {
        key.copy_from_slice(content);
        return Some(key);
    }
    let digits = content.trim_ascii();
    if digits.len() != 64 {
        return None;
    }
    let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    for (byte, pair) in key.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = value(*high)? << 4 | value(*low)?;
    }
    Some(key)
}

fn read_salt(path: &Path) -> Result<Vec<u8>, StoreError> {
    let salt = fs::read(path).map_err(file_error("read the salt file", path))?;
    if salt.len() == 16 { Ok(salt) } else { Err(StoreError::NotAKey { path: path.to_owned() }) }
}

fn outside(path: &Path, data_folder: &Path) -> Result<(), StoreError> {
    let real = path.canonicalize().map_err(file_error("open the key file", path))?;
    match data_folder.canonicalize() {
        Ok(folder) if real.starts_with(&folder) => Err(StoreError::KeyInDataFolder { path: path.to_owned() }),
        _ => Ok(()),
    }
}

pub(crate) fn for_owner_only(path: &Path) -> Result<(), StoreError> {
    let mode =
        fs::metadata(path).map_err(file_error("read the key file", path))?.permissions().mode() & 0o777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(StoreError::KeyExposed { path: path.to_owned(), mode }) }
}

/// Makes the folder that a file is to be in, for its owner only.
fn make_folder_of(path: &Path, doing: &'static str) -> Result<(), StoreError> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(file_error(doing, folder))
}

/// Writes a file that only its owner can read, and that was not there before, down to the disk.
fn write_new(path: &Path, content: &[u8], doing: &'static str) -> Result<(), StoreError> {
    make_folder_of(path, doing)?;
    let written =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).and_then(|mut file| {
            file.write_all(content)?;
            file.sync_all()
        });
    match written {
        Ok(()) => sync_folder(path).map_err(file_error(doing, path)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(StoreError::KeyExists { path: path.to_owned() })
        }
        Err(error) => Err(file_error(doing, path)(error)),
    }
}

/// Makes the names in a file's folder last.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

pub(crate) fn file_error(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError + use<> {
    let path = path.to_owned();
    move |source| StoreError::File { doing, path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_from_bytes_or_digits() {
        let digits = hex(&[0xa5; 32]);
        assert_eq!(parse_key(&[0xa5; 32]).as_deref(), Some(&[0xa5; 32]));
        assert_eq!(parse_key(format!("{}\n", digits.as_str()).as_bytes()).as_deref(), Some(&[0xa5; 32]));
        assert_eq!(parse_key(digits.to_uppercase().as_bytes()).as_deref(), Some(&[0xa5; 32]));
        for wrong in [&b""[..], b"short", &[b'g'; 64], &[b'a'; 63], &[b'a'; 65]] {
            assert!(parse_key(wrong).is_none());
        }
    }

    #[test]
    fn another_label_is_another_key() {
        assert_ne!(*derive(&[1; 32], "db"), *derive(&[1; 32], "field"));
        assert_ne!(*derive(&[1; 32], "db"), *derive(&[2; 32], "db"));
    }

    #[test]
    fn keys_are_macs_as_the_standard_has_them() {
        // RFC 4231, test case 2.
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        let digest = mac(&key, &[b"what do ya want ", b"for nothing?"]);
        assert_eq!(hex(&digest).as_str(), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
