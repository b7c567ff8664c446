//! Its automod: rules with triggers and actions.

use serde_json::Value;

use super::{
    super::{
        draft::{Draft, Found, Why},
        parts::{number, seconds, yes},
    },
    actions::{self, Steps},
    exempt::Levels,
    triggers,
};
use crate::settings::{Exempt, Pattern, Rate, Step};

pub(super) fn read(plugin: &Value, config: &Value, levels: &Levels<'_>, draft: &mut Draft) {
    let rules = config.get("rules").and_then(Value::as_object);
    for (name, rule) in rules.into_iter().flatten() {
        let exempt = Exempt {
            watch_bots: yes(rule.get("affects_bots")),
            ..levels.exempt_of(name, plugin.get("overrides"))
        };
        one(name, rule, &exempt, draft);
    }
    levels.say_what_is_left(plugin.get("overrides"), draft);
    if config.get("antiraid_levels").is_some() {
        draft.leave("automod: antiraid_levels", Why::Part);
    }
}

fn one(name: &str, rule: &Value, exempt: &Exempt, draft: &mut Draft) {
    let place = |what: &str| format!("automod: {name}: {what}");
    let Some(found) = rule.get("triggers").and_then(Value::as_array) else {
        draft.leave(&place("triggers"), Why::Unreadable);
        return;
    };
    let on = rule.get("enabled").and_then(Value::as_bool).unwrap_or(true);
    let Steps { steps, tell } = actions::steps(name, rule.get("actions"), draft);
    let mut looks = false;
    for trigger in found.iter().filter_map(Value::as_object) {
        for (kind, config) in trigger {
            if kind == "member_join_spam" {
                let (count, seconds) = (number(config.get("amount")), seconds(config.get("within")));
                if let (true, Some(count), Some(seconds)) = (on, count, seconds) {
                    draft.flood(Rate { count, seconds });
                }
                continue;
            }
            let patterns = triggers::patterns(kind, config, &place(kind), draft);
            looks |= !patterns.is_empty();
            for (pattern, window) in patterns {
                let steps = fitting(&steps, &pattern);
                let found =
                    Found { on, window, exempt: exempt.clone(), ..Found::at_once(name, pattern, &steps) };
                draft.rule(found);
            }
        }
    }
    if looks && rule.get("cooldown").is_some_and(|cooldown| !cooldown.is_null()) {
        draft.leave(&place("cooldown"), Why::Detail);
    }
    draft.tell(&place("alert"), tell);
}

/// A name cannot be taken away as a message can: it is set back.
fn fitting(steps: &[Step], pattern: &Pattern) -> Vec<Step> {
    let is_name = matches!(pattern, Pattern::Names { .. });
    let step = |step: &Step| if is_name && *step == Step::Delete { Step::ResetName } else { *step };
    steps.iter().map(step).collect()
}
