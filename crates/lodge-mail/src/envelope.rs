//! Who sends, for whom, and how: all that is known of a message but the message.

use std::{net::IpAddr, sync::Arc};

use lodge_module::Taker;
use lodge_register::Id;
use lodge_smtp::{Path, ReversePath};

use crate::{Alias, passing::Intake};

/// The other end of a connection. It has no `Debug`: most of it is about somebody.
pub struct Client {
    /// Its address; with XCLIENT, that of whom it speaks for.
    pub ip: IpAddr,
    /// Its port, if known.
    pub port: u16,
    /// What it calls itself.
    pub helo: String,
    /// Its host name as a trusted front server found it, if there is one.
    pub name: Option<String>,
    /// Whether it said EHLO.
    pub extended: bool,
    /// Whether the connection is encrypted.
    pub encrypted: bool,
}

/// A transaction that is being put together: MAIL has been accepted, some RCPT perhaps.
pub struct Draft {
    /// Who sends it.
    pub client: Arc<Client>,
    /// The envelope sender; `None` is the null sender of notices.
    pub sender: ReversePath,
    /// Whether its addresses or headers may hold UTF-8 (RFC 6531).
    pub utf8: bool,
    /// Whether its body was announced as 8BITMIME.
    pub eight_bit: bool,
    /// Recipients accepted so far.
    pub recipients: Vec<Recipient>,
    /// Where they all lead: the one destination group of this transaction (rule 3).
    pub(crate) destinations: Option<Arc<[Path]>>,
    /// The module that takes it itself, if it goes to none of the aliases.
    pub(crate) taker: Option<Arc<dyn Taker>>,
    /// Room set aside for the message.
    pub(crate) intake: Intake,
}

/// A recipient as the sender wrote it, and the alias that it is.
pub struct Recipient {
    /// The address in RCPT.
    pub address: Path,
    /// The alias; `None` for a domain's postmaster, who has none.
    pub alias: Option<Id<Alias>>,
}

/// A complete envelope. Only a [`Draft`] with a recipient becomes one.
pub struct Accepted {
    /// Who sends it.
    pub client: Arc<Client>,
    /// The envelope sender.
    pub sender: ReversePath,
    /// Whether UTF-8 may be in it.
    pub utf8: bool,
    /// Whether its body was announced as 8BITMIME.
    pub eight_bit: bool,
    /// For whom, as the sender wrote it.
    pub recipients: Vec<Recipient>,
    /// Where it goes; nowhere, if all its aliases are switched off and answer 250.
    pub destinations: Arc<[Path]>,
}

impl Draft {
    /// Closes the envelope, and gives the room for the message that goes into it.
    #[must_use]
    pub fn close(self) -> (Accepted, Intake) {
        let Self { client, sender, utf8, eight_bit, recipients, destinations, taker: _, intake } = self;
        let destinations = destinations.unwrap_or_default();
        (Accepted { client, sender, utf8, eight_bit, recipients, destinations }, intake)
    }
}
