//! What has been read and not been dealt with yet.

use zeroize::Zeroize as _;

/// Enough for a group of commands, and for most messages in one read.
const SMALL: usize = 8 * 1024;
/// Enough to read a large message with few calls.
const LARGE: usize = 64 * 1024;

/// One buffer for a connection, from its first octet to its last; it grows while a large message arrives.
pub(super) struct Buffer {
    octets: Vec<u8>,
    start: usize,
    end: usize,
    /// How far it has been written to since it was wiped.
    used: usize,
}

impl Buffer {
    pub(super) fn new() -> Self {
        Self { octets: vec![0; SMALL], start: 0, end: 0, used: 0 }
    }

    pub(super) fn unread(&self) -> &[u8] {
        self.octets.get(self.start..self.end).unwrap_or_default()
    }

    pub(super) fn consume(&mut self, count: usize) {
        self.start = (self.start + count).min(self.end);
    }

    /// Where to read to. There is always some: the server leaves no more than a command line.
    pub(super) fn room(&mut self) -> &mut [u8] {
        if self.start > 0 {
            self.octets.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        self.octets.get_mut(self.end..).unwrap_or_default()
    }

    /// So much has been read. If that was all that fits, and a message is arriving, there is more room next time.
    pub(super) fn filled(&mut self, count: usize, receiving: bool) {
        self.end = (self.end + count).min(self.octets.len());
        self.used = self.used.max(self.end);
        if receiving && self.end == self.octets.len() && self.end < LARGE {
            self.octets.resize(LARGE, 0);
        }
    }

    pub(super) const fn clear(&mut self) {
        (self.start, self.end) = (0, 0);
    }

    /// Nothing but commands is expected: wipes what was here of a message, and gives back what it needed.
    pub(super) fn rest(&mut self) {
        if self.octets.len() > SMALL && self.end - self.start <= SMALL {
            self.room();
            self.wipe();
            self.octets.truncate(SMALL);
            self.octets.shrink_to_fit();
        } else if self.start == self.end {
            self.clear();
            self.wipe();
        }
    }

    /// Wipes what is behind the unread.
    fn wipe(&mut self) {
        if let Some(used) = self.octets.get_mut(self.end..self.used) {
            used.zeroize();
        }
        self.used = self.end;
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        self.clear();
        self.wipe();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(buffer: &mut Buffer, octets: &[u8]) {
        buffer.room()[..octets.len()].copy_from_slice(octets);
        buffer.filled(octets.len(), true);
    }

    #[test]
    fn what_is_read_can_be_consumed_in_pieces() {
        let mut buffer = Buffer::new();
        read(&mut buffer, b"NOOP\r\nNO");
        buffer.consume(6);
        read(&mut buffer, b"OP\r\n");
        assert_eq!(buffer.unread(), b"NOOP\r\n");
    }

    #[test]
    fn it_grows_for_a_message_and_keeps_nothing_of_it() {
        let mut buffer = Buffer::new();
        read(&mut buffer, &[b'x'; SMALL]);
        buffer.consume(SMALL);
        read(&mut buffer, &[b'x'; LARGE]);
        buffer.consume(LARGE - 4);
        buffer.rest();
        assert_eq!(buffer.unread(), b"xxxx");
        assert_eq!(buffer.octets.capacity(), SMALL);
        buffer.consume(4);
        buffer.rest();
        assert!(buffer.octets.iter().all(|&octet| octet == 0));
    }
}
