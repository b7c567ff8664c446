//! The only place where connections to others are opened.

mod dial;
mod http;
mod ledger;
mod names;
mod redirect;
mod tls;

pub use http::{Request, Response};
pub use hyper::Method;
pub use tls::{DoorError, Wire};

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use lodge_register::Recipient;
use tokio::{net::TcpStream, time::Instant};

use crate::{Allow, EgressError, address, allow};
use ledger::Ledger;
use names::Names;
use tls::Trust;

/// How long a connection may take to come about, with all addresses that are tried.
const PATIENCE: Duration = Duration::from_secs(15);

/// What the operator decides about going out.
#[derive(Debug, Clone, Default)]
pub struct DoorSettings {
    /// What may be reached although it is not of the open internet.
    pub allow: Vec<Allow>,
    /// The name servers to ask; none means those of the system.
    pub dns: Vec<SocketAddr>,
    /// Files with certificates (PEM) that are trusted besides those of the system.
    pub ca_files: Vec<PathBuf>,
}

/// The door. Clones of it are the same door.
#[derive(Clone)]
pub struct Door {
    names: Arc<Names>,
    trust: Arc<Trust>,
    ledger: Arc<Ledger>,
    allow: Arc<[Allow]>,
}

impl Door {
    /// A door that opens as the operator set it up.
    ///
    /// # Errors
    /// [`DoorError`] if the certificates that are to be trusted cannot be read.
    pub fn new(settings: &DoorSettings) -> Result<Self, DoorError> {
        Ok(Self {
            names: Arc::new(Names::new(&settings.dns)),
            trust: Arc::new(Trust::new(&settings.ca_files)?),
            ledger: Arc::default(),
            allow: settings.allow.clone().into(),
        })
    }

    /// The same door, which lets these through too: what the operator named in another setting.
    #[must_use]
    pub fn allowing(&self, more: impl IntoIterator<Item = Allow>) -> Self {
        Self { allow: self.allow.iter().cloned().chain(more).collect(), ..self.clone() }
    }

    /// Whether this address may be reached.
    ///
    /// # Errors
    /// [`EgressError::Forbidden`] if not.
    pub fn judge(&self, address: IpAddr) -> Result<(), EgressError> {
        if self.lists(address) { Ok(()) } else { address::verdict(address).map_err(EgressError::Forbidden) }
    }

    /// A connection to a host, by name or address.
    ///
    /// # Errors
    /// [`EgressError`] if the name leads nowhere, or where it must not, or if nobody answers.
    pub async fn connect(
        &self,
        to: &'static Recipient,
        host: &str,
        port: u16,
    ) -> Result<TcpStream, EgressError> {
        let until = Instant::now() + PATIENCE;
        let addresses = self.addresses(host, port, until).await?;
        self.open(to, &addresses, until).await
    }

    /// A connection to an address.
    ///
    /// # Errors
    /// [`EgressError`] if it must not be reached, or if nobody answers.
    pub async fn connect_to(
        &self,
        to: &'static Recipient,
        address: SocketAddr,
    ) -> Result<TcpStream, EgressError> {
        self.dial(to, &[address], Instant::now() + PATIENCE).await.map(|(_, stream)| stream)
    }

    /// A connection to the first of these addresses that answers, and which it was.
    ///
    /// Each has a short lead over the next. Those that must not be reached are passed over.
    ///
    /// # Errors
    /// [`EgressError`] if there is none that may be reached, or if none answers.
    pub async fn dial(
        &self,
        to: &'static Recipient,
        addresses: &[SocketAddr],
        until: Instant,
    ) -> Result<(usize, TcpStream), EgressError> {
        let mut refused = None;
        let mut passable = Vec::with_capacity(addresses.len());
        for (number, address) in addresses.iter().enumerate() {
            match self.judge(address.ip()) {
                Ok(()) => passable.push((number, *address)),
                Err(error) => refused = Some(error),
            }
        }
        if passable.is_empty() {
            return Err(refused.unwrap_or(EgressError::NoAddress));
        }
        dial::first(&passable, until, &|| self.ledger.note(to)).await
    }

    /// To whom connections were opened so far, or tried to be, and how many.
    #[must_use]
    pub fn seen(&self) -> Vec<(&'static str, u64)> {
        self.ledger.seen()
    }

    /// A connection to the first that answers of addresses that have been judged.
    async fn open(
        &self,
        to: &'static Recipient,
        judged: &[SocketAddr],
        until: Instant,
    ) -> Result<TcpStream, EgressError> {
        let numbered: Vec<_> = judged.iter().copied().enumerate().collect();
        dial::first(&numbered, until, &|| self.ledger.note(to)).await.map(|(_, stream)| stream)
    }

    /// Where a host is, as far as it may be reached.
    async fn addresses(&self, host: &str, port: u16, until: Instant) -> Result<Vec<SocketAddr>, EgressError> {
        let named = self.allow.iter().any(|allow| allow.names(host));
        let found = match allow::bare(host).parse::<IpAddr>() {
            Ok(address) => vec![address],
            Err(_) => self.names.addresses(host, named, until).await?,
        };
        let mut passable = Vec::with_capacity(found.len());
        let mut refused = EgressError::NoAddress;
        for address in found {
            // Where a name leads that the operator listed is the operator's business.
            match if named { Ok(()) } else { self.judge(address) } {
                Ok(()) => passable.push(SocketAddr::new(address, port)),
                Err(error) => refused = error,
            }
        }
        if passable.is_empty() { Err(refused) } else { Ok(passable) }
    }

    fn lists(&self, address: IpAddr) -> bool {
        self.allow.iter().any(|allow| allow.has(address))
    }
}
