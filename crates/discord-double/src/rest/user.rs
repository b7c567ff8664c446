//! Users, and letters to them.

use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::id::Id;
use crate::permission::in_guild;
use crate::refusal::Refusal;
use crate::world::World;
use serde_json::{Value, json};

pub(super) fn me(desk: &mut Desk<'_>) -> Said {
    desk.world.users.get(&desk.actor).map(|user| Answer::ok(user.own_wire())).ok_or(Refusal::UNAUTHORIZED)
}

pub(super) fn show(desk: &mut Desk<'_>, who: Id) -> Said {
    desk.world.users.get(&who).map(|user| Answer::ok(user.wire())).ok_or(Refusal::UNKNOWN_USER)
}

pub(super) fn guilds(desk: &mut Desk<'_>) -> Said {
    let number = |name: &str| desk.call.asked(name).and_then(|text| text.parse().ok()).map(Id);
    let after = number("after").unwrap_or_default();
    let limit = desk.call.limit(200, 200);
    let list = guilds_of(desk.world, desk.actor);
    let wanted = list.into_iter().filter(|(guild, _)| *guild > after).take(limit);
    Ok(Answer::list(wanted.map(|(_, wire)| wire)))
}

/// The guilds that somebody is in, as they see the list of them.
pub(crate) fn guilds_of(world: &World, who: Id) -> Vec<(Id, Value)> {
    let theirs = world.guilds.values().filter(|guild| guild.members.contains_key(&who));
    let wire = theirs.map(|guild| {
        let profile = &guild.profile;
        let shown = json!({
            "id": profile.id, "name": profile.name, "icon": profile.icon, "banner": profile.banner,
            "owner": profile.owner_id == who, "permissions": in_guild(guild, who, world.now),
            "features": profile.features,
        });
        (profile.id, shown)
    });
    wire.collect()
}

pub(super) fn leave(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.guild(guild)?;
    desk.world.leave(guild, desk.actor)?;
    Ok(Answer::done())
}

/// Opens the channel between the caller and somebody, or finds it.
pub(super) fn letter(desk: &mut Desk<'_>) -> Said {
    let who = desk.call.fields()?.id("recipient_id")?.ok_or_else(|| crate::body::required("recipient_id"))?;
    if !desk.world.users.contains_key(&who) {
        return Err(Refusal::UNKNOWN_USER);
    }
    let open = desk.world.letters.iter().find(|(_, with)| **with == who).map(|(channel, _)| *channel);
    let channel = open.unwrap_or_else(|| desk.world.fresh());
    desk.world.letters.insert(channel, who);
    Ok(Answer::ok(letter_box(desk.world, channel, who)))
}

pub(super) fn letter_box(world: &World, channel: Id, with: Id) -> Value {
    json!({ "id": channel, "type": 1, "last_message_id": null, "flags": 0, "recipients": [world.face(with)] })
}
