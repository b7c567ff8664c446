//! What every page and every route of the API asks first: which server it is about, and whether whoever asks manages it.

use std::collections::BTreeSet;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};
use lodge_accounts::Account;
use lodge_web::{Fault, Signed};

use super::{Porch, porch::At};
use crate::{
    Server,
    commands::Desk,
    ids::{GuildId, UserId},
    keeper::now::{known, manages},
    office::No,
    store::{keepers, servers},
};

/// A server, and who asks about it.
pub(crate) struct Held {
    pub(crate) desk: Desk,
    pub(crate) guild: GuildId,
    /// Who they are on Discord.
    pub(crate) by: UserId,
    pub(crate) room: Room,
}

impl Held {
    /// Where a page of the server is.
    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/guard/{}{rest}", self.guild)
    }
}

/// The server that a page is about, for somebody who is signed in and manages it. Everybody else gets no page.
pub(crate) struct Inside {
    pub(crate) porch: Porch,
    pub(crate) held: Held,
}

impl<S: Send + Sync> FromRequestParts<S> for Inside {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let Signed(who) = Signed::from_request_parts(parts, state).await?;
        let At(porch) = At::from_request_parts(parts, state).await?;
        let parameters = RawPathParams::from_request_parts(parts, state).await;
        let parameters = parameters.map_err(|_| Fault::not_found())?;
        let id = parameters.iter().find(|(name, _)| *name == "guild").map_or("", |(_, id)| id);
        let held = held(&porch, &who.account, id).await?;
        Ok(Self { porch, held })
    }
}

/// A server as pages show it.
#[derive(Clone)]
pub(crate) struct Room {
    pub(crate) id: GuildId,
    pub(crate) name: String,
    pub(crate) members: u64,
    /// Whether Discord has told of it since the guard started.
    pub(crate) is_known: bool,
}

impl Room {
    fn of(desk: &Desk, server: &Server) -> Self {
        let id = Server::guild(server.id);
        let known =
            desk.look(|town| town.guild(id).map(|guild| (guild.face.name.to_string(), guild.members)));
        let is_known = known.is_some();
        let (name, members) = known.unwrap_or_else(|| (server.name.reveal().clone(), 0));
        Self { id, name, members, is_known }
    }
}

/// A server that this account's holder manages.
pub(crate) async fn held(porch: &Porch, account: &Account, id: &str) -> Result<Held, Fault> {
    let desk = porch.desk().ok_or(Fault::forbidden("guard-none"))?.clone();
    let number = id.parse::<u64>().ok().filter(|number| i64::try_from(*number).is_ok());
    let guild = number.map(GuildId::new).ok_or_else(Fault::not_found)?;
    let kept = keepers::of(&desk.hands.db, account.id, desk.now()).await?;
    let kept = kept.ok_or(Fault::forbidden("guard-who"))?;
    // Nobody learns which servers the guard is on.
    let server = servers::by_id(&desk.hands.db, Server::of(guild)).await?.ok_or_else(Fault::not_found)?;
    if !manages(&desk, &porch.house.cache, &kept, guild).await? {
        return Err(Fault::not_found());
    }
    let room = Room::of(&desk, &server);
    Ok(Held { desk, guild, by: kept.member_id, room })
}

/// All servers that this account's holder manages and the guard is on, in the order of their names.
pub(crate) async fn all_held(porch: &Porch, account: &Account) -> Result<Vec<Room>, Fault> {
    let desk = porch.desk().ok_or(Fault::forbidden("guard-none"))?;
    let kept = keepers::of(&desk.hands.db, account.id, desk.now()).await?;
    let kept = kept.ok_or(Fault::forbidden("guard-who"))?;
    let mut rooms = Vec::new();
    let guilds: BTreeSet<GuildId> = kept.guilds().chain(known(desk, kept.member_id)).collect();
    for guild in guilds {
        if let Some(server) = servers::by_id(&desk.hands.db, Server::of(guild)).await?
            && manages(desk, &porch.house.cache, &kept, guild).await?
        {
            rooms.push(Room::of(desk, &server));
        }
    }
    rooms.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    Ok(rooms)
}

/// How it is said that the office did not do something.
pub(crate) fn told(no: No) -> Fault {
    match no {
        No::Forbidden => Fault::forbidden("guard-forbidden"),
        No::Own => Fault::forbidden("guard-own"),
        No::Waits(_) => Fault::conflict("guard-waits"),
        No::Gone => Fault::not_found(),
        No::Before => Fault::conflict("guard-before"),
        No::Spent => Fault::conflict("guard-spent"),
        No::NotReady => Fault::conflict("guard-not-ready"),
        No::Refused(_) => Fault::conflict("guard-refused"),
        No::Store(error) => error.into(),
    }
}
