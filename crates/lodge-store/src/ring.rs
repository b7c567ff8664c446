//! The ring of epoch keys that cells are sealed with: random, so that destroying one makes what it sealed unreadable.

use crate::{
    StoreError,
    keys::{derive, file_error, for_owner_only, sync_folder},
    sealing::{open_bytes, seal_bytes},
};
use lodge_register::{Chance, Clock, Timestamp, draw};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime},
};
use zeroize::Zeroizing;

/// How old a key may become.
pub(crate) const KEPT_DAYS: i64 = 14;
/// How often to look whether another process turned the ring.
const LOOK_EVERY: Duration = Duration::from_secs(1);
const HEAD: &[u8] = b"lodge ring 1\n";

/// The epoch keys, newest last.
pub(crate) struct Ring {
    file: Option<RingFile>,
    held: Mutex<Held>,
}

struct RingFile {
    path: PathBuf,
    key: Zeroizing<[u8; 32]>,
}

struct Held {
    /// Drawn once, when the ring was made: a database knows the ring it was sealed with.
    id: [u8; 16],
    epochs: Vec<Arc<Epoch>>,
    looked: Instant,
    written: Option<SystemTime>,
}

/// One key and when it was made.
pub(crate) struct Epoch {
    pub(crate) number: u32,
    pub(crate) made: Timestamp,
    drawn: Zeroizing<[u8; 32]>,
    /// What its cells are sealed with, made of what was drawn.
    pub(crate) key: Zeroizing<[u8; 32]>,
}

impl Epoch {
    fn new(number: u32, clock: &dyn Clock, chance: &dyn Chance) -> Self {
        Self::of(number, clock.now(), draw(chance))
    }

    fn of(number: u32, made: Timestamp, drawn: [u8; 32]) -> Self {
        Self { number, made, key: derive(&drawn, "field"), drawn: Zeroizing::new(drawn) }
    }
}

impl Ring {
    pub(crate) fn in_memory(clock: &dyn Clock, chance: &dyn Chance) -> Self {
        Self {
            file: None,
            held: Mutex::new(Held::of(draw(chance), vec![Arc::new(Epoch::new(1, clock, chance))], None)),
        }
    }

    /// Keeps other processes from making or changing this ring until what is returned is dropped.
    pub(crate) fn alone(path: PathBuf) -> Result<File, StoreError> {
        RingFile { path, key: Zeroizing::new([0; 32]) }.alone()
    }

    pub(crate) fn create(
        path: PathBuf,
        key: &[u8; 32],
        clock: &dyn Clock,
        chance: &dyn Chance,
    ) -> Result<(), StoreError> {
        if path.exists() {
            return Err(StoreError::KeyExists { path });
        }
        RingFile { path, key: Zeroizing::new(*key) }.write(
            draw(chance),
            &[Arc::new(Epoch::new(1, clock, chance))],
            chance,
        )
    }

    pub(crate) fn open(path: PathBuf, key: &[u8; 32]) -> Result<Self, StoreError> {
        let file = RingFile { path, key: Zeroizing::new(*key) };
        let held = Mutex::new(file.read()?);
        Ok(Self { file: Some(file), held })
    }

    /// What tells this ring from any other.
    pub(crate) fn id(&self) -> [u8; 16] {
        self.lock().id
    }

    /// The file, for people.
    pub(crate) fn path(&self) -> PathBuf {
        self.file.as_ref().map_or_else(|| PathBuf::from("memory"), |file| file.path.clone())
    }

    /// The key to seal with.
    pub(crate) fn current(&self) -> Option<Arc<Epoch>> {
        let mut held = self.lock();
        self.look_again(&mut held);
        held.epochs.last().cloned()
    }

    /// The key of this epoch, unless it was destroyed.
    pub(crate) fn epoch(&self, number: u32) -> Option<Arc<Epoch>> {
        let find = |held: &Held| held.epochs.iter().find(|epoch| epoch.number == number).cloned();
        let mut held = self.lock();
        self.look_again(&mut held);
        find(&held).or_else(|| {
            // Another process may have turned the ring within the last second.
            held.looked = held.looked.checked_sub(LOOK_EVERY).unwrap_or(held.looked);
            self.look_again(&mut held);
            find(&held)
        })
    }

    /// Every epoch, oldest first.
    pub(crate) fn epochs(&self) -> Vec<Arc<Epoch>> {
        self.lock().epochs.clone()
    }

    /// Starts a new epoch.
    pub(crate) fn turn(&self, clock: &dyn Clock, chance: &dyn Chance) -> Result<Arc<Epoch>, StoreError> {
        self.change(chance, |epochs| {
            let number = epochs.last().map_or(1, |last| last.number.saturating_add(1));
            let epoch = Arc::new(Epoch::new(number, clock, chance));
            epochs.push(epoch.clone());
            epoch
        })
    }

