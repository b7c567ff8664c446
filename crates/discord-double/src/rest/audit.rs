//! The audit log, for those who ask for it.

use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::id::Id;
use crate::moment::DAY;
use crate::permission::Permissions;
use crate::state::Entry;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// As long as an entry is kept.
const KEPT: i64 = 45 * DAY;

pub(super) fn list(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::VIEW_AUDIT_LOG)?;
    let number = |name: &str| desk.call.asked(name).and_then(|text| text.parse::<u64>().ok());
    let (by, action, target) = (number("user_id"), number("action_type"), number("target_id"));
    let (before, after) = (number("before"), number("after"));
    let home = desk.guild(guild)?;
    let wanted = |entry: &&Entry| {
        desk.world.now.since(entry.id.made_at()) <= KEPT
            && by.is_none_or(|by| entry.user_id == Some(Id(by)))
            && target.is_none_or(|target| entry.target_id == Some(Id(target)))
            && action.is_none_or(|action| u64::from(entry.action_type) == action)
            && before.is_none_or(|before| entry.id.0 < before)
            && after.is_none_or(|after| entry.id.0 > after)
    };
    let limit = desk.call.limit(50, 100);
    let entries: Vec<&Entry> = match after {
        Some(_) => home.audit.iter().filter(wanted).take(limit).collect(),
        None => home.audit.iter().rev().filter(wanted).take(limit).collect(),
    };
    let people = entries.iter().flat_map(|entry| [entry.user_id, entry.target_id]).flatten();
    let people: BTreeSet<Id> = people.filter(|id| desk.world.users.contains_key(id)).collect();
    let users: Vec<Value> = people.into_iter().map(|id| desk.world.face(id)).collect();
    Ok(Answer::ok(json!({
        "audit_log_entries": entries, "users": users, "integrations": [], "webhooks": [],
        "guild_scheduled_events": [], "threads": [], "application_commands": [], "auto_moderation_rules": [],
    })))
}
