//! The building: what somebody breaks in it, what somebody else works on, and what is put back.

use super::GUILD;
use crate::{
    allowed::Permissions,
    event::{Channel, Event, GuildFull, Member, Overwrite, Role, RoleGone, RoleHeard, User, action},
    ids::{ChannelId, RoleId, UserId},
    structure::{Change, Structure, between},
    town::{self, Guild, OverwriteOf},
};

/// Our role, above all others.
pub(super) const OURS: RoleId = RoleId::new(399);
/// The role of moderators.
pub(super) const STAFF: RoleId = RoleId::new(398);
const OWNER: UserId = UserId::new(1);
const CHANNELS: u64 = 40;
const ROLES: u64 = 20;

/// The building as it was, as it should be now, and as it is.
pub(super) struct Building {
    should: Structure,
    is: Structure,
    worked: Vec<(ChannelId, compact_str::CompactString)>,
}

impl Building {
    pub(super) fn new() -> Self {
        let is = Structure::from(&Guild::new(&beginning(), UserId::NONE));
        Self { should: is.clone(), is, worked: Vec::new() }
    }

    /// All of it, as Discord tells it, with these people in it.
    pub(super) fn whole<const N: usize>(&self, people: [(UserId, RoleId); N]) -> GuildFull {
        let person = |(id, role)| Member {
            user: User { id, ..User::default() },
            roles: vec![role],
            ..Member::default()
        };
        GuildFull {
            id: GUILD,
            owner_id: OWNER,
            name: (&*self.is.face.name).into(),
            verification_level: self.is.face.verification_level,
            roles: self.is.roles.values().map(role).collect(),
            channels: self.is.channels.values().map(channel).collect(),
            members: people.into_iter().map(person).collect(),
            ..GuildFull::default()
        }
    }

    pub(super) fn verification(&mut self, level: u8) {
        self.is.face.verification_level = level;
        self.should.face.verification_level = level;
    }

    /// Something is broken: what is heard of it, and what the audit log will say.
    pub(super) fn breaks(&mut self, number: u64) -> (Event, u16, u64) {
        let gone = match number % 3 {
            0 | 1 => self.is.channels.keys().next_back().copied().and_then(|id| self.is.channels.remove(&id)),
            _ => None,
        };
        if let Some(gone) = gone {
            return (Event::ChannelDelete(Box::new(channel(&gone))), action::CHANNEL_DELETE, gone.id.get());
        }
        let id =
            self.is.roles.keys().copied().find(|id| *id != GUILD.as_id_of() && *id != OURS && *id != STAFF);
        let id = id.unwrap_or_default();
        self.is.roles.remove(&id);
        (Event::RoleDelete(RoleGone { guild_id: GUILD, role_id: id }), action::ROLE_DELETE, id.get())
    }

    /// A channel gets another name from somebody who means well.
    pub(super) fn works(&mut self, number: u64) -> (Event, u16, u64) {
        let id = ChannelId::new(200 + number % 5);
        let name = compact_str::format_compact!("renamed-{number}");
        for structure in [&mut self.is, &mut self.should] {
            if let Some(channel) = structure.channels.get_mut(&id) {
                channel.name.clone_from(&name);
            }
        }
        self.worked.retain(|(other, _)| *other != id);
        self.worked.push((id, name));
        let now = self
            .is
            .channels
            .get(&id)
            .or_else(|| self.should.channels.get(&id))
            .map(channel)
            .unwrap_or_default();
        (Event::ChannelUpdate(Box::new(now)), action::CHANNEL_UPDATE, id.get())
    }

    /// Something is put back: what is heard of it.
    pub(super) fn restored(&mut self, changes: &[Change]) -> Vec<Event> {
        changes.iter().filter_map(|change| self.restore(change)).collect()
    }

    fn restore(&mut self, change: &Change) -> Option<Event> {
        self.is.apply(change);
        Some(match change {
            Change::Channel { before: None, after: Some(after) } => {
                Event::ChannelCreate(Box::new(channel(after)))
            }
            Change::Channel { after: Some(after), .. } => Event::ChannelUpdate(Box::new(channel(after))),
            Change::Role { after: Some(after), .. } => {
                Event::RoleCreate(Box::new(RoleHeard { guild_id: GUILD, role: role(after) }))
            }
            _ => return None,
        })
    }

    /// How much is still broken, and how much of the work is lost.
    pub(super) fn judge(&self) -> (u32, u32) {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let is_lost = |(id, name): &&(ChannelId, compact_str::CompactString)| {
            self.is.channels.get(id).is_some_and(|channel| channel.name != *name)
        };
        (count(between(&self.is, &self.should).len()), count(self.worked.iter().filter(is_lost).count()))
    }
}

fn beginning() -> GuildFull {
    let role = |id: RoleId, permissions, position, managed| Role {
        id,
        name: "role".into(),
        permissions,
        position,
        managed,
        ..Role::default()
    };
    let everyone = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES;
    let mut roles = vec![
        role(GUILD.as_id_of(), everyone, 0, false),
        role(OURS, Permissions::ADMINISTRATOR, 90, true),
        role(STAFF, Permissions::RUINOUS.without(Permissions::ADMINISTRATOR), 80, false),
    ];
    roles.extend((0..ROLES).map(|number| role(RoleId::new(300 + number), Permissions::NONE, 5, false)));
    let channels = (0..CHANNELS).map(|number| Channel {
        id: ChannelId::new(200 + number),
        guild_id: GUILD,
        name: "channel".into(),
        topic: Some("what it is about".into()),
        ..Channel::default()
    });
    GuildFull {
        id: GUILD,
        owner_id: OWNER,
        name: "Drill".into(),
        roles,
        channels: channels.collect(),
        ..GuildFull::default()
    }
}

fn role(role: &town::Role) -> Role {
    Role {
        id: role.id,
        name: (&*role.name).into(),
        permissions: role.permissions,
        position: role.position,
        color: role.colors.first().copied().unwrap_or_default(),
        hoist: role.hoist,
        mentionable: role.mentionable,
        managed: role.managed,
        ..Role::default()
    }
}

fn channel(channel: &town::Channel) -> Channel {
    let overwrite = |overwrite: &town::Overwrite| {
        let (id, kind) = match overwrite.of() {
            OverwriteOf::Role(role) => (role.as_id_of(), 0),
            OverwriteOf::User(user) => (user.as_id_of(), 1),
        };
        Overwrite { id, kind, allow: overwrite.allow, deny: overwrite.deny }
    };
    Channel {
        id: channel.id,
        guild_id: GUILD,
        kind: channel.kind,
        name: (&*channel.name).into(),
        topic: channel.topic.as_ref().map(|topic| (&**topic).into()),
        parent_id: channel.parent,
        position: channel.position,
        permission_overwrites: channel.overwrites.iter().map(overwrite).collect(),
        ..Channel::default()
    }
}
