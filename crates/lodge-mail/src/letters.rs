//! Lodge's own letters, delivered as the mail that it forwards is.

use std::{net::Ipv4Addr, sync::Arc};

use lodge_egress::{
    Deliver, DeliverError, Delivering, Door,
    recipients::{MAILBOX, RELAY},
};
use lodge_register::{Chance, Personal};
use lodge_smtp::Path;

use crate::{
    MailSettings, Refusal,
    deliver::{self, Courier, CourierError},
    envelope::{Accepted, Client},
    passing::{Network, Pool},
    rewrite::Rewritten,
};

/// A courier for letters.
struct Letters {
    courier: Courier,
    hostname: String,
}

/// Somebody to carry letters, who works as mail does: to each mailbox's own servers, or to the smart host.
///
/// # Errors
/// [`CourierError`] if the system's DNS servers or the certificates it needs cannot be read.
pub fn letters(
    settings: &MailSettings,
    chance: &dyn Chance,
    door: &Door,
) -> Result<Arc<dyn Deliver>, CourierError> {
    let courier = Courier::new(settings, chance, door)?;
    let to = if courier.has_relay() { &RELAY } else { &MAILBOX };
    Ok(Arc::new(Letters { courier: courier.for_letters(to), hostname: settings.hostname.clone() }))
}

impl Deliver for Letters {
    fn deliver<'a>(&'a self, from: &'a str, to: &'a Personal<String>, message: Vec<u8>) -> Delivering<'a> {
        Box::pin(async move {
            let rewritten = self.posted(from, to, &message)?;
            drop(message);
            deliver::send(&self.courier, rewritten).await.map(drop).map_err(told)
        })
    }
}

impl Letters {
    /// The letter, as if it had just been accepted from ourselves.
    fn posted(&self, from: &str, to: &Personal<String>, message: &[u8]) -> Result<Rewritten, DeliverError> {
        let parse = |address: &str| Path::parse(address).map_err(|_| DeliverError::Refused(553));
        let (sender, destination) = (parse(from)?, parse(to.reveal())?);
        let here = Ipv4Addr::LOCALHOST.into();
        // Letters are few, and the post office bounds how many there are at once: each has room of its own.
        let room = Pool::new(message.len() as u64 * 2 + ROOM);
        let full = |_| DeliverError::Deferred(452);
        let mut intake = room.intake(Network::of(here), Some(message.len() as u64)).map_err(full)?;
        intake.push(message).map_err(full)?;
        let client = Client {
            ip: here,
            port: 0,
            helo: self.hostname.clone(),
            name: None,
            extended: true,
            encrypted: false,
        };
        let envelope = Accepted {
            client: Arc::new(client),
            utf8: !(sender.is_ascii() && destination.is_ascii()),
            sender: Some(sender),
            eight_bit: !message.is_ascii(),
            recipients: Vec::new(),
            destinations: Arc::from([destination]),
        };
        Ok(Rewritten { envelope, prefix: Vec::new(), message: intake.finish() })
    }
}

/// What a letter needs besides its own length.
const ROOM: u64 = 1024 * 1024;

fn told(refusal: Refusal) -> DeliverError {
    let code = refusal.reply().code;
    if refusal.is_transient() { DeliverError::Deferred(code) } else { DeliverError::Refused(code) }
}
