//! How a [`SmtpPeer`](super::SmtpPeer) behaves.

use std::collections::HashMap;

/// The acts for each command, used up one by one; the last one stays.
pub type Acts = HashMap<String, Vec<Act>>;

/// What it does when it hears a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// What a good server does.
    Obey,
    /// Says this; `|` stands between lines. A final 2xx to a message means that it was taken.
    Say(String),
    /// Waits until it is released, then obeys.
    Wait,
    /// Says nothing more, and keeps the connection open.
    Hang,
    /// Closes the connection.
    HangUp,
    /// Says these octets, then closes the connection.
    Garbage(Vec<u8>),
}

impl Act {
    /// Says this.
    #[must_use]
    pub fn say(reply: &str) -> Self {
        Self::Say(reply.to_owned())
    }
}

/// What it offers, and how it behaves.
///
/// Commands are named by their verb; `CONNECT` is the greeting, `MESSAGE` the end of a message, and
/// `RCPT someone@example.org` is what it does about that recipient only.
#[derive(Debug, Clone)]
pub struct Manner {
    /// Whether it offers PIPELINING.
    pub pipelining: bool,
    /// Whether it offers CHUNKING.
    pub chunking: bool,
    /// Whether it offers 8BITMIME.
    pub eight_bit: bool,
    /// Whether it offers SMTPUTF8.
    pub utf8: bool,
    /// Whether it offers STARTTLS.
    pub starttls: bool,
    /// Whether its connections are secured from their first octet (RFC 8314).
    pub implicit: bool,
    /// The SIZE it offers.
    pub size: Option<u64>,
    /// The mechanisms it offers, and who may sign in: "user" with "password".
    pub auth: Option<(String, String, String)>,
    /// What it does about each command: see [`Manner::on`].
    pub acts: Acts,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            pipelining: true,
            chunking: false,
            eight_bit: true,
            utf8: true,
            starttls: false,
            implicit: false,
            size: None,
            auth: None,
            acts: Acts::new(),
        }
    }
}

impl Manner {
    /// Does this whenever it hears that.
    #[must_use]
    pub fn on(mut self, command: &str, act: Act) -> Self {
        self.set(command, vec![act]);
        self
    }

    /// Does these one after the other, and the last of them ever after.
    #[must_use]
    pub fn in_turn(mut self, command: &str, acts: Vec<Act>) -> Self {
        self.set(command, acts);
        self
    }

    /// Does these one after the other from now on, and the last of them ever after.
    pub fn set(&mut self, command: &str, acts: Vec<Act>) {
        self.acts.insert(command.to_owned(), acts);
    }

    /// What to do about a command, by its whole name or by its verb.
    pub(super) fn act(&mut self, command: &str) -> Act {
        let verb = command.split(' ').next().unwrap_or(command);
        let name = if self.acts.contains_key(command) { command } else { verb };
        match self.acts.get_mut(name) {
            Some(acts) if acts.len() > 1 => acts.remove(0),
            Some(acts) => acts.first().cloned().unwrap_or(Act::Obey),
            None => Act::Obey,
        }
    }
}
