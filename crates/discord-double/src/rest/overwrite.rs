//! What a channel allows or denies to one role or one person.

use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::id::Id;
use crate::permission::Permissions;
use crate::refusal::Refusal;
use crate::state::{Overwrite, birth, change, death};
use crate::world::Deed;
use serde_json::{Value, json};

const MADE: u16 = 13;
const CHANGED: u16 = 14;
const DELETED: u16 = 15;
const FIELDS: &[&str] = &["id", "type", "allow", "deny"];

pub(super) fn put(desk: &mut Desk<'_>, channel: Id, of: Id) -> Said {
    let guild = desk.needs_in(channel, Permissions::MANAGE_ROLES)?;
    let mut fields = desk.call.fields()?.0;
    fields.insert("id".into(), json!(of));
    fields.retain(|_, value| !value.is_null());
    let new: Overwrite =
        serde_json::from_value(Value::Object(fields)).map_err(|e| Refusal::body(&e.to_string()))?;
    let wanted = Permissions(new.allow.0 | new.deny.0) & Permissions::ALL;
    if !desk.may(guild)?.has(wanted) {
        return Err(Refusal::MISSING_PERMISSIONS);
    }
    let place = desk.world.guild_mut(guild)?.channels.get_mut(&channel).ok_or(Refusal::UNKNOWN_CHANNEL)?;
    let before = place.permission_overwrites.iter().find(|old| old.id == of).cloned();
    place.permission_overwrites.retain(|old| old.id != of);
    place.permission_overwrites.push(new.clone());
    let place = place.clone();
    super::channel::tell(desk, "CHANNEL_UPDATE", &place);
    let deed = match before {
        None => Deed::new(MADE, channel).changing(birth(&new, FIELDS)),
        Some(old) => Deed::new(CHANGED, channel).changing(vec![
            change("allow", Some(&json!(old.allow)), Some(&json!(new.allow))),
            change("deny", Some(&json!(old.deny)), Some(&json!(new.deny))),
        ]),
    };
    let options = options(desk, guild, &new);
    desk.note(guild, deed.with(options));
    Ok(Answer::done())
}

pub(super) fn delete(desk: &mut Desk<'_>, channel: Id, of: Id) -> Said {
    let guild = desk.needs_in(channel, Permissions::MANAGE_ROLES)?;
    let place = desk.world.guild_mut(guild)?.channels.get_mut(&channel).ok_or(Refusal::UNKNOWN_CHANNEL)?;
    let old = place.permission_overwrites.iter().find(|old| old.id == of).cloned();
    let old = old.ok_or(Refusal::UNKNOWN_OVERWRITE)?;
    place.permission_overwrites.retain(|kept| kept.id != of);
    let place = place.clone();
    super::channel::tell(desk, "CHANNEL_UPDATE", &place);
    let options = options(desk, guild, &old);
    desk.note(guild, Deed::new(DELETED, channel).changing(death(&old, FIELDS)).with(options));
    Ok(Answer::done())
}

fn options(desk: &Desk<'_>, guild: Id, overwrite: &Overwrite) -> Value {
    let role = desk.world.guilds.get(&guild).and_then(|home| home.roles.get(&overwrite.id));
    match role.filter(|_| overwrite.kind == 0) {
        Some(role) => json!({ "id": overwrite.id, "type": "0", "role_name": role.name }),
        None => json!({ "id": overwrite.id, "type": overwrite.kind.to_string() }),
    }
}
