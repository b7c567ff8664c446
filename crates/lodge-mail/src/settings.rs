//! What the operator decides about mail.

use std::{net::IpAddr, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use lodge_register::Secret;

/// The `mail` section of the configuration, resolved.
pub struct MailSettings {
    /// Who we say we are: in the greeting, in EHLO and in `Received`.
    pub hostname: String,
    /// Where we listen.
    pub listen: Vec<SocketAddr>,
    /// The largest message accepted, in octets.
    pub max_message_size: u64,
    /// Octets of all messages held at once.
    pub memory_budget: u64,
    /// How long delivery may take after the final dot.
    pub delivery_budget: Duration,
    /// A smart host that takes everything, instead of each destination's own mail servers.
    pub relay: Option<Relay>,
    /// The DNS servers to ask; none means those of the system.
    pub dns: Vec<SocketAddr>,
    /// The port of other people's mail servers: 25.
    pub delivery_port: u16,
    /// Peers that may say with XCLIENT whom they speak for. Loopback addresses only.
    pub xclient_from: Vec<IpAddr>,
    /// Whether destinations may be at loopback, private or link-local addresses.
    pub allow_private_destinations: bool,
    /// The certificate for STARTTLS.
    pub tls: Option<Arc<rustls::ServerConfig>>,
    /// Connections at once, in all.
    pub max_connections: usize,
    /// Connections at once from one network (a /24 or a /64).
    pub max_connections_per_network: usize,
    /// Messages under way to one destination host at once.
    pub max_connections_per_host: usize,
    /// How long a sender may stay silent.
    pub idle_timeout: Duration,
    /// Octets a second below which a sender of a message is cut off, measured over a minute.
    pub min_transfer_rate: u64,
}

/// A smart host.
pub struct Relay {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// What we say to it of ourselves.
    pub login: Option<Login>,
    /// Certificates trusted for it besides those of the system.
    pub ca_file: Option<PathBuf>,
}

/// A user name and a password.
pub struct Login {
    /// Who we are there.
    pub user: String,
    /// How we prove it.
    pub password: Secret<String>,
}

impl MailSettings {
    /// RFC 5321 gives no upper limit; this is what most providers take.
    pub const MAX_MESSAGE_SIZE: u64 = 50 * 1024 * 1024;
    /// What is held of all messages at once.
    pub const MEMORY_BUDGET: u64 = 512 * 1024 * 1024;
    /// Shorter than the ten minutes that RFC 5321 section 4.5.3.2.6 asks a sender to wait for the final reply.
    pub const DELIVERY_BUDGET: Duration = Duration::from_secs(120);

    /// The defaults, for a host of this name listening here.
    #[must_use]
    pub fn new(hostname: impl Into<String>, listen: Vec<SocketAddr>) -> Self {
        Self {
            hostname: hostname.into(),
            listen,
            max_message_size: Self::MAX_MESSAGE_SIZE,
            memory_budget: Self::MEMORY_BUDGET,
            delivery_budget: Self::DELIVERY_BUDGET,
            relay: None,
            dns: Vec::new(),
            delivery_port: 25,
            xclient_from: Vec::new(),
            allow_private_destinations: false,
            tls: None,
            max_connections: 2_000,
            max_connections_per_network: 100,
            max_connections_per_host: 20,
            idle_timeout: Duration::from_secs(300),
            min_transfer_rate: 100,
        }
    }
}
