//! What of somebody's changes is not put back, and why.

use std::collections::{BTreeMap, BTreeSet};

use lodge_register::Timestamp;

use super::{Change, Logged, Structure};
use crate::{
    allowed::{Missing, may, outranks_role},
    decide::Act,
    ids::{ChannelId, RoleId, UserId},
    town::Guild,
};

/// Why a change stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// It is as it was before already.
    Same,
    /// Somebody else has changed it since: what they did stays.
    Others,
    /// What it was about is gone.
    Gone,
    /// It came since, and it was said that such things stay.
    Since,
    /// We may not.
    Missing(Missing),
    /// It has permissions that we do not have: Discord lets nobody give those.
    TooMuch,
}

/// A change that stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Which.
    pub change: Change,
    /// Why.
    pub because: Because,
}

/// What a change is about. Changes of one thing are put back together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Role(RoleId),
    Channel(ChannelId),
    Server,
    Roles(UserId),
    Ban(UserId),
    Nothing,
}

/// What one actor changed since then and a plan does not take back, each thing once.
#[must_use]
pub fn of_actor(
    log: &[Logged],
    (actor, since): (UserId, Timestamp),
    current: &Structure,
    plan: &[Change],
) -> Vec<Left> {
    let planned: BTreeSet<Thing> = plan.iter().map(thing).collect();
    let theirs = log.iter().filter(|logged| logged.actor == Some(actor) && logged.at >= since);
    // Of several changes of one thing, the first says how it was.
    let mut first = BTreeMap::<Thing, &Change>::new();
    for logged in theirs {
        first.entry(thing(&logged.change)).or_insert(&logged.change);
    }
    let stays = first.into_iter().filter(|(thing, _)| !planned.contains(thing));
    stays.map(|(_, change)| Left { change: change.clone(), because: because(change, current) }).collect()
}

fn because(change: &Change, current: &Structure) -> Because {
    match change {
        Change::Role { before: Some(before), .. } => stands(current.roles.get(&before.id), before),
        Change::Channel { before: Some(before), .. } => stands(current.channels.get(&before.id), before),
        Change::Overwrite { channel, .. } if !current.channels.contains_key(channel) => Because::Gone,
        Change::Guild { before, .. } if **before != current.face => Because::Others,
        Change::MemberRoles { given, taken, .. }
            if given.iter().chain(taken).all(|role| !current.roles.contains_key(role)) =>
        {
            Because::Gone
        }
        _ => Because::Same,
    }
}

fn stands<T: PartialEq>(now: Option<&T>, before: &T) -> Because {
    match now {
        None => Because::Gone,
        Some(now) if now == before => Because::Same,
        Some(_) => Because::Others,
    }
}

/// Parts what we may do of a plan from what we may not.
#[must_use]
pub fn possible(guild: &Guild, plan: Vec<Change>) -> (Vec<Change>, Vec<Left>) {
    let (mut can, mut left) = (Vec::new(), Vec::new());
    for change in plan {
        match in_the_way(guild, &change) {
            None => can.push(change),
            Some(because) => left.push(Left { change, because }),
        }
    }
    (can, left)
}

fn in_the_way(guild: &Guild, change: &Change) -> Option<Because> {
    let act = Act::Restore { guild: guild.id, changes: vec![change.clone()] };
    if let Err(missing) = may(guild, &act) {
        return Some(Because::Missing(missing));
    }
    let Change::Role { before, after } = change else { return None };
    let own = guild.ourselves();
    let known = before.as_ref().filter(|role| role.id != guild.everyone());
    if let Some(role) = known.filter(|role| !outranks_role(guild, own, role.id)) {
        return Some(Because::Missing(Missing::RoleRank { role: role.id }));
    }
    let has = before.as_ref().map_or(crate::allowed::Permissions::NONE, |role| role.permissions);
    let gets = after.as_ref().map_or(crate::allowed::Permissions::NONE, |role| role.permissions.without(has));
    let may_give = crate::allowed::in_guild(guild, own);
    (!may_give.lacks(gets).is_none()).then_some(Because::TooMuch)
}

