//! Emoji.

use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::permission::Permissions;
use crate::refusal::Refusal;
use crate::state::{Emoji, birth, death, revise};
use crate::world::Deed;
use serde_json::json;

const MADE: u16 = 60;
const CHANGED: u16 = 61;
const DELETED: u16 = 62;
const FIELDS: &[&str] = &["name", "roles"];

pub(super) fn list(desk: &mut Desk<'_>, guild: Id) -> Said {
    Ok(Answer::list(desk.guild(guild)?.emojis.values()))
}

pub(super) fn show(desk: &mut Desk<'_>, guild: Id, emoji: Id) -> Said {
    desk.guild(guild)?.emojis.get(&emoji).map(|emoji| Answer::ok(json!(emoji))).ok_or(Refusal::UNKNOWN_EMOJI)
}

pub(super) fn make(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::CREATE_EXPRESSIONS)?;
    let body = desk.call.fields()?;
    let name = body.needed_text("name", 2, 32)?.to_owned();
    if !body.text("image")?.is_some_and(|image| image.starts_with("data:image/")) {
        return Err(crate::body::required("image"));
    }
    let emoji = Emoji {
        id: desk.world.fresh(),
        name,
        roles: body.ids("roles")?.unwrap_or_default(),
        require_colons: true,
        managed: false,
        animated: false,
        available: true,
    };
    desk.world.guild_mut(guild)?.emojis.insert(emoji.id, emoji.clone());
    tell(desk, guild);
    desk.note(guild, Deed::new(MADE, emoji.id).changing(birth(&emoji, FIELDS)));
    Ok(Answer::made(json!(emoji)))
}

pub(super) fn edit(desk: &mut Desk<'_>, guild: Id, id: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_EXPRESSIONS)?;
    let emoji = desk.guild(guild)?.emojis.get(&id).ok_or(Refusal::UNKNOWN_EMOJI)?;
    let (emoji, changes) = revise(emoji, &desk.call.fields()?.0, FIELDS)?;
    desk.world.guild_mut(guild)?.emojis.insert(id, emoji.clone());
    tell(desk, guild);
    desk.note(guild, Deed::new(CHANGED, id).changing(changes));
    Ok(Answer::ok(json!(emoji)))
}

pub(super) fn delete(desk: &mut Desk<'_>, guild: Id, id: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_EXPRESSIONS)?;
    let emoji = desk.world.guild_mut(guild)?.emojis.remove(&id).ok_or(Refusal::UNKNOWN_EMOJI)?;
    tell(desk, guild);
    desk.note(guild, Deed::new(DELETED, id).changing(death(&emoji, FIELDS)));
    Ok(Answer::done())
}

fn tell(desk: &mut Desk<'_>, guild: Id) {
    let emojis: Vec<Emoji> =
        desk.world.guilds.get(&guild).into_iter().flat_map(|home| home.emojis.values().cloned()).collect();
    let data = json!({ "guild_id": guild, "emojis": emojis });
    desk.world.tell(Dispatch::of(guild, "GUILD_EMOJIS_UPDATE", Intents::EXPRESSIONS, data));
}
