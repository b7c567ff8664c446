//! Providers that are not there, and what they say.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use lodge_accounts::{
    Provider, ProviderKind,
    providers::{Endpoints, userinfo::Fields},
};
use lodge_register::Secret;
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};
use url::Url;

pub const ISSUER: &str = "https://login.example.com/realm";

fn provider(kind: ProviderKind) -> Provider {
    Provider {
        id: "example".to_owned(),
        name: "Example".to_owned(),
        kind,
        client_id: "lodge".to_owned(),
        client_secret: Secret::new("sesame & more".to_owned()),
        scopes: vec!["openid".to_owned(), "email".to_owned()],
    }
}

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn named(subject: &str) -> Provider {
    provider(ProviderKind::OAuth2 {
        authorize: url("https://login.example.com/authorize?prompt=login"),
        token: url("https://login.example.com/token"),
        userinfo: url("https://login.example.com/me"),
        fields: Fields {
            subject: subject.to_owned(),
            email: Some("email".to_owned()),
            verified: Some("verified".to_owned()),
            name: Some("name".to_owned()),
        },
    })
}

pub fn plain() -> Provider {
    named("id")
}

pub fn nested() -> Provider {
    named("data.user.id")
}

pub fn oidc() -> Provider {
    provider(ProviderKind::Oidc { issuer: ISSUER.to_owned() })
}

pub fn redirect() -> Url {
    url("https://lodge.example.org/sign-in/example/back")
}

pub fn s256(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
}

/// What the provider says where its parts are.
pub fn configuration() -> Json {
    json!({
        "issuer": ISSUER,
        "authorization_endpoint": "https://login.example.com/realm/authorize",
        "token_endpoint": "https://login.example.com/realm/token",
        "jwks_uri": "https://login.example.com/realm/keys",
        "userinfo_endpoint": "https://login.example.com/realm/me",
    })
}

pub fn endpoints() -> Endpoints {
    Endpoints::read(&oidc(), configuration().to_string().as_bytes()).unwrap()
}

/// A key that a provider signs with.
pub struct Key {
    pub id: &'static str,
    key: EncodingKey,
    point: Vec<u8>,
}

impl Key {
    pub fn new(id: &'static str) -> Self {
        let pair = rcgen::KeyPair::generate().unwrap();
        let point = pair.public_key_raw()[1..].to_vec();
        Self { id, key: EncodingKey::from_ec_der(&pair.serialize_der()), point }
    }

    pub fn public(&self) -> Json {
        let half = |octets: &[u8]| URL_SAFE_NO_PAD.encode(octets);
        json!({
            "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.id,
            "x": half(&self.point[..32]), "y": half(&self.point[32..]),
        })
    }

    pub fn signs(&self, claims: &Json) -> String {
        let header = Header { kid: Some(self.id.to_owned()), ..Header::new(Algorithm::ES256) };
        jsonwebtoken::encode(&header, claims, &self.key).unwrap()
    }
}

pub fn keys(keys: &[&Key]) -> Vec<u8> {
    let keys: Vec<_> = keys.iter().map(|key| key.public()).collect();
    json!({ "keys": keys }).to_string().into_bytes()
}

/// A token that says these claims without any signature, or with one that the client secret makes.
pub fn forged(algorithm: Algorithm, claims: &Json) -> String {
    let header = Header { kid: Some("one".to_owned()), ..Header::new(algorithm) };
    jsonwebtoken::encode(&header, claims, &EncodingKey::from_secret(b"sesame & more")).unwrap()
}

pub fn unsigned(claims: &Json) -> String {
    let part = |json: &Json| URL_SAFE_NO_PAD.encode(json.to_string());
    format!("{}.{}.", part(&json!({ "alg": "none" })), part(claims))
}
