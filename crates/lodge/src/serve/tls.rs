//! The certificate for STARTTLS: the operator's, or one of our own that nobody signed.

use crate::{config::TlsFiles, failure::Failure};
use rustls::{ServerConfig, crypto::ring};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, pem::PemObject as _};
use std::{path::Path, sync::Arc};

/// What our end of STARTTLS is set up with.
///
/// Mail servers deliver to certificates that nobody signed (RFC 7435): encryption without a known peer is still
/// better than none. Where the operator has a certificate, it is used.
pub(crate) fn configuration(files: Option<&TlsFiles>, hostname: &str) -> Result<Arc<ServerConfig>, Failure> {
    let (chain, key) = match files {
        Some(files) => read(files)?,
        None => make(hostname)?,
    };
    let failed = |error: rustls::Error| {
        let failure = Failure::usage(format!("the certificate cannot be used: {error}"));
        match files {
            Some(files) => failure.hint(format!(
                "`{}` must be the key of the first certificate in `{}`",
                files.key.display(),
                files.certificate.display()
            )),
            None => failure,
        }
    };
    let configuration = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(failed)?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(failed)?;
    Ok(Arc::new(configuration))
}

type Pair = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

fn read(files: &TlsFiles) -> Result<Pair, Failure> {
    let unreadable = |path: &Path, error: &dyn std::error::Error| {
        Failure::usage(format!("cannot read the certificate or its key: `{}`: {error}", path.display())).hint(
            "`mail.tls_certificate` and `mail.tls_key` name PEM files that the user who runs Lodge can read",
        )
    };
    let chain: Result<Vec<_>, _> =
        CertificateDer::pem_file_iter(&files.certificate).and_then(Iterator::collect);
    let chain = chain.map_err(|error| unreadable(&files.certificate, &error))?;
    let key = PrivateKeyDer::from_pem_file(&files.key).map_err(|error| unreadable(&files.key, &error))?;
    Ok((chain, key))
}

fn make(hostname: &str) -> Result<Pair, Failure> {
    let made = rcgen::generate_simple_self_signed([hostname.to_owned()])
        .map_err(|error| Failure::new(format!("could not make a certificate: {error}")))?;
    let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    Ok((vec![made.cert.der().clone()], key.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_made_where_there_is_none() {
        assert!(configuration(None, "mail.example.org").is_ok());
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let files = TlsFiles { certificate: "/nowhere/a.pem".into(), key: "/nowhere/b.pem".into() };
        let failure = configuration(Some(&files), "mail.example.org").map(|_| ()).unwrap_err();
        assert!(failure.to_string().contains("`/nowhere/a.pem`"), "{failure}");
    }
}
