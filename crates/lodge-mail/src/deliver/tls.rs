//! How connections to other servers are secured.

use std::{net::IpAddr, sync::Arc};

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
        // A name that TLS cannot say is not said: nobody looks at it, and no certificate is for 0.0.0.0.
        Exchange::Name(name) => ServerName::try_from(Domain::Name(name.clone()).canonical())
            .unwrap_or(ServerName::from(IpAddr::from([0, 0, 0, 0]))),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Login,
        deliver::talk::{Connection, Manners, Trouble},
    };
    use lodge_register::Secret;
    use lodge_smtp::client::{Fault, Tls};
    use lodge_testkit::smtp_peer::{Act, Manner, SmtpPeer};
    use std::time::Duration;
    use tokio::{net::TcpStream, time::Instant};

    /// What comes of signing in at `peer` as a smart host of this name, trusting its certificate or not.
    async fn check(manner: Manner, name: &str, trusted: bool) -> Result<(), Trouble> {
        let auth = Some(("PLAIN".to_owned(), "user".to_owned(), "pass".to_owned()));
        let peer = SmtpPeer::with(Manner { auth, ..manner }).await;
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), peer.certificate()).unwrap();
        let relay = Relay {
            host: name.to_owned(),
            port: peer.port(),
            login: Some(Login { user: "user".to_owned(), password: Secret::new("pass".to_owned()) }),
            ca_file: trusted.then(|| file.path().to_owned()),
        };
        let manners = Manners {
            hostname: "me.test",
            tls: Tls::Required,
            config: Wrapping::new(Some(&relay)).unwrap().verified().unwrap(),
            name: super::name(&Exchange::Name(name.to_owned())),
            login: relay.login.as_ref(),
        };
        let stream = TcpStream::connect(peer.address()).await.unwrap();
        let opened = Connection::open(stream, &manners, Instant::now() + Duration::from_secs(20)).await;
        let signed_in = peer.heard().contains(&"AUTH".to_owned());
        assert_eq!(opened.is_ok(), signed_in, "a password was told");
        opened.map(drop)
    }

    #[tokio::test]
    async fn a_password_is_told_to_nobody_but_the_server_it_is_for() {
        let tls = || Manner { starttls: true, ..Manner::default() };
        assert_eq!(check(tls(), "localhost", true).await, Ok(()));
        assert_eq!(check(tls(), "127.0.0.1", true).await, Ok(()));
        assert_eq!(
            check(tls(), "localhost", false).await,
            Err(Trouble::Handshake),
            "a stranger's certificate"
        );
        assert_eq!(
            check(tls(), "elsewhere.test", true).await,
            Err(Trouble::Handshake),
            "another's certificate"
        );
        let none = Err(Trouble::Fault(Fault::TlsRequired));
        assert_eq!(check(Manner::default(), "localhost", true).await, none);
        assert_eq!(check(tls().on("STARTTLS", Act::say("454 not now")), "localhost", true).await, none);
    }

    #[test]
    fn certificates_that_are_none_are_named() {
        let missing = |file: &str| {
            let login = Some(Login { user: String::new(), password: Secret::new(String::new()) });
            let relay = Relay { host: String::new(), port: 25, login, ca_file: Some(file.into()) };
            Wrapping::new(Some(&relay)).err().map(|error| error.to_string())
        };
        let error = missing("/nowhere/ca.pem").unwrap();
        assert_eq!(error, "could not read the certificates in `mail.relay_ca_file`: `/nowhere/ca.pem`");
    }
}
