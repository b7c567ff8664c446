//! What is asked of a provider, and what it answers.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use lodge_register::Secret;
use serde::Deserialize;
use url::{Url, form_urlencoded};

use super::{Back, Endpoints, Provider, ProviderError, ProviderKind};

/// A request that the caller is to send. Its headers and body hold secrets: it has no `Debug`.
pub struct OutRequest {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Where to.
    pub url: Url,
    /// Its headers.
    pub headers: Vec<(&'static str, String)>,
    /// Its body.
    pub body: Vec<u8>,
}

/// What a provider gives for a code.
#[derive(Debug)]
pub struct Tokens {
    /// Opens the address that tells who somebody is.
    pub access: Secret<String>,
    /// Says it itself, with OpenID Connect.
    pub id_token: Option<Secret<String>>,
}

fn get(url: Url) -> OutRequest {
    OutRequest {
        method: "GET",
        url,
        headers: vec![("accept", "application/json".to_owned())],
        body: Vec::new(),
    }
}

/// Asks an OpenID Connect provider where its parts are. Nothing is to be asked of others.
#[must_use]
pub fn discovery_request(provider: &Provider) -> Option<OutRequest> {
    let ProviderKind::Oidc { issuer } = &provider.kind else { return None };
    let url = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    Url::parse(&url).ok().map(get)
}

impl Endpoints {
    /// Reads where an OpenID Connect provider's parts are.
    ///
    /// # Errors
    /// [`ProviderError::Answer`] if it is another issuer's, or not understood.
    pub fn read(provider: &Provider, answer: &[u8]) -> Result<Self, ProviderError> {
        #[derive(Deserialize)]
        struct Found {
            issuer: String,
            authorization_endpoint: Url,
            token_endpoint: Url,
            jwks_uri: Url,
            userinfo_endpoint: Option<Url>,
            token_endpoint_auth_methods_supported: Option<Vec<String>>,
        }
        let ProviderKind::Oidc { issuer } = &provider.kind else {
            return Err(ProviderError::Answer("it is not asked for its configuration"));
        };
        let found: Found =
            serde_json::from_slice(answer).map_err(|_| ProviderError::Answer("its configuration"))?;
        // OpenID Connect Discovery 4.3: it MUST be identical.
        if found.issuer != *issuer {
            return Err(ProviderError::Answer("its configuration names another issuer"));
        }
        let methods = found.token_endpoint_auth_methods_supported;
        let basic =
            methods.is_none_or(|methods| methods.iter().any(|method| method == "client_secret_basic"));
        Ok(Self {
            authorize: found.authorization_endpoint,
            token: found.token_endpoint,
            jwks: Some(found.jwks_uri),
            userinfo: found.userinfo_endpoint,
            basic,
        })
    }
}

/// Asks for the keys that an OpenID Connect provider signs with.
#[must_use]
pub fn jwks_request(endpoints: &Endpoints) -> Option<OutRequest> {
    endpoints.jwks.clone().map(get)
}

/// Turns the code that somebody came back with into tokens.
#[must_use]
pub fn token_request(
    provider: &Provider,
    endpoints: &Endpoints,
    back: &Back,
    redirect_uri: &Url,
    code: &str,
) -> OutRequest {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("grant_type", "authorization_code")
        .append_pair("code", code)
        .append_pair("redirect_uri", redirect_uri.as_str())
        .append_pair("code_verifier", back.verifier.expose());
    let mut headers = vec![
        ("accept", "application/json".to_owned()),
        ("content-type", "application/x-www-form-urlencoded".to_owned()),
    ];
    if endpoints.basic {
        //= rfc6749#2.3.1
        //# The client identifier is encoded using the "application/x-www-form-urlencoded" encoding algorithm per
        //# Appendix B, and the encoded value is used as the username
        let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let pair = format!("{}:{}", encoded(&provider.client_id), encoded(provider.client_secret.expose()));
        headers.push(("authorization", format!("Basic {}", STANDARD.encode(pair))));
    } else {
        form.append_pair("client_id", &provider.client_id)
            .append_pair("client_secret", provider.client_secret.expose());
    }
    OutRequest { method: "POST", url: endpoints.token.clone(), headers, body: form.finish().into_bytes() }
}

impl Tokens {
    /// Reads a provider's answer to [`token_request`].
    ///
    /// # Errors
    /// [`ProviderError::Answer`] if it gave none.
    pub fn read(answer: &[u8]) -> Result<Self, ProviderError> {
        #[derive(Deserialize)]
        struct Found {
            access_token: String,
            id_token: Option<String>,
            token_type: Option<String>,
        }
        let found: Found =
            serde_json::from_slice(answer).map_err(|_| ProviderError::Answer("it gave no token"))?;
        if found.token_type.is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
            return Err(ProviderError::Answer("its token is of an unknown kind"));
        }
        Ok(Self { access: Secret::new(found.access_token), id_token: found.id_token.map(Secret::new) })
    }
}

/// Asks who somebody is, with the token that they brought. Nothing where the provider has no such address.
#[must_use]
pub fn userinfo_request(endpoints: &Endpoints, tokens: &Tokens) -> Option<OutRequest> {
    let mut request = get(endpoints.userinfo.clone()?);
    request.headers.push(("authorization", format!("Bearer {}", tokens.access.expose())));
    Some(request)
}
