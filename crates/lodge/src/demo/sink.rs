//! The sink: a mail server that takes everything, keeps a little of it in memory, and shows it on the page.

use super::mailbox::{self, Mailbox};
use crate::{failure::Failure, serve::listen};
use lodge_module::Shutdown;
use lodge_register::Clock;
use lodge_smtp::{Event, Path, Server, ServerSettings, Step};
use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    sync::Semaphore,
    time::timeout,
};

/// Conversations at once: each can hold one message.
const MOST: usize = 16;
const PATIENCE: Duration = Duration::from_secs(60);

/// Opens it on a port of this machine that nobody uses, and says which.
pub(super) async fn start(
    mailbox: Arc<Mailbox>,
    clock: Arc<dyn Clock>,
    mut stop: Shutdown,
) -> Result<SocketAddr, Failure> {
    let listener = listen::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), "--smtp")?;
    let address = listener
        .local_addr()
        .map_err(|error| Failure::new(format!("the demo's sink has no address: {error}")))?;
    let settings = Arc::new(ServerSettings {
        hostname: "sink.lodge.test".to_owned(),
        // What Lodge puts before a message makes it a little larger.
        max_message_size: mailbox::LARGEST + (64 << 10),
        offers_tls: false,
        offers_utf8: true,
    });
    let room = Arc::new(Semaphore::new(MOST));
    tokio::spawn(async move {
        loop {
            let Ok(place) = Arc::clone(&room).acquire_owned().await else { return };
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = stop.requested() => return,
            };
            let Ok((stream, _)) = accepted else { continue };
            let letter = Letter::empty(&mailbox, &clock);
            let server = Server::new(Arc::clone(&settings), false);
            tokio::spawn(async move {
                // A conversation that breaks off is over; its message was not taken.
                _ = converse(stream, server, letter).await;
                drop(place);
            });
        }
    });
    Ok(address)
}

/// The message that is arriving, and where it will go.
struct Letter {
    mailbox: Arc<Mailbox>,
    clock: Arc<dyn Clock>,
    from: Option<Path>,
    to: Vec<Path>,
    raw: Vec<u8>,
}

impl Letter {
    fn empty(mailbox: &Arc<Mailbox>, clock: &Arc<dyn Clock>) -> Self {
        Self {
            mailbox: Arc::clone(mailbox),
            clock: Arc::clone(clock),
            from: None,
            to: Vec::new(),
            raw: Vec::new(),
        }
    }

    fn forget(&mut self) {
        (self.from, self.to, self.raw) = (None, Vec::new(), Vec::new());
    }

    /// Puts it into the mailbox.
    fn arrive(&mut self) {
        let from = self.from.take().map(|from| from.to_string()).unwrap_or_default();
        let to: Vec<String> = self.to.iter().map(ToString::to_string).collect();
        let raw = std::mem::take(&mut self.raw);
        self.mailbox.put(from, to.join(", "), self.clock.now(), raw);
        self.forget();
    }

    /// Does what an event asks for. Says whether the conversation goes on.
    fn follow(&mut self, server: &mut Server, event: Event<'_>) -> bool {
        match event {
            Event::Mail(mail) => {
                self.forget();
                self.from = mail.from;
                server.accept();
            }
            Event::Rcpt(path) => {
                self.to.push(path);
                server.accept();
            }
            Event::Data => server.accept(),
            Event::Chunk(octets) => self.raw.extend_from_slice(octets),
            Event::End => {
                self.arrive();
                server.accept();
            }
            Event::Spoilt(_) | Event::Hello(_) | Event::Reset => self.forget(),
            Event::Quit | Event::Close | Event::StartTls | Event::Xclient(_) => return false,
        }
        true
    }
}

async fn converse(mut stream: TcpStream, mut server: Server, mut letter: Letter) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    server.greet();
    let mut held: Vec<u8> = Vec::new();
    loop {
        loop {
            let Step { consumed, event } = server.step(&held);
            let Some(event) = event else {
                held.drain(..consumed);
                break;
            };
            let goes_on = letter.follow(&mut server, event);
            held.drain(..consumed);
            if !goes_on {
                return stream.write_all(server.output()).await;
            }
        }
        stream.write_all(server.output()).await?;
        server.output().clear();
        let read = timeout(PATIENCE, stream.read_buf(&mut held)).await??;
        if read == 0 {
            return Ok(());
        }
    }
}
