//! One connection's life: what the sender says goes to the server, what has to be decided to the gate and the line.
//!
//! ```text
//! read ──> Server::step ──> Mail, Rcpt ──> gate      ──> answer ──┐
//!   ^                       Chunk      ──> intake                 │
//!   │                       End        ──> pass (the line)        │
//!   └──────────────── one write for all that was answered <───────┘
//! ```
//!
//! **Invariant:** whatever ends a session, its draft and what has arrived of a message are dropped with it.

mod buffer;
mod pace;

use std::{
    io,
    net::{IpAddr, SocketAddr},
    pin::pin,
    sync::Arc,
    time::Duration,
};

use lodge_module::Shutdown;
use lodge_smtp::{Body, Event, Hello, Mail, Path, Server, Step, Xclient};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::TcpStream,
    time::{Instant, sleep_until, timeout},
};

use self::{
    buffer::Buffer,
    pace::{Pace, WINDOW},
};
use crate::{
    Refusal,
    envelope::{Client, Draft},
    gate::{Gate, Sender},
    listen::Door,
    pass, take,
};

/// How long TLS may take to be negotiated.
const HANDSHAKE: Duration = Duration::from_secs(30);
/// How long a sender in the middle of something may stay silent once we have been asked to stop.
const STOPPING: Duration = Duration::from_secs(10);
/// How long a message may take to arrive: memory is set aside for it, and there is not enough for everybody to be slow.
const TRANSACTION: Duration = Duration::from_secs(3600);
/// How long we listen to somebody we have sent away, so that our last words are not lost.
const LINGER: Duration = Duration::from_secs(2);

/// Serves one connection.
pub(crate) async fn run(
    door: Arc<Door>,
    mut stream: TcpStream,
    peer: SocketAddr,
    trusted: bool,
    mut stop: Shutdown,
) {
    let mut session = Session {
        server: Server::new(Arc::clone(&door.settings), trusted),
        gate: Arc::clone(&door.gate),
        identity: Identity { ip: peer.ip(), port: peer.port(), name: None, encrypted: false },
        client: None,
        draft: None,
    };
    session.server.greet();
    // An error here is the sender's: it has gone, and there is nobody to tell.
    let Ok(Ended::StartTls) = session.talk(&mut stream, &mut stop).await else { return };
    let Some(acceptor) = &door.tls else { return };
    let Ok(Ok(mut stream)) = timeout(HANDSHAKE, acceptor.accept(stream)).await else { return };
    session.server.tls_started();
    session.identity.encrypted = true;
    (session.client, session.draft) = (None, None);
    // The server offers TLS only once, so this is the end.
    let _ = session.talk(&mut stream, &mut stop).await;
}

struct Session {
    server: Server,
    gate: Arc<Gate>,
    identity: Identity,
    /// Who sends, once it has said who it is.
    client: Option<Arc<Client>>,
    draft: Option<Draft>,
}

/// What is known of the other end before it has said anything.
struct Identity {
    ip: IpAddr,
    port: u16,
    name: Option<String>,
    encrypted: bool,
}

/// Why a conversation ended.
enum Ended {
    Closed,
    StartTls,
}

/// How it goes on after an event.
enum Next {
    On,
    Hear,
    StartTls,
    Close,
    SendAway,
}

