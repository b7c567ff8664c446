//! Roles.

use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::permission::Permissions;
use crate::refusal::Refusal;
use crate::state::{Role, birth, death, revise};
use crate::world::Deed;
use serde_json::{Map, json};

const MADE: u16 = 30;
const CHANGED: u16 = 31;
const DELETED: u16 = 32;
const MOST: usize = 250;

pub(super) fn list(desk: &mut Desk<'_>, guild: Id) -> Said {
    Ok(Answer::list(desk.guild(guild)?.roles.values()))
}

pub(super) fn show(desk: &mut Desk<'_>, guild: Id, role: Id) -> Said {
    desk.guild(guild)?.roles.get(&role).map(|role| Answer::ok(json!(role))).ok_or(Refusal::UNKNOWN_ROLE)
}

pub(super) fn counts(desk: &mut Desk<'_>, guild: Id) -> Said {
    let home = desk.guild(guild)?;
    let count = |role: &Id| home.members.values().filter(|member| member.roles.contains(role)).count();
    let roles = home.roles.keys().filter(|role| **role != guild);
    Ok(Answer::ok(json!(roles.map(|role| (role.to_string(), json!(count(role)))).collect::<Map<_, _>>())))
}

pub(super) fn make(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_ROLES)?;
    let body = desk.call.fields()?;
    body.short_text("name", 100)?;
    let home = desk.guild(guild)?;
    if home.roles.len() >= MOST {
        return Err(Refusal::TOO_MANY_ROLES);
    }
    let everyone = home.roles.get(&guild).map_or(Permissions::NONE, |role| role.permissions);
    let id = desk.world.fresh();
    let blank = Role::new(id, "new role", everyone, 1);
    let (role, _) = revise(&blank, &body.0, Role::FIELDS)?;
    only_own_permissions(desk, guild, role.permissions)?;
    let home = desk.world.guild_mut(guild)?;
    for other in home.roles.values_mut().filter(|other| other.position >= 1) {
        other.position += 1;
    }
    home.roles.insert(id, role.clone());
    tell(desk, guild, "GUILD_ROLE_CREATE", &role);
    desk.note(guild, Deed::new(MADE, id).changing(birth(&role, Role::FIELDS)));
    Ok(Answer::ok(json!(role)))
}

pub(super) fn edit(desk: &mut Desk<'_>, guild: Id, id: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_ROLES)?;
    desk.above_role(guild, id)?;
    let body = desk.call.fields()?;
    body.short_text("name", 100)?;
    let role = desk.guild(guild)?.roles.get(&id).ok_or(Refusal::UNKNOWN_ROLE)?;
    let before = role.permissions;
    let (role, changes) = revise(role, &body.0, Role::FIELDS)?;
    only_own_permissions(desk, guild, Permissions(before.0 ^ role.permissions.0))?;
    put(desk, guild, &role);
    if !changes.is_empty() {
        tell(desk, guild, "GUILD_ROLE_UPDATE", &role);
        desk.note(guild, Deed::new(CHANGED, id).changing(changes));
    }
    Ok(Answer::ok(json!(role)))
}

pub(super) fn delete(desk: &mut Desk<'_>, guild: Id, id: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_ROLES)?;
    desk.above_role(guild, id)?;
    let home = desk.world.guild_mut(guild)?;
    if id == guild || home.roles.get(&id).is_some_and(|role| role.managed) {
        return Err(Refusal::INVALID_ROLE);
    }
    let role = home.roles.remove(&id).ok_or(Refusal::UNKNOWN_ROLE)?;
    for member in home.members.values_mut() {
        member.roles.retain(|kept| *kept != id);
    }
    let data = json!({ "guild_id": guild, "role_id": id });
    desk.world.tell(Dispatch::of(guild, "GUILD_ROLE_DELETE", Intents::GUILDS, data));
    desk.note(guild, Deed::new(DELETED, id).changing(death(&role, Role::FIELDS)));
    Ok(Answer::done())
}

/// New positions for some of them.
pub(super) fn sort(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_ROLES)?;
    let places = super::channel::places(desk.call)?;
    for (id, _) in &places {
        desk.above_role(guild, *id)?;
    }
    for (id, position) in places {
        let Some(role) = desk.world.guild_mut(guild)?.roles.get_mut(&id) else { continue };
        role.position = position.max(1);
        let role = role.clone();
        tell(desk, guild, "GUILD_ROLE_UPDATE", &role);
    }
    list(desk, guild)
}

fn only_own_permissions(desk: &Desk<'_>, guild: Id, wanted: Permissions) -> Result<(), Refusal> {
    if desk.may(guild)?.has(wanted & Permissions::ALL) { Ok(()) } else { Err(Refusal::MISSING_PERMISSIONS) }
}

fn put(desk: &mut Desk<'_>, guild: Id, role: &Role) {
    if let Some(home) = desk.world.guilds.get_mut(&guild) {
        home.roles.insert(role.id, role.clone());
    }
}

fn tell(desk: &mut Desk<'_>, guild: Id, name: &'static str, role: &Role) {
    let data = json!({ "guild_id": guild, "role": role });
    desk.world.tell(Dispatch::of(guild, name, Intents::GUILDS, data));
}
