//! The door: where senders connect, how many may be inside, and how it is shut.

use std::{
    collections::HashMap,
    io,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use lodge_module::Shutdown;
use lodge_smtp::ServerSettings;
use socket2::{Domain, Protocol, Socket, Type};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::mpsc,
};
use tokio_rustls::TlsAcceptor;

use crate::{gate::Gate, passing::Network, session};

/// Connections that may wait to be accepted.
const BACKLOG: i32 = 1024;
/// How long we wait when the system has no more sockets for us.
const BREATH: Duration = Duration::from_millis(100);
/// What is said at overload. Rule 5: 421 is for that and for shutting down.
const FULL: &[u8] = b"421 4.3.2 Too many connections; try again soon\r\n";
/// What is said to a network that has its share.
const NETWORK_FULL: &[u8] = b"421 4.7.0 Too many connections from your network; try again soon\r\n";

/// Why an address cannot be listened on.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// Somebody else is there.
    #[error(
        "could not listen for mail, another program does: `{address}`\n\
         hint: stop that program (`ss -ltnp` names it) or change `mail.listen`"
    )]
    Taken {
        /// Where.
        address: SocketAddr,
    },
    /// The system does not let us.
    #[error(
        "could not listen for mail, the system does not allow it: `{address}`\n\
         hint: ports below 1024 need the capability CAP_NET_BIND_SERVICE; or set `mail.listen` to a higher one"
    )]
    Forbidden {
        /// Where.
        address: SocketAddr,
    },
    /// Anything else.
    #[error("could not listen for mail: `{address}`\nhint: is it an address of this machine?")]
    Other {
        /// Where.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
}

/// Open listeners; connections wait in them until [`serve`] is called.
#[derive(Debug)]
pub struct Listeners(Vec<TcpListener>);

impl Listeners {
    /// Where they really listen: a port of 0 has become one that was free.
    #[must_use]
    pub fn addresses(&self) -> Vec<SocketAddr> {
        self.0.iter().filter_map(|listener| listener.local_addr().ok()).collect()
    }
}

/// Opens a listener at each address.
///
/// # Errors
/// [`ListenError`] names the first address that cannot be had.
pub fn bind(addresses: &[SocketAddr]) -> Result<Listeners, ListenError> {
    let open = |&address: &SocketAddr| {
        // `[::]` takes IPv4 along unless that is listened on by itself.
        let beside = addresses.iter().any(|other| other.is_ipv4() && other.port() == address.port());
        listener(address, beside).map_err(|source| match source.kind() {
            io::ErrorKind::AddrInUse => ListenError::Taken { address },
            io::ErrorKind::PermissionDenied => ListenError::Forbidden { address },
            _ => ListenError::Other { address, source },
        })
    };
    Ok(Listeners(addresses.iter().map(open).collect::<Result<_, _>>()?))
}

fn listener(address: SocketAddr, only_v6: bool) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    if address.is_ipv6() {
        socket.set_only_v6(only_v6)?;
    }
    socket.set_reuse_address(true)?;
    // Connections inherit it, which saves a call for each.
    socket.set_tcp_nodelay(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    TcpListener::from_std(socket.into())
}

/// What every connection needs.
pub(crate) struct Door {
    pub(crate) gate: Arc<Gate>,
    pub(crate) settings: Arc<ServerSettings>,
    pub(crate) tls: Option<TlsAcceptor>,
    seats: Arc<Seats>,
}

/// Lets senders in until `stop` is requested, then waits until those inside are done.
pub async fn serve(gate: Arc<Gate>, listeners: Listeners, stop: Shutdown) {
    let settings = &gate.settings;
    let door = Arc::new(Door {
        settings: Arc::new(ServerSettings {
            hostname: settings.hostname.clone(),
            max_message_size: settings.max_message_size,
            offers_tls: settings.tls.is_some(),
            offers_utf8: true,
        }),
        tls: settings.tls.clone().map(TlsAcceptor::from),
        seats: Seats::new(settings.max_connections, settings.max_connections_per_network),
        gate,
    });
    // Every connection holds an end of it; when the last one is dropped, everybody has left.
    let (inside, mut left) = mpsc::channel::<()>(1);
    for listener in listeners.0 {
        tokio::spawn(accept(Arc::clone(&door), listener, stop.clone(), inside.clone()));
    }
    drop(inside);
    while left.recv().await.is_some() {}
}

