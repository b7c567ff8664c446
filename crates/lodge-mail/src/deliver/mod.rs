//! Handing a message to the servers of its destinations, while its sender waits.
//!
//! ```text
//! send ──> errand, one for each next hop ──> mx ──> pool | door ──> talk ──> verdict
//! ```
//!
//! **Invariant:** [`send`] is `Ok` only if a destination said 2xx to the message, now or on an earlier try (rule 1).
//! **Invariant:** of what other servers say, nothing but codes gets past `talk` (rule 10).

mod errand;
mod mx;
mod pool;
mod served;
mod talk;
mod tally;
mod tls;
mod together;
mod verdict;

pub use tally::Counts;

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use lodge_egress::{Allow, Door};
use lodge_register::{Chance, Recipient};
use lodge_smtp::{Domain, Path};
use tokio::time::Instant;

use crate::{
    MailSettings, Refusal,
    envelope::Accepted,
    module::{DESTINATION, SMART_HOST},
    passing::Passing,
    rewrite::Rewritten,
};
use errand::Errand;
use mx::Directory;
use pool::{Host, Pool};
use served::Served;
use tally::Tally;
use tls::Wrapping;

/// Connections to a smart host at once, at the least: it takes everything.
const RELAY_CONNECTIONS: usize = 100;

/// Takes messages to other servers, and remembers what makes the next one quicker.
pub struct Courier {
    hostname: String,
    budget: Duration,
    port: u16,
    relay: Option<SmartHost>,
    /// The way out, and who is there.
    door: Door,
    to: &'static Recipient,
    directory: Directory,
    wrapping: Wrapping,
    pool: Arc<Pool>,
    served: Served,
    tally: Tally,
}

/// The one server that takes everything.
struct SmartHost {
    name: String,
    port: u16,
    login: Option<crate::Login>,
    host: Arc<Host>,
}

/// A message reached where it was to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivered {
    /// How many destinations have it.
    pub destinations: usize,
    /// How many said no, while others have it (rule 4).
    pub refused: usize,
}

/// Why a courier cannot set out.
#[derive(Debug, thiserror::Error)]
pub enum CourierError {
    /// Neither does the configuration name DNS servers nor the system.
    #[error("could not read which DNS servers this system uses\nhint: name some: set `mail.dns`")]
    Dns(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// TLS cannot be set up.
    #[error("could not set up TLS for delivery")]
    Tls(#[source] rustls::Error),
    /// The certificates that the smart host is to be held to.
    #[error("could not read the certificates in `mail.relay_ca_file`: `{path}`")]
    Certificates {
        /// The file.
        path: std::path::PathBuf,
        /// What is wrong with it.
        source: rustls_pki_types::pem::Error,
    },
}

/// What is delivered: the envelope but for the recipients, and the message.
struct Letter<'a> {
    envelope: &'a Accepted,
    prefix: &'a [u8],
    message: &'a Passing,
    /// Whether a server must understand SMTPUTF8 for it.
    utf8: bool,
}

impl Courier {
    /// A courier that works as the operator set it up.
    ///
    /// # Errors
    /// [`CourierError`] if the system's DNS servers or the certificates it needs cannot be read.
    pub fn new(settings: &MailSettings, chance: &dyn Chance, door: &Door) -> Result<Self, CourierError> {
        let pool = Pool::new(settings.max_connections_per_host);
        let relay = settings.relay.as_ref().map(|relay| SmartHost {
            name: relay.host.clone(),
            port: relay.port,
            login: relay.login.as_ref().map(|login| crate::Login {
                user: login.user.clone(),
                password: lodge_register::Secret::new(login.password.expose().clone()),
            }),
            host: pool.relay(settings.max_connections_per_host.max(RELAY_CONNECTIONS)),
        });
        // A smart host is where the operator says. A DNS server at loopback on its own port is somebody's test bench:
        // its names lead where they will.
        let bench = settings.dns.iter().any(|server| server.ip().is_loopback() && server.port() != 53);
        let anywhere = relay.is_some() || settings.allow_private_destinations || bench;
        let door = if anywhere { door.allowing(Allow::everywhere()) } else { door.clone() };
        Ok(Self {
            hostname: settings.hostname.clone(),
            to: if relay.is_some() { &SMART_HOST } else { &DESTINATION },
            budget: settings.delivery_budget,
            port: settings.delivery_port,
            directory: Directory::new(settings, lodge_register::draw(chance), door.clone())?,
            door,
            wrapping: Wrapping::new(settings.relay.as_ref())?,
            relay,
            pool,
            served: Served::new(lodge_register::draw(chance)),
            tally: Tally::default(),
        })
    }

    /// The same courier, for letters of our own to `to`: those may go to ourselves.
    pub(crate) fn for_letters(self, to: &'static Recipient) -> Self {
        Self { to, directory: self.directory.with_ourselves(), ..self }
    }

