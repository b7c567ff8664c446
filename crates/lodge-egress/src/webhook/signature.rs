//! How an account holder's program knows that it is us.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use lodge_register::{Chance, Secret, draw};
use sha2::Sha256;

/// What a secret begins with.
const PREFIX: &str = "whsec_";

/// What both ends know: 24 to 64 octets.
pub struct WebhookSecret(Secret<Vec<u8>>);

/// A text that is no secret of a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the secret of a webhook: write `whsec_` and 24 to 64 octets in Base64")]
pub struct NotASecret;

impl WebhookSecret {
    /// A new one.
    #[must_use]
    pub fn draw(chance: &dyn Chance) -> Self {
        Self(Secret::new(draw::<32>(chance).to_vec()))
    }

    /// From its text.
    ///
    /// # Errors
    /// [`NotASecret`].
    pub fn parse(text: &str) -> Result<Self, NotASecret> {
        let octets = STANDARD.decode(text.strip_prefix(PREFIX).ok_or(NotASecret)?).map_err(|_| NotASecret)?;
        if (24..=64).contains(&octets.len()) { Ok(Self(Secret::new(octets))) } else { Err(NotASecret) }
    }

    /// As its owner needs it: `whsec_…`.
    #[must_use]
    pub fn text(&self) -> Secret<String> {
        Secret::new(format!("{PREFIX}{}", STANDARD.encode(self.0.expose())))
    }
}

/// The value of `webhook-signature`: one signature for each secret, so that a secret can be changed while both count.
#[must_use]
pub fn sign(secrets: &[WebhookSecret], id: &str, seconds: i64, body: &[u8]) -> String {
    let mut signatures = Vec::with_capacity(secrets.len());
    for secret in secrets {
        // HMAC takes keys of every length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.0.expose()) else { continue };
        mac.update(format!("{id}.{seconds}.").as_bytes());
        mac.update(body);
        signatures.push(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())));
    }
    signatures.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use lodge_store::SeededChance;

    /// The example that the reference implementations share.
    #[test]
    fn the_example_of_the_specification() {
        let secret = WebhookSecret::parse("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD").unwrap();
        let body = br#"{"email":"test@example.com","username":"test_user"}"#;
        let signature = sign(&[secret], "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", 1_649_367_553, body);
        assert_eq!(signature, "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=");
    }

    #[test]
    fn secrets_are_read_back() {
        let secret = WebhookSecret::draw(&SeededChance::new(7));
        let text = secret.text();
        assert!(text.expose().starts_with("whsec_"));
        let again = WebhookSecret::parse(text.expose()).unwrap();
        assert_eq!(again.0.expose(), secret.0.expose());
        for text in ["", "whsec_", "whsec_AAAA", "C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "whsec_!!!"] {
            assert_eq!(WebhookSecret::parse(text).err(), Some(NotASecret), "{text}");
        }
    }
}
