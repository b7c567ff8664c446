//! One server.

use std::collections::BTreeMap;

use lodge_register::Timestamp;

use super::{Channel, Face, Joined, Role, held::Held};
use crate::{
    allowed::{Permissions, Person, in_guild},
    event::{GuildFull, Incidents, Member},
    ids::{ChannelId, GuildId, RoleId, UserId},
};

/// So many members with a dangerous role are remembered.
pub const MOST_RANKED: usize = 512;
/// So many open threads are.
pub const MOST_THREADS: usize = 1_000;

/// A server, as far as it is remembered.
#[derive(Debug, Clone, Default)]
pub struct Guild {
    /// Which.
    pub id: GuildId,
    /// Whose it is.
    pub owner: UserId,
    /// What is its own.
    pub face: Face,
    /// What it has: `COMMUNITY`, `INVITES_DISABLED` and others.
    pub features: Box<[Box<str>]>,
    /// What Discord paused or noticed.
    pub incidents: Incidents,
    /// How many are in it.
    pub members: u64,
    /// How many emojis it has.
    pub emojis: u16,
    /// Who we are in it.
    pub own: Own,
    /// Who joined in the last 24 hours.
    pub joined: Joined,
    /// Whether Discord cannot reach it.
    pub unavailable: bool,
    /// Who has roles that come back with them.
    pub(crate) held: Held,
    roles: Vec<Role>,
    channels: Vec<Channel>,
    threads: Vec<(ChannelId, ChannelId)>,
    ranked: BTreeMap<UserId, Box<[RoleId]>>,
}

/// Who we are in a server.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Ourselves.
    pub user: UserId,
    /// Our roles.
    pub roles: Box<[RoleId]>,
    /// Until when we may only read.
    pub timed_out_until: Option<Timestamp>,
}

impl Guild {
    /// A server as it is told of whole.
    #[must_use]
    pub fn new(full: &GuildFull, own: UserId) -> Self {
        let mut guild = Self { id: full.id, own: Own { user: own, ..Own::default() }, ..Self::default() };
        guild.roles = sorted(full.roles.iter().map(Role::from), |role| role.id);
        guild.channels = sorted(full.channels.iter().map(Channel::from), |channel| channel.id);
        guild.update(full);
        for thread in &full.threads {
            guild.thread(thread.id, thread.parent_id);
        }
        for member in &full.members {
            guild.member(member);
        }
        guild
    }

    /// Its own things as they are now.
    pub(super) fn update(&mut self, full: &GuildFull) {
        self.owner = full.owner_id;
        self.face = Face::from(full);
        self.features = full.features.iter().map(|feature| feature.as_str().into()).collect();
        self.incidents = full.incidents_data.clone().unwrap_or_default();
        self.emojis = u16::try_from(full.emojis.len()).unwrap_or(u16::MAX);
        self.members = full.member_count.max(self.members);
        self.unavailable = full.unavailable;
    }

    /// The role that everybody has.
    #[must_use]
    pub const fn everyone(&self) -> RoleId {
        self.id.as_id_of()
    }

    /// A role.
    #[must_use]
    pub fn role(&self, id: RoleId) -> Option<&Role> {
        get(&self.roles, id, |role| role.id)
    }

    /// Its roles, the oldest first.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// A channel or a category.
    #[must_use]
    pub fn channel(&self, id: ChannelId) -> Option<&Channel> {
        get(&self.channels, id, |channel| channel.id)
    }

    /// Its channels and categories, the oldest first.
    #[must_use]
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// A channel, or the channel of a thread.
    #[must_use]
    pub fn place(&self, id: ChannelId) -> Option<&Channel> {
        let of_thread =
            || get(&self.threads, id, |(thread, _)| *thread).and_then(|(_, of)| self.channel(*of));
        self.channel(id).or_else(of_thread)
    }

