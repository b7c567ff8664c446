//! Members: their names, roles and time-outs.

use crate::body::Body;
use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::id::Id;
use crate::moment::DAY;
use crate::permission::{Permissions, in_guild};
use crate::refusal::Refusal;
use crate::state::{change, revise};
use crate::world::Deed;
use serde_json::{Value, json};

const KICK: u16 = 20;
const UPDATE: u16 = 24;
const ROLES: u16 = 25;
/// As long as a time-out may be.
const LONGEST: i64 = 28 * DAY;
/// The flag of a member that others may set.
const BYPASSES_VERIFICATION: i64 = 1 << 2;

pub(super) fn list(desk: &mut Desk<'_>, guild: Id) -> Said {
    let after: Id = desk.call.asked("after").and_then(|text| text.parse().ok()).unwrap_or_default();
    let limit = desk.call.limit(1, 1000);
    let ids = desk.guild(guild)?.members.keys().filter(|who| **who > after).take(limit);
    Ok(Answer::list(ids.filter_map(|who| desk.world.member_wire(guild, *who))))
}

pub(super) fn search(desk: &mut Desk<'_>, guild: Id) -> Said {
    let wanted = desk.call.asked("query").unwrap_or_default().to_lowercase();
    let limit = desk.call.limit(1, 1000);
    let home = desk.guild(guild)?;
    let named = home.members.iter().filter(|(who, member)| {
        let name = desk.world.users.get(who).map(|user| user.username.to_lowercase()).unwrap_or_default();
        let nick = member.nick.as_deref().unwrap_or_default().to_lowercase();
        name.starts_with(&wanted) || nick.starts_with(&wanted)
    });
    Ok(Answer::list(named.take(limit).filter_map(|(who, _)| desk.world.member_wire(guild, *who))))
}

pub(super) fn show(desk: &mut Desk<'_>, guild: Id, who: Id) -> Said {
    desk.member(guild, who)?;
    desk.world.member_wire(guild, who).map(Answer::ok).ok_or(Refusal::UNKNOWN_MEMBER)
}

pub(super) fn edit_own(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::CHANGE_NICKNAME)?;
    let own = desk.actor;
    apply(desk, guild, own, &["nick"])
}

pub(super) fn edit(desk: &mut Desk<'_>, guild: Id, who: Id) -> Said {
    desk.member(guild, who)?;
    let body = desk.call.fields()?;
    for (field, wanted) in [
        ("nick", Permissions::MANAGE_NICKNAMES),
        ("mute", Permissions::MUTE_MEMBERS),
        ("deaf", Permissions::DEAFEN_MEMBERS),
        ("roles", Permissions::MANAGE_ROLES),
        ("communication_disabled_until", Permissions::MODERATE_MEMBERS),
        ("flags", Permissions::MANAGE_GUILD),
    ] {
        if body.names(field) {
            desk.needs(guild, wanted)?;
        }
    }
    if body.names("nick") || body.names("communication_disabled_until") {
        desk.outranks(guild, who)?;
    }
    body.short_text("nick", 32)?;
    time_out_is_possible(desk, guild, who, &body)?;
    if let Some(roles) = body.ids("roles")? {
        set_roles(desk, guild, who, &roles)?;
    }
    if body.number("flags", 0, i64::MAX)?.is_some_and(|flags| flags & !BYPASSES_VERIFICATION & !0b1011 != 0) {
        return Err(Refusal::field("flags", "NUMBER_TYPE_RANGE", "Only editable flags may be set."));
    }
    apply(desk, guild, who, &["nick", "mute", "deaf", "communication_disabled_until", "flags"])
}

fn apply(desk: &mut Desk<'_>, guild: Id, who: Id, fields: &[&str]) -> Said {
    let body = desk.call.fields()?;
    let (revised, changes) = revise(desk.member(guild, who)?, &body.0, fields)?;
    if !changes.is_empty() {
        *desk.member_mut(guild, who)? = revised;
        desk.world.tell_member(guild, who);
        desk.note(guild, Deed::new(UPDATE, who).changing(changes));
    }
    show(desk, guild, who)
}

fn time_out_is_possible(desk: &Desk<'_>, guild: Id, who: Id, body: &Body) -> Result<(), Refusal> {
    let Some(Some(until)) = body.moment("communication_disabled_until")? else { return Ok(()) };
    if in_guild(desk.guild(guild)?, who, desk.world.now).has(Permissions::ADMINISTRATOR) {
        return Err(Refusal::MISSING_PERMISSIONS);
    }
    if until.since(desk.world.now) > LONGEST {
        let says = "Cannot be more than 28 days in the future.";
        return Err(Refusal::field("communication_disabled_until", "MEMBER_TIMEOUT_TOO_LONG", says));
    }
    Ok(())
}

pub(super) fn kick(desk: &mut Desk<'_>, guild: Id, who: Id) -> Said {
    desk.needs(guild, Permissions::KICK_MEMBERS)?;
    desk.member(guild, who)?;
    desk.outranks(guild, who)?;
    desk.world.leave(guild, who)?;
    desk.note(guild, Deed::new(KICK, who));
    Ok(Answer::done())
}

pub(super) fn give(desk: &mut Desk<'_>, guild: Id, who: Id, role: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_ROLES)?;
    let mut roles = desk.member(guild, who)?.roles.clone();
    if !roles.contains(&role) {
        roles.push(role);
    }
    set_roles(desk, guild, who, &roles)?;
    Ok(Answer::done())
}

pub(super) fn take(desk: &mut Desk<'_>, guild: Id, who: Id, role: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_ROLES)?;
    let mut roles = desk.member(guild, who)?.roles.clone();
    desk.above_role(guild, role)?;
    roles.retain(|kept| *kept != role);
    set_roles(desk, guild, who, &roles)?;
    Ok(Answer::done())
}

/// Every role that comes or goes must stand below the caller, and not belong to a program.
fn set_roles(desk: &mut Desk<'_>, guild: Id, who: Id, roles: &[Id]) -> Result<(), Refusal> {
    let before = desk.member(guild, who)?.roles.clone();
    let added: Vec<Id> = roles.iter().copied().filter(|role| !before.contains(role)).collect();
    let removed: Vec<Id> = before.iter().copied().filter(|role| !roles.contains(role)).collect();
    for role in added.iter().chain(&removed) {
        desk.above_role(guild, *role)?;
        let managed = desk.guild(guild)?.roles.get(role).is_some_and(|role| role.managed);
        if managed || *role == guild {
            return Err(Refusal::INVALID_ROLE);
        }
    }
    if added.is_empty() && removed.is_empty() {
        return Ok(());
    }
    let lines = [("$add", named(desk, guild, &added)), ("$remove", named(desk, guild, &removed))];
    let changes = lines.iter().filter(|(_, roles)| *roles != json!([]));
    let changes = changes.map(|(key, roles)| change(key, None, Some(roles))).collect();
    desk.member_mut(guild, who)?.roles = roles.to_vec();
    desk.world.tell_member(guild, who);
    desk.note(guild, Deed::new(ROLES, who).changing(changes));
    Ok(())
}

fn named(desk: &Desk<'_>, guild: Id, roles: &[Id]) -> Value {
    let home = desk.world.guilds.get(&guild);
    let name = |role: &Id| home.and_then(|home| home.roles.get(role)).map(|role| role.name.clone());
    json!(roles.iter().map(|role| json!({ "id": role, "name": name(role) })).collect::<Vec<_>>())
}
