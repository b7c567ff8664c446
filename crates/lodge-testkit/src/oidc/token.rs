//! Tokens as RFC 7519 has them, signed with ES256 (RFC 7518 section 3.4).

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256, SigningKey as _};
use serde_json::{Value, json};

/// A key, and what it is called.
pub(super) struct Signer {
    name: &'static str,
    key: KeyPair,
}

impl Signer {
    pub(super) fn draw(name: &'static str) -> Self {
        Self { name, key: KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap() }
    }

    /// The key that everybody may know (RFC 7517).
    pub(super) fn public(&self) -> Value {
        // An uncompressed point: 4, then both coordinates.
        let point = self.key.public_key_raw();
        let (x, y) = (BASE64.encode(&point[1..33]), BASE64.encode(&point[33..65]));
        json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.name, "x": x, "y": y })
    }

    pub(super) fn sign(&self, claims: &Value) -> String {
        let head = json!({ "alg": "ES256", "typ": "JWT", "kid": self.name });
        let text = format!("{}.{}", part(&head), part(claims));
        let signature = fixed(&self.key.sign(text.as_bytes()).unwrap());
        format!("{text}.{}", BASE64.encode(signature))
    }
}

/// A token that nobody vouches for.
pub(super) fn unsigned(claims: &Value) -> String {
    format!("{}.{}.", part(&json!({ "alg": "none", "typ": "JWT" })), part(claims))
}

fn part(value: &Value) -> String {
    BASE64.encode(value.to_string())
}

/// What a verifier is the proof of (RFC 7636 section 4.6).
pub(super) fn challenge(verifier: &str) -> String {
    let suite = rustls::crypto::ring::cipher_suite::TLS13_AES_128_GCM_SHA256;
    let sha256 = suite.tls13().unwrap().common.hash_provider;
    BASE64.encode(sha256.hash(verifier.as_bytes()).as_ref())
}

/// A signature as tokens have it, 32 octets for each number, of one in DER: `30 len 02 len r 02 len s`.
fn fixed(der: &[u8]) -> [u8; 64] {
    let mut signature = [0; 64];
    let mut rest = &der[2..];
    for half in signature.chunks_mut(32) {
        let (number, after) = rest[2..].split_at(usize::from(rest[1]));
        // DER puts a zero in front of what would look negative, and leaves out other zeros.
        let number = &number[number.len().saturating_sub(32)..];
        half[32 - number.len()..].copy_from_slice(number);
        rest = after;
    }
    signature
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 7636, appendix B.
    #[test]
    fn challenges_are_those_of_the_rfc() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(challenge(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn signatures_have_their_length() {
        let der = [0x30, 8, 2, 2, 0, 0x80, 2, 2, 1, 2];
        let signature = fixed(&der);
        assert_eq!((signature[31], signature[62], signature[63]), (0x80, 1, 2));
        assert!(signature[..31].iter().all(|octet| *octet == 0));
    }

    #[test]
    fn a_token_holds_what_it_says() {
        let signer = Signer::draw("k");
        let token = signer.sign(&json!({ "sub": "1" }));
        let parts: Vec<&str> = token.split('.').collect();
        assert_eq!(BASE64.decode(parts[1]).unwrap(), br#"{"sub":"1"}"#);
        assert_eq!(BASE64.decode(parts[2]).unwrap().len(), 64);
    }
}
