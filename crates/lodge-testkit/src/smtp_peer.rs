//! A mail server that does as it is told: takes messages, refuses them, hangs, hangs up, talks nonsense.
//!
//! It is written from the RFCs by itself and shares no line with `lodge-smtp`, so that each is a check on the other.

mod act;
mod session;

pub use act::{Act, Acts, Manner};
pub(crate) use session::certificate;

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{
    net::TcpListener,
    sync::{Notify, watch},
    task::JoinSet,
};

/// A message that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Who from, without the angle brackets.
    pub sender: String,
    /// What followed in MAIL.
    pub parameters: String,
    /// For whom, as far as they were accepted.
    pub recipients: Vec<String>,
    /// The message, without the dots that were added on the way.
    pub message: Vec<u8>,
    /// Whether it came over TLS.
    pub secure: bool,
    /// Whether it came by BDAT.
    pub counted: bool,
    /// The number of the connection it came over, from 1.
    pub connection: usize,
}

/// The server; it and its connections end when it is dropped.
pub struct SmtpPeer {
    address: SocketAddr,
    state: Arc<State>,
    _task: JoinSet<()>,
}

struct State {
    manner: Mutex<Manner>,
    taken: Mutex<Vec<Taken>>,
    said: Mutex<Vec<String>>,
    connections: watch::Sender<(usize, usize)>,
    arrived: Notify,
    released: watch::Sender<bool>,
    tls: Arc<rustls::ServerConfig>,
    certificate: String,
}

impl SmtpPeer {
    /// A server on IPv4 loopback that takes everything.
    ///
    /// # Panics
    /// If no port is free.
    pub async fn start() -> Self {
        Self::at(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), Manner::default()).await
    }

    /// A server on IPv4 loopback with these manners.
    ///
    /// # Panics
    /// If no port is free.
    pub async fn with(manner: Manner) -> Self {
        Self::at(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), manner).await
    }

    /// A server at another address; port 0 is any that is free.
    ///
    /// # Panics
    /// If the address is taken.
    pub async fn at(address: SocketAddr, manner: Manner) -> Self {
        let listener = listen(address).await;
        let address = listener.local_addr().unwrap();
        let (tls, certificate) = certificate(&["localhost", "127.0.0.1"]);
        let state = Arc::new(State {
            manner: Mutex::new(manner),
            taken: Mutex::default(),
            said: Mutex::default(),
            connections: watch::Sender::new((0, 0)),
            arrived: Notify::new(),
            released: watch::Sender::new(false),
            tls,
            certificate,
        });
        let mut task = JoinSet::new();
        task.spawn(accept(listener, Arc::clone(&state)));
        Self { address, state, _task: task }
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens, without the port.
    #[must_use]
    pub const fn ip(&self) -> IpAddr {
        self.address.ip()
    }

    /// The port it listens on.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.address.port()
    }

    /// The certificate it shows, as PEM: it vouches for itself.
    #[must_use]
    pub fn certificate(&self) -> &str {
        &self.state.certificate
    }

    /// Changes its manners, from the next command on.
    pub fn change(&self, change: impl FnOnce(&mut Manner)) {
        change(&mut self.state.manner());
    }

    /// Lets go of everything that waits, from now on: see [`Act::Wait`].
    pub fn release(&self) {
        self.state.released.send_replace(true);
    }

    /// What it has taken so far.
    #[must_use]
    pub fn taken(&self) -> Vec<Taken> {
        self.state.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The commands it has heard so far, without passwords.
    #[must_use]
    pub fn heard(&self) -> Vec<String> {
        self.state.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until it has taken that many messages.
    ///
    /// # Panics
    /// If it has not within ten seconds.
    pub async fn has_taken(&self, count: usize) -> Vec<Taken> {
        let wait = async {
            loop {
                let arrived = self.state.arrived.notified();
                let taken = self.taken();
                if taken.len() >= count {
                    return taken;
                }
                arrived.await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), wait).await.unwrap()
    }

    /// How many connections were made to it.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.state.connections.borrow().0
    }

    /// How many of them are open.
    #[must_use]
    pub fn open(&self) -> usize {
        self.state.connections.borrow().1
    }

    /// Waits until that many connections are open.
    ///
    /// # Panics
    /// If there are not within ten seconds.
    pub async fn has_open(&self, count: usize) {
        let mut connections = self.state.connections.subscribe();
        let wait = connections.wait_for(|(_, open)| *open == count);
        tokio::time::timeout(Duration::from_secs(10), wait).await.unwrap().unwrap();
    }
}

impl State {
    fn manner(&self) -> MutexGuard<'_, Manner> {
        self.manner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, message: Taken) {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).push(message);
        self.arrived.notify_waiters();
    }

    fn hear(&self, command: &str) {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).push(command.to_owned());
    }
}

/// Takes the address, even if who had it is only just leaving.
async fn listen(address: SocketAddr) -> TcpListener {
    for _ in 0..500 {
        if let Ok(listener) = TcpListener::bind(address).await {
            return listener;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    TcpListener::bind(address).await.unwrap()
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    let mut sessions = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let _ = stream.set_nodelay(true);
        let state = Arc::clone(&state);
        state.connections.send_modify(|(all, open)| (*all, *open) = (*all + 1, *open + 1));
        let number = state.connections.borrow().0;
        sessions.spawn(async move {
            // A connection that broke is no trouble to a server.
            let _ = session::run(stream, &state, number).await;
            state.connections.send_modify(|(_, open)| *open -= 1);
        });
        while sessions.try_join_next().is_some() {}
    }
}