impl Session {
    async fn talk<S>(&mut self, stream: &mut S, stop: &mut Shutdown) -> io::Result<Ended>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let idle = self.gate.settings.idle_timeout;
        let mut buffer = Buffer::new();
        let mut pace = Pace::new(self.gate.settings.min_transfer_rate);
        let mut stopping = pin!(stop.requested());
        let mut stopped = false;
        //= rfc5321#4.5.3.2.7
        //# An SMTP server SHOULD have a timeout of at least 5 minutes while it
        //# is awaiting the next command from the sender.
        let mut patience = Instant::now() + idle;
        // It rings once a window at the most, and is set again only then: not for every line that is heard.
        let mut alarm = pin!(sleep_until(patience.min(Instant::now() + WINDOW)));
        let mut progress = false;
        // Since when a transaction holds memory that others may need.
        let mut begun: Option<Instant> = None;
        loop {
            let Step { consumed, event } = self.server.step(buffer.unread());
            let next = match event {
                Some(Event::Chunk(text)) => {
                    self.take(text);
                    Next::On
                }
                Some(Event::End) => {
                    send(stream, self.server.output(), idle).await?;
                    self.deliver().await;
                    // The time that delivery took was not the sender's.
                    pace.pause();
                    Next::On
                }
                Some(event) => self.decide(event).await,
                None => Next::Hear,
            };
            buffer.consume(consumed);
            progress |= consumed > 0;
            match (&self.draft, begun) {
                (Some(_), None) => begun = Some(Instant::now()),
                (None, Some(_)) => begun = None,
                _ => {}
            }
            if !matches!(next, Next::On) {
                send(stream, self.server.output(), idle).await?;
            }
            match next {
                Next::On => continue,
                Next::Hear if stopped && self.server.is_idle() => {
                    self.server.stop();
                    return self.end(stream).await;
                }
                Next::Hear => {}
                // The server has seen to it that nothing is left to be read.
                Next::StartTls => return Ok(Ended::StartTls),
                Next::Close => return self.end(stream).await,
                Next::SendAway => {
                    stream.shutdown().await?;
                    let _ = timeout(LINGER, hear_out(stream, &mut buffer)).await;
                    return Ok(Ended::Closed);
                }
            }
            let now = Instant::now();
            if std::mem::take(&mut progress) {
                patience = now + if stopped { STOPPING.min(idle) } else { idle };
            }
            let receiving = self.server.is_receiving();
            let deadline = if receiving {
                pace.deadline(now)
            } else {
                buffer.rest();
                pace.pause();
                patience
            };
            let limit = begun.map(|begun| begun + if self.has_text() { TRANSACTION } else { idle });
            let deadline = limit.map_or(deadline, |limit| deadline.min(limit));
            if deadline < alarm.deadline() {
                alarm.as_mut().reset(deadline);
            }
            tokio::select! {
                biased;
                heard = stream.read(buffer.room()) => match heard? {
                    0 => return Ok(Ended::Closed),
                    octets => {
                        pace.count(octets);
                        buffer.filled(octets, receiving);
                    }
                },
                () = alarm.as_mut() => {
                    let now = Instant::now();
                    let over = limit.is_some_and(|limit| limit <= now);
                    if deadline <= now && (!receiving || over || pace.is_too_slow()) {
                        self.draft = None;
                        self.server.time_out();
                        return self.end(stream).await;
                    }
                    let next = if receiving { pace.deadline(now) } else { deadline };
                    alarm.as_mut().reset(next.min(now + WINDOW));
                }
                () = stopping.as_mut(), if !stopped => {
                    stopped = true;
                    patience = patience.min(now + STOPPING);
                }
            }
        }
    }

    /// Says what is still to be said, and closes.
    async fn end<S: AsyncWrite + Unpin>(&mut self, stream: &mut S) -> io::Result<Ended> {
        send(stream, self.server.output(), LINGER).await?;
        stream.shutdown().await?;
        Ok(Ended::Closed)
    }

    async fn decide(&mut self, event: Event<'_>) -> Next {
        match event {
            Event::Hello(hello) => self.hello(hello),
            Event::Mail(mail) => self.mail(mail),
            Event::Rcpt(path) => self.rcpt(path).await,
            Event::Data => self.server.accept(),
            Event::Spoilt(_) | Event::Reset => self.draft = None,
            Event::Xclient(said) => self.xclient(said),
            Event::StartTls => return Next::StartTls,
            Event::Quit => return Next::Close,
            Event::Close => return Next::SendAway,
            // These need more than a decision.
            Event::Chunk(_) | Event::End => {}
        }
        Next::On
    }

    fn hello(&mut self, hello: Hello) {
        self.draft = None;
        let Identity { ip, port, name, encrypted } = &self.identity;
        self.client = Some(Arc::new(Client {
            ip: *ip,
            port: *port,
            helo: hello.name,
            name: name.clone(),
            extended: hello.extended,
            encrypted: *encrypted,
        }));
    }

    /// What was said before is forgotten; what this does not name stays as an earlier XCLIENT said it.
    fn xclient(&mut self, said: Xclient) {
        (self.client, self.draft) = (None, None);
        let Xclient { address, port, name, helo, extended } = said;
        self.identity.ip = address.map_or(self.identity.ip, |address| address.to_canonical());
        self.identity.port = port.unwrap_or(self.identity.port);
        self.identity.name = name.or_else(|| self.identity.name.take());
        if let Some(name) = helo {
            self.hello(Hello { name, extended: extended.unwrap_or(true) });
        }
    }

    fn mail(&mut self, mail: Mail) {
        let Some(client) = &self.client else { return self.refuse(Refusal::Unavailable) };
        let Mail { from, size, body, smtputf8 } = mail;
        let eight_bit = body == Some(Body::EightBitMime);
        match self.gate.mail(client, Sender { path: from, size, utf8: smtputf8, eight_bit }) {
            Ok(draft) => {
                self.draft = Some(draft);
                self.server.accept();
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    async fn rcpt(&mut self, path: Path) {
        let Some(draft) = &mut self.draft else { return self.refuse(Refusal::Unavailable) };
        match self.gate.rcpt(draft, path).await {
            Ok(()) => self.server.accept(),
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Whether any of the message has come.
    fn has_text(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| !draft.intake.is_empty())
    }

    /// Takes a piece of the message in.
    fn take(&mut self, text: &[u8]) {
        let Some(draft) = &mut self.draft else { return };
        if draft.intake.push(text).is_err() {
            self.draft = None;
            self.server.spoil(Refusal::NoRoom.reply());
        }
    }

    /// The message is complete: it passes now, or not at all.
    async fn deliver(&mut self) {
        let Some(mut draft) = self.draft.take() else { return self.refuse(Refusal::Unavailable) };
        let taker = draft.taker.take();
        let (envelope, intake) = draft.close();
        let outcome = match taker {
            Some(taker) => take::hand_over(taker, envelope.recipients, intake.finish()).await,
            None => pass(&self.gate, envelope, intake.finish()).await.map(drop),
        };
        match outcome {
            Ok(()) => self.server.accept(),
            Err(refusal) => self.refuse(refusal),
        }
    }

    fn refuse(&mut self, refusal: Refusal) {
        self.server.answer(&refusal.reply());
    }
}

/// Sends all that there is to be said, in one piece.
async fn send<S: AsyncWrite + Unpin>(
    stream: &mut S,
    out: &mut Vec<u8>,
    patience: Duration,
) -> io::Result<()> {
    if out.is_empty() {
        return Ok(());
    }
    let write = async {
        stream.write_all(out).await?;
        stream.flush().await
    };
    timeout(patience, write).await.map_err(|_| io::ErrorKind::TimedOut)??;
    out.clear();
    Ok(())
}

/// Reads what is still coming and forgets it: closing before would take our last words back.
async fn hear_out<S: AsyncRead + Unpin>(stream: &mut S, buffer: &mut Buffer) -> io::Result<()> {
    loop {
        buffer.clear();
        if stream.read(buffer.room()).await? == 0 {
            return Ok(());
        }
    }
}
