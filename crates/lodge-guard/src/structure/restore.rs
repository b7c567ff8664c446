//! Putting back: only what one actor changed, or the whole of a server.

use std::collections::BTreeMap;

use lodge_register::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Change, Structure, between::between, merge};
use crate::{
    ids::{RoleId, UserId},
    when,
};

/// A change, when it happened, and whose it was, as far as that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logged {
    /// When.
    #[serde(with = "when::serde_millis")]
    pub at: Timestamp,
    /// Whose.
    pub actor: Option<UserId>,
    /// What.
    pub change: Change,
}

/// What takes back all that one actor changed since then, and nothing that others did.
///
/// Changes are taken back one by one, the last first. A field that somebody else has changed since stays as they left it.
#[must_use]
pub fn of_actor<'a>(
    log: impl DoubleEndedIterator<Item = &'a Logged>,
    actor: UserId,
    since: Timestamp,
    current: &Structure,
) -> Vec<Change> {
    let (mut wanted, mut people) = (current.clone(), People::default());
    for logged in log.rev().filter(|logged| logged.actor == Some(actor) && logged.at >= since) {
        wanted.take_back(&logged.change);
        people.take_back(&logged.change);
    }
    let mut changes = between(current, &wanted);
    changes.extend(people.changes(&wanted));
    changes
}

/// What is there and not in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// It stays.
    Keep,
    /// It goes.
    Remove,
}

/// What makes of a server what it was in this picture. What belongs to bots, and the role of everybody, is never made or deleted.
#[must_use]
pub fn whole(current: &Structure, picture: &Structure, extra: Extra) -> Vec<Change> {
    let picture = picture.renamed_to(current);
    let goes = |change: &Change| match change {
        Change::Role { before, after: None } => {
            extra == Extra::Remove && !before.as_ref().is_some_and(|role| role.managed)
        }
        Change::Channel { after: None, .. } => extra == Extra::Remove,
        Change::Role { before: None, after } => !after.as_ref().is_some_and(|role| role.managed),
        _ => true,
    };
    between(current, &picture).into_iter().filter(goes).collect()
}

impl Structure {
    /// Makes a change.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Role { after: Some(role), .. } => drop(self.roles.insert(role.id, role.clone())),
            Change::Role { before: Some(role), .. } => drop(self.roles.remove(&role.id)),
            Change::Channel { after: Some(channel), .. } => {
                drop(self.channels.insert(channel.id, channel.clone()))
            }
            Change::Channel { before: Some(channel), .. } => drop(self.channels.remove(&channel.id)),
            Change::Guild { after, .. } => self.face = (**after).clone(),
            Change::Overwrite { channel, of, after, .. } => {
                if let Some(channel) = self.channels.get_mut(channel) {
                    channel.overwrites = merge::set_overwrite(&channel.overwrites, *of, *after);
                }
            }
            Change::Role { .. }
            | Change::Channel { .. }
            | Change::MemberRoles { .. }
            | Change::Ban { .. } => {}
        }
    }

    /// Takes a change back, but for what is different by now from what it made.
    pub fn take_back(&mut self, change: &Change) {
        match change {
            Change::Role { before: Some(before), after: Some(after) } => {
                if let Some(now) = self.roles.get_mut(&after.id) {
                    *now = merge::role(before, after, now);
                }
            }
            Change::Role { before: Some(before), after: None } => {
                self.roles.entry(before.id).or_insert_with(|| before.clone());
            }
            Change::Channel { before: Some(before), after: Some(after) } => {
                if let Some(now) = self.channels.get_mut(&after.id) {
                    *now = merge::channel(before, after, now);
                }
            }
            Change::Channel { before: Some(before), after: None } => {
                self.channels.entry(before.id).or_insert_with(|| before.clone());
            }
            Change::Guild { before, after } => self.face = merge::face(before, after, &self.face),
            Change::Overwrite { channel, of, before, after } => {
                let now = self.channels.get(channel).and_then(|channel| merge::overwrite_of(channel, *of));
                if now == *after {
                    self.apply(&Change::Overwrite {
                        channel: *channel,
                        of: *of,
                        before: *after,
                        after: *before,
                    });
                }
            }
            _ => self.apply(&change.clone().inverse()),
        }
    }

    /// This picture with the ids of today for what was deleted and made anew by hand under its old name.
    fn renamed_to(&self, current: &Self) -> Self {
        let mut picture = self.clone();
        let mut free: BTreeMap<_, _> = current
            .channels
            .values()
            .filter(|channel| !self.channels.contains_key(&channel.id))
            .map(|channel| ((channel.kind, channel.name.clone()), channel.id))
            .collect();
        for gone in self.channels.values().filter(|channel| !current.channels.contains_key(&channel.id)) {
            if let Some(id) = free.remove(&(gone.kind, gone.name.clone())) {
                picture.channels.remove(&gone.id);
                picture.channels.insert(id, crate::town::Channel { id, ..gone.clone() });
                let below = picture.channels.values_mut().filter(|channel| channel.parent == Some(gone.id));
                below.for_each(|channel| channel.parent = Some(id));
            }
        }
        picture
    }
}

/// What was done to people: whether it is so now, and whether it was before the actor came.
#[derive(Default)]
struct People {
    roles: BTreeMap<(UserId, RoleId), Was>,
    bans: BTreeMap<UserId, Was>,
}

#[derive(Clone, Copy)]
struct Was {
    now: bool,
    before: bool,
}

impl People {
    /// Changes come the last first: the first that is seen says what is now, the last what was before.
    fn take_back(&mut self, change: &Change) {
        let made = |is: bool| Was { now: is, before: !is };
        match change {
            Change::MemberRoles { user, given, taken } => {
                let given = given.iter().map(|role| (role, true));
                for (role, is) in given.chain(taken.iter().map(|role| (role, false))) {
                    self.roles.entry((*user, *role)).or_insert(made(is)).before = !is;
                }
            }
            Change::Ban { user, banned } => self.bans.entry(*user).or_insert(made(*banned)).before = !banned,
            _ => {}
        }
    }

    /// Roles that are gone for good are nobody's.
    fn changes(self, structure: &Structure) -> Vec<Change> {
        let mut roles = BTreeMap::<UserId, (Vec<RoleId>, Vec<RoleId>)>::new();
        let differs = |was: &Was| was.now != was.before;
        for ((user, role), was) in self.roles {
            if differs(&was) && structure.roles.contains_key(&role) {
                let (given, taken) = roles.entry(user).or_default();
                if was.before { given.push(role) } else { taken.push(role) }
            }
        }
        let roles =
            roles.into_iter().map(|(user, (given, taken))| Change::MemberRoles { user, given, taken });
        let bans = self.bans.into_iter().filter(|(_, was)| differs(was));
        roles.chain(bans.map(|(user, was)| Change::Ban { user, banned: was.before })).collect()
    }
}
