//! Zeppelin: the YAML that stands in its dashboard.

mod actions;
mod automod;
mod exempt;
mod older;
mod triggers;

use serde_json::Value;

use super::{
    draft::{Draft, Why},
    parts::id,
};
use crate::ids::RoleId;

/// Whether a text looks like it, so that not every file is taken apart.
pub(super) fn is_like(text: &str) -> bool {
    text.lines().any(|line| {
        let key = line.trim_end().trim_end_matches(':').trim_matches(['"', '\'']);
        line.contains(':') && matches!(key.split(':').next(), Some("plugins" | "levels"))
    })
}

/// Whether it is Zeppelin's; what fits of it is in the draft then.
pub(super) fn read(document: &Value, draft: &mut Draft, is_role: &dyn Fn(RoleId) -> bool) -> bool {
    let levels = document.get("levels").filter(|levels| levels.is_object());
    let plugins = document.get("plugins").and_then(Value::as_object);
    if plugins.is_none() && levels.is_none() {
        return false;
    }
    let exempt = exempt::Levels::of(levels, is_role);
    for (name, plugin) in plugins.into_iter().flatten() {
        let config = plugin.get("config").unwrap_or(&Value::Null);
        match name.as_str() {
            "automod" => automod::read(plugin, config, &exempt, draft),
            "censor" => older::censor(config, draft),
            "spam" => older::spam(config, draft),
            "mutes" => {
                if config.get("mute_role").is_some_and(|role| !role.is_null()) {
                    draft.leave("mutes: mute_role", Why::MuteRole);
                }
            }
            "mod_actions" => {
                draft.tell("mod_actions: alert_channel", config.get("alert_channel").and_then(id));
            }
            "logs" => draft.leave("logs", Why::Channel),
            other => draft.leave(other, Why::Part),
        }
    }
    if levels.is_some() {
        draft.leave("levels", Why::Levels);
    }
    true
}
