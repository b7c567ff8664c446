//! One message to one next hop: which server, over which connection, and what it said.

use std::{net::SocketAddr, sync::Arc};

use lodge_smtp::{
    Domain, Enhanced, Path,
    client::{Answer, Fault, Mailing, Tls, Unfit},
};
use tokio::time::{Instant, timeout_at};

use super::{
    Courier, Letter,
    mx::{self, Exchange},
    pool::Host,
    talk::{Connection, Manners, Outcome, Trouble},
    tls, verdict,
};
use crate::{Downstream, Login, Refusal};

/// A message for recipients who have their next hop in common.
pub(super) struct Errand<'a> {
    pub(super) courier: &'a Courier,
    pub(super) letter: &'a Letter<'a>,
    pub(super) recipients: &'a [&'a Path],
    pub(super) deadline: Instant,
}

/// What came of one server.
enum Tried {
    /// It decided.
    Settled(Vec<Result<(), Refusal>>),
    /// It did not; another may.
    Elsewhere(Refusal),
}

/// A server, and how to get there.
struct Target<'a> {
    exchange: &'a Exchange,
    host: Arc<Host>,
    login: Option<&'a Login>,
    /// Whether it is the smart host: what goes wrong there is ours to mend, and no reason to return a message.
    ours: bool,
}

impl Errand<'_> {
    /// What came of it, for each recipient.
    pub(super) async fn run(&self) -> Vec<Result<(), Refusal>> {
        match self.attempt().await {
            Ok(results) => results,
            Err(refusal) => vec![Err(refusal); self.recipients.len()],
        }
    }

    async fn attempt(&self) -> Result<Vec<Result<(), Refusal>>, Refusal> {
        let courier = self.courier;
        if let Some(relay) = &courier.relay {
            let exchange = Exchange::Name(relay.name.clone());
            let target = Target {
                exchange: &exchange,
                host: Arc::clone(&relay.host),
                login: relay.login.as_ref(),
                ours: true,
            };
            return match self.at(&target).await {
                Tried::Settled(results) => Ok(results),
                Tried::Elsewhere(refusal) if refusal.is_transient() => Err(refusal),
                Tried::Elsewhere(_) => Err(Refusal::Unavailable),
            };
        }
        let Some(first) = self.recipients.first() else { return Ok(Vec::new()) };
        let exchanges = self.looked_up(courier.directory.exchanges(&first.domain)).await?;
        let mut reason: Option<Refusal> = None;
        for exchange in &exchanges {
            let target = Target { exchange, host: courier.pool.host(exchange), login: None, ours: false };
            match self.at(&target).await {
                Tried::Settled(results) => return Ok(results),
                Tried::Elsewhere(refusal) => {
                    reason = Some(reason.map_or(refusal, |before| verdict::telling(before, refusal)));
                }
            }
            if Instant::now() >= self.deadline {
                break;
            }
        }
        Err(reason.unwrap_or(Refusal::Unreachable))
    }

    /// Tries one server: over a connection that was kept, or else a new one.
    async fn at(&self, target: &Target<'_>) -> Tried {
        let Ok(Ok(_slot)) = self.in_time(target.host.slots.acquire()).await else {
            return Tried::Elsewhere(Refusal::TimedOut);
        };
        if let Some(connection) = self.courier.pool.take(&target.host).await {
            match self.over(connection, target).await {
                // It may have gone stale under our hands: that says nothing about the server.
                Tried::Elsewhere(_) => {}
                settled @ Tried::Settled(_) => {
                    self.courier.tally.reused();
                    return settled;
                }
            }
        }
        let mut addresses = match self.addresses(target).await {
            Ok(addresses) => addresses,
            Err(refusal) => return Tried::Elsewhere(refusal),
        };
        let mut reason = None;
        let mut because = |refusal| {
            reason = Some(reason.map_or(refusal, |before| verdict::telling(before, refusal)));
        };
        while let Some((number, stream)) = self.dial(&addresses).await {
            let address = addresses.remove(number);
            self.courier.tally.connected();
            match self.introduce(stream, address, target).await {
                Ok(connection) => match self.over(connection, target).await {
                    Tried::Elsewhere(refusal) => because(refusal),
                    settled @ Tried::Settled(_) => return settled,
                },
                Err(trouble) => because(refusal(trouble, target.ours)),
            }
        }
        if Instant::now() >= self.deadline {
            Tried::Elsewhere(Refusal::TimedOut)
        } else {
            Tried::Elsewhere(reason.unwrap_or(Refusal::Unreachable))
        }
    }

    async fn dial(&self, addresses: &[SocketAddr]) -> Option<(usize, tokio::net::TcpStream)> {
        self.courier.door.dial(self.courier.to, addresses, self.deadline).await.ok()
    }

    async fn addresses(&self, target: &Target<'_>) -> Result<Vec<SocketAddr>, Refusal> {
        let directory = &self.courier.directory;
        match &self.courier.relay {
            Some(relay) => {
                let found = self.looked_up(directory.relay(&relay.name)).await?;
                Ok(mx::at(found, relay.port))
            }
            None => {
                let found = self.looked_up(directory.addresses(target.exchange)).await?;
                Ok(mx::at(found, self.courier.port))
            }
        }
    }

    /// Greets a server; in the clear, if it offers TLS and cannot do it.
    async fn introduce(
        &self,
        stream: tokio::net::TcpStream,
        address: SocketAddr,
        target: &Target<'_>,
    ) -> Result<Connection, Trouble> {
        let courier = self.courier;
        // A password goes to nobody but the server it is for; within this machine nobody listens.
        let secret = target.login.is_some() && !address.ip().is_loopback();
        let config = if secret { courier.wrapping.verified() } else { None };
        let mut manners = Manners {
            hostname: &courier.hostname,
            tls: if secret { Tls::Required } else { Tls::IfOffered },
            config: config.unwrap_or_else(|| courier.wrapping.any()),
            name: tls::name(target.exchange),
            login: target.login,
        };
        match Connection::open(stream, &manners, self.deadline).await {
            // Better in the clear than not at all: nobody promised more (RFC 7435).
            Err(Trouble::Handshake) if !secret => {
                let Some((_, stream)) = self.dial(&[address]).await else {
                    return Err(Trouble::Handshake);
                };
                courier.tally.connected();
                manners.tls = Tls::Never;
                Connection::open(stream, &manners, self.deadline).await
            }
            opened => opened,
        }
    }

    /// Sends the message over a connection, and keeps that for the next one.
    async fn over(&self, mut connection: Connection, target: &Target<'_>) -> Tried {
        let Self { courier, letter, recipients, deadline } = self;
        let spelled = spelled(recipients);
        let respelled: Vec<&Path> = spelled.iter().collect();
        let mailing = Mailing {
            sender: letter.envelope.sender.as_ref(),
            recipients: if spelled.is_empty() { recipients } else { &respelled },
            size: letter.prefix.len() as u64 + letter.message.len(),
            eight_bit: letter.envelope.eight_bit,
            utf8: letter.utf8,
        };
        let everybody = |refusal| Tried::Settled(vec![Err(refusal); recipients.len()]);
        match connection.transact(letter, mailing, *deadline).await {
            Outcome::Verdicts(verdicts) => {
                courier.pool.keep(&target.host, connection);
                Tried::Settled(verdicts.into_iter().map(judged).collect())
            }
            Outcome::Unfit(unfit) => {
                courier.pool.keep(&target.host, connection);
                everybody(unfitting(unfit))
            }
            Outcome::Unsent(Trouble::BareLineEnd) => everybody(Refusal::Malformed),
            Outcome::Unsent(trouble) => Tried::Elsewhere(refusal(trouble, target.ours)),
            // It may have arrived: to try elsewhere could make two of it, so the sender decides.
            Outcome::Unknown(trouble) => everybody(refusal(trouble, true)),
        }
    }

    async fn looked_up<T>(&self, lookup: impl Future<Output = Result<T, Refusal>>) -> Result<T, Refusal> {
        timeout_at(self.deadline, lookup).await.unwrap_or(Err(Refusal::DnsTrouble))
    }

    async fn in_time<F: Future>(&self, future: F) -> Result<F::Output, Refusal> {
        timeout_at(self.deadline, future).await.map_err(|_| Refusal::TimedOut)
    }
}