fn thing(change: &Change) -> Thing {
    match change {
        Change::Role { before, after } => {
            before.as_ref().or(after.as_ref()).map_or(Thing::Nothing, |role| Thing::Role(role.id))
        }
        Change::Channel { before, after } => {
            before.as_ref().or(after.as_ref()).map_or(Thing::Nothing, |channel| Thing::Channel(channel.id))
        }
        Change::Overwrite { channel, .. } => Thing::Channel(*channel),
        Change::Guild { .. } => Thing::Server,
        Change::MemberRoles { user, .. } => Thing::Roles(*user),
        Change::Ban { user, .. } => Thing::Ban(*user),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{event, structure::restore, town::Role};

    const ACTOR: UserId = UserId::new(5);

    fn role(id: u64, name: &str) -> Role {
        let role = event::Role { id: RoleId::new(id), ..event::Role::default() };
        Role { name: name.into(), ..Role::from(&role) }
    }

    fn renamed(id: u64, from: &str, to: &str) -> Logged {
        let change = Change::Role { before: Some(role(id, from)), after: Some(role(id, to)) };
        Logged { at: Timestamp::from_millis(10), actor: Some(ACTOR), change }
    }

    #[test]
    fn what_stays_says_why() {
        let log = [
            renamed(1, "Crew", "x"),
            renamed(2, "Guests", "x"),
            renamed(3, "Staff", "x"),
            renamed(4, "Old", "x"),
        ];
        // The first is as they left it, the second was put back by hand, the third was called otherwise since, the fourth is gone.
        let now = [role(1, "x"), role(2, "Guests"), role(3, "Sailors")];
        let current = Structure {
            roles: now.into_iter().map(|role| (role.id, role)).collect(),
            ..Structure::default()
        };
        let since = Timestamp::from_millis(0);
        let plan = restore::of_actor(log.iter(), ACTOR, since, &current);
        assert_eq!(plan.len(), 1, "{plan:?}");
        let left = of_actor(&log, (ACTOR, since), &current, &plan);
        let why: Vec<Because> = left.iter().map(|left| left.because).collect();
        assert_eq!(why, [Because::Same, Because::Others, Because::Gone]);
        assert_eq!(of_actor(&log, (UserId::new(6), since), &current, &plan), [], "nobody else's");
        assert_eq!(
            of_actor(&log, (ACTOR, Timestamp::from_millis(11)), &current, &plan),
            [],
            "and not before"
        );
    }

    #[test]
    fn what_we_may_not_do_is_left_out_and_named() {
        use crate::event::{Event, GuildFull};
        let text = serde_json::json!({
            "id": "1", "owner_id": "9", "roles": [
                { "id": "1", "name": "everyone", "permissions": "0" },
                { "id": "20", "name": "guard", "position": 5, "permissions": (1_u64 << 28).to_string() },
                { "id": "30", "name": "above", "position": 8, "permissions": "0" },
                { "id": "31", "name": "below", "position": 2, "permissions": "0" },
            ],
            "members": [{ "user": { "id": "2" }, "roles": ["20"] }],
        });
        let full: GuildFull = serde_json::from_value(text).unwrap();
        let mut town = crate::town::Town::of(UserId::new(2));
        town.hear(&Event::GuildCreate(Box::new(full)), Timestamp::from_millis(0));
        let guild = town.guild(crate::ids::GuildId::new(1)).unwrap();
        let change =
            |id, to: Role| Change::Role { before: guild.role(RoleId::new(id)).cloned(), after: Some(to) };
        let strong = Role { permissions: crate::allowed::Permissions::BAN_MEMBERS, ..role(40, "strong") };
        let plan = vec![
            change(30, role(30, "other")),
            change(31, role(31, "other")),
            Change::Role { before: None, after: Some(strong) },
            Change::Ban { user: ACTOR, banned: false },
        ];
        let (can, left) = possible(guild, plan);
        assert_eq!(can.len(), 1, "{can:?}");
        let why: Vec<Because> = left.iter().map(|left| left.because).collect();
        let rank = Because::Missing(Missing::RoleRank { role: RoleId::new(30) });
        assert_eq!((why[0], why[1]), (rank, Because::TooMuch));
        assert!(matches!(why[2], Because::Missing(Missing::Permission { .. })));
    }
}
