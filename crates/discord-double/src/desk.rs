//! Where a call is dealt with: who calls, what they may do, what they find.

use crate::call::Call;
use crate::id::Id;
use crate::permission::{self, Permissions};
use crate::refusal::Refusal;
use crate::state::{Channel, Guild, Member};
use crate::world::{Deed, World};

pub(crate) struct Desk<'a> {
    pub(crate) world: &'a mut World,
    pub(crate) call: &'a Call,
    /// Whose token it is.
    pub(crate) actor: Id,
}

impl Desk<'_> {
    /// A guild that the caller is in.
    pub(crate) fn guild(&self, id: Id) -> Result<&Guild, Refusal> {
        let guild = self.world.guild(id)?;
        if guild.members.contains_key(&self.actor) { Ok(guild) } else { Err(Refusal::UNKNOWN_GUILD) }
    }

    pub(crate) fn may(&self, guild: Id) -> Result<Permissions, Refusal> {
        Ok(permission::in_guild(self.guild(guild)?, self.actor, self.world.now))
    }

    pub(crate) fn needs(&self, guild: Id, wanted: Permissions) -> Result<(), Refusal> {
        if self.may(guild)?.has(wanted) { Ok(()) } else { Err(Refusal::MISSING_PERMISSIONS) }
    }

    /// A channel that the caller sees.
    pub(crate) fn channel(&self, id: Id) -> Result<&Channel, Refusal> {
        let guild = self.world.guild(self.world.guild_of(id)?)?;
        let channel = guild.channels.get(&id).ok_or(Refusal::UNKNOWN_CHANNEL)?;
        let may = permission::in_channel(guild, channel, self.actor, self.world.now);
        if may.has(Permissions::VIEW_CHANNEL) { Ok(channel) } else { Err(Refusal::MISSING_ACCESS) }
    }

    /// The guild of a channel in which the caller may do this.
    pub(crate) fn needs_in(&self, channel: Id, wanted: Permissions) -> Result<Id, Refusal> {
        let found = self.channel(channel)?;
        let guild = self.world.guild(found.guild_id)?;
        let may = permission::in_channel(guild, found, self.actor, self.world.now);
        if may.has(wanted) { Ok(found.guild_id) } else { Err(Refusal::MISSING_PERMISSIONS) }
    }

    pub(crate) fn member(&self, guild: Id, who: Id) -> Result<&Member, Refusal> {
        self.guild(guild)?.members.get(&who).ok_or(Refusal::UNKNOWN_MEMBER)
    }

    pub(crate) fn member_mut(&mut self, guild: Id, who: Id) -> Result<&mut Member, Refusal> {
        self.world.guild_mut(guild)?.members.get_mut(&who).ok_or(Refusal::UNKNOWN_MEMBER)
    }

    /// Refuses unless the caller stands above the target.
    pub(crate) fn outranks(&self, guild: Id, target: Id) -> Result<(), Refusal> {
        let above = permission::outranks(self.guild(guild)?, self.actor, target);
        if above { Ok(()) } else { Err(Refusal::MISSING_PERMISSIONS) }
    }

    /// Refuses unless the caller stands above the role.
    pub(crate) fn above_role(&self, guild: Id, role: Id) -> Result<(), Refusal> {
        let home = self.guild(guild)?;
        home.roles.get(&role).ok_or(Refusal::UNKNOWN_ROLE)?;
        let above = permission::above_role(home, self.actor, role);
        if above { Ok(()) } else { Err(Refusal::MISSING_PERMISSIONS) }
    }

    /// Notes what the caller did, with the reason they gave.
    pub(crate) fn note(&mut self, guild: Id, deed: Deed) {
        let reason = self.call.reason.clone();
        self.world.note(guild, self.actor, deed.because(reason));
    }
}
