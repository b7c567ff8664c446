//! What was deleted and made anew: Discord gives it another number.

use std::collections::BTreeMap;

use super::Change;
use crate::{
    Part,
    ids::{ChannelId, RoleId},
    town::{Channel, Face, Overwrite, OverwriteOf},
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
    /// Whether everything has the number that it had.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.roles.is_empty() && self.channels.is_empty()
    }

    /// Something was made anew, with its old and its new number. What was made anew before, too, has the last one.
    pub fn learn(&mut self, part: Part, (old, new): (u64, u64)) {
        fn all<T: Copy + Ord>(numbers: &mut BTreeMap<T, T>, old: T, new: T) {
            numbers.values_mut().filter(|number| **number == old).for_each(|number| *number = new);
            numbers.insert(old, new);
        }
        match part {
            Part::Role => all(&mut self.roles, RoleId::new(old), RoleId::new(new)),
            Part::Channel => all(&mut self.channels, ChannelId::new(old), ChannelId::new(new)),
        }
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

    /// A face whose channels are what is there now.
    fn shown(&self, face: &mut Face) {
        for channel in [&mut face.system_channel, &mut face.rules_channel, &mut face.updates_channel] {
            *channel = channel.map(|channel| self.channel(channel));
        }
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
            Change::Guild { after, .. } => self.shown(after),
            Change::Channel { .. } | Change::Role { .. } | Change::Ban { .. } => {}
        }
        change
    }

    /// A change of the past that names what is there now, before and after it.
    #[must_use]
    pub fn renamed(&self, change: &Change) -> Change {
        let mut change = change.clone();
        match &mut change {
            Change::Role { before, after } => {
                before.iter_mut().chain(after).for_each(|role| role.id = self.role(role.id));
            }
            Change::Channel { before, after } => {
                for channel in before.iter_mut().chain(after) {
                    channel.id = self.channel(channel.id);
                    self.within(channel);
                }
            }
            Change::Guild { before, after } => [before, after].into_iter().for_each(|face| self.shown(face)),
            Change::Overwrite { .. } | Change::MemberRoles { .. } => change = self.named(&change),
            Change::Ban { .. } => {}
        }
        change
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{event, ids::UserId, town::Role};

    fn role(id: u64) -> Role {
        Role::from(&event::Role { id: RoleId::new(id), ..event::Role::default() })
    }

    fn channel(id: u64, parent: u64, of: u64) -> Channel {
        let channel = event::Channel { id: ChannelId::new(id), ..event::Channel::default() };
        let overwrite = Overwrite::new(
            OverwriteOf::Role(RoleId::new(of)),
            crate::allowed::Permissions::NONE,
            crate::allowed::Permissions::SEND_MESSAGES,
        );
        Channel {
            parent: Some(ChannelId::new(parent)),
            overwrites: [overwrite].into(),
            ..Channel::from(&channel)
        }
    }

    #[test]
    fn what_happened_is_told_of_what_is_there_now() {
        let anew = Anew {
            roles: BTreeMap::from([(RoleId::new(3), RoleId::new(30))]),
            channels: BTreeMap::from([(ChannelId::new(4), ChannelId::new(40))]),
        };
        let all = [
            (
                Change::Role { before: Some(role(3)), after: None },
                Change::Role { before: Some(role(30)), after: None },
            ),
            (
                Change::Channel { before: Some(channel(4, 5, 3)), after: Some(channel(4, 4, 6)) },
                Change::Channel { before: Some(channel(40, 5, 30)), after: Some(channel(40, 40, 6)) },
            ),
            (
                Change::MemberRoles { user: UserId::new(3), given: vec![RoleId::new(3)], taken: vec![] },
                Change::MemberRoles { user: UserId::new(3), given: vec![RoleId::new(30)], taken: vec![] },
            ),
        ];
        for (old, new) in all {
            assert_eq!(anew.renamed(&old), new);
            assert_eq!(anew.renamed(&new), new, "and nothing else is");
        }
    }
}
