//! STARTTLS, and what must not survive it.

use std::sync::Arc;

use rustls::{
    ClientConfig, RootCertStore, ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

use super::place::Place;

fn certificate() -> (Arc<ServerConfig>, CertificateDer<'static>) {
    let made = rcgen::generate_simple_self_signed(["mx.lodge.test".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let certificate = made.cert.der().clone();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key)
        .unwrap();
    (Arc::new(config), certificate)
}

fn connector(certificate: CertificateDer<'static>) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    roots.add(certificate).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}

async fn say<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut S, said: &str, last: &str) -> String {
    stream.write_all(said.as_bytes()).await.unwrap();
    stream.flush().await.unwrap();
    let mut heard = String::new();
    let mut octets = [0; 1024];
    while !heard.lines().any(|line| line.starts_with(last)) {
        let count = stream.read(&mut octets).await.unwrap();
        assert!(count > 0, "closed after {heard}");
        heard.push_str(std::str::from_utf8(&octets[..count]).unwrap());
    }
    heard
}

#[test]
fn a_message_comes_under_tls() {
    let (server, certificate) = certificate();
    let place = Place::with(|settings| settings.tls = Some(server));
    place.runtime.block_on(async {
        let mut stream = TcpStream::connect(place.address).await.unwrap();
        say(&mut stream, "", "220 ").await;
        let offers = say(&mut stream, "EHLO client.stranger.test\r\n", "250 ").await;
        assert!(offers.contains("250 STARTTLS\r\n"), "{offers}");
        say(&mut stream, "STARTTLS\r\n", "220 ").await;
        let name = ServerName::try_from("mx.lodge.test").unwrap();
        let mut stream = connector(certificate).connect(name, stream).await.unwrap();
        //= rfc3207#4.2
        //= type=test
        //# The server MUST discard any knowledge
        //# obtained from the client, such as the argument to the EHLO command,
        //# which was not obtained from the TLS negotiation itself.
        say(&mut stream, "MAIL FROM:<ann@stranger.test>\r\n", "503 5.5.1 ").await;
        let offers = say(&mut stream, "EHLO client.stranger.test\r\n", "250 ").await;
        assert!(!offers.contains("STARTTLS"), "{offers}");
        say(&mut stream, "MAIL FROM:<ann@stranger.test>\r\nRCPT TO:<shop@alice.test>\r\nDATA\r\n", "354 ")
            .await;
        say(&mut stream, "Subject: hi\r\n\r\nunder cover\r\n.\r\n", "250 ").await;
        say(&mut stream, "QUIT\r\n", "221 ").await;
    });
    let data = String::from_utf8(place.destination.mails()[0].data.clone()).unwrap();
    assert!(data.contains("with ESMTPS"), "{data}");
}

#[test]
fn what_is_pipelined_after_starttls_is_not_heard() {
    let (server, certificate) = certificate();
    let place = Place::with(|settings| settings.tls = Some(server));
    place.runtime.block_on(async {
        let injected = "STARTTLS\r\nEHLO evil\r\nMAIL FROM:<evil@stranger.test>\r\n";
        let mut stream = TcpStream::connect(place.address).await.unwrap();
        say(&mut stream, "EHLO a\r\n", "250 ").await;
        let heard = say(&mut stream, injected, "554 ").await;
        assert!(!heard.contains("220 "), "{heard}");
        assert_eq!(stream.read(&mut [0; 1]).await.unwrap(), 0, "the connection is closed");

        // When it comes a moment later, it is taken for what it then is: no TLS.
        let mut stream = TcpStream::connect(place.address).await.unwrap();
        say(&mut stream, "EHLO a\r\n", "250 ").await;
        say(&mut stream, "STARTTLS\r\n", "220 2.0.0").await;
        stream.write_all(b"EHLO evil\r\nMAIL FROM:<evil@stranger.test>\r\n").await.unwrap();
        let name = ServerName::try_from("mx.lodge.test").unwrap();
        assert!(connector(certificate).connect(name, stream).await.is_err());
    });
}
