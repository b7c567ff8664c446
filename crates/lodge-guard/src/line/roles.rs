//! Roles that are given without anybody asking: to those who come, and to those who put a sign under a message.

use crate::{
    Server,
    act::{Steps, steps},
    allowed::Permissions,
    commands::Desk,
    decide::Act,
    event::{Event, Member, Reaction},
    ids::{GuildId, RoleId, UserId},
    town::Guild,
};

/// What an event asks to be given or taken. Nothing while a raid goes on: whoever has a role is not asked for more.
pub(super) fn asked(desk: &Desk, event: &Event) -> Option<(GuildId, Steps)> {
    match event {
        Event::MemberAdd(member) | Event::MemberUpdate(member) => welcome(desk, member),
        Event::ReactionAdd(reaction) => sign(desk, reaction, true),
        Event::ReactionRemove(reaction) => sign(desk, reaction, false),
        _ => None,
    }
}

/// Gives and takes it.
pub(super) async fn give(desk: &Desk, (guild, steps): (GuildId, Steps)) {
    desk.hands.carry(Server::of(guild), steps, None).await;
}

fn welcome(desk: &Desk, member: &Member) -> Option<(GuildId, Steps)> {
    let guild = member.guild_id;
    let settings = desk.settings.of(guild);
    if settings.roles.welcome.is_empty() || desk.look_in(|mind| mind.is_raided(guild)) {
        return None;
    }
    let roles: Vec<RoleId> = settings.roles.welcome(member, desk.now()).collect();
    let is_new = desk.look(|town| town.guild(guild)?.joined.get(member.user.id).copied());
    let is_here = is_new.is_some_and(|joiner| joiner.fate == crate::town::Fate::Here);
    drawn(desk, guild, &roles, |role| Act::RoleAdd { guild, user: member.user.id, role }).filter(|_| is_here)
}

fn sign(desk: &Desk, reaction: &Reaction, put: bool) -> Option<(GuildId, Steps)> {
    let guild = reaction.guild_id?;
    let settings = desk.settings.of(guild);
    let number = reaction.emoji.id.filter(|id| !id.is_none());
    let emoji = number.map_or_else(|| reaction.emoji.name.to_string(), |id| id.to_string());
    let roles: Vec<RoleId> = settings.roles.of_sign(reaction.message_id, &emoji).collect();
    let user: UserId = reaction.user_id;
    drawn(desk, guild, &roles, |role| {
        if put { Act::RoleAdd { guild, user, role } } else { Act::RoleRemove { guild, user, role } }
    })
}

fn drawn(
    desk: &Desk,
    guild: GuildId,
    roles: &[RoleId],
    act: impl Fn(RoleId) -> Act,
) -> Option<(GuildId, Steps)> {
    let now = desk.now();
    let steps = desk.look(|town| {
        let guild = town.guild(guild)?;
        let acts: Vec<Act> =
            roles.iter().filter(|role| is_harmless(guild, **role)).map(|role| act(*role)).collect();
        (!acts.is_empty()).then(|| steps(guild, &acts, "", now))
    })?;
    Some((guild, steps))
}

/// No dangerous role is given without a person who gives it.
fn is_harmless(guild: &Guild, role: RoleId) -> bool {
    guild.role(role).is_some_and(|role| !role.managed && !role.permissions.any_of(Permissions::DANGEROUS))
}
