//! Back from the provider.

use askama::Template;
use axum::{
    Extension, Form,
    extract::{Path, Query},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_accounts::{
    Identity, Provider, SignIn,
    links::{self, Found},
    providers::{
        self,
        held::{self, Waiting},
    },
};
use lodge_web::{Fault, Network, Page, Site, html, on};
use serde::Deserialize;
use std::sync::Arc;

use super::{
    exchange::{Known, identity},
    go::{home, named},
};
use crate::enter::{GONE, door, second, sign_in, sign_up};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Said {
    code: String,
    state: String,
    error: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    code: String,
}

#[derive(Template)]
#[template(path = "enter/with.html")]
struct AsPage<'a> {
    page: &'a Page,
    provider: &'a str,
    person: &'a str,
    code: &'a str,
}

#[derive(Template)]
#[template(path = "enter/with_link.html")]
struct LinkPage<'a> {
    page: &'a Page,
    provider: &'a str,
    there: &'a str,
    code: &'a str,
}

#[derive(Template)]
#[template(path = "enter/with_first.html")]
struct FirstPage<'a> {
    page: &'a Page,
    provider: &'a Provider,
}

/// `GET /sign-in/with/{provider}/back`
pub(crate) async fn back(
    page: Page,
    Extension(known): Extension<Arc<Known>>,
    Path(id): Path<String>,
    Query(said): Query<Said>,
) -> Result<Response, Fault> {
    let site = &page.site;
    let provider = named(site, &id).await?;
    let back = providers::came_back(&site.cache, &said.state).await?.ok_or(GONE)?;
    if back.provider != provider.id {
        return Err(GONE);
    }
    let visits = back.errand.account.is_none() && is_visit(&back.errand.next);
    if visits && (said.code.is_empty() || !said.error.is_empty()) {
        // To the ways that the site's visitors have.
        return Ok(Redirect::to(&back.errand.next.replacen("/with?", "?", 1)).into_response());
    }
    if said.code.is_empty() || !said.error.is_empty() {
        return Ok(match back.errand.account {
            Some(_) => on("/account/security", "provider-no"),
            None => on(&sign_in::leading_to("/sign-in", &back.errand.next), "provider-no"),
        });
    }
    // Who links is the one who was sent there, or nothing is even asked.
    let who = page.who.as_ref().map(|who| who.account.id);
    if back.errand.account.is_some() && back.errand.account != who {
        return Err(GONE);
    }
    let identity = identity(site, &provider, &known, &back, &home(site, &provider)?, &said.code).await?;
    if visits {
        return visiting(site, identity, back.errand.next).await;
    }
    match back.errand.account {
        Some(_) => linked(&page, &provider, identity).await,
        None => found(&page, &provider, identity, back.errand.next).await,
    }
}

/// Whether somebody was sent there as a visitor of a site with comments, and not for an account here.
fn is_visit(next: &str) -> bool {
    next.starts_with("/embed/sign-in/with?")
}

/// A visitor of a site gets no account here: what came of it is held, for the page that they go on to.
async fn visiting(site: &Site, identity: Identity, next: String) -> Result<Response, Fault> {
    let place = next.clone();
    let code = held::hold(&site.cache, &*site.chance, Waiting { identity, next }).await?;
    Ok(Redirect::to(&format!("{place}&held={}", code.expose())).into_response())
}

/// Nothing is linked by coming back: who is signed in sees what they would link, and presses a button. Somebody else
/// may have signed this browser in over there.
async fn linked(page: &Page, provider: &Provider, identity: Identity) -> Result<Response, Fault> {
    let there = identity.email.as_ref().map(|email| email.reveal().as_str().to_owned());
    let there =
        there.or_else(|| identity.name.as_ref().map(|name| name.reveal().clone())).unwrap_or_default();
    let waiting = Waiting { identity, next: String::new() };
    let code = held::hold(&page.site.cache, &*page.site.chance, waiting).await?;
    Ok(html(&LinkPage { page, provider: &provider.name, there: &there, code: code.expose() }))
}

/// Nobody is signed in by coming back: they see as whom, and press a button.
async fn found(
    page: &Page,
    provider: &Provider,
    identity: Identity,
    next: String,
) -> Result<Response, Fault> {
    let site = &page.site;
    match links::find(&site.db, &identity).await? {
        Found::Linked(account) => {
            let code = held::hold(&site.cache, &*site.chance, Waiting { identity, next }).await?;
            let person = account.name.reveal();
            Ok(html(&AsPage { page, provider: &provider.name, person, code: code.expose() }))
        }
        Found::SignInFirst => Ok(html(&FirstPage { page, provider })),
        Found::Unknown => {
            let name = identity.name.as_ref().map_or("", |name| name.reveal().as_str());
            let email = identity.email.as_ref().map_or("", |email| email.reveal().as_str());
            Ok(sign_up::suggested(page, name, email))
        }
    }
}

/// `POST /sign-in/with`
pub(crate) async fn done(
    page: Page,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let site = &page.site;
    let Waiting { identity, next } = held::take(&site.cache, &typed.code).await?.ok_or(GONE)?;
    let next = door::after(&next);
    match links::sign_in_with(&site.db, &site.cache, &*site.chance, &identity).await? {
        SignIn::Done(account) => door::open(&page, &headers, &network, &account, next).await,
        SignIn::NeedsSecond { code } => Ok(second::asked(&page, code.expose(), next)),
        SignIn::Refused => Err(GONE),
    }
}
