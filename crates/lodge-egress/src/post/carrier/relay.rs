//! A mail relay: one connection for each letter.

use std::time::Duration;

use lodge_register::Secret;
use lodge_smtp::client::{Answer, Client, Fault, Framing, Mailing, Next, Tls, Unfit};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    time::{Instant, timeout_at},
};

use crate::{Door, EgressError, PostError, door::Wire, post::letter::Sealed, recipients::RELAY};

/// How long all of it may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// What of an answer is read at once.
const INBOX: usize = 2048;

/// A mail relay.
pub struct Relay {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is secured.
    pub tls: RelayTls,
    /// What we say to it of ourselves.
    pub login: Option<Login>,
    /// What we call ourselves in EHLO.
    pub hello: String,
}

/// How the connection to a relay is secured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelayTls {
    /// From its first octet (RFC 8314), as on port 465.
    Implicit,
    /// With STARTTLS, or not at all.
    StartTls,
    /// Not: for a relay on this machine.
    Never,
}

/// A user name and a password.
pub struct Login {
    /// Who we are there.
    pub user: String,
    /// How we prove it.
    pub password: Secret<String>,
}

/// A conversation with the relay.
struct Talk<'a> {
    door: &'a Door,
    relay: &'a Relay,
    wire: Box<dyn Wire>,
    client: Client,
    inbox: Vec<u8>,
    until: Instant,
}

pub(super) async fn send(door: &Door, relay: &Relay, sealed: &Sealed<'_>) -> Result<(), PostError> {
    let until = Instant::now() + PATIENCE;
    let mut wire: Box<dyn Wire> = Box::new(door.connect(&RELAY, &relay.host, relay.port).await?);
    if relay.tls == RelayTls::Implicit {
        wire = door.secure(wire, &relay.host, until).await?;
    }
    let tls = if relay.tls == RelayTls::StartTls { Tls::Required } else { Tls::Never };
    let client = Client::new(relay.hello.clone(), tls, relay.login.is_some());
    let mut talk = Talk { door, relay, wire, client, inbox: vec![0; INBOX], until };
    talk.introduce().await?;
    let outcome = talk.hand_over(sealed).await;
    talk.client.quit();
    // Whatever it says to that, the letter is taken or not.
    let _ = talk.say().await;
    outcome
}

impl Talk<'_> {
    /// Up to where a letter can be handed over.
    async fn introduce(&mut self) -> Result<(), PostError> {
        let mut next = Next::Read;
        loop {
            next = match next {
                Next::Read => self.step().await?,
                Next::Handshake => {
                    self.secure().await?;
                    self.client.secured()
                }
                Next::Login => {
                    let Some(login) = &self.relay.login else { return Err(PostError::Credentials) };
                    self.client.login(&login.user, login.password.expose())
                }
                Next::Ready => return Ok(()),
                Next::Body(_) | Next::Done | Next::Close => return Err(EgressError::Broken.into()),
            };
        }
    }

    async fn secure(&mut self) -> Result<(), PostError> {
        // What stands in for it is never read or written: a failed handshake ends the conversation.
        let wire = std::mem::replace(
            &mut self.wire,
            Box::new(tokio::io::join(tokio::io::empty(), tokio::io::sink())),
        );
        self.wire = self.door.secure(wire, &self.relay.host, self.until).await?;
        Ok(())
    }

    async fn hand_over(&mut self, sealed: &Sealed<'_>) -> Result<(), PostError> {
        let message = sealed.message();
        let recipients = [&sealed.to];
        let mailing = Mailing {
            sender: Some(&sealed.from),
            recipients: &recipients,
            size: message.len() as u64,
            eight_bit: !message.is_ascii(),
            utf8: !(sealed.from.is_ascii() && sealed.to.is_ascii()),
        };
        let mut next = self.client.begin(mailing).map_err(unfit)?;
        loop {
            next = match next {
                Next::Read => self.step().await?,
                Next::Body(framing) => {
                    self.write(framing, &message).await?;
                    self.client.body_sent().map_err(fault)?
                }
                Next::Done => break,
                _ => return Err(EgressError::Broken.into()),
            };
        }
        match self.client.verdicts() {
            [answer] if answer.is_positive() => Ok(()),
            [answer] => Err(refused(*answer)),
            _ => Err(EgressError::Broken.into()),
        }
    }

    async fn write(&mut self, framing: Framing, message: &[u8]) -> Result<(), PostError> {
        let mut octets = self.client.output().to_vec();
        for slice in framing.slices(std::iter::once(message)) {
            // The message is ours, and has no bare line end.
            octets.extend_from_slice(slice.map_err(|_| PostError::Refused(554))?);
        }
        self.put(&octets).await?;
        self.client.written();
        Ok(())
    }

    /// Says what there is to say, and listens until there is something to do.
    async fn step(&mut self) -> Result<Next, PostError> {
        loop {
            self.say().await?;
            let read = timeout_at(self.until, self.wire.read(&mut self.inbox)).await;
            let read = read.map_err(|_| EgressError::TimedOut)?.map_err(|_| EgressError::Broken)?;
            if read == 0 {
                return Err(EgressError::Broken.into());
            }
            match self.client.receive(self.inbox.get(..read).unwrap_or_default()).map_err(fault)? {
                Next::Read => {}
                next => return Ok(next),
            }
        }
    }

    async fn say(&mut self) -> Result<(), PostError> {
        let octets = self.client.output().to_vec();
        if !octets.is_empty() {
            self.put(&octets).await?;
            self.client.written();
        }
        Ok(())
    }

    async fn put(&mut self, octets: &[u8]) -> Result<(), PostError> {
        let written = async {
            self.wire.write_all(octets).await?;
            self.wire.flush().await
        };
        let written = timeout_at(self.until, written).await;
        written.map_err(|_| EgressError::TimedOut)?.map_err(|_| EgressError::Broken)?;
        Ok(())
    }
}

fn refused(answer: Answer) -> PostError {
    if answer.is_transient() { PostError::Deferred(answer.code) } else { PostError::Refused(answer.code) }
}

fn fault(fault: Fault) -> PostError {
    match fault {
        Fault::TlsRequired | Fault::NoLogin => PostError::Credentials,
        Fault::LoginRefused(answer) if answer.is_permanent() => PostError::Credentials,
        Fault::LoginRefused(answer) | Fault::Closing(answer) => PostError::Deferred(answer.code),
        Fault::Refused(answer) => refused(answer),
        Fault::Garbled | Fault::OutOfStep => EgressError::Broken.into(),
    }
}

fn unfit(unfit: Unfit) -> PostError {
    match unfit {
        Unfit::NotNow => EgressError::Broken.into(),
        Unfit::TooBig | Unfit::NeedsUtf8 | Unfit::Unsendable => PostError::Refused(553),
    }
}