/// The recipients with their domains in ASCII, if any is not: a server needs no SMTPUTF8 for those.
fn spelled(recipients: &[&Path]) -> Vec<Path> {
    if recipients.iter().all(|path| path.domain.name().is_none_or(str::is_ascii)) {
        return Vec::new();
    }
    let ascii =
        |path: &&Path| Path { local: path.local.clone(), domain: Domain::Name(path.domain.canonical()) };
    recipients
        .iter()
        .map(|path| if path.domain.name().is_none_or(str::is_ascii) { (*path).clone() } else { ascii(path) })
        .collect()
}

/// What a server's answer means to the sender.
fn judged(answer: Answer) -> Result<(), Refusal> {
    let Answer { code, enhanced } = answer;
    match code / 100 {
        2 => Ok(()),
        4 => Err(Refusal::Deferred(Downstream { code, enhanced })),
        _ => Err(Refusal::Refused(Downstream { code, enhanced })),
    }
}

fn unfitting(unfit: Unfit) -> Refusal {
    let refused = |code, subject, detail| {
        Refusal::Refused(Downstream { code, enhanced: Some(Enhanced::new(5, subject, detail)) })
    };
    match unfit {
        Unfit::NeedsUtf8 => Refusal::NeedsUtf8,
        Unfit::TooBig => refused(552, 3, 4),
        Unfit::Unsendable => refused(550, 1, 3),
        Unfit::NotNow => Refusal::Unavailable,
    }
}

/// What trouble with a connection means to the sender; where it is `ours`, never that the message is refused.
fn refusal(trouble: Trouble, ours: bool) -> Refusal {
    match trouble {
        Trouble::Fault(Fault::Closing(Answer { code, enhanced })) => {
            Refusal::Deferred(Downstream { code, enhanced })
        }
        Trouble::Fault(Fault::Refused(answer)) if answer.is_permanent() && ours => Refusal::Unavailable,
        Trouble::Fault(Fault::Refused(answer)) => judged(answer).err().unwrap_or(Refusal::Broken),
        Trouble::Fault(Fault::TlsRequired | Fault::NoLogin | Fault::LoginRefused(_)) => {
            tracing::warn!("Could not sign in at the smart host");
            Refusal::Unavailable
        }
        Trouble::Handshake if ours => {
            tracing::warn!("Could not secure the connection to the smart host");
            Refusal::Unavailable
        }
        Trouble::Fault(Fault::Garbled | Fault::OutOfStep) | Trouble::Broken | Trouble::Handshake => {
            Refusal::Broken
        }
        Trouble::TimedOut => Refusal::TimedOut,
        Trouble::BareLineEnd => Refusal::Malformed,
    }
}
