//! Who somebody is, by an OpenID Connect provider's signed token.
//!
//! The token comes straight from the provider over TLS, and its signature is checked all the same.

use jsonwebtoken::{
    Algorithm, DecodingKey, Validation, decode, decode_header,
    jwk::{Jwk, JwkSet, PublicKeyUse},
};
use lodge_register::Clock;
use serde::Deserialize;
use serde_json::Value as Json;

use super::{Back, Identity, Provider, ProviderError, ProviderKind, Tokens, userinfo};
use crate::code;

/// How far clocks may be apart, in seconds.
const LEEWAY: f64 = 60.0;

/// Signatures that a provider makes with a key that only it has. None that anybody with the client secret could make,
/// and not `none`.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

#[derive(Deserialize)]
struct Claims {
    sub: Json,
    exp: f64,
    iat: Option<f64>,
    aud: Json,
    azp: Option<String>,
    nonce: Option<String>,
    email: Option<Json>,
    email_verified: Option<Json>,
    name: Option<Json>,
    picture: Option<Json>,
    profile: Option<Json>,
}

/// Reads the token of identity, with the provider's keys as it published them.
///
/// # Errors
/// [`ProviderError::IdToken`] says what is wrong with it.
pub fn read(
    provider: &Provider,
    back: &Back,
    clock: &dyn Clock,
    jwks: &[u8],
    tokens: &Tokens,
) -> Result<Identity, ProviderError> {
    let ProviderKind::Oidc { issuer } = &provider.kind else {
        return Err(ProviderError::IdToken("this provider gives none"));
    };
    let token = tokens.id_token.as_ref().ok_or(ProviderError::IdToken("there is none"))?.expose();
    let header = decode_header(token).map_err(|_| ProviderError::IdToken("it cannot be read"))?;
    if !ALGORITHMS.contains(&header.alg) {
        return Err(ProviderError::IdToken("its signature is of a kind that is not accepted"));
    }
    let jwks: JwkSet =
        serde_json::from_slice(jwks).map_err(|_| ProviderError::Answer("its keys cannot be read"))?;
    let key = key(&jwks, header.kid.as_deref())?;
    if key.common.key_algorithm.is_some_and(|said| said.to_string() != format!("{:?}", header.alg)) {
        return Err(ProviderError::IdToken("its key is for another kind of signature"));
    }
    let key = DecodingKey::from_jwk(key).map_err(|_| ProviderError::Answer("its key cannot be used"))?;

    let mut validation = Validation::new(header.alg);
    validation.set_issuer(&[issuer]);
    validation.set_audience(&[&provider.client_id]);
    validation.set_required_spec_claims(&["iss", "sub", "aud", "exp"]);
    // By our own clock, below.
    validation.validate_exp = false;
    let claims = decode::<Claims>(token, &key, &validation)
        .map_err(|_| ProviderError::IdToken("its signature, issuer or audience is not right"))?
        .claims;
    check(&claims, provider, back, clock)?;
    let subject =
        userinfo::subject_text(&claims.sub).ok_or(ProviderError::IdToken("it does not say who it is"))?;
    let identity = userinfo::identity(
        provider,
        subject,
        claims.email.as_ref(),
        claims.email_verified.as_ref(),
        claims.name.as_ref(),
    );
    let looks = serde_json::json!({ "picture": claims.picture, "profile": claims.profile });
    Ok(userinfo::with_looks(identity, &looks))
}

/// What OpenID Connect Core 3.1.3.7 asks beyond signature, issuer and audience.
fn check(claims: &Claims, provider: &Provider, back: &Back, clock: &dyn Clock) -> Result<(), ProviderError> {
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 fit a double for millions of years")]
    let now = (clock.now().millis() / 1000) as f64;
    let said = claims.nonce.as_deref().unwrap_or_default();
    if !code::same(said, &back.nonce) {
        return Err(ProviderError::IdToken("it answers another question"));
    }
    if claims.exp + LEEWAY <= now {
        return Err(ProviderError::IdToken("it is too old"));
    }
    if claims.iat.is_some_and(|made| made > now + LEEWAY) {
        return Err(ProviderError::IdToken("it is from the future"));
    }
    let others = claims.aud.as_array().is_some_and(|all| all.len() > 1);
    if (others || claims.azp.is_some()) && claims.azp.as_deref() != Some(&provider.client_id) {
        return Err(ProviderError::IdToken("it was made for another program"));
    }
    Ok(())
}

fn key<'a>(jwks: &'a JwkSet, kid: Option<&str>) -> Result<&'a Jwk, ProviderError> {
    let signs = |key: &&Jwk| !matches!(key.common.public_key_use, Some(PublicKeyUse::Encryption));
    let mut keys =
        jwks.keys.iter().filter(signs).filter(|key| kid.is_none() || key.common.key_id.as_deref() == kid);
    match (keys.next(), keys.next()) {
        (Some(key), None) => Ok(key),
        (None, _) => Err(ProviderError::IdToken("it was signed by an unknown key")),
        (Some(_), Some(_)) => Err(ProviderError::IdToken("it does not say by which key it was signed")),
    }
}
