//! Requests to join, for people to decide.

use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::permission::Permissions;
use crate::refusal::Refusal;
use crate::state::{Request, object};
use crate::world::World;
use serde_json::{Value, json};

/// The newest first, as other lists of Discord are.
pub(super) fn list(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::KICK_MEMBERS)?;
    let number = |name| desk.call.asked(name).and_then(|text| text.parse().ok()).map(Id);
    let (status, before, after) = (desk.call.asked("status"), number("before"), number("after"));
    let all = desk.guild(guild)?.requests.iter().rev();
    let wanted =
        all.filter(|(_, request)| status.is_none_or(|status| request.application_status == status)).filter(
            |(id, _)| before.is_none_or(|before| **id < before) && after.is_none_or(|after| **id > after),
        );
    let found: Vec<&Request> = wanted.map(|(_, request)| request).collect();
    let limit = desk.call.limit(100, 100);
    let shown: Vec<Value> = found.iter().take(limit).map(|request| wire(desk.world, request)).collect();
    Ok(Answer::ok(json!({ "total": found.len(), "guild_join_requests": shown })))
}

pub(super) fn decide(desk: &mut Desk<'_>, guild: Id, id: Id) -> Said {
    desk.needs(guild, Permissions::KICK_MEMBERS)?;
    let body = desk.call.fields()?;
    let action = body.needed_text("action", 1, 20)?;
    if !matches!(action, "APPROVED" | "REJECTED") {
        let says = "Value must be one of ('APPROVED', 'REJECTED').";
        return Err(Refusal::field("action", "BASE_TYPE_CHOICES", says));
    }
    let reason = body.short_text("rejection_reason", 160)?.map(str::to_owned);
    let now = desk.world.now;
    let request = desk.world.guild_mut(guild)?.requests.get_mut(&id).ok_or(Refusal::UNKNOWN_REQUEST)?;
    request.application_status = action.to_owned();
    request.rejection_reason = reason;
    request.reviewed_at = Some(now);
    let request = request.clone();
    let shown = wire(desk.world, &request);
    let data = json!({ "guild_id": guild, "status": request.application_status, "request": shown });
    desk.world.tell(Dispatch::of(guild, "GUILD_JOIN_REQUEST_UPDATE", Intents::NONE, data));
    if request.application_status == "APPROVED" {
        comes(desk.world, guild, request.user_id)?;
    }
    Ok(Answer::ok(shown))
}

/// Whoever is approved is pending no more, and comes if they were not in.
fn comes(world: &mut World, guild: Id, who: Id) -> Result<(), Refusal> {
    match world.guild_mut(guild)?.members.get_mut(&who) {
        Some(member) => {
            member.pending = false;
            world.tell_member(guild, who);
            Ok(())
        }
        None => world.join(guild, who),
    }
}

fn wire(world: &World, request: &Request) -> Value {
    let mut fields = object(request);
    fields.insert("user".into(), world.face(request.user_id));
    Value::Object(fields)
}
