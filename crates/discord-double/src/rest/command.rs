//! Commands that the bot registers.

use crate::body::Body;
use crate::call::{Answer, Said, Verb};
use crate::desk::Desk;
use crate::id::Id;
use crate::refusal::Refusal;
use serde_json::{Value, json};

/// As many as there may be of one kind: written, on a user, on a message.
const MOST: [(u64, usize); 3] = [(1, 100), (2, 15), (3, 15)];

pub(super) fn of(desk: &mut Desk<'_>, guild: Option<Id>, verb: Verb, rest: &[&str]) -> Said {
    match (verb, rest) {
        (Verb::Get, []) => Ok(Answer::list(desk.world.commands.get(&guild).into_iter().flatten())),
        (Verb::Put, []) => put(desk, guild),
        (Verb::Post, []) => add(desk, guild),
        (Verb::Get, [id]) => show(desk, guild, id),
        (Verb::Delete, [id]) => delete(desk, guild, id),
        _ => Err(Refusal::NO_ROUTE),
    }
}

fn put(desk: &mut Desk<'_>, guild: Option<Id>) -> Said {
    let list =
        desk.call.body.as_array().ok_or_else(|| Refusal::body("Only iterables may be used in a ListType"))?;
    let made = list.iter().map(|command| make(desk, guild, command)).collect::<Result<Vec<_>, _>>()?;
    for (kind, most) in MOST {
        if made.iter().filter(|command| command.get("type").and_then(Value::as_u64) == Some(kind)).count()
            > most
        {
            return Err(Refusal::body("Maximum number of application commands reached."));
        }
    }
    desk.world.commands.insert(guild, made.clone());
    Ok(Answer::list(made))
}

fn add(desk: &mut Desk<'_>, guild: Option<Id>) -> Said {
    let call = desk.call;
    let made = make(desk, guild, &call.body)?;
    let list = desk.world.commands.entry(guild).or_default();
    let key = |command: &Value| (command.get("name").cloned(), command.get("type").cloned());
    let before = list.len();
    list.retain(|command| key(command) != key(&made));
    let is_new = before == list.len();
    list.push(made.clone());
    Ok(if is_new { Answer::made(made) } else { Answer::ok(made) })
}

fn show(desk: &mut Desk<'_>, guild: Option<Id>, id: &str) -> Said {
    let found = desk.world.commands.get(&guild).into_iter().flatten().find(|command| is(command, id));
    found.cloned().map(Answer::ok).ok_or(Refusal::UNKNOWN_COMMAND)
}

fn delete(desk: &mut Desk<'_>, guild: Option<Id>, id: &str) -> Said {
    let list = desk.world.commands.entry(guild).or_default();
    let before = list.len();
    list.retain(|command| !is(command, id));
    if list.len() < before { Ok(Answer::done()) } else { Err(Refusal::UNKNOWN_COMMAND) }
}

fn is(command: &Value, id: &str) -> bool {
    command.get("id").and_then(Value::as_str) == Some(id)
}

/// A command as Discord keeps it, if it may be one.
fn make(desk: &mut Desk<'_>, guild: Option<Id>, command: &Value) -> Result<Value, Refusal> {
    let fields =
        command.as_object().ok_or_else(|| Refusal::body("Only dictionaries may be used in a DictType"))?;
    let body = Body(fields.clone());
    let kind = body.number("type", 1, 4)?.unwrap_or(1);
    let name = body.needed_text("name", 1, 32)?;
    let written = kind == 1;
    if written && !is_name(name) {
        return Err(Refusal::field("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"));
    }
    for localised in body.get("name_localizations").and_then(Value::as_object).into_iter().flatten() {
        let says = "Command name is invalid";
        let fits = localised
            .1
            .as_str()
            .is_some_and(|name| name.chars().count() <= 32 && (!written || is_name(name)));
        if !fits {
            return Err(Refusal::field("name_localizations", "APPLICATION_COMMAND_INVALID_NAME", says));
        }
    }
    if written {
        body.needed_text("description", 1, 100)?;
        options(&body, 0)?;
    }
    let mut made = json!({
        "description": "", "default_member_permissions": null, "type": kind, "nsfw": false,
        "integration_types": [0], "contexts": null, "dm_permission": true,
    });
    if let Some(all) = made.as_object_mut() {
        all.extend(fields.clone());
        all.insert("id".into(), json!(desk.world.fresh()));
        all.insert("application_id".into(), json!(desk.world.bot.id));
        all.insert("version".into(), json!(desk.world.fresh()));
        all.extend(guild.map(|guild| ("guild_id".to_owned(), json!(guild))));
    }
    Ok(made)
}

/// Options: few, named, described; what is required comes first.
fn options(body: &Body, depth: u8) -> Result<(), Refusal> {
    let list = body.list("options")?.map(Vec::as_slice).unwrap_or_default();
    if list.len() > 25 || depth > 2 {
        return Err(Refusal::field("options", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length."));
    }
    let mut was_optional = false;
    for option in list {
        let option = Body(option.as_object().cloned().unwrap_or_default());
        if !is_name(option.needed_text("name", 1, 32)?) {
            return Err(Refusal::field(
                "options",
                "APPLICATION_COMMAND_INVALID_NAME",
                "Command name is invalid",
            ));
        }
        option.needed_text("description", 1, 100)?;
        let required = option.flag("required")?.unwrap_or(false);
        if required && was_optional {
            let says = "Required options must be placed before non-required options";
            return Err(Refusal::field("options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", says));
        }
        was_optional |= !required;
        options(&option, depth + 1)?;
    }
    Ok(())
}

/// Letters of any script, digits, `-`, `_`, `'`; and no capital where there is a small one.
fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'');
    (1..=32).contains(&name.chars().count()) && name.chars().all(fits) && name.to_lowercase() == name
}
