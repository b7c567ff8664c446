//! Who may do what to whom: permissions, overwrites, hierarchy, the owner, timeouts.

mod act;
mod permissions;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) use act::needs;
pub use act::{Missing, may};
pub use permissions::{NAMES, Permissions};

use crate::{
    ids::{ChannelId, RoleId, UserId},
    town::{Channel, Guild, OverwriteOf},
};

/// Somebody, as far as it matters here.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// Who.
    pub user: UserId,
    /// Their roles, without that of everybody.
    pub roles: &'a [RoleId],
    /// Whether they may only read for now.
    pub timed_out: bool,
}

impl<'a> Person<'a> {
    /// Somebody who is not timed out.
    #[must_use]
    pub const fn new(user: UserId, roles: &'a [RoleId]) -> Self {
        Self { user, roles, timed_out: false }
    }
}

/// What somebody may do in a server, before any channel says otherwise.
#[must_use]
pub fn in_guild(guild: &Guild, person: Person<'_>) -> Permissions {
    if person.user == guild.owner {
        return Permissions::ALL;
    }
    let of_everybody = guild.role(guild.everyone()).map_or(Permissions::NONE, |role| role.permissions);
    let granted = person
        .roles
        .iter()
        .filter_map(|id| guild.role(*id))
        .fold(of_everybody, |sum, role| sum | role.permissions);
    if granted.any_of(Permissions::ADMINISTRATOR) { Permissions::ALL } else { muted(granted, person) }
}

/// What somebody may do in a channel; in a thread, what they may in its channel.
#[must_use]
pub fn in_channel(guild: &Guild, channel: ChannelId, person: Person<'_>) -> Permissions {
    let granted = in_guild(guild, Person { timed_out: false, ..person });
    if granted == Permissions::ALL {
        return granted;
    }
    let Some(place) = guild.place(channel) else { return muted(granted, person) };
    let granted = overwritten(guild, place, person, granted);
    if !granted.has(Permissions::VIEW_CHANNEL) {
        return Permissions::NONE;
    }
    muted(implied(granted), person)
}

/// What the overwrites of a channel leave: everybody's first, then all roles at once, then the person's own.
fn overwritten(guild: &Guild, channel: &Channel, person: Person<'_>, granted: Permissions) -> Permissions {
    let everyone = guild.everyone();
    let (mut all, mut roles, mut own) =
        (Overwritten::default(), Overwritten::default(), Overwritten::default());
    for overwrite in &channel.overwrites {
        match overwrite.of() {
            OverwriteOf::Role(role) if role == everyone => all.add(overwrite.allow, overwrite.deny),
            OverwriteOf::Role(role) if person.roles.contains(&role) => {
                roles.add(overwrite.allow, overwrite.deny)
            }
            OverwriteOf::User(user) if user == person.user => own.add(overwrite.allow, overwrite.deny),
            OverwriteOf::Role(_) | OverwriteOf::User(_) => {}
        }
    }
    own.over(roles.over(all.over(granted)))
}

#[derive(Default)]
struct Overwritten {
    allow: Permissions,
    deny: Permissions,
}

impl Overwritten {
    fn add(&mut self, allow: Permissions, deny: Permissions) {
        self.allow = self.allow | allow;
        self.deny = self.deny | deny;
    }
    fn over(&self, granted: Permissions) -> Permissions {
        granted.without(self.deny) | self.allow
    }
}

/// Who may not write may not do either what needs writing.
fn implied(granted: Permissions) -> Permissions {
    if granted.has(Permissions::SEND_MESSAGES) {
        return granted;
    }
    granted.without(Permissions::MENTION_EVERYONE | Permissions::EMBED_LINKS | Permissions::ATTACH_FILES)
}

fn muted(granted: Permissions, person: Person<'_>) -> Permissions {
    if person.timed_out { granted & Permissions::WHILE_TIMED_OUT } else { granted }
}

/// Whether one stands above another: the owner above all, else by the highest role. Nobody outranks themselves.
#[must_use]
pub fn outranks(guild: &Guild, actor: Person<'_>, target: Person<'_>) -> bool {
    if actor.user == target.user || target.user == guild.owner {
        return false;
    }
    actor.user == guild.owner || highest(guild, actor.roles) > highest(guild, target.roles)
}

/// Whether somebody stands above a role, so that they may give, take, change or delete it.
#[must_use]
pub fn outranks_role(guild: &Guild, actor: Person<'_>, role: RoleId) -> bool {
    let Some(role) = guild.role(role) else { return true };
    actor.user == guild.owner || highest(guild, actor.roles) > role.rank()
}

/// Where the highest of these roles stands. Of two on one height, the older is above.
fn highest(guild: &Guild, roles: &[RoleId]) -> Rank {
    roles.iter().filter_map(|id| guild.role(*id)).map(crate::town::Role::rank).max().unwrap_or_default()
}

/// A place in the order of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Rank(u16, std::cmp::Reverse<RoleId>);

impl Rank {
    /// The place of a role.
    #[must_use]
    pub const fn new(position: u16, role: RoleId) -> Self {
        Self(position, std::cmp::Reverse(role))
    }
}
