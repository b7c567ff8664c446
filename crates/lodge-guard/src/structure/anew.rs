//! What was deleted and made anew: Discord gives it another number.

use std::{
    collections::{BTreeMap, VecDeque},
    hash::Hash,
};

use super::{Change, Structure};
use crate::{
    bounded::Map,
    ids::{ChannelId, RoleId, Snowflake},
    town::{Channel, Overwrite, OverwriteOf},
};

/// By the number that each had, the number that it has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anew {
    /// Roles.
    pub roles: BTreeMap<RoleId, RoleId>,
    /// Channels and categories.
    pub channels: BTreeMap<ChannelId, ChannelId>,
}

impl Anew {
    /// What of a picture is gone by now, and is there under its old name and another number. Of what is there now only that
    /// counts of which this is said.
    #[must_use]
    pub fn found(
        picture: &Structure,
        current: &Structure,
        counts: (impl Fn(RoleId) -> bool, impl Fn(ChannelId) -> bool),
    ) -> Self {
        let (of_role, of_channel) = counts;
        let gone = picture.roles.values().filter(|role| !current.roles.contains_key(&role.id));
        let here = current.roles.values().filter(|role| of_role(role.id));
        let roles = pairs(gone.map(|role| (&role.name, role.id)), here.map(|role| (&role.name, role.id)));
        let gone = picture.channels.values().filter(|channel| !current.channels.contains_key(&channel.id));
        let here = current.channels.values().filter(|channel| of_channel(channel.id));
        let key = |channel: &Channel| ((channel.kind, channel.name.clone()), channel.id);
        Self { roles, channels: pairs(gone.map(key), here.map(key)) }
    }

    /// Whether everything has the number that it had.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.roles.is_empty() && self.channels.is_empty()
    }

    /// The number of a role now.
    #[must_use]
    pub fn role(&self, role: RoleId) -> RoleId {
        self.roles.get(&role).copied().unwrap_or(role)
    }

    /// The number of a channel now.
    #[must_use]
    pub fn channel(&self, channel: ChannelId) -> ChannelId {
        self.channels.get(&channel).copied().unwrap_or(channel)
    }

    /// All of them: the old number, and the new one.
    pub fn numbers(&self) -> impl Iterator<Item = (u64, u64)> {
        let roles = self.roles.iter().map(|(old, new)| (old.get(), new.get()));
        roles.chain(self.channels.iter().map(|(old, new)| (old.get(), new.get())))
    }

    fn of(&self, of: OverwriteOf) -> OverwriteOf {
        match of {
            OverwriteOf::Role(role) => OverwriteOf::Role(self.role(role)),
            user @ OverwriteOf::User(_) => user,
        }
    }

    /// A channel that names what is there now.
    fn within(&self, channel: &mut Channel) {
        channel.parent = channel.parent.map(|parent| self.channel(parent));
        for overwrite in &mut channel.overwrites {
            *overwrite = Overwrite::new(self.of(overwrite.of()), overwrite.allow, overwrite.deny);
        }
        channel.overwrites.sort_by_key(Overwrite::of);
    }

    /// A change that names what is there now.
    #[must_use]
    pub fn named(&self, change: &Change) -> Change {
        let mut change = change.clone();
        match &mut change {
            Change::Channel { after: Some(channel), .. } => self.within(channel),
            Change::Overwrite { channel, of, .. } => {
                (*channel, *of) = (self.channel(*channel), self.of(*of));
            }
            Change::MemberRoles { given, taken, .. } => {
                given.iter_mut().chain(taken).for_each(|role| *role = self.role(*role));
            }
            Change::Guild { after, .. } => {
                for channel in
                    [&mut after.system_channel, &mut after.rules_channel, &mut after.updates_channel]
                {
                    *channel = channel.map(|channel| self.channel(channel));
                }
            }
            Change::Channel { .. } | Change::Role { .. } | Change::Ban { .. } => {}
        }
        change
    }

    /// A picture with the numbers of today.
    #[must_use]
    pub fn pictured(&self, mut picture: Structure) -> Structure {
        for (old, new) in &self.roles {
            if let Some(role) = picture.roles.remove(old) {
                picture.roles.insert(*new, crate::town::Role { id: *new, ..role });
            }
        }
        for (old, new) in &self.channels {
            if let Some(channel) = picture.channels.remove(old) {
                picture.channels.insert(*new, Channel { id: *new, ..channel });
            }
        }
        picture.channels.values_mut().for_each(|channel| self.within(channel));
        picture
    }
}

/// Each that is gone with one that is here and called the same: the oldest with the oldest, and none with two.
fn pairs<K: Hash + Eq, T>(
    gone: impl Iterator<Item = (K, Snowflake<T>)>,
    here: impl Iterator<Item = (K, Snowflake<T>)>,
) -> BTreeMap<Snowflake<T>, Snowflake<T>> {
    let mut free: Map<K, VecDeque<Snowflake<T>>> = Map::default();
    here.for_each(|(name, id)| free.entry(name).or_default().push_back(id));
    gone.filter_map(|(name, id)| Some((id, free.get_mut(&name)?.pop_front()?))).collect()
}
