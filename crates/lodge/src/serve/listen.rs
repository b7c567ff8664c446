//! Opening a listener, and saying well why it cannot be opened.

use crate::failure::Failure;
use std::{
    io::ErrorKind,
    net::{SocketAddr, TcpListener},
};

/// Opens a listener for our pages.
pub(crate) fn bind(address: SocketAddr, key: &str) -> Result<tokio::net::TcpListener, Failure> {
    let open = || {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        tokio::net::TcpListener::from_std(listener)
    };
    open().map_err(|error| refused(address, key, &error))
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
    async fn a_taken_port_is_said_to_be_taken() {
        let holder = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = holder.local_addr().unwrap();
        let failure = bind(address, "http.listen").map(|_| ()).unwrap_err().to_string();
        assert!(failure.starts_with(&format!("error: this port is taken: `{address}`\nhint: ")), "{failure}");
        assert!(failure.contains("`http.listen`"), "{failure}");
    }
}
