//! Who may: the token in `Authorization`, its scopes, and how often it may ask.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use lodge_abuse::{Rule, Verdict, rules};
use lodge_accounts::{Account, Scope, Token};

use crate::{Fault, Network, Site};

/// How often one token may ask: as often as whoever runs this Lodge says.
fn per_token(site: &Site) -> Rule {
    Rule { count: site.api_rate, ..rules::API }
}

/// Whoever asks, by their token.
#[derive(Clone)]
pub struct Bearer {
    /// Whose token it is.
    pub account: Account,
    /// The token.
    pub token: Token,
}

impl Bearer {
    /// Whether the token is good for this.
    ///
    /// # Errors
    /// 403 `scope` if it is not.
    pub fn may(&self, scope: Scope) -> Result<&Account, Fault> {
        if scope.is_admin() && !self.account.admin {
            return Err(Fault::forbidden("scope"));
        }
        if self.token.scopes.allow(scope) { Ok(&self.account) } else { Err(Fault::forbidden("scope")) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Bearer {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        parts.extensions.get::<Self>().cloned().ok_or(UNKNOWN)
    }
}

const UNKNOWN: Fault = Fault::new(StatusCode::UNAUTHORIZED, "token");

/// Lets in who has a token, and counts.
pub async fn admit(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let known = match known(&site, &mut parts).await {
        Ok(known) => known,
        Err(fault) => {
            let unknown = fault.status == StatusCode::UNAUTHORIZED;
            let mut response = fault.into_response();
            if unknown {
                //= rfc6750#3
                //# If the protected resource request does not include authentication credentials or does not contain an
                //# access token that enables access to the protected resource, the resource server MUST include the
                //# HTTP "WWW-Authenticate" response header field
                let how = HeaderValue::from_static("Bearer realm=\"Lodge\"");
                response.headers_mut().insert(header::WWW_AUTHENTICATE, how);
            }
            return response;
        }
    };
    let verdict = match site.limiter.allow(&per_token(&site), &known.token.id.number().to_be_bytes()).await {
        Ok(verdict) => verdict,
        Err(error) => return Fault::from(error).into_response(),
    };
    let mut response = if verdict.allowed {
        parts.extensions.insert(known);
        next.run(Request::from_parts(parts, body)).await
    } else {
        Fault::too_many(verdict.reset).into_response()
    };
    told(&mut response, &per_token(&site), &verdict);
    response
}

async fn known(site: &Site, parts: &mut Parts) -> Result<Bearer, Fault> {
    let given = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = given.and_then(|given| {
        let (scheme, token) = given.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
    });
    if let Some(token) = token
        && let Some((token, account)) =
            lodge_accounts::tokens::find(&site.db, site.clock.as_ref(), &token).await?
    {
        return Ok(Bearer { account, token });
    }
    let network = Network::from_request_parts(parts, site).await?;
    let verdict = site.limiter.allow(&rules::API_STRANGER, network.octets()).await?;
    Err(if verdict.allowed { UNKNOWN } else { Fault::too_many(verdict.reset) })
}

/// How often it may still ask (draft-ietf-httpapi-ratelimit-headers).
fn told(response: &mut Response, rule: &Rule, verdict: &Verdict) {
    let policy = format!("\"token\";q={};w={}", rule.count, rule.seconds);
    let left = format!("\"token\";r={};t={}", verdict.remaining, verdict.reset);
    let headers = response.headers_mut();
    for (name, value) in [("ratelimit-policy", policy), ("ratelimit", left)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
}
