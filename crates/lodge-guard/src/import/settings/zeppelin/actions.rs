//! What its rules do.

use serde_json::Value;

use super::super::{
    draft::{Draft, Why},
    parts::{id, ids, number, seconds},
};
use crate::{ids::ChannelId, settings::Step};

/// The longest timeout that Discord knows: 28 days.
const LONGEST: u32 = 28 * 86_400;

/// What is done, and where the staff is told of it.
pub(super) struct Steps {
    pub(super) steps: Vec<Step>,
    pub(super) tell: Option<ChannelId>,
}

pub(super) fn steps(rule: &str, actions: Option<&Value>, draft: &mut Draft) -> Steps {
    let mut found = Steps { steps: Vec::new(), tell: None };
    for (name, config) in actions.and_then(Value::as_object).into_iter().flatten() {
        // `clean: false` does nothing.
        if config.as_bool() == Some(false) || config.is_null() {
            continue;
        }
        let place = format!("automod: {rule}: {name}");
        let step = match name.as_str() {
            "clean" => Some(Step::Delete),
            "kick" => Some(Step::Kick),
            "mute" => Some(Step::Timeout(mute(config, &place, draft))),
            "ban" => {
                if config.get("duration").is_some_and(|duration| !duration.is_null()) {
                    draft.leave(&format!("{place}: duration"), Why::Detail);
                }
                let days = number(config.get("deleteMessageDays")).unwrap_or(0).min(7);
                Some(Step::Ban(days * 86_400))
            }
            "change_nickname" => Some(Step::ResetName),
            "alert" => {
                found.tell = found.tell.or_else(|| config.get("channel").and_then(id));
                Some(Step::Tell)
            }
            // What rules do is in the guard's own record, whatever they do.
            "log" => None,
            "add_roles" => {
                found.steps.extend(ids(config).into_iter().map(Step::Role));
                None
            }
            _ => {
                draft.leave(&place, Why::Action);
                None
            }
        };
        found.steps.extend(step);
    }
    found
}

/// How long somebody is silenced; for good there is as long as Discord lets it be here.
fn mute(config: &Value, place: &str, draft: &mut Draft) -> u32 {
    let wished = seconds(config.get("duration"));
    if wished.is_none_or(|seconds| seconds > LONGEST) {
        draft.leave(&format!("{place}: duration"), Why::Detail);
    }
    wished.unwrap_or(LONGEST).min(LONGEST)
}
