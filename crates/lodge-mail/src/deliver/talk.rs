//! One connection to a mail server: the client's words put on the wire, and what comes back given to it.

use std::{
    future::poll_fn,
    io::{self, IoSlice},
    sync::Arc,
    task::Poll,
    time::Duration,
};

use lodge_smtp::client::{Answer, BareLineEnd, Client, Fault, Framing, Mailing, Next, Tls, Unfit};
use rustls::ClientConfig;
use rustls_pki_types::ServerName;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, ReadBuf},
    net::TcpStream,
    time::{Instant, timeout_at},
};
use tokio_rustls::{TlsConnector, client::TlsStream};

use super::Letter;
use crate::Login;

/// What is written of a message, in order.
type Pieces<'a> = Box<dyn Iterator<Item = Result<&'a [u8], BareLineEnd>> + Send + 'a>;

/// How long a server may take from the connection to "ready".
const GREETING: Duration = Duration::from_secs(30);
/// How long it may take for the envelope.
const ENVELOPE: Duration = Duration::from_secs(60);
/// How long we listen for the reason when a server hangs up in the middle of a message, and for the answer to QUIT.
const LAST_WORDS: Duration = Duration::from_secs(2);
/// What of an answer is read at once.
const INBOX: usize = 2048;
/// Pieces of a message written at once.
const PIECES: usize = 64;

/// What came between us and a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The server said what it should not have.
    Fault(Fault),
    /// The connection broke.
    Broken,
    /// The server took too long.
    TimedOut,
    /// The connection could not be secured.
    Handshake,
    /// The message has a line end that must not be sent.
    BareLineEnd,
}

/// What came of a message on a connection.
pub(super) enum Outcome {
    /// The server's answer for each recipient.
    Verdicts(Vec<Answer>),
    /// The server cannot take this message.
    Unfit(Unfit),
    /// The message was not sent whole, so nobody has it.
    Unsent(Trouble),
    /// It was sent whole, and what became of it is not known.
    Unknown(Trouble),
}

/// How to introduce ourselves.
pub(super) struct Manners<'a> {
    pub(super) hostname: &'a str,
    pub(super) tls: Tls,
    pub(super) config: Arc<ClientConfig>,
    pub(super) name: ServerName<'static>,
    pub(super) login: Option<&'a Login>,
}

enum Stream {
    Plain(TcpStream),
    Secure(Box<TlsStream<TcpStream>>),
}

/// A connection that is ready for a message.
pub(super) struct Connection {
    stream: Stream,
    client: Client,
    inbox: Vec<u8>,
    /// Messages that have gone over it.
    pub(super) used: u32,
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<io::Error> for Trouble {
    /// The error itself may name an address, and says nothing that would change what we do.
    fn from(_: io::Error) -> Self {
        Self::Broken
    }
}

impl Connection {
    /// Greets, secures the connection and signs in, as the server offers and as we want it.
    pub(super) async fn open(
        stream: TcpStream,
        manners: &Manners<'_>,
        until: Instant,
    ) -> Result<Self, Trouble> {
        let until = until.min(Instant::now() + GREETING);
        let mut connection = Self {
            stream: Stream::Plain(stream),
            client: Client::new(manners.hostname, manners.tls, manners.login.is_some()),
            inbox: vec![0; INBOX],
            used: 0,
        };
        let mut next = Next::Read;
        loop {
            next = match next {
                Next::Read => connection.step(until).await?,
                Next::Handshake => {
                    connection = connection.secure(manners, until).await?;
                    connection.client.secured()
                }
                Next::Login => {
                    let Some(login) = manners.login else { return Err(Fault::NoLogin.into()) };
                    connection.client.login(&login.user, login.password.expose())
                }
                Next::Ready => return Ok(connection),
                Next::Body(_) | Next::Done | Next::Close => return Err(Fault::OutOfStep.into()),
            };
        }
    }

    async fn secure(self, manners: &Manners<'_>, until: Instant) -> Result<Self, Trouble> {
        let Self { stream, client, inbox, used } = self;
        let Stream::Plain(stream) = stream else { return Err(Trouble::Handshake) };
        let connector = TlsConnector::from(Arc::clone(&manners.config));
        let handshake = Box::pin(connector.connect(manners.name.clone(), stream));
        match timeout_at(until, handshake).await {
            Ok(Ok(stream)) => Ok(Self { stream: Stream::Secure(Box::new(stream)), client, inbox, used }),
            Ok(Err(_)) => Err(Trouble::Handshake),
            Err(_) => Err(Trouble::TimedOut),
        }
    }

    /// Sends a message.
    pub(super) async fn transact(
        &mut self,
        letter: &Letter<'_>,
        mailing: Mailing<'_>,
        deadline: Instant,
    ) -> Outcome {
        let mut next = match self.client.begin(mailing) {
            Ok(next) => next,
            Err(unfit) => return Outcome::Unfit(unfit),
        };
        self.used += 1;
        let until = deadline.min(Instant::now() + ENVELOPE);
        loop {
            next = match next {
                Next::Read => match self.step(until).await {
                    Ok(next) => next,
                    Err(trouble) => return Outcome::Unsent(trouble),
                },
                Next::Body(framing) => return self.finish(framing, letter, deadline).await,
                Next::Done => return Outcome::Verdicts(self.client.verdicts().to_vec()),
                _ => return Outcome::Unsent(Fault::OutOfStep.into()),
            };
        }
    }

