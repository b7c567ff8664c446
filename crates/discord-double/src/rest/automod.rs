//! Rules of AutoMod.

use crate::body::Body;
use crate::call::{Answer, Said};
use crate::desk::Desk;
use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::permission::Permissions;
use crate::refusal::Refusal;
use crate::state::{Rule, birth, death, revise};
use crate::world::Deed;
use serde_json::{Value, json};

const MADE: u16 = 140;
const CHANGED: u16 = 141;
const DELETED: u16 = 142;
const FIELDS: &[&str] =
    &["name", "event_type", "trigger_metadata", "actions", "enabled", "exempt_roles", "exempt_channels"];

pub(super) fn list(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_GUILD)?;
    Ok(Answer::list(desk.guild(guild)?.rules.values()))
}

pub(super) fn show(desk: &mut Desk<'_>, guild: Id, rule: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_GUILD)?;
    desk.guild(guild)?.rules.get(&rule).map(|rule| Answer::ok(json!(rule))).ok_or(Refusal::UNKNOWN_RULE)
}

pub(super) fn make(desk: &mut Desk<'_>, guild: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_GUILD)?;
    let body = desk.call.fields()?;
    body.needed_text("name", 1, 100)?;
    let kind = body.number("trigger_type", 1, 6)?.ok_or_else(|| crate::body::required("trigger_type"))?;
    let kind = u8::try_from(kind).unwrap_or(0);
    possible(desk, guild, &body, kind)?;
    let there = desk.guild(guild)?.rules.values().filter(|rule| rule.trigger_type == kind).count();
    if there >= if kind == 1 { 6 } else { 1 } {
        return Err(Refusal::TOO_MANY_RULES);
    }
    let id = desk.world.fresh();
    let mut fields = body.0;
    fields.extend([
        ("id".to_owned(), json!(id)),
        ("guild_id".to_owned(), json!(guild)),
        ("creator_id".to_owned(), json!(desk.actor)),
    ]);
    let mut rule: Rule =
        serde_json::from_value(Value::Object(fields)).map_err(|e| Refusal::body(&e.to_string()))?;
    rule.trigger_metadata = whole(kind, &rule.trigger_metadata);
    put(desk, guild, &rule, "AUTO_MODERATION_RULE_CREATE");
    desk.note(guild, Deed::new(MADE, id).changing(birth(&rule, FIELDS)));
    Ok(Answer::ok(json!(rule)))
}

pub(super) fn edit(desk: &mut Desk<'_>, guild: Id, id: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_GUILD)?;
    let body = desk.call.fields()?;
    let rule = desk.guild(guild)?.rules.get(&id).ok_or(Refusal::UNKNOWN_RULE)?.clone();
    possible(desk, guild, &body, rule.trigger_type)?;
    let (mut rule, changes) = revise(&rule, &body.0, FIELDS)?;
    rule.trigger_metadata = whole(rule.trigger_type, &rule.trigger_metadata);
    if !changes.is_empty() {
        put(desk, guild, &rule, "AUTO_MODERATION_RULE_UPDATE");
        desk.note(guild, Deed::new(CHANGED, id).changing(changes));
    }
    Ok(Answer::ok(json!(rule)))
}

pub(super) fn delete(desk: &mut Desk<'_>, guild: Id, id: Id) -> Said {
    desk.needs(guild, Permissions::MANAGE_GUILD)?;
    let rule = desk.world.guild_mut(guild)?.rules.remove(&id).ok_or(Refusal::UNKNOWN_RULE)?;
    let event = Dispatch::of(guild, "AUTO_MODERATION_RULE_DELETE", Intents::AUTOMOD_RULES, json!(rule));
    desk.world.tell(event);
    desk.note(guild, Deed::new(DELETED, id).changing(death(&rule, FIELDS)));
    Ok(Answer::done())
}

fn put(desk: &mut Desk<'_>, guild: Id, rule: &Rule, event: &'static str) {
    if let Some(home) = desk.world.guilds.get_mut(&guild) {
        home.rules.insert(rule.id, rule.clone());
    }
    desk.world.tell(Dispatch::of(guild, event, Intents::AUTOMOD_RULES, json!(rule)));
}

/// What triggers a rule, with what was left out.
fn whole(kind: u8, given: &Value) -> Value {
    let mut metadata = match kind {
        1 | 6 => json!({ "keyword_filter": [], "regex_patterns": [], "allow_list": [] }),
        4 => json!({ "presets": [], "allow_list": [] }),
        5 => json!({ "mention_total_limit": 0, "mention_raid_protection_enabled": false }),
        _ => json!({}),
    };
    if let (Some(fields), Some(given)) = (metadata.as_object_mut(), given.as_object()) {
        fields.extend(given.clone());
    }
    metadata
}

/// The published limits: so many words, so long; patterns that are Rust's; few exemptions.
fn possible(desk: &Desk<'_>, guild: Id, body: &Body, kind: u8) -> Result<(), Refusal> {
    let metadata = Body(body.get("trigger_metadata").and_then(Value::as_object).cloned().unwrap_or_default());
    texts(&metadata, "keyword_filter", 1000, 60)?;
    texts(&metadata, "allow_list", if kind == 4 { 1000 } else { 100 }, 60)?;
    for pattern in texts(&metadata, "regex_patterns", 10, 260)? {
        if regex::Regex::new(pattern).is_err() {
            return Err(Refusal::field("regex_patterns", "AUTO_MODERATION_INVALID_REGEX", "Invalid regex"));
        }
    }
    metadata.number("mention_total_limit", 0, 50)?;
    count("exempt_roles", body.ids("exempt_roles")?.map_or(0, |roles| roles.len()), 20)?;
    count("exempt_channels", body.ids("exempt_channels")?.map_or(0, |channels| channels.len()), 50)?;
    for action in body.list("actions")?.into_iter().flatten() {
        if action.get("type").and_then(Value::as_u64) == Some(3) {
            if kind != 1 && kind != 5 {
                return Err(Refusal::field(
                    "actions",
                    "AUTO_MODERATION_INVALID_ACTION",
                    "Not for this trigger.",
                ));
            }
            desk.needs(guild, Permissions::MODERATE_MEMBERS)?;
        }
    }
    Ok(())
}

fn texts<'a>(body: &'a Body, name: &str, most: usize, longest: usize) -> Result<Vec<&'a str>, Refusal> {
    let list: Vec<&str> = body.list(name)?.into_iter().flatten().filter_map(Value::as_str).collect();
    count(name, list.len(), most)?;
    if list.iter().any(|text| text.chars().count() > longest) {
        let says = format!("Must be {longest} or fewer in length.");
        return Err(Refusal::field(name, "BASE_TYPE_MAX_LENGTH", &says));
    }
    Ok(list)
}

fn count(name: &str, there: usize, most: usize) -> Result<(), Refusal> {
    let says = format!("Must be {most} or fewer in length.");
    if there > most { Err(Refusal::field(name, "BASE_TYPE_MAX_LENGTH", &says)) } else { Ok(()) }
}
