//! `/guard`: the servers that somebody manages, and saying on Discord who one is.

use askama::Template;
use axum::{
    extract::Query,
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_accounts::Account;
use lodge_register::Id;
use lodge_web::{Fault, Page, Signed, html, on};
use serde::Deserialize;

use super::{
    hall::{Room, all_held},
    porch::At,
};
use crate::{
    Kept, Server,
    commands::Desk,
    keeper::{self, Keeper, discord::Unknown},
    store::{keepers, servers},
};

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
    let stand = match (porch.desk(), &porch.setup.portal) {
        (None, _) => Stand::None,
        (Some(_), None) => Stand::Closed,
        (Some(desk), Some(_)) => match keepers::of(&desk.hands.db, who.account.id, desk.now()).await? {
            None => Stand::Unknown,
            Some(_) => Stand::Known,
        },
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
            let Some(desk) = porch.desk() else { return Err(Fault::forbidden("guard-none")) };
            keep(desk, who.account.id, &known).await?;
            "guard-known"
        }
        Err(Unknown::Code) => "guard-stale",
        Err(Unknown::Silent | Unknown::Gone) => "guard-silent",
        Err(Unknown::Secret) => {
            tracing::error!("Discord does not take the client secret: look at `guard.client_secret_file`");
            "guard-secret"
        }
    };
    Ok(on("/guard", said))
}

/// Remembers who somebody is, and which of the guard's servers they manage. Of others nothing is kept.
async fn keep(desk: &Desk, account: Id<Account>, known: &Keeper) -> Result<(), Fault> {
    let db = &desk.hands.db;
    let mut guilds = Vec::new();
    for guild in &known.guilds {
        if servers::by_id(db, Server::of(*guild)).await?.is_some() {
            guilds.push(*guild);
        }
    }
    let (servers, told_at) = (Kept::written(&guilds), desk.now());
    let kept = Kept { account_id: account, member_id: known.user, servers, told_at };
    Ok(keepers::keep(db, &kept).await?)
}

/// `POST /guard/forget`: forgets who somebody is on Discord.
pub(super) async fn forget(Signed(who): Signed, At(porch): At) -> Result<Response, Fault> {
    let desk = porch.desk().ok_or(Fault::forbidden("guard-none"))?;
    keepers::forget(&desk.hands.db, who.account.id).await?;
    Ok(on("/guard", "guard-forgotten"))
}
