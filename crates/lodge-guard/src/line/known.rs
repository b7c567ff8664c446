//! Knowing the servers again after a restart: a session that goes on does not tell of them a second time.

use lodge_egress::Method;
use lodge_register::Timestamp;
use serde_json::Value;

use super::roll;
use crate::{
    Lift, Server, audit,
    commands::Desk,
    event::{Event, GuildFull},
    ids::{GuildId, UserId},
    rest::{Call, Refused, Rest, Why, calls},
    store::{servers, timers},
};

/// With more servers than this, beginning anew is faster than asking about each.
const MOST: usize = 40;
/// Discord lists so many members at once.
const PAGE: usize = 1_000;
/// So many pages of members are read at most. Of more members, those with young accounts are.
const PAGES: usize = 10;

/// Who the guard is on Discord. It is also whether its token is good.
///
/// # Errors
/// [`Refused`] with [`Why::Token`] if it is not.
pub async fn ourselves(rest: &Rest) -> Result<UserId, Refused> {
    let me = rest.call(&Call::new(Method::GET, "/users/@me", 0, "/users/@me".to_owned())).await?;
    let id = me.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
    id.map(UserId::new).ok_or(Refused::of(Why::Other))
}

/// Asks about every server that was known. Says whether all of them are known again: then a session can go on.
pub async fn come_back(desk: &Desk, own: UserId) -> bool {
    let Ok(known) = servers::all(&desk.hands.db).await else { return false };
    if known.len() > MOST {
        return false;
    }
    for server in known {
        let id = Server::guild(server.id);
        let Ok(full) = whole(&desk.hands.rest, id, own, desk.now()).await else { return false };
        let now = desk.now();
        let event = Event::GuildCreate(Box::new(full));
        desk.think(|mind| mind.hear(&event, now, &|guild| desk.settings.of(guild)));
        if let Ok(Some(raid)) = timers::of(&desk.hands.db, server.id, Lift::Raid).await
            && let Some(kept) = &raid.before
        {
            desk.think(|mind| mind.raid_goes_on(id, kept, desk.settings.of(id)));
            // Nobody knows whether its beginning could still be told before the guard stopped.
            audit::raid_goes_on(desk, id).await;
        }
        roll::make_up(desk, id).await;
    }
    true
}

/// A server with its channels and members, as an event would bring it.
pub(super) async fn whole(
    rest: &Rest,
    guild: GuildId,
    own: UserId,
    now: Timestamp,
) -> Result<GuildFull, Refused> {
    let get = |shape, path| Call::new(Method::GET, shape, guild.get(), path);
    let mut whole = rest.call(&get("/guilds/{}", format!("/guilds/{guild}?with_counts=true"))).await?;
    let channels = rest.call(&get("/guilds/{}/channels", format!("/guilds/{guild}/channels"))).await?;
    let count = whole.get("approximate_member_count").and_then(Value::as_u64).unwrap_or_default();
    let mut members = members(rest, guild, count, now).await?;
    members.push(rest.call(&calls::member(guild, own)).await?);
    if let Some(fields) = whole.as_object_mut() {
        fields.insert("channels".to_owned(), channels);
        fields.insert("members".to_owned(), Value::Array(members));
        fields.insert("member_count".to_owned(), count.into());
    }
    serde_json::from_value(whole).map_err(|_| Refused::of(Why::Other))
}

async fn members(rest: &Rest, guild: GuildId, count: u64, now: Timestamp) -> Result<Vec<Value>, Refused> {
    let few = count <= (PAGE * PAGES) as u64;
    let mut after = if few { UserId::NONE } else { UserId::drawn_at(now.plus_days(-30)) };
    let mut all = Vec::new();
    for _ in 0..PAGES {
        let page = rest.call(&calls::members(guild, after)).await?;
        let page = page.as_array().cloned().unwrap_or_default();
        let id = |member: &Value| member.get("user")?.get("id")?.as_str()?.parse().ok();
        let last = page.iter().filter_map(id).max();
        let is_full = page.len() >= PAGE;
        all.extend(page);
        match last {
            Some(last) if is_full => after = UserId::new(last),
            _ => break,
        }
    }
    Ok(all)
}
