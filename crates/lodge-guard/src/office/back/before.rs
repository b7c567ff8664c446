//! How things are before something is done, so that it can be put back.

use std::collections::BTreeMap;

use lodge_register::Personal;
use lodge_store::StoreError;

use crate::{
    Case, Did, Effect, Stand,
    act::Carried,
    commands::Desk,
    decide::Act,
    event::Member,
    ids::{ChannelId, GuildId, RoleId, UserId},
    rest::calls,
    store::effects,
    structure::Change,
};

/// How one thing is before it is changed, and how it is going to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Before {
    did: Did,
    user: Option<UserId>,
    channel: Option<ChannelId>,
    role: Option<RoleId>,
    before: Option<String>,
    after: Option<String>,
}

/// Looks how everything is that these acts change. What cannot be looked at is left out: nobody could put it back.
pub(crate) async fn before(desk: &Desk, guild: GuildId, acts: &[Act]) -> Vec<Before> {
    let mut members: BTreeMap<UserId, Option<Member>> = BTreeMap::new();
    let mut found = Vec::new();
    for act in acts {
        if let Some(user) = about(act)
            && !members.contains_key(&user)
        {
            members.insert(user, member(desk, guild, user).await.ok());
        }
        let known = about(act).and_then(|user| members.get(&user)).and_then(Option::as_ref);
        found.extend(known.and_then(|member| of_member(desk, act, member)));
        found.extend(of_channel(desk, guild, act));
    }
    found
}

/// Notes what was really done, with the case.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn note(
    desk: &Desk,
    case: &Case,
    found: Vec<Before>,
    carried: &Carried,
) -> Result<(), StoreError> {
    let of_role = |before: &Before| matches!(before.did, Did::RoleGiven | Did::RoleTaken);
    let was_done =
        |before: &Before| !of_role(before) || before.user.is_some_and(|user| carried.roled.contains(&user));
    let rows: Vec<Effect> = found
        .into_iter()
        .filter(was_done)
        .map(|one| Effect {
            id: desk.hands.db.new_id(),
            server_id: case.server_id,
            case_id: case.id.number(),
            user_id: one.user,
            channel_id: one.channel,
            role_id: one.role,
            did: one.did,
            stand: Stand::Done,
            before: one.before.map(Personal::new),
            after: one.after.map(Personal::new),
            done_at: case.opened_at,
        })
        .collect();
    effects::add(&desk.hands.db, &rows).await
}

/// Somebody as Discord has them just now.
pub(super) async fn member(
    desk: &Desk,
    guild: GuildId,
    user: UserId,
) -> Result<Member, crate::rest::Refused> {
    let found = desk.hands.rest.call(&calls::member(guild, user)).await?;
    serde_json::from_value(found).map_err(|_| crate::rest::Refused::of(crate::rest::Why::Other))
}

const fn about(act: &Act) -> Option<UserId> {
    match act {
        Act::Timeout { user, .. }
        | Act::Nick { user, .. }
        | Act::RoleAdd { user, .. }
        | Act::RoleRemove { user, .. } => Some(*user),
        _ => None,
    }
}

/// Nothing, if the act changes nothing.
fn of_member(desk: &Desk, act: &Act, member: &Member) -> Option<Before> {
    let of = |did| Before { did, user: about(act), channel: None, role: None, before: None, after: None };
    match act {
        Act::Timeout { until: Some(until), .. } => {
            let going_on = member.communication_disabled_until.filter(|until| *until > desk.now());
            let text = |at: lodge_register::Timestamp| at.millis().to_string();
            Some(Before { before: going_on.map(text), after: Some(text(*until)), ..of(Did::Timeout) })
        }
        Act::Nick { nick, .. } => {
            let had = member.nick.as_ref().map(|nick| nick.as_str().to_owned());
            (had != *nick).then(|| Before { before: had, after: nick.clone(), ..of(Did::Nick) })
        }
        Act::RoleAdd { role, .. } => {
            (!member.roles.contains(role)).then(|| Before { role: Some(*role), ..of(Did::RoleGiven) })
        }
        Act::RoleRemove { role, .. } => {
            member.roles.contains(role).then(|| Before { role: Some(*role), ..of(Did::RoleTaken) })
        }
        _ => None,
    }
}

fn of_channel(desk: &Desk, guild: GuildId, act: &Act) -> Vec<Before> {
    let of = |did, channel| Before {
        did,
        user: None,
        channel: Some(channel),
        role: None,
        before: None,
        after: None,
    };
    match act {
        Act::Slowmode { channel, seconds, .. } => {
            let was = desk.look(|town| Some(town.guild(guild)?.channel(*channel)?.slowmode));
            let changed = was.filter(|was| was != seconds);
            let before = |was: u16| Before {
                before: Some(was.to_string()),
                after: Some(seconds.to_string()),
                ..of(Did::Slowmode, *channel)
            };
            changed.map(before).into_iter().collect()
        }
        Act::Restore { changes, .. } => changes
            .iter()
            .filter_map(|change| match change {
                Change::Overwrite { channel, before, after, .. } => Some(Before {
                    before: before.and_then(|bits| serde_json::to_string(&bits).ok()),
                    after: after.and_then(|bits| serde_json::to_string(&bits).ok()),
                    ..of(Did::Overwrite, *channel)
                }),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}
