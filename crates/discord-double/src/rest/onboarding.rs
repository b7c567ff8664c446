//! What newcomers are asked when they come in.

use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::id::Id;
use crate::permission::Permissions;
use crate::world::Deed;
use serde_json::{Map, Value, json};

const CHANGED: u16 = 167;
const FIELDS: &[&str] = &["prompts", "default_channel_ids", "enabled", "mode"];

pub(super) fn show(desk: &mut Desk<'_>, guild: Id) -> Said {
    let mut wire = json!({
        "guild_id": guild, "prompts": [], "default_channel_ids": [], "enabled": false, "mode": 0,
    });
    let kept = desk.guild(guild)?.onboarding.clone();
    if let Some(fields) = wire.as_object_mut() {
        fields.extend(kept);
    }
    Ok(Answer::ok(wire))
}

pub(super) fn put(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_GUILD | Permissions::MANAGE_ROLES)?;
    let body = desk.call.fields()?;
    body.list("prompts")?;
    body.ids("default_channel_ids")?;
    body.flag("enabled")?;
    body.number("mode", 0, 1)?;
    let new: Map<String, Value> =
        body.0.into_iter().filter(|(name, _)| FIELDS.contains(&name.as_str())).collect();
    let changes = new.iter().map(|(key, value)| crate::state::change(key, None, Some(value))).collect();
    desk.world.guild_mut(guild)?.onboarding.extend(new);
    desk.note(guild, Deed::new(CHANGED, guild).changing(changes));
    show(desk, guild)
}