async fn accept(door: Arc<Door>, listener: TcpListener, mut stop: Shutdown, inside: mpsc::Sender<()>) {
    let hold = stop.clone();
    let mut stopping = std::pin::pin!(stop.requested());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stopping => return,
        };
        match accepted {
            Ok((stream, peer)) => admit(&door, stream, peer, &hold, &inside),
            Err(error) => {
                // One connection gone wrong is its own affair; a system without sockets is ours.
                if !matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset)
                {
                    tracing::warn!(%error, "Could not accept a connection");
                    tokio::time::sleep(BREATH).await;
                }
            }
        }
    }
}

fn admit(door: &Arc<Door>, stream: TcpStream, peer: SocketAddr, stop: &Shutdown, inside: &mpsc::Sender<()>) {
    let ip = peer.ip().to_canonical();
    let trusted = door.gate.settings.xclient_from.contains(&ip);
    let seat = match door.seats.take(ip, trusted) {
        Ok(seat) => seat,
        Err(full) => {
            // If it cannot be sent at once, the closed connection says it.
            let _ = stream.try_write(full);
            return;
        }
    };
    let (door, stop, inside) = (Arc::clone(door), stop.clone(), inside.clone());
    tokio::spawn(async move {
        session::run(door, stream, SocketAddr::new(ip, peer.port()), trusted, stop).await;
        drop((seat, inside));
    });
}

/// Who is inside.
struct Seats {
    total: usize,
    share: usize,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    total: usize,
    networks: HashMap<Network, usize>,
}

/// One connection's place; dropped, it is free again.
struct Seat {
    seats: Arc<Seats>,
    network: Option<Network>,
}

impl Seats {
    fn new(total: usize, share: usize) -> Arc<Self> {
        Arc::new(Self { total, share, taken: Mutex::default() })
    }

    /// A place for a connection from here. A trusted front server brings other people's connections: it has no share.
    fn take(self: &Arc<Self>, ip: IpAddr, trusted: bool) -> Result<Seat, &'static [u8]> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.total >= self.total {
            return Err(FULL);
        }
        let network = (!trusted).then(|| Network::of(ip));
        if let Some(network) = network {
            let held = taken.networks.entry(network).or_default();
            if *held >= self.share {
                return Err(NETWORK_FULL);
            }
            *held += 1;
        }
        taken.total += 1;
        Ok(Seat { seats: Arc::clone(self), network })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.total = taken.total.saturating_sub(1);
        let Some(network) = self.network else { return };
        if let Some(held) = taken.networks.get_mut(&network) {
            *held -= 1;
            if *held == 0 {
                taken.networks.remove(&network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_shared_and_come_back() {
        let seats = Seats::new(3, 2);
        let ip = |last| IpAddr::from([192, 0, 2, last]);
        let first = seats.take(ip(1), false).ok().unwrap();
        let second = seats.take(ip(2), false).ok().unwrap();
        assert_eq!(seats.take(ip(3), false).err(), Some(NETWORK_FULL));
        let front = seats.take(ip(4), true).ok().unwrap();
        assert_eq!(seats.take(IpAddr::from([198, 51, 100, 1]), false).err(), Some(FULL));
        drop((first, second, front));
        let taken = seats.taken.lock().unwrap();
        assert_eq!((taken.total, taken.networks.len()), (0, 0));
    }

    #[tokio::test]
    async fn a_port_that_is_taken_is_said_so() {
        let here = SocketAddr::from(([127, 0, 0, 1], 0));
        let first = bind(&[here]).unwrap();
        let address = first.addresses()[0];
        let error = bind(&[here, address]).unwrap_err();
        assert!(matches!(error, ListenError::Taken { .. }));
        assert!(error.to_string().contains(&format!("`{address}`\nhint: ")), "{error}");
    }

    #[tokio::test]
    async fn connections_send_at_once() {
        let listeners = bind(&[SocketAddr::from(([127, 0, 0, 1], 0))]).unwrap();
        let client = TcpStream::connect(listeners.addresses()[0]).await.unwrap();
        let (server, _) = listeners.0[0].accept().await.unwrap();
        assert!(server.nodelay().unwrap());
        drop(client);
    }
}
