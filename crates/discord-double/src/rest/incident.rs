//! Incident actions: invites and direct messages paused, for a day at most.

use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::id::Id;
use crate::moment::{DAY, Moment};
use crate::permission::Permissions;
use crate::refusal::Refusal;
use crate::state::{Incidents, change};
use crate::world::Deed;
use serde_json::json;

const CHANGED: u16 = 1;

pub(super) fn put(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_GUILD)?;
    let body = desk.call.fields()?;
    let now = desk.world.now;
    let invites = within_a_day("invites_disabled_until", body.moment("invites_disabled_until")?, now)?;
    let letters = within_a_day("dms_disabled_until", body.moment("dms_disabled_until")?, now)?;
    let before = desk.guild(guild)?.incidents;
    let after = Incidents {
        invites_disabled_until: invites.unwrap_or(before.and_then(|i| i.invites_disabled_until)),
        dms_disabled_until: letters.unwrap_or(before.and_then(|i| i.dms_disabled_until)),
        raid_detected_at: before.and_then(|i| i.raid_detected_at),
        dm_spam_detected_at: before.and_then(|i| i.dm_spam_detected_at),
    };
    desk.world.guild_mut(guild)?.incidents = Some(after);
    if before != Some(after) {
        desk.world.tell_guild(guild);
        let line = change("incidents_data", Some(&json!(before)), Some(&json!(after)));
        desk.note(guild, Deed::new(CHANGED, guild).changing(vec![line]));
    }
    Ok(Answer::ok(json!(after)))
}

type Asked = Option<Option<Moment>>;

fn within_a_day(field: &str, asked: Asked, now: Moment) -> Result<Asked, Refusal> {
    match asked {
        Some(Some(until)) if until.since(now) > DAY => {
            Err(Refusal::field(field, "INCIDENT_ACTIONS_TOO_LONG", "Must be at most 24 hours in the future."))
        }
        asked => Ok(asked),
    }
}
