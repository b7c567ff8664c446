//! What Lodge and a provider say to each other, through the one door.

use axum::http::StatusCode;
use lodge_accounts::{
    Identity, Provider, ProviderError, ProviderKind,
    providers::{self, Back, Endpoints, OutRequest, Tokens, id_token, userinfo},
};
use lodge_egress::{Method, Request, recipients};
use lodge_register::Timestamp;
use lodge_web::{Fault, Site};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use url::Url;

/// How long it is remembered where a provider's parts are.
const REMEMBERED: i64 = 3_600_000;

/// Where the parts of providers are, as they said within the last hour: by where they were asked, because another
/// provider may come to have the name of one that was removed.
#[derive(Default)]
pub(crate) struct Known(Mutex<HashMap<String, (Timestamp, Endpoints)>>);

/// A provider does not do what it should.
const UNUSABLE: Fault = Fault::new(StatusCode::BAD_GATEWAY, "provider");

/// Where a provider's parts are.
pub(super) async fn endpoints(site: &Site, provider: &Provider, known: &Known) -> Result<Endpoints, Fault> {
    if let Some(endpoints) = provider.endpoints() {
        return Ok(endpoints);
    }
    let request = providers::discovery_request(provider).ok_or(UNUSABLE)?;
    let (now, asked_at) = (site.clock.now(), request.url.to_string());
    let fresh = |at: &Timestamp| now.millis() - at.millis() < REMEMBERED;
    let found = known.0.lock().unwrap_or_else(PoisonError::into_inner).get(&asked_at).cloned();
    if let Some((_, endpoints)) = found.filter(|(at, _)| fresh(at)) {
        return Ok(endpoints);
    }
    let answer = asked(site, request).await?;
    let endpoints = Endpoints::read(provider, &answer).map_err(unusable)?;
    let mut known = known.0.lock().unwrap_or_else(PoisonError::into_inner);
    known.insert(asked_at, (now, endpoints.clone()));
    Ok(endpoints)
}

/// Who somebody is there, by the code that they came back with.
pub(super) async fn identity(
    site: &Site,
    provider: &Provider,
    known: &Known,
    back: &Back,
    home: &Url,
    code: &str,
) -> Result<Identity, Fault> {
    let endpoints = endpoints(site, provider, known).await?;
    let request = providers::token_request(provider, &endpoints, back, home, code);
    let tokens = Tokens::read(&asked(site, request).await?).map_err(unusable)?;
    let ask_who = providers::userinfo_request(&endpoints, &tokens);
    match &provider.kind {
        ProviderKind::OAuth2 { .. } => {
            let answer = asked(site, ask_who.ok_or(UNUSABLE)?).await?;
            userinfo::read(provider, &answer).map_err(unusable)
        }
        ProviderKind::Oidc { .. } => {
            let keys = providers::jwks_request(&endpoints).ok_or(UNUSABLE)?;
            let keys = asked(site, keys).await?;
            let identity = id_token::read(provider, back, &*site.clock, &keys, &tokens).map_err(unusable)?;
            // Many providers leave the address out of the token.
            match ask_who.filter(|_| identity.email.is_none()) {
                Some(request) => {
                    let answer = asked(site, request).await?;
                    userinfo::complete(provider, identity, &answer).map_err(unusable)
                }
                None => Ok(identity),
            }
        }
    }
}

async fn asked(site: &Site, request: OutRequest) -> Result<Vec<u8>, Fault> {
    let method = if request.method == "POST" { Method::POST } else { Method::GET };
    let mut out = Request::new(method, request.url.as_str());
    for (name, value) in &request.headers {
        out = out.header(name, value);
    }
    out.body = request.body;
    let answer = match site.door.http(&recipients::SIGN_IN, out).await {
        Ok(answer) => answer,
        Err(error) => {
            tracing::warn!(reason = error.word(), "A sign-in provider cannot be reached");
            return Err(UNUSABLE);
        }
    };
    if answer.is_success() { Ok(answer.body) } else { Err(UNUSABLE) }
}

fn unusable(error: ProviderError) -> Fault {
    match error {
        ProviderError::Store(error) => error.into(),
        ProviderError::Answer(_) | ProviderError::IdToken(_) => {
            tracing::warn!("A sign-in provider's answer cannot be used");
            UNUSABLE
        }
    }
}
