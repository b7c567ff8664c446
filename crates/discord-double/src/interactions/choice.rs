//! What somebody chose, in the form in which Discord tells it.

use crate::id::Id;
use crate::permission::Permissions;
use crate::refusal::Refusal;
use crate::world::World;
use serde_json::{Map, Value, json};

/// A command with its options.
pub(crate) struct Choice {
    pub(crate) data: Value,
    /// What a member needs to see it.
    pub(crate) needs: Option<Permissions>,
}

/// Finds a registered command by its words, and fits the options to it.
pub(crate) fn find(world: &World, guild: Id, name: &str, options: &Value) -> Result<Choice, Refusal> {
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let registered = [Some(guild), None].into_iter().filter_map(|of| world.commands.get(&of)).flatten();
    // The commands of messages and of users have spaces in their names.
    let called =
        |command: &&Value| text(command, "name") == Some(first) || text(command, "name") == Some(name);
    let command = registered.into_iter().find(called).ok_or(Refusal::UNKNOWN_COMMAND)?;
    let kind = command.get("type").and_then(Value::as_u64).unwrap_or(1);
    let mut resolved = Map::new();
    let mut data = json!({ "id": command.get("id"), "name": command.get("name"), "type": kind });
    let Some(fields) = data.as_object_mut() else { return Err(Refusal::UNKNOWN_COMMAND) };
    if kind == 1 {
        let path: Vec<&str> = rest.split_whitespace().collect();
        let chosen = fit(world, guild, command, &path, options, &mut resolved)?;
        fields.insert("options".into(), chosen);
    } else {
        let target = options.get("target").and_then(Value::as_str).unwrap_or_default();
        fields.insert("target_id".into(), json!(target));
        resolve(world, guild, if kind == 2 { 6 } else { MESSAGE }, target, &mut resolved);
    }
    if !resolved.is_empty() {
        fields.insert("resolved".into(), Value::Object(resolved));
    }
    let needs =
        text(command, "default_member_permissions").and_then(|bits| bits.parse().ok()).map(Permissions);
    Ok(Choice { data, needs })
}

/// Not a type of option: a message, as the target of a command.
const MESSAGE: u64 = 0;

fn fit(
    world: &World,
    guild: Id,
    command: &Value,
    path: &[&str],
    options: &Value,
    resolved: &mut Map<String, Value>,
) -> Result<Value, Refusal> {
    let known = command.get("options").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if let [step, rest @ ..] = path {
        let sub =
            known.iter().find(|option| text(option, "name") == Some(step)).ok_or(Refusal::UNKNOWN_COMMAND)?;
        let inner = fit(world, guild, sub, rest, options, resolved)?;
        return Ok(json!([{ "name": step, "type": sub.get("type"), "options": inner }]));
    }
    let given = options.as_object().cloned().unwrap_or_default();
    let mut chosen = Vec::new();
    for option in known {
        let (Some(name), Some(kind)) = (text(option, "name"), option.get("type").and_then(Value::as_u64))
        else {
            continue;
        };
        match given.get(name) {
            Some(value) => {
                resolve(world, guild, kind, value.as_str().unwrap_or_default(), resolved);
                chosen.push(json!({ "name": name, "type": kind, "value": value }));
            }
            None if option.get("required") == Some(&json!(true)) => return Err(crate::body::required(name)),
            None => {}
        }
    }
    match given.keys().find(|name| !known.iter().any(|option| text(option, "name") == Some(name))) {
        Some(unknown) => Err(Refusal::field(unknown, "APPLICATION_COMMAND_OPTION_UNKNOWN", "Unknown option")),
        None => Ok(json!(chosen)),
    }
}

fn resolve(world: &World, guild: Id, kind: u64, value: &str, resolved: &mut Map<String, Value>) {
    let Ok(id) = value.parse::<Id>() else { return };
    let mut put = |list: &str, thing: Value| {
        let list = resolved.entry(list).or_insert_with(|| json!({}));
        list.as_object_mut().map(|list| list.insert(value.to_owned(), thing));
    };
    let home = world.guilds.get(&guild);
    if let (6 | 9, Some(user)) = (kind, world.users.get(&id)) {
        put("users", user.wire());
        if let Some(member) = home.and_then(|home| home.members.get(&id)) {
            put("members", json!(member));
        }
    }
    if let (7, Some(channel)) = (kind, home.and_then(|home| home.channels.get(&id))) {
        put("channels", json!(channel));
    }
    if let (8 | 9, Some(role)) = (kind, home.and_then(|home| home.roles.get(&id))) {
        put("roles", json!(role));
    }
    if let (MESSAGE, Some(message)) = (kind, home.and_then(|home| home.messages.get(&id))) {
        put("messages", json!(message));
    }
}

/// The same choice, with the last option under the cursor.
pub(crate) fn focused(mut data: Value) -> Value {
    fn last(options: Option<&mut Value>) {
        let Some(option) = options.and_then(Value::as_array_mut).and_then(|list| list.last_mut()) else {
            return;
        };
        match option.get_mut("options") {
            Some(inner) => last(Some(inner)),
            None => drop(option.as_object_mut().map(|option| option.insert("focused".into(), json!(true)))),
        }
    }
    last(data.get_mut("options"));
    data
}

/// The type of a component, wherever in the message it is.
pub(crate) fn component(components: &Value, custom_id: &str) -> Option<u64> {
    match components {
        Value::Array(list) => list.iter().find_map(|inner| component(inner, custom_id)),
        Value::Object(fields) if fields.get("custom_id").and_then(Value::as_str) == Some(custom_id) => {
            fields.get("type")?.as_u64()
        }
        Value::Object(fields) => ["components", "component", "accessory"]
            .iter()
            .find_map(|inside| component(fields.get(*inside)?, custom_id)),
        _ => None,
    }
}

/// A form with its fields filled in.
pub(crate) fn filled(modal: &Value, given: &Value) -> Value {
    let components = modal.get("components").map(|components| fill(components, given));
    json!({ "custom_id": modal.get("custom_id"), "components": components })
}

fn fill(shape: &Value, given: &Value) -> Value {
    match shape {
        Value::Array(list) => Value::Array(list.iter().map(|inner| fill(inner, given)).collect()),
        Value::Object(fields) => {
            let mut out: Map<String, Value> = fields
                .iter()
                .filter(|(name, _)| matches!(name.as_str(), "type" | "id" | "custom_id"))
                .map(pair)
                .collect();
            for inside in ["components", "component"] {
                out.extend(fields.get(inside).map(|inner| (inside.to_owned(), fill(inner, given))));
            }
            let value = fields.get("custom_id").and_then(Value::as_str).and_then(|id| given.get(id));
            let slot = if value.is_some_and(Value::is_array) { "values" } else { "value" };
            out.extend(value.map(|value| (slot.to_owned(), value.clone())));
            Value::Object(out)
        }
        other => other.clone(),
    }
}

fn pair((name, value): (&String, &Value)) -> (String, Value) {
    (name.clone(), value.clone())
}

fn text<'a>(thing: &'a Value, field: &str) -> Option<&'a str> {
    thing.get(field)?.as_str()
}
