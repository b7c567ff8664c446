//! A guild and its settings.

use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::id::Id;
use crate::permission::Permissions;
use crate::state::{Profile, revise};
use crate::world::Deed;
use serde_json::{Value, json};

const CHANGED: u16 = 1;

pub(super) fn show(desk: &mut Desk<'_>, guild: Id) -> Said {
    let home = desk.guild(guild)?;
    let mut wire = home.wire();
    if desk.call.asked("with_counts") == Some("true") {
        wire.insert("approximate_member_count".into(), json!(home.members.len()));
        wire.insert("approximate_presence_count".into(), json!(home.members.len()));
    }
    Ok(Answer::ok(Value::Object(wire)))
}

pub(super) fn edit(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_GUILD)?;
    let body = desk.call.fields()?;
    if body.names("name") {
        body.needed_text("name", 2, 100)?;
    }
    body.number("verification_level", 0, 4)?;
    let (profile, changes) = revise(&desk.guild(guild)?.profile, &body.0, Profile::FIELDS)?;
    desk.world.guild_mut(guild)?.profile = profile;
    if !changes.is_empty() {
        desk.world.tell_guild(guild);
        desk.note(guild, Deed::new(CHANGED, guild).changing(changes));
    }
    show(desk, guild)
}