    /// Ourselves in it.
    #[must_use]
    pub fn ourselves(&self) -> Person<'_> {
        Person::new(self.own.user, &self.own.roles)
    }

    /// The roles of somebody who has a dangerous one; of others none are remembered.
    #[must_use]
    pub fn roles_of(&self, user: UserId) -> &[RoleId] {
        if user == self.own.user {
            &self.own.roles
        } else {
            self.ranked.get(&user).map_or(&[], |roles| roles)
        }
    }

    /// Who has a dangerous role.
    pub fn ranked(&self) -> impl Iterator<Item = Person<'_>> {
        self.ranked.iter().map(|(user, roles)| Person::new(*user, roles))
    }

    /// Whether it has a feature.
    #[must_use]
    pub fn has_feature(&self, name: &str) -> bool {
        self.features.iter().any(|feature| **feature == *name)
    }

    /// A role came or changed; what it was.
    pub(super) fn set_role(&mut self, role: Role) -> Option<Role> {
        set(&mut self.roles, role, |role| role.id)
    }

    /// A role went; what it was.
    pub(super) fn drop_role(&mut self, id: RoleId) -> Option<Role> {
        for roles in self.ranked.values_mut().filter(|roles| roles.contains(&id)) {
            *roles = roles.iter().copied().filter(|role| *role != id).collect();
        }
        take(&mut self.roles, id, |role| role.id)
    }

    /// A channel came or changed; what it was.
    pub(super) fn set_channel(&mut self, channel: Channel) -> Option<Channel> {
        set(&mut self.channels, channel, |channel| channel.id)
    }

    /// A channel went; what it was.
    pub(super) fn drop_channel(&mut self, id: ChannelId) -> Option<Channel> {
        self.threads.retain(|(_, of)| *of != id);
        take(&mut self.channels, id, |channel| channel.id)
    }

    /// A thread is open.
    pub(super) fn thread(&mut self, id: ChannelId, of: Option<ChannelId>) {
        let Some(of) = of else { return };
        if self.threads.len() >= MOST_THREADS {
            self.threads.remove(0);
        }
        set(&mut self.threads, (id, of), |(thread, _)| *thread);
    }

    /// A thread is gone.
    pub(super) fn drop_thread(&mut self, id: ChannelId) {
        take(&mut self.threads, id, |(thread, _)| *thread);
    }

    /// Somebody's roles are these now.
    pub(crate) fn member(&mut self, member: &Member) {
        let user = member.user.id;
        if user == self.own.user {
            self.own.roles = member.roles.as_slice().into();
            self.own.timed_out_until = member.communication_disabled_until;
            return;
        }
        let person = Person::new(user, &member.roles);
        let dangerous = in_guild(self, person).without(self.of_everyone()).any_of(Permissions::DANGEROUS);
        if !dangerous {
            self.ranked.remove(&user);
        } else if self.ranked.len() < MOST_RANKED || self.ranked.contains_key(&user) {
            self.ranked.insert(user, member.roles.as_slice().into());
        }
    }

    /// Somebody is gone.
    pub(super) fn drop_member(&mut self, user: UserId) {
        self.held.drop(user);
        self.ranked.remove(&user);
    }

    fn of_everyone(&self) -> Permissions {
        self.role(self.everyone()).map_or(Permissions::NONE, |role| role.permissions)
    }
}

fn sorted<T, K: Ord + Copy>(items: impl Iterator<Item = T>, key: fn(&T) -> K) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_by_key(key);
    items.dedup_by_key(|item| key(item));
    items.shrink_to_fit();
    items
}

fn get<T, K: Ord + Copy>(items: &[T], id: K, key: fn(&T) -> K) -> Option<&T> {
    items.binary_search_by_key(&id, key).ok().and_then(|at| items.get(at))
}

fn set<T, K: Ord + Copy>(items: &mut Vec<T>, item: T, key: fn(&T) -> K) -> Option<T> {
    match items.binary_search_by_key(&key(&item), key) {
        Ok(at) => items.get_mut(at).map(|old| std::mem::replace(old, item)),
        Err(at) => {
            items.insert(at, item);
            None
        }
    }
}

fn take<T, K: Ord + Copy>(items: &mut Vec<T>, id: K, key: fn(&T) -> K) -> Option<T> {
    items.binary_search_by_key(&id, key).ok().map(|at| items.remove(at))
}
