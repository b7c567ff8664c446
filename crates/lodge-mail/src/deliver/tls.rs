//! How connections to other servers are secured.

use std::sync::Arc;

use lodge_smtp::Domain;
use rustls::{
    ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::CryptoProvider,
};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject};

use super::{CourierError, mx::Exchange};
use crate::Relay;

/// The two ways to secure a connection.
pub(super) struct Wrapping {
    /// Against those who only listen: certificates are not looked at, since nobody said which to expect (RFC 7435).
    any: Arc<ClientConfig>,
    /// Against everybody: for a smart host that is told a password.
    verified: Option<Arc<ClientConfig>>,
}

impl Wrapping {
    pub(super) fn new(relay: Option<&Relay>) -> Result<Self, CourierError> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = |provider: &Arc<CryptoProvider>| {
            ClientConfig::builder_with_provider(Arc::clone(provider))
                .with_safe_default_protocol_versions()
                .map_err(CourierError::Tls)
        };
        let any = builder(&provider)?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Anybody(Arc::clone(&provider))))
            .with_no_client_auth();
        let verified = match relay.filter(|relay| relay.login.is_some()) {
            Some(relay) => {
                let config = builder(&provider)?.with_root_certificates(roots(relay)?).with_no_client_auth();
                Some(Arc::new(config))
            }
            None => None,
        };
        Ok(Self { any: Arc::new(any), verified })
    }

    /// For mail servers that are known by what the DNS says only.
    pub(super) fn any(&self) -> Arc<ClientConfig> {
        Arc::clone(&self.any)
    }

    /// For the smart host, if it is told a password.
    pub(super) fn verified(&self) -> Option<Arc<ClientConfig>> {
        self.verified.clone()
    }
}

/// The certificates of the system, and those the operator names.
fn roots(relay: &Relay) -> Result<RootCertStore, CourierError> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(path) = &relay.ca_file {
        let unreadable = |source| CourierError::Certificates { path: path.clone(), source };
        for certificate in CertificateDer::pem_file_iter(path).map_err(unreadable)? {
            roots.add(certificate.map_err(unreadable)?).map_err(CourierError::Tls)?;
        }
    }
    Ok(roots)
}

/// The name that a server's certificate is for.
pub(super) fn name(exchange: &Exchange) -> ServerName<'static> {
    match exchange {
        Exchange::Literal(address) => ServerName::from(*address),
        // A name that TLS cannot say is not said: nobody looks at it.
        Exchange::Name(name) => ServerName::try_from(Domain::Name(name.clone()).canonical())
            .unwrap_or(ServerName::from(std::net::IpAddr::from([0, 0, 0, 0]))),
    }
}

/// Takes any certificate, as long as the server holds its key.
#[derive(Debug)]
struct Anybody(Arc<CryptoProvider>);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls12_signature(
            message,
            certificate,
            signed,
            &self.0.signature_verification_algorithms,
        )
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls13_signature(
            message,
            certificate,
            signed,
            &self.0.signature_verification_algorithms,
        )
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
