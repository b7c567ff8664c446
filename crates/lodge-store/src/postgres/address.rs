//! How to reach the server, and never in clear where somebody could listen.

use crate::{StoreError, keys::file_error};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use rustls_pki_types::{CertificateDer, pem::PemObject};
use std::{
    net::IpAddr,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio_postgres::{
    Config,
    config::{Host, SslMode},
};
use tokio_postgres_rustls::MakeRustlsConnect;

/// An address, understood.
pub(crate) struct Address {
    pub(crate) config: Config,
    authorities: Option<PathBuf>,
}

impl Address {
    /// Reads `postgres://user:password@host:port/database?sslmode=…&sslrootcert=…`.
    ///
    /// Without `sslmode`, a server on this machine is spoken to in clear and any other with TLS. Certificates are
    /// always checked.
    pub(crate) fn parse(url: &str) -> Result<Self, StoreError> {
        let (base, query) = url.split_once('?').unwrap_or((url, ""));
        let (mut mode, mut authorities, mut others) = (None, None, Vec::new());
        for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
            match parameter.split_once('=') {
                Some(("sslmode", value)) => mode = Some(value),
                Some(("sslrootcert", value)) => authorities = Some(PathBuf::from(unescaped(value))),
                _ => others.push(parameter),
            }
        }
        let mut config: Config =
            format!("{base}?{}", others.join("&")).trim_end_matches('?').parse().map_err(|_| {
                StoreError::Address("a PostgreSQL address is `postgres://user:password@host:port/database`")
            })?;
        config.ssl_mode(match mode {
            Some("disable") => SslMode::Disable,
            Some("require" | "verify-ca" | "verify-full") => SslMode::Require,
            None if is_here(&config) => SslMode::Disable,
            None => SslMode::Require,
            Some("prefer" | "allow") => {
                return Err(StoreError::Address(
                    "`sslmode=prefer` may speak in clear without saying so; say `sslmode=require` or `sslmode=disable`",
                ));
            }
            Some(_) => return Err(StoreError::Address("`sslmode` is `require` or `disable`")),
        });
        if config.get_application_name().is_none() {
            config.application_name("lodge");
        }
        Ok(Self { config, authorities })
    }

    pub(crate) fn wants_tls(&self) -> bool {
        self.config.get_ssl_mode() != SslMode::Disable
    }

    /// TLS by the authorities of the address, or those that the system trusts. Blocks on files.
    pub(crate) fn tls(&self) -> Result<MakeRustlsConnect, StoreError> {
        let mut roots = RootCertStore::empty();
        match &self.authorities {
            Some(path) => {
                for certificate in read_certificates(path)? {
                    roots.add(certificate).map_err(|_| not_certificates(path))?;
                }
            }
            None => {
                roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
            }
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|_| StoreError::Address("TLS cannot be set up"))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(MakeRustlsConnect::new(config))
    }
}

fn read_certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, StoreError> {
    let text = std::fs::read(path).map_err(file_error("read the certificates of `sslrootcert`", path))?;
    let found: Vec<_> = CertificateDer::pem_slice_iter(&text).flatten().collect();
    if found.is_empty() { Err(not_certificates(path)) } else { Ok(found) }
}

fn not_certificates(path: &Path) -> StoreError {
    let source = std::io::Error::new(std::io::ErrorKind::InvalidData, "no certificates in PEM");
    file_error("read the certificates of `sslrootcert`", path)(source)
}

/// Whether the server is on this machine.
fn is_here(config: &Config) -> bool {
    let host = |host: &Host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        }
    };
    config.get_hosts().iter().all(host) && config.get_hostaddrs().iter().all(IpAddr::is_loopback)
}

/// `%2F` as `/`.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = match after {
            [high, low, ..] if *first == b'%' => std::str::from_utf8(&[*high, *low])
                .ok()
                .and_then(|digits| u8::from_str_radix(digits, 16).ok()),
            _ => None,
        };
        bytes.push(escaped.unwrap_or(*first));
        rest = match escaped {
            Some(_) => after.get(2..).unwrap_or_default(),
            None => after,
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, tls: bool) {
        assert_eq!(Address::parse(url).unwrap().wants_tls(), tls, "{url}");
    }

    #[test]
    fn only_this_machine_is_spoken_to_in_clear_unasked() {
        check("postgres://lodge@localhost/lodge", false);
        check("postgres://lodge@127.0.0.1:5433/lodge", false);
        check("postgres://lodge@[::1]/lodge", false);
        check("postgres://lodge@%2Frun%2Fpostgresql/lodge", false);
        check("postgres://lodge@db.example.org/lodge", true);
        check("postgres://lodge@10.0.0.5/lodge", true);
        check("postgres://lodge@localhost,db.example.org/lodge", true);
        check("postgres://lodge@10.0.0.5/lodge?sslmode=disable", false);
        check("postgres://lodge@localhost/lodge?sslmode=require", true);
        check("postgres://lodge@localhost/lodge?connect_timeout=3&sslmode=verify-full", true);
    }

    #[test]
    fn what_could_quietly_go_clear_is_refused() {
        for mode in ["prefer", "allow", "", "REQUIRE"] {
            let url = format!("postgres://lodge:secret@db.example.org/lodge?sslmode={mode}");
            let error = Address::parse(&url).err().unwrap();
            assert!(!error.to_string().contains("secret"));
        }
        assert!(Address::parse("postgres://lodge:secret@db.example.org/lodge?nonsense=1").is_err());
    }

    #[test]
    fn authorities_come_from_a_file() {
        let url = "postgres://lodge@db.example.org/lodge?sslrootcert=%2Fno%2Fsuch%20file";
        let address = Address::parse(url).unwrap();
        assert_eq!(address.authorities.as_deref(), Some(Path::new("/no/such file")));
        assert!(matches!(address.tls(), Err(StoreError::File { .. })));
    }
}
