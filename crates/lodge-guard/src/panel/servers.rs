//! `/guard`: the servers that somebody manages, and saying on Discord who one is.

use askama::Template;
use axum::{
    extract::Query,
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_web::{Fault, Page, Signed, html, on};
use serde::Deserialize;

use super::{
    hall::{Room, all_held},
    porch::At,
};
use crate::keeper::{self, discord::Unknown};

/// What stands in the way of the list.
#[derive(PartialEq, Eq)]
enum Stand {
    /// There is no guard in this Lodge.
    None,
    /// There is one, and nobody can say who they are: the secret is not set.
    Closed,
    /// Nobody knows who they are on Discord yet.
    Unknown,
    /// All is well.
    Known,
}

#[derive(Template)]
#[template(path = "guard/servers.html")]
struct ServersPage<'a> {
    page: &'a Page,
    stand: Stand,
    rooms: Vec<Room>,
    invitation: String,
    is_operator: bool,
}

/// `GET /guard`
pub(super) async fn page(page: Page, Signed(who): Signed, At(porch): At) -> Result<Response, Fault> {
    let cache = &porch.house.cache;
    let stand = match (porch.desk(), &porch.setup.portal) {
        (None, _) => Stand::None,
        (Some(_), None) => Stand::Closed,
        (Some(_), Some(_)) if keeper::of(cache, who.account.id).await?.is_none() => Stand::Unknown,
        (Some(_), Some(_)) => Stand::Known,
    };
    let rooms = if stand == Stand::Known { all_held(&porch, &who.account).await? } else { Vec::new() };
    let invitation = porch.setup.invitation.clone().unwrap_or_default();
    let is_operator = who.account.admin;
    Ok(html(&ServersPage { page: &page, stand, rooms, invitation, is_operator }))
}

/// `GET /guard/sign-in`: to Discord, to say who one is.
pub(super) async fn leave(Signed(who): Signed, At(porch): At) -> Result<Response, Fault> {
    let Some(portal) = &porch.setup.portal else { return Err(Fault::forbidden("guard-none")) };
    let (cache, chance) = (&porch.house.cache, porch.house.chance.as_ref());
    let state = keeper::leaves(cache, chance, who.account.id).await?;
    Ok(Redirect::to(&portal.asks(&porch.back(), &state)).into_response())
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Brought {
    code: String,
    state: String,
}

/// `GET /guard/back`: with Discord's answer.
pub(super) async fn back(
    Signed(who): Signed,
    At(porch): At,
    Query(brought): Query<Brought>,
) -> Result<Response, Fault> {
    let Some(portal) = &porch.setup.portal else { return Err(Fault::forbidden("guard-none")) };
    let cache = &porch.house.cache;
    if !keeper::is_back(cache, &brought.state, who.account.id).await? {
        return Ok(on("/guard", "guard-stale"));
    }
    if brought.code.is_empty() {
        return Ok(on("/guard", "guard-said-no"));
    }
    let said = match portal.who(&porch.house.door, &porch.back(), &brought.code).await {
        Ok(known) => {
            keeper::keep(cache, who.account.id, &known).await?;
            "guard-known"
        }
        Err(Unknown::Code) => "guard-stale",
        Err(Unknown::Silent) => "guard-silent",
        Err(Unknown::Secret) => {
            tracing::error!("Discord does not take the client secret: look at `guard.client_secret_file`");
            "guard-secret"
        }
    };
    Ok(on("/guard", said))
}

/// `POST /guard/forget`: forgets who somebody is on Discord.
pub(super) async fn forget(Signed(who): Signed, At(porch): At) -> Result<Response, Fault> {
    keeper::forget(&porch.house.cache, who.account.id).await?;
    Ok(on("/guard", "guard-forgotten"))
}
