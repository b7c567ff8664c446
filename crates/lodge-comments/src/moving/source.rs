//! A file that is being read: how far, and whether it is wanted any more.

use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use crate::import::Source;

/// A file that several threads may look at.
pub type File = Arc<dyn Source + Send + Sync>;

/// How far a file was read. Whoever drops it wants no more of it.
#[derive(Debug, Default)]
pub(super) struct Progress {
    bytes: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
}

/// A file that says how far it was read, and ends when it is wanted no more.
pub(super) struct Watched {
    file: File,
    bytes: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
}

impl Progress {
    pub(super) fn watch(&self, file: &File) -> Watched {
        Watched { file: Arc::clone(file), bytes: Arc::clone(&self.bytes), stop: Arc::clone(&self.stop) }
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Source for Watched {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        self.bytes.store(0, Ordering::Relaxed);
        Ok(Box::new(Reading { file: self.file.open()?, of: self }))
    }
}

struct Reading<'a> {
    file: Box<dyn Read + 'a>,
    of: &'a Watched,
}

impl Read for Reading<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.of.stop.load(Ordering::Relaxed) {
            return Err(io::Error::other("it is wanted no more"));
        }
        let read = self.file.read(into)?;
        self.of.bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
