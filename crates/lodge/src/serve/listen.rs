//! Opening a listener, and saying well why it cannot be opened.

use crate::failure::Failure;
use socket2::{Domain, Socket, Type};
use std::{io::ErrorKind, net::SocketAddr};

/// How many may wait to be let in.
const BACKLOG: i32 = 1024;

/// Opens a listener at each of these addresses.
pub(crate) fn bind_all(addresses: &[SocketAddr], key: &str) -> Result<Vec<tokio::net::TcpListener>, Failure> {
    let listener = |address: &SocketAddr| {
        let open = || tokio::net::TcpListener::from_std(open(*address, addresses)?);
        open().map_err(|error| refused(*address, key, &error))
    };
    addresses.iter().map(listener).collect()
}

/// Opens one listener.
pub(crate) fn bind(address: SocketAddr, key: &str) -> Result<tokio::net::TcpListener, Failure> {
    let open = || tokio::net::TcpListener::from_std(open(address, &[])?);
    open().map_err(|error| refused(address, key, &error))
}

/// `[::]` takes IPv4 along, unless that is in the same list by itself.
pub(crate) fn open(address: SocketAddr, list: &[SocketAddr]) -> std::io::Result<std::net::TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
    if address.is_ipv6() {
        socket.set_only_v6(list.iter().any(|other| other.is_ipv4() && other.port() == address.port()))?;
    }
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    Ok(socket.into())
}

/// What is said where a listener cannot be opened.
pub(crate) fn refused(address: SocketAddr, key: &str, error: &std::io::Error) -> Failure {
    let port = address.port();
    match error.kind() {
        ErrorKind::AddrInUse => Failure::new(format!("this port is taken: `{address}`")).hint(format!(
            "`ss -ltnp 'sport = :{port}'` shows by whom; stop that, or set `{key}` to another port"
        )),
        ErrorKind::PermissionDenied => {
            Failure::new(format!("not allowed to listen on this port: `{address}`")).hint(format!(
                "ports below 1024 need `AmbientCapabilities=CAP_NET_BIND_SERVICE` in the systemd unit; \
                 or set `{key}` to a higher port"
            ))
        }
        ErrorKind::AddrNotAvailable => {
            Failure::new(format!("this machine does not have this address: `{address}`"))
                .hint(format!("`ip address` shows those it has; set `{key}` to one of them"))
        }
        _ => Failure::new(format!("cannot listen: `{address}`: {error}")).hint(format!("check `{key}`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn both_families_share_a_port() {
        let port = open("127.0.0.1:0".parse().unwrap(), &[]).unwrap().local_addr().unwrap().port();
        let both = [SocketAddr::from(([0, 0, 0, 0], port)), SocketAddr::new("::".parse().unwrap(), port)];
        if let Err(failure) = bind_all(&both, "http.listen") {
            // A machine without IPv6 has nothing to share.
            assert!(!failure.to_string().contains("taken"), "{failure}");
        }
    }

    #[tokio::test]
    async fn a_taken_port_is_said_to_be_taken() {
        let holder = open("127.0.0.1:0".parse().unwrap(), &[]).unwrap();
        let address = holder.local_addr().unwrap();
        let failure = bind(address, "http.listen").map(|_| ()).unwrap_err().to_string();
        assert!(failure.starts_with(&format!("error: this port is taken: `{address}`\nhint: ")), "{failure}");
        assert!(failure.contains("`http.listen`"), "{failure}");
    }
}
