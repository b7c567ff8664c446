//! What is remembered of the servers: small, and only what a decision needs.

mod guild;
mod held;
mod joined;
mod part;
#[cfg(test)]
mod tests;

use lodge_register::Timestamp;

pub use guild::{Guild, MOST_RANKED, MOST_THREADS, Own};
pub use held::MOST_NAMED;
pub(crate) use joined::hash;
pub use joined::{Fate, Joined, Joiner, KEPT_MILLIS, MOST as MOST_JOINED, NameLikeness};
pub use part::{CATEGORY, Channel, Face, Overwrite, OverwriteOf, Role};

use crate::{
    bounded::Map,
    event::Event,
    ids::{GuildId, UserId},
    structure::{self, Change},
};

/// All servers that we guard.
#[derive(Debug, Default)]
pub struct Town {
    own: UserId,
    /// Each on its own: the places that a map keeps free for more of them are small then.
    guilds: Map<GuildId, Box<Guild>>,
}

impl Town {
    /// A town that knows who we are already.
    #[must_use]
    pub fn of(own: UserId) -> Self {
        Self { own, ..Self::default() }
    }

    /// A server.
    #[must_use]
    pub fn guild(&self, id: GuildId) -> Option<&Guild> {
        self.guilds.get(&id).map(|guild| &**guild)
    }

    /// A server, to note something about those who joined it.
    pub(crate) fn guild_mut(&mut self, id: GuildId) -> Option<&mut Guild> {
        self.guilds.get_mut(&id).map(|guild| &mut **guild)
    }

    /// All of them.
    pub fn guilds(&self) -> impl Iterator<Item = &Guild> {
        self.guilds.values().map(|guild| &**guild)
    }

    /// Ourselves.
    #[must_use]
    pub const fn own(&self) -> UserId {
        self.own
    }

    /// Takes in what happened. What became different in the structure of its server is returned.
    pub fn hear(&mut self, event: &Event, now: Timestamp) -> Vec<Change> {
        match event {
            // Most of what happens, and nothing of it is about how a server is built or who is in it.
            Event::Message(_) | Event::MessageUpdate(_) => return Vec::new(),
            Event::Ready(ready) => {
                self.own = ready.user.id;
                return Vec::new();
            }
            Event::GuildCreate(full) => return self.whole(Box::new(Guild::new(full, self.own))),
            Event::GuildDelete(gone) if !gone.unavailable => {
                self.guilds.remove(&gone.id);
                return Vec::new();
            }
            _ => {}
        }
        let Some(guild) = event.guild().and_then(|id| self.guilds.get_mut(&id)) else { return Vec::new() };
        changed(guild, event, now).into_iter().collect()
    }

    /// A server is told of whole. What is remembered of people stays; what changed while nobody listened is returned.
    fn whole(&mut self, mut guild: Box<Guild>) -> Vec<Change> {
        let Some(mut before) = self.guilds.remove(&guild.id) else {
            self.guilds.insert(guild.id, guild);
            return Vec::new();
        };
        if guild.unavailable {
            before.unavailable = true;
            self.guilds.insert(guild.id, before);
            return Vec::new();
        }
        let changes = structure::between(&(&*before).into(), &(&*guild).into());
        (guild.joined, guild.held) = (before.joined, before.held);
        self.guilds.insert(guild.id, guild);
        changes
    }
}

fn changed(guild: &mut Guild, event: &Event, now: Timestamp) -> Option<Change> {
    match event {
        Event::GuildDelete(_) => guild.unavailable = true,
        Event::GuildUpdate(full) => {
            let before = guild.face.clone();
            guild.update(full);
            return Change::guild(before, guild.face.clone());
        }
        Event::MemberAdd(member) => {
            guild.members = guild.members.saturating_add(1);
            guild.joined.add(Joiner::new(member, now));
            guild.member(member);
        }
        Event::MemberUpdate(member) => guild.member(member),
        Event::MembersChunk(chunk) => chunk.members.iter().for_each(|member| guild.member(member)),
        Event::MemberRemove(gone) | Event::BanAdd(gone) => {
            guild.members = guild.members.saturating_sub(u64::from(matches!(event, Event::MemberRemove(_))));
            guild.drop_member(gone.user.id);
            if let Some(joiner) =
                guild.joined.get_mut(gone.user.id).filter(|joiner| joiner.fate == Fate::Here)
            {
                joiner.fate = if matches!(event, Event::BanAdd(_)) { Fate::DealtWith } else { Fate::Left };
            }
        }
        Event::RoleCreate(heard) | Event::RoleUpdate(heard) => {
            let role = Role::from(&heard.role);
            return Change::role(guild.set_role(role.clone()), Some(role));
        }
        Event::RoleDelete(gone) => return Change::role(guild.drop_role(gone.role_id), None),
        Event::ChannelCreate(channel) | Event::ChannelUpdate(channel) => {
            let channel = Channel::from(&**channel);
            return Change::channel(guild.set_channel(channel.clone()), Some(channel));
        }
        Event::ChannelDelete(channel) => return Change::channel(guild.drop_channel(channel.id), None),
        Event::ThreadCreate(thread) | Event::ThreadUpdate(thread) => {
            guild.thread(thread.id, thread.parent_id)
        }
        Event::ThreadDelete(thread) => guild.drop_thread(thread.id),
        Event::EmojisUpdate(heard) => guild.emojis = u16::try_from(heard.emojis.len()).unwrap_or(u16::MAX),
        _ => {}
    }
    None
}
