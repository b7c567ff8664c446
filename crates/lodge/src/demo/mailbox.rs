//! What arrived at the demo: in memory, bounded, and gone when the demo ends.

use crate::web::escape;
use lodge_register::Timestamp;
use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};
use tokio::sync::watch;

/// How many messages are kept. The oldest goes when one more comes.
pub(crate) const MOST: usize = 50;
/// The largest message that is taken, in octets.
pub(crate) const LARGEST: u64 = 5 << 20;
/// How much of a message the page shows, in octets.
const SHOWN: usize = 128 << 10;
/// How much is kept of all messages together, in octets.
const ALL: usize = 32 << 20;

/// One message as it arrived. It has no `Debug` and no `Clone`.
pub(crate) struct Letter {
    /// Counted from 1.
    pub(crate) number: u64,
    /// The envelope's sender; nothing for `<>`.
    pub(crate) from: String,
    /// The envelope's recipients.
    pub(crate) to: String,
    /// When the sink said 250.
    pub(crate) at: Timestamp,
    raw: Vec<u8>,
}

/// The mailbox of the demo.
pub(crate) struct Mailbox {
    letters: Mutex<VecDeque<Letter>>,
    newest: watch::Sender<u64>,
}

impl Mailbox {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self { letters: Mutex::new(VecDeque::new()), newest: watch::Sender::new(0) }
    }

    /// Takes a message in.
    pub(crate) fn put(&self, from: String, to: String, at: Timestamp, raw: Vec<u8>) {
        let mut letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner);
        let number = *self.newest.borrow() + 1;
        letters.push_front(Letter { number, from, to, at, raw });
        while letters.len() > MOST || letters.iter().map(|letter| letter.raw.len()).sum::<usize>() > ALL {
            letters.pop_back();
        }
        self.newest.send_replace(number);
    }

    /// Looks at what is there, newest first.
    pub(crate) fn look<T>(&self, see: impl FnOnce(&VecDeque<Letter>) -> T) -> T {
        see(&self.letters.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The number of the newest message, and word of the next one.
    pub(crate) fn newest(&self) -> watch::Receiver<u64> {
        self.newest.subscribe()
    }
}

impl Letter {
    /// The subject, decoded.
    pub(crate) fn subject(&self) -> String {
        let subject =
            self.header("subject").map(|subject| super::words::decode(&subject)).unwrap_or_default();
        if subject.trim().is_empty() { "(no subject)".to_owned() } else { subject }
    }

    /// The value of the first header of this name, unfolded.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let text = self.text();
        let mut lines = text.lines().take_while(|line| !line.is_empty());
        let value = lines.find_map(|line| {
            let (field, value) = line.split_once(':')?;
            field.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })?;
        let folded = lines.take_while(|line| line.starts_with([' ', '\t']));
        Some(folded.fold(value, |value, more| format!("{value} {}", more.trim())))
    }

    /// The message as HTML text, its own header lines marked apart from those that Lodge put before them.
    pub(crate) fn raw_as_html(&self) -> String {
        let text = self.text();
        let cut = if self.raw.len() > SHOWN { "\n… and more, which this page does not show." } else { "" };
        format!("{}{cut}", escape(&text.replace("\r\n", "\n")))
    }

    /// How many octets it has.
    pub(crate) const fn size(&self) -> usize {
        self.raw.len()
    }

    fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(self.raw.get(..SHOWN).unwrap_or(&self.raw))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(mailbox: &Mailbox, raw: &[u8]) {
        mailbox.put("a@example.org".into(), "b@example.net".into(), Timestamp::from_millis(0), raw.to_vec());
    }

    #[test]
    fn only_so_many_are_kept_and_the_newest_is_first() {
        let mailbox = Mailbox::new();
        (0..MOST + 5).for_each(|_| put(&mailbox, b"x"));
        let numbers: Vec<u64> = mailbox.look(|letters| letters.iter().map(|letter| letter.number).collect());
        assert_eq!((numbers.len(), numbers[0], *numbers.last().unwrap()), (MOST, 55, 6));
        assert_eq!(*mailbox.newest().borrow(), 55);
    }

    #[test]
    fn only_so_much_is_kept() {
        let mailbox = Mailbox::new();
        let large = vec![b'x'; 4 << 20];
        (0..10).for_each(|_| put(&mailbox, &large));
        assert_eq!(mailbox.look(VecDeque::len), 8);
    }

    #[test]
    fn headers_are_unfolded_and_found_in_any_case() {
        let mailbox = Mailbox::new();
        put(&mailbox, b"Received: x\r\nSUBJECT: one\r\n two\r\n\tthree\r\nTo: y\r\n\r\nSubject: four\r\n");
        put(&mailbox, b"From: x\r\n\r\nSubject: body\r\n");
        let subjects: Vec<String> = mailbox.look(|letters| letters.iter().map(Letter::subject).collect());
        assert_eq!(subjects, ["(no subject)", "one two three"]);
    }

    #[test]
    fn a_message_is_never_html() {
        let mailbox = Mailbox::new();
        put(&mailbox, b"Subject: <script>\r\n\r\n<b>&\x00\xff\r\n");
        let html = mailbox.look(|letters| letters[0].raw_as_html());
        assert_eq!(html, "Subject: &lt;script&gt;\n\n&lt;b&gt;&amp;\u{fffd}\u{fffd}\n");
    }
}
