//! Whom we believe to be who they say.

use std::{path::PathBuf, sync::Arc};

use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::{CertificateDer, ServerName, pem::PemObject as _};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    time::{Instant, timeout_at},
};
use tokio_rustls::TlsConnector;

use crate::{Door, EgressError, allow};

/// A connection, secured or not.
pub trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

/// Why the door cannot be hung.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    /// TLS cannot be set up.
    #[error("could not set up TLS for what goes out")]
    Tls(#[source] rustls::Error),
    /// The certificates that are to be trusted.
    #[error("could not read the certificates that are to be trusted: `{path}`")]
    Certificates {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: rustls_pki_types::pem::Error,
    },
}

/// The certificates that count.
pub(super) struct Trust {
    client: Arc<ClientConfig>,
}

impl Trust {
    pub(super) fn new(files: &[PathBuf]) -> Result<Self, DoorError> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        for path in files {
            let unreadable = |source| DoorError::Certificates { path: path.clone(), source };
            for certificate in CertificateDer::pem_file_iter(path).map_err(unreadable)? {
                roots.add(certificate.map_err(unreadable)?).map_err(DoorError::Tls)?;
            }
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let client = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(DoorError::Tls)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self { client: Arc::new(client) })
    }
}

impl Door {
    /// Secures a connection to the host of this name, which has to prove that it is.
    pub(crate) async fn secure(
        &self,
        wire: Box<dyn Wire>,
        host: &str,
        until: Instant,
    ) -> Result<Box<dyn Wire>, EgressError> {
        let name = ServerName::try_from(allow::bare(host).trim_end_matches('.').to_owned())
            .map_err(|_| EgressError::Handshake)?;
        let connector = TlsConnector::from(Arc::clone(&self.trust.client));
        let handshake = Box::pin(connector.connect(name, wire));
        match timeout_at(until, handshake).await {
            Ok(Ok(secure)) => Ok(Box::new(secure)),
            Ok(Err(_)) => Err(EgressError::Handshake),
            Err(_) => Err(EgressError::TimedOut),
        }
    }
}