    /// Destroys the epochs of these numbers. The newest is never destroyed.
    pub(crate) fn destroy(&self, numbers: &[u32], chance: &dyn Chance) -> Result<(), StoreError> {
        self.change(chance, |epochs| {
            let newest = epochs.last().map(|last| last.number);
            epochs.retain(|epoch| Some(epoch.number) == newest || !numbers.contains(&epoch.number));
        })
    }

    fn change<R>(
        &self,
        chance: &dyn Chance,
        change: impl FnOnce(&mut Vec<Arc<Epoch>>) -> R,
    ) -> Result<R, StoreError> {
        let mut held = self.lock();
        let _alone = match &self.file {
            Some(file) => {
                let alone = file.alone()?;
                *held = file.read()?;
                Some(alone)
            }
            None => None,
        };
        let mut epochs = held.epochs.clone();
        let result = change(&mut epochs);
        if let Some(file) = &self.file {
            file.write(held.id, &epochs, chance)?;
            *held = file.read()?;
        } else {
            held.epochs = epochs;
        }
        Ok(result)
    }

    /// Reads the file again if another process wrote it.
    fn look_again(&self, held: &mut Held) {
        let Some(file) = &self.file else { return };
        if held.looked.elapsed() < LOOK_EVERY {
            return;
        }
        held.looked = Instant::now();
        if modified(&file.path) != held.written {
            match file.read() {
                Ok(read) if read.id == held.id => *held = read,
                // Another ring in its place would seal what nobody can open again.
                Ok(_) | Err(_) => {
                    tracing::error!("The key ring was changed and cannot be read; the former one is used")
                }
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn of(id: [u8; 16], epochs: Vec<Arc<Epoch>>, written: Option<SystemTime>) -> Self {
        Self { id, epochs, looked: Instant::now(), written }
    }
}

impl RingFile {
    fn read(&self) -> Result<Held, StoreError> {
        let broken = || StoreError::Ring { path: self.path.clone() };
        let written = modified(&self.path);
        let content = match fs::read(&self.path) {
            Ok(content) => content,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(broken()),
            Err(error) => return Err(file_error("read the key ring", &self.path)(error)),
        };
        for_owner_only(&self.path)?;
        let sealed = content.strip_prefix(HEAD).ok_or_else(broken)?;
        let plain = open_bytes(&self.key, HEAD, sealed).ok_or_else(broken)?;
        let (id, plain) = plain.split_first_chunk::<16>().ok_or_else(broken)?;
        let epochs: Vec<_> = plain.chunks_exact(44).map_while(Epoch::read).map(Arc::new).collect();
        if epochs.is_empty() || epochs.len() * 44 != plain.len() {
            return Err(broken());
        }
        Ok(Held::of(*id, epochs, written))
    }

    /// Writes beside, renames over, then wipes what was there: a destroyed key is not to be found in the old file.
    fn write(&self, id: [u8; 16], epochs: &[Arc<Epoch>], chance: &dyn Chance) -> Result<(), StoreError> {
        let mut plain = Zeroizing::new(Vec::with_capacity(16 + epochs.len() * 44));
        plain.extend(id);
        epochs.iter().for_each(|epoch| epoch.write(&mut plain));
        let sealed = seal_bytes(&self.key, HEAD, &plain, chance)
            .ok_or(StoreError::Ring { path: self.path.clone() })?;
        let old = OpenOptions::new().write(true).open(&self.path).ok();
        let beside = self.path.with_extension("ring.new");
        let replace = || {
            let mut file =
                OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
            file.write_all(HEAD)?;
            file.write_all(&sealed)?;
            file.sync_all()?;
            fs::rename(&beside, &self.path)?;
            sync_folder(&self.path)?;
            if let Some(mut old) = old {
                let length = usize::try_from(old.metadata()?.len()).unwrap_or(0);
                old.write_all(&vec![0; length])?;
                old.sync_all()?;
            }
            Ok(())
        };
        replace().map_err(file_error("write the key ring", &self.path))
    }

    /// Keeps other processes from changing the ring meanwhile.
    fn alone(&self) -> Result<File, StoreError> {
        let path = self.path.with_extension("ring.lock");
        let lock = || {
            let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path)?;
            rustix::fs::flock(&file, rustix::fs::FlockOperation::LockExclusive)?;
            Ok(file)
        };
        lock().map_err(file_error("lock the key ring", &path))
    }
}

impl Epoch {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.number.to_be_bytes());
        out.extend(self.made.millis().to_be_bytes());
        out.extend(self.drawn.iter());
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (number, rest) = bytes.split_first_chunk::<4>()?;
        let (made, drawn) = rest.split_first_chunk::<8>()?;
        let (number, made) = (u32::from_be_bytes(*number), i64::from_be_bytes(*made));
        Some(Self::of(number, Timestamp::from_millis(made), drawn.try_into().ok()?))
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|found| found.modified()).ok()
}
