//! Signing in with an account elsewhere: any OpenID Connect or OAuth 2 provider that the operator configures.
//!
//! ```text
//! start ──> the browser goes there and comes back with a code ──> came_back
//!       ──> token_request ──> Tokens ──> id_token::read, or userinfo_request and userinfo::read ──> Identity
//! ```
//!
//! Nothing here opens a connection: requests are values that the caller sends, answers are bytes that it brings.
//!
//! **Rule:** an identity signs in to the account that it was linked to, and to no other. A verified e-mail address that
//! an account has is a hint to sign in there and link it, never a way in: whoever takes over an address elsewhere, or
//! a provider that verifies badly, gets no account here. An address that was not verified is not even a hint.
//! **Rule:** there is no cookie before the sign-in that could bind the way out to the way back, so who comes back sees
//! whose account it is and presses a button ([`held`]): nobody is signed in to a stranger's account by a link, and no
//! stranger's account elsewhere is linked to theirs.

pub mod held;
pub mod id_token;
mod requests;
pub mod userinfo;

pub use requests::{OutRequest, Tokens, discovery_request, jwks_request, token_request, userinfo_request};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use lodge_register::{Chance, Id, Personal, Secret, draw};
use lodge_store::{Cache, StoreError};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use url::Url;

use crate::{Account, Email, body, code, kept::AWAY};

/// A provider, as the operator configured it.
#[derive(Debug)]
pub struct Provider {
    /// Its name in addresses and in the database: `github`.
    pub id: String,
    /// Its name on buttons: "GitHub".
    pub name: String,
    /// How it speaks.
    pub kind: ProviderKind,
    /// Who this Lodge is to it.
    pub client_id: String,
    /// And the secret that proves it.
    pub client_secret: Secret<String>,
    /// What is asked for: `openid email profile`.
    pub scopes: Vec<String>,
}

/// How a provider speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "there are a handful of them, made once")]
pub enum ProviderKind {
    /// OpenID Connect: all else is found at the issuer's well-known address.
    Oidc {
        /// The issuer, exactly as it writes itself.
        issuer: String,
    },
    /// Plain OAuth 2, with an address that tells who somebody is.
    OAuth2 {
        /// Where somebody is asked.
        authorize: Url,
        /// Where codes become tokens.
        token: Url,
        /// Where it says who somebody is.
        userinfo: Url,
        /// What the parts of that answer are called.
        fields: userinfo::Fields,
    },
}

/// Where a provider's parts are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoints {
    /// Where somebody is asked.
    pub authorize: Url,
    /// Where codes become tokens.
    pub token: Url,
    /// Where its keys are, for OpenID Connect.
    pub jwks: Option<Url>,
    /// Where it says who somebody is.
    pub userinfo: Option<Url>,
    /// Whether the secret goes into the header rather than the body.
    pub basic: bool,
}

/// Who somebody is elsewhere.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The provider's id.
    pub provider: String,
    /// What the provider calls them for good: a number or a name that never changes hands.
    pub subject: Personal<String>,
    /// Their address, only if the provider says that it verified it.
    pub email: Option<Personal<Email>>,
    /// What they are called there.
    pub name: Option<Personal<String>>,
    /// Where their picture is.
    pub picture: Option<Personal<String>>,
    /// Their page there, which they show to everybody.
    pub profile: Option<Personal<String>>,
}

/// Why nobody is told apart.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// The provider's answer is not what it should be.
    #[error("the provider's answer cannot be used: {0}")]
    Answer(&'static str),
    /// The token of identity is not good.
    #[error("the provider's token of identity is not good: {0}")]
    IdToken(&'static str),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What somebody is sent there for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errand {
    /// Who is signed in and wants to link it; nobody at a sign-in.
    pub account: Option<Id<Account>>,
    /// Where they want to go once they are in.
    pub next: String,
}

/// Somebody who was sent there and came back.
#[derive(Debug)]
pub struct Back {
    /// Which provider they were sent to.
    pub provider: String,
    /// What for.
    pub errand: Errand,
    pub(crate) verifier: Secret<String>,
    pub(crate) nonce: String,
}

#[derive(Serialize, Deserialize)]
struct Held {
    provider: String,
    account: Option<i64>,
    next: String,
    verifier: String,
    nonce: String,
}

impl Provider {
    /// Where its parts are, if that needs no asking.
    #[must_use]
    pub fn endpoints(&self) -> Option<Endpoints> {
        match &self.kind {
            ProviderKind::Oidc { .. } => None,
            ProviderKind::OAuth2 { authorize, token, userinfo, .. } => Some(Endpoints {
                authorize: authorize.clone(),
                token: token.clone(),
                jwks: None,
                userinfo: Some(userinfo.clone()),
                basic: false,
            }),
        }
    }
}

/// Where to send the browser. What it is sent for stays here, under the number that it takes along.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn start(
    cache: &Cache,
    chance: &dyn Chance,
    provider: &Provider,
    endpoints: &Endpoints,
    redirect_uri: &Url,
    errand: Errand,
) -> Result<Url, StoreError> {
    let state = code::new(chance);
    //= rfc7636#4.1
    //# code_verifier = high-entropy cryptographic random STRING using the unreserved characters
    let verifier = URL_SAFE_NO_PAD.encode(draw::<32>(chance));
    let nonce = URL_SAFE_NO_PAD.encode(draw::<16>(chance));
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
    let mut url = endpoints.authorize.clone();
    url.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", &provider.client_id)
        .append_pair("redirect_uri", redirect_uri.as_str())
        .append_pair("scope", &provider.scopes.join(" "))
        .append_pair("state", state.expose())
        .append_pair("code_challenge", &challenge)
        .append_pair("code_challenge_method", "S256");
    if matches!(provider.kind, ProviderKind::Oidc { .. }) {
        url.query_pairs_mut().append_pair("nonce", &nonce);
    }
    let account = errand.account.map(Id::number);
    let held = Held { provider: provider.id.clone(), account, next: errand.next, verifier, nonce };
    body::put(cache, &AWAY, state.expose().as_bytes(), &held).await?;
    Ok(url)
}

/// Who was sent there with this state, once.
///
/// # Errors
/// [`StoreError`] if the cache fails.
pub async fn came_back(cache: &Cache, state: &str) -> Result<Option<Back>, StoreError> {
    let held: Option<Held> = body::take(cache, &AWAY, state.as_bytes()).await?;
    Ok(held.map(|held| Back {
        provider: held.provider,
        errand: Errand { account: held.account.map(Id::new), next: held.next },
        verifier: Secret::new(held.verifier),
        nonce: held.nonce,
    }))
}