    /// Whether everything goes to a smart host.
    pub(crate) const fn has_relay(&self) -> bool {
        self.relay.is_some()
    }

    /// What has been done so far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.tally.counts()
    }
}

/// Delivers a message to all its destinations.
///
/// # Errors
/// [`Refusal`] when it has not been taken everywhere it has to be: the sender keeps it.
pub async fn send(courier: &Courier, rewritten: Rewritten) -> Result<Delivered, Refusal> {
    // Everything that follows has to fit into the sender's patience (rule 6).
    let deadline = Instant::now() + courier.budget;
    let Rewritten { envelope, prefix, message } = &rewritten;
    let letter = Letter { envelope, prefix, message, utf8: needs_utf8(&rewritten) };
    let done = match &*envelope.destinations {
        // Every alias is switched off, and its owner chose 250.
        [] => Ok(Delivered { destinations: 0, refused: 0 }),
        [only] => to_one(courier, &letter, only, deadline).await,
        several => to_several(courier, &letter, several, deadline).await,
    };
    courier.tally.count(&done);
    done
}

async fn to_one(
    courier: &Courier,
    letter: &Letter<'_>,
    destination: &Path,
    deadline: Instant,
) -> Result<Delivered, Refusal> {
    let errand = Errand { courier, letter, recipients: &[destination], deadline };
    match errand.run().await.first() {
        Some(Ok(())) => Ok(Delivered { destinations: 1, refused: 0 }),
        Some(Err(refusal)) => Err(*refusal),
        None => Err(Refusal::Unavailable),
    }
}

/// All at once (rule 4), those at the same next hop together.
async fn to_several(
    courier: &Courier,
    letter: &Letter<'_>,
    destinations: &[Path],
    deadline: Instant,
) -> Result<Delivered, Refusal> {
    let message = courier.served.digest(letter.envelope.sender.as_ref(), letter.message);
    let mut results: Vec<Option<Result<(), Refusal>>> = destinations
        .iter()
        .map(|destination| courier.served.has(&message, destination).then_some(Ok(())))
        .collect();
    let mut groups: Vec<(Option<&Domain>, Vec<usize>)> = Vec::new();
    for (at, destination) in destinations.iter().enumerate() {
        if matches!(results.get(at), Some(Some(_))) {
            continue;
        }
        let hop = if courier.relay.is_some() { None } else { Some(&destination.domain) };
        let same = |group: &&mut (Option<&Domain>, Vec<usize>)| match (group.0, hop) {
            (Some(one), Some(other)) => one.canonical() == other.canonical(),
            _ => true,
        };
        match groups.iter_mut().find(same) {
            Some((_, members)) => members.push(at),
            None => groups.push((hop, vec![at])),
        }
    }
    let mut errands = Vec::with_capacity(groups.len());
    for (_, members) in &groups {
        errands.push(one_hop(courier, letter, destinations, members, deadline));
    }
    for ((_, members), outcome) in groups.iter().zip(together::all(errands).await) {
        for (&at, result) in members.iter().zip(outcome) {
            if let Some(place) = results.get_mut(at) {
                *place = Some(result);
            }
        }
    }
    let results: Vec<Result<(), Refusal>> =
        results.into_iter().map(|result| result.unwrap_or(Err(Refusal::Unavailable))).collect();
    let verdict = verdict::of(&results);
    match verdict {
        // The sender will come again: whoever has it shall not get it twice.
        Err(refusal) if refusal.is_transient() => {
            for (destination, result) in destinations.iter().zip(&results) {
                if result.is_ok() {
                    courier.served.remember(&message, destination);
                }
            }
        }
        _ => destinations.iter().for_each(|destination| courier.served.forget(&message, destination)),
    }
    verdict
}

/// Those of the destinations that are behind one next hop.
fn one_hop<'a>(
    courier: &'a Courier,
    letter: &'a Letter<'a>,
    destinations: &'a [Path],
    members: &'a [usize],
    deadline: Instant,
) -> Errands<'a> {
    Box::pin(async move {
        let recipients: Vec<&Path> = members.iter().filter_map(|&at| destinations.get(at)).collect();
        Errand { courier, letter, recipients: &recipients, deadline }.run().await
    })
}

/// What comes of several recipients behind one next hop.
type Errands<'a> = Pin<Box<dyn Future<Output = Vec<Result<(), Refusal>>> + Send + 'a>>;

/// Whether anything in the envelope or the header section is beyond ASCII.
///
/// Some senders say SMTPUTF8 for every message; most of those could go anywhere.
fn needs_utf8(rewritten: &Rewritten) -> bool {
    let Rewritten { envelope, prefix, message } = rewritten;
    let beyond = |path: &Path| !path.local.is_ascii();
    envelope.destinations.iter().any(beyond)
        || envelope.sender.as_ref().is_some_and(|sender| !sender.is_ascii())
        || (envelope.utf8 && !(prefix.is_ascii() && message.head().is_ascii()))
}
