//! Bans, one by one and two hundred at once.

use crate::body::{range, required};
use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::id::Id;
use crate::moment::{DAY, SECOND};
use crate::permission::Permissions;
use crate::refusal::Refusal;
use crate::world::Deed;
use serde_json::json;

const BAN: u16 = 22;
const UNBAN: u16 = 23;
/// A week, in seconds: as far back as a ban deletes.
const FURTHEST: i64 = 7 * DAY / SECOND;
/// As many as one call bans.
const AT_ONCE: usize = 200;

pub(super) fn list(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::BAN_MEMBERS)?;
    let after: Id = desk.call.asked("after").and_then(|text| text.parse().ok()).unwrap_or_default();
    let limit = desk.call.limit(1000, 1000);
    let bans = desk.guild(guild)?.bans.iter().filter(|(who, _)| **who > after).take(limit);
    Ok(Answer::list(bans.map(|(who, ban)| json!({ "user": desk.world.face(*who), "reason": ban.reason }))))
}

pub(super) fn show(desk: &mut Desk<'_>, guild: Id, who: Id) -> Said {
    desk.needs(guild, Permissions::BAN_MEMBERS)?;
    let ban = desk.guild(guild)?.bans.get(&who).ok_or(Refusal::UNKNOWN_BAN)?;
    Ok(Answer::ok(json!({ "user": desk.world.face(who), "reason": ban.reason })))
}

pub(super) fn make(desk: &mut Desk<'_>, guild: Id, who: Id) -> Said {
    desk.needs(guild, Permissions::BAN_MEMBERS)?;
    let seconds = desk.call.fields()?.number("delete_message_seconds", 0, FURTHEST)?.unwrap_or(0);
    if !desk.world.users.contains_key(&who) {
        return Err(Refusal::UNKNOWN_USER);
    }
    desk.outranks(guild, who)?;
    if !desk.guild(guild)?.bans.contains_key(&who) {
        desk.world.keep_out(guild, who, desk.call.reason.clone(), seconds)?;
        desk.note(guild, Deed::new(BAN, who));
    }
    Ok(Answer::done())
}

pub(super) fn lift(desk: &mut Desk<'_>, guild: Id, who: Id) -> Said {
    desk.needs(guild, Permissions::BAN_MEMBERS)?;
    desk.world.guild_mut(guild)?.bans.remove(&who).ok_or(Refusal::UNKNOWN_BAN)?;
    let data = json!({ "guild_id": guild, "user": desk.world.face(who) });
    desk.world.tell(crate::event::Dispatch::of(
        guild,
        "GUILD_BAN_REMOVE",
        crate::event::Intents::MODERATION,
        data,
    ));
    desk.note(guild, Deed::new(UNBAN, who));
    Ok(Answer::done())
}

pub(super) fn bulk(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::BAN_MEMBERS | Permissions::MANAGE_GUILD)?;
    let body = desk.call.fields()?;
    let seconds = body.number("delete_message_seconds", 0, FURTHEST)?.unwrap_or(0);
    let mut wanted = body.ids("user_ids")?.ok_or_else(|| required("user_ids"))?;
    wanted.dedup();
    if wanted.is_empty() || wanted.len() > AT_ONCE {
        return Err(range("user_ids", 1, i64::try_from(AT_ONCE).unwrap_or(i64::MAX)));
    }
    let (mut banned, mut failed) = (Vec::new(), Vec::new());
    for who in wanted {
        let home = desk.guild(guild)?;
        let possible = desk.world.users.contains_key(&who)
            && !home.bans.contains_key(&who)
            && desk.outranks(guild, who).is_ok();
        if possible {
            desk.world.keep_out(guild, who, desk.call.reason.clone(), seconds)?;
            desk.note(guild, Deed::new(BAN, who));
            banned.push(who);
        } else {
            failed.push(who);
        }
    }
    if banned.is_empty() {
        return Err(Refusal::NOBODY_BANNED);
    }
    Ok(Answer::ok(json!({ "banned_users": banned, "failed_users": failed })))
}