    /// Sends the message itself, and waits for what the server makes of it.
    async fn finish(&mut self, framing: Framing, letter: &Letter<'_>, deadline: Instant) -> Outcome {
        let mut whole = false;
        if let Err(trouble) = self.write_message(framing, letter, &mut whole, deadline).await {
            // A server that has heard enough may have said why before it hung up. There is nothing more to tell it.
            self.client.written();
            if trouble == Trouble::Broken
                && let Ok(Next::Done) = self.step(deadline.min(Instant::now() + LAST_WORDS)).await
            {
                return Outcome::Verdicts(self.client.verdicts().to_vec());
            }
            return if whole { Outcome::Unknown(trouble) } else { Outcome::Unsent(trouble) };
        }
        if let Err(fault) = self.client.body_sent() {
            return Outcome::Unknown(fault.into());
        }
        match self.step(deadline).await {
            Ok(Next::Done) => Outcome::Verdicts(self.client.verdicts().to_vec()),
            Ok(_) => Outcome::Unknown(Fault::OutOfStep.into()),
            Err(trouble) => Outcome::Unknown(trouble),
        }
    }

    /// Writes what the client has to say and the message, as it lies in memory.
    ///
    /// `whole` becomes true with the first octet of its end: from then on the server may have it.
    async fn write_message(
        &mut self,
        framing: Framing,
        letter: &Letter<'_>,
        whole: &mut bool,
        deadline: Instant,
    ) -> Result<(), Trouble> {
        let Self { stream, client, .. } = self;
        let parts = std::iter::once(letter.prefix).chain(letter.message.chunks());
        // Boxed: an iterator without a name, held over an await, keeps the compiler from seeing that this is `Send`.
        let slices: Pieces<'_> = Box::new(framing.slices(parts));
        let mut slices = slices.peekable();
        let mut pieces: Vec<IoSlice<'_>> = Vec::with_capacity(PIECES);
        if !client.output().is_empty() {
            pieces.push(IoSlice::new(client.output()));
        }
        while slices.peek().is_some() {
            while pieces.len() < PIECES
                && let Some(slice) = slices.next()
            {
                pieces.push(IoSlice::new(slice.map_err(|_| Trouble::BareLineEnd)?));
            }
            *whole = slices.peek().is_none();
            timeout_at(deadline, stream.write_all(&mut pieces)).await.map_err(|_| Trouble::TimedOut)??;
            pieces.clear();
        }
        timeout_at(deadline, stream.flush()).await.map_err(|_| Trouble::TimedOut)??;
        drop((slices, pieces));
        self.client.written();
        Ok(())
    }

    /// Says what there is to say, and listens until there is something to do.
    async fn step(&mut self, until: Instant) -> Result<Next, Trouble> {
        loop {
            if !self.client.output().is_empty() {
                let mut pieces = [IoSlice::new(self.client.output())];
                let written = async {
                    self.stream.write_all(&mut pieces).await?;
                    self.stream.flush().await
                };
                timeout_at(until, written).await.map_err(|_| Trouble::TimedOut)??;
                self.client.written();
            }
            let read = timeout_at(until, self.stream.read(&mut self.inbox))
                .await
                .map_err(|_| Trouble::TimedOut)??;
            if read == 0 {
                return Err(Trouble::Broken);
            }
            match self.client.receive(self.inbox.get(..read).unwrap_or_default())? {
                Next::Read => {}
                next => return Ok(next),
            }
        }
    }

    /// Whether another message may follow.
    pub(super) fn is_ready(&self) -> bool {
        self.client.is_ready()
    }

    /// Whether the server has said something since, or hung up: neither bodes well for another message.
    pub(super) async fn is_stale(&self) -> bool {
        let stream = match &self.stream {
            Stream::Plain(stream) => stream,
            Stream::Secure(stream) => stream.get_ref().0,
        };
        let mut octet = [0];
        let mut buffer = ReadBuf::new(&mut octet);
        poll_fn(|context| Poll::Ready(stream.poll_peek(context, &mut buffer).is_ready())).await
    }

    /// Takes leave, and waits a moment for the answer.
    pub(super) async fn quit(mut self) {
        self.client.quit();
        // What it says to that changes nothing.
        let _ = self.step(Instant::now() + LAST_WORDS).await;
    }
}

impl Stream {
    async fn read(&mut self, inbox: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(inbox).await,
            Self::Secure(stream) => stream.read(inbox).await,
        }
    }

    async fn write_all(&mut self, mut pieces: &mut [IoSlice<'_>]) -> io::Result<()> {
        while !pieces.is_empty() {
            let written = match self {
                Self::Plain(stream) => stream.write_vectored(pieces).await?,
                Self::Secure(stream) => stream.write_vectored(pieces).await?,
            };
            if written == 0 {
                return Err(io::ErrorKind::WriteZero.into());
            }
            IoSlice::advance_slices(&mut pieces, written);
        }
        Ok(())
    }

    async fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(_) => Ok(()),
            Self::Secure(stream) => stream.flush().await,
        }
    }
}
