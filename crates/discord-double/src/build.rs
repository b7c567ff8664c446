//! Building a guild for a test, before anybody hears of it.

use crate::double::Double;
use crate::id::Id;
use crate::permission::Permissions;
use crate::state::{Channel, Overwrite, Role};
use crate::world::World;
use serde_json::json;
use std::collections::BTreeMap;

/// A guild being built.
#[must_use]
pub struct Plan<'a> {
    double: &'a Double,
    id: Id,
    owner: Id,
    bot_role: Id,
    roles: BTreeMap<String, Id>,
    channels: BTreeMap<String, Id>,
}

/// A guild that stands.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its number.
    pub id: Id,
    /// Whose it is.
    pub owner: Id,
    /// The bot's own role.
    pub bot_role: Id,
    roles: BTreeMap<String, Id>,
    channels: BTreeMap<String, Id>,
}

impl Place {
    /// A channel by its name; of one that was never built, a number that nothing has.
    #[must_use]
    pub fn channel(&self, name: &str) -> Id {
        self.channels.get(name).copied().unwrap_or_default()
    }

    /// A role by its name; of one that was never built, a number that nothing has.
    #[must_use]
    pub fn role(&self, name: &str) -> Id {
        self.roles.get(name).copied().unwrap_or_default()
    }
}

impl<'a> Plan<'a> {
    pub(crate) fn new(double: &'a Double, name: &str) -> Self {
        let (id, owner, bot_role) = double.house.with(|world| {
            let owner = world.newcomer(&format!("owner-of-{}", name.to_lowercase().replace(' ', "-")), 0);
            let id = world.add_guild(name, owner);
            let bot_role = world.add_role(id, "Porter", Permissions::ADMINISTRATOR, 1);
            let bot = world.bot.id;
            if let Some(home) = world.guilds.get_mut(&id) {
                if let Some(role) = home.roles.get_mut(&bot_role) {
                    role.managed = true;
                    role.tags = Some(json!({ "bot_id": bot }));
                }
                home.members.entry(bot).and_modify(|member| member.roles.push(bot_role));
            }
            (id, owner, bot_role)
        });
        Self { double, id, owner, bot_role, roles: BTreeMap::new(), channels: BTreeMap::new() }
    }

    /// What the bot may do; without this, everything.
    pub fn bot_may(self, permissions: Permissions) -> Self {
        let (guild, role) = (self.id, self.bot_role);
        self.change(|world| {
            let home = world.guilds.get_mut(&guild)?;
            home.roles.get_mut(&role)?.permissions = permissions;
            Some(())
        })
    }

    /// A role below the bot's, above those that were built before.
    pub fn role(self, name: &str, permissions: Permissions) -> Self {
        let bot_role = self.bot_role;
        self.add(name, permissions, |world, guild| {
            world
                .guilds
                .get(&guild)
                .and_then(|home| home.roles.get(&bot_role))
                .map_or(1, |role| role.position)
        })
    }

    /// A role above the bot's, and above all others.
    pub fn role_above_bot(self, name: &str, permissions: Permissions) -> Self {
        self.add(name, permissions, World::top)
    }

    fn add(mut self, name: &str, permissions: Permissions, step: impl FnOnce(&World, Id) -> i64) -> Self {
        let id = self.double.house.with(|world| {
            let position = step(world, self.id);
            world.add_role(self.id, name, permissions, position)
        });
        self.roles.insert(name.to_owned(), id);
        self
    }

    /// A text channel.
    pub fn channel(self, name: &str) -> Self {
        self.place(name, Channel::TEXT)
    }

    /// A voice channel.
    pub fn voice(self, name: &str) -> Self {
        self.place(name, 2)
    }

    /// What a role may and may not in a channel; both were built before.
    pub fn overwrite(self, channel: &str, role: &str, allow: Permissions, deny: Permissions) -> Self {
        let guild = self.id;
        let role = self.roles.get(role).copied().unwrap_or(guild);
        let channel = self.channels.get(channel).copied().unwrap_or_default();
        self.change(|world| {
            let place = world.guilds.get_mut(&guild)?.channels.get_mut(&channel)?;
            place.permission_overwrites.push(Overwrite { id: role, kind: 0, allow, deny });
            Some(())
        })
    }

    /// Somebody who has been in for a month, with roles that were built before.
    pub fn member(self, who: Id, roles: &[&str]) -> Self {
        let guild = self.id;
        let roles: Vec<Id> = roles.iter().filter_map(|name| self.roles.get(*name)).copied().collect();
        self.change(|world| {
            let long_ago = world.now + -30 * crate::moment::DAY;
            let joined = crate::state::Member { roles, ..crate::state::Member::joining(long_ago) };
            let home = world.guilds.get_mut(&guild)?;
            home.known.insert(who);
            home.members.insert(who, joined);
            Some(())
        })
    }

    /// It stands: sessions hear `GUILD_CREATE`.
    pub fn open(self) -> Place {
        self.double.house.with(|world| world.announce(self.id));
        Place {
            id: self.id,
            owner: self.owner,
            bot_role: self.bot_role,
            roles: self.roles,
            channels: self.channels,
        }
    }

    fn place(mut self, name: &str, kind: u8) -> Self {
        let guild = self.id;
        let id = self.double.house.with(|world| {
            let id = world.fresh();
            let home = world.guilds.get_mut(&guild)?;
            let position = i64::try_from(home.channels.len()).unwrap_or(0);
            home.channels.insert(id, Channel::new(id, guild, kind, name, position));
            Some(id)
        });
        self.channels.extend(id.map(|id| (name.to_owned(), id)));
        self
    }

    fn change(self, act: impl FnOnce(&mut World) -> Option<()>) -> Self {
        // A part that is not there was never built, and the test that names it sees its number.
        let _done: Option<()> = self.double.house.with(act);
        self
    }
}

impl World {
    /// The step above every role.
    fn top(&self, guild: Id) -> i64 {
        let roles = self.guilds.get(&guild).map(|home| home.roles.values());
        roles.into_iter().flatten().map(|role| role.position).max().unwrap_or(0) + 1
    }

    /// A role on a step; those on it and above move up.
    fn add_role(&mut self, guild: Id, name: &str, permissions: Permissions, position: i64) -> Id {
        let id = self.fresh();
        if let Some(home) = self.guilds.get_mut(&guild) {
            home.roles
                .values_mut()
                .filter(|role| role.position >= position)
                .for_each(|role| role.position += 1);
            home.roles.insert(id, Role::new(id, name, permissions, position));
        }
        id
    }
}
