//! On to the provider.

use axum::{
    Extension,
    extract::{Path, Query},
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_abuse::rules;
use lodge_accounts::{
    Provider,
    providers::{self, Errand},
};
use lodge_web::{Fault, Network, Page, Site};
use std::sync::Arc;
use url::Url;

use super::exchange::{Known, endpoints};
use crate::enter::{door, sign_in::Next};

/// The provider of this id.
pub(super) async fn named(site: &Site, id: &str) -> Result<Provider, Fault> {
    crate::providers::named(&site.db, id).await?.ok_or(Fault::not_found())
}

/// Where it sends people back to.
pub(super) fn home(site: &Site, provider: &Provider) -> Result<Url, Fault> {
    Url::parse(&site.origin().at(&format!("/sign-in/with/{}/back", provider.id))).map_err(Fault::internal)
}

/// `GET /sign-in/with/{provider}`
pub(crate) async fn go(
    page: Page,
    network: Network,
    Extension(known): Extension<Arc<Known>>,
    Path(id): Path<String>,
    Query(Next { next }): Query<Next>,
) -> Result<Response, Fault> {
    let verdict = page.site.limiter.allow(&rules::SIGN_IN, network.octets()).await?;
    if !verdict.allowed {
        return Err(Fault::too_many(verdict.reset));
    }
    let errand = Errand { account: None, next: door::after(&next).to_owned() };
    sent_to(&page.site, &known, &id, errand).await
}

/// Sends somebody to a provider: to sign in, or to link what they have there.
pub(crate) async fn sent_to(site: &Site, known: &Known, id: &str, errand: Errand) -> Result<Response, Fault> {
    let provider = named(site, id).await?;
    let endpoints = endpoints(site, &provider, known).await?;
    let home = home(site, &provider)?;
    let url = providers::start(&site.cache, &*site.chance, &provider, &endpoints, &home, errand).await?;
    Ok(Redirect::to(url.as_str()).into_response())
}
