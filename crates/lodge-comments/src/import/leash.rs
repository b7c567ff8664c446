//! How much may be read before something whole has come of it.
//!
//! Parsers hold one value at a time, however long it is. The leash makes them stop before a single value fills the
//! memory: it is let out again whenever one is done.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// The longest comment with all that belongs to it, in bytes.
pub(super) const LONGEST: usize = 8 * 1024 * 1024;
/// The longest value that holds no comment, or many of them: a page of a web site, a thread of Isso.
pub(super) const LONGEST_OTHER: usize = 16 * 1024 * 1024;

/// How long the leash is just now.
#[derive(Debug, Clone, Default)]
pub(super) struct Length(Rc<Cell<usize>>);

impl Length {
    /// Lets it out: this many bytes may be read from here on.
    pub(super) fn let_out(&self, bytes: usize) {
        self.0.set(bytes);
    }

    /// Whether it ended.
    pub(super) fn is_over(&self) -> bool {
        self.0.get() == 0
    }
}

/// A reader on a leash.
#[derive(Debug)]
pub(super) struct Leash<R> {
    inner: R,
    length: Length,
}

impl<R: BufRead> Leash<R> {
    /// Puts a reader on a leash, and says how to let it out.
    pub(super) fn new(inner: R, bytes: usize) -> (Self, Length) {
        let length = Length::default();
        length.let_out(bytes);
        (Self { inner, length: length.clone() }, length)
    }
}

impl<R: BufRead> Read for Leash<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Leash<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let left = self.length.0.get();
        let ready = self.inner.fill_buf()?;
        if left == 0 && !ready.is_empty() {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "one value is too long"));
        }
        Ok(ready.get(..left).unwrap_or(ready))
    }

    fn consume(&mut self, bytes: usize) {
        self.length.0.set(self.length.0.get().saturating_sub(bytes));
        self.inner.consume(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_on_a_leash_does_not_read_on() {
        let (mut leash, length) = Leash::new(&b"abcdefgh"[..], 3);
        let mut read = [0; 8];
        assert_eq!(leash.read(&mut read).unwrap(), 3);
        assert!(length.is_over() && leash.read(&mut read).is_err());
        length.let_out(5);
        assert_eq!(leash.read(&mut read).unwrap(), 5);
        assert_eq!(leash.read(&mut read).unwrap(), 0, "the end is no excess");
    }
}
