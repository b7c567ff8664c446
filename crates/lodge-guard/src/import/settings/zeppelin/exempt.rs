//! Whom a rule is not about: overrides that switch it off for a level, a role, a channel or a person.

use serde_json::{Map, Value};

use super::super::{
    draft::{Draft, Why},
    parts::{id, ids},
};
use crate::{
    ids::{RoleId, UserId},
    settings::Exempt,
};

/// Who stands how high. Zeppelin does not say which of them are people: the server's own roles do.
pub(super) struct Levels<'a> {
    levels: Vec<(u64, u32)>,
    is_role: &'a dyn Fn(RoleId) -> bool,
}

impl<'a> Levels<'a> {
    pub(super) fn of(levels: Option<&Value>, is_role: &'a dyn Fn(RoleId) -> bool) -> Self {
        let levels = levels.and_then(Value::as_object).into_iter().flatten();
        let one =
            |(who, level): (&String, &Value)| Some((who.parse().ok()?, level.as_u64()?.try_into().ok()?));
        Self { levels: levels.filter_map(one).collect(), is_role }
    }

    /// Whom a rule is not about.
    pub(super) fn exempt_of(&self, rule: &str, overrides: Option<&Value>) -> Exempt {
        let mut exempt = Exempt::default();
        for one in list(overrides) {
            if switches_off(one, rule) && fits(one) {
                self.add(one, &mut exempt);
            }
        }
        exempt
    }

    fn add(&self, criteria: &Map<String, Value>, exempt: &mut Exempt) {
        for (name, value) in criteria {
            match name.as_str() {
                "channel" | "category" => exempt.channels.extend(ids(value)),
                "role" => exempt.roles.extend(ids(value)),
                "user" => exempt.users.extend(ids(value)),
                "level" => {
                    let least = least(value).unwrap_or(u32::MAX);
                    for (who, _) in self.levels.iter().filter(|(_, level)| *level >= least) {
                        if (self.is_role)(RoleId::new(*who)) {
                            exempt.roles.push(RoleId::new(*who));
                        } else {
                            exempt.users.push(UserId::new(*who));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Overrides that say anything else.
    pub(super) fn say_what_is_left(&self, overrides: Option<&Value>, draft: &mut Draft) {
        for (number, one) in list(overrides).enumerate() {
            let rules = one.get("config").and_then(|config| config.get("rules")).and_then(Value::as_object);
            let whole = rules.is_some_and(|rules| rules.keys().all(|rule| switches_off(one, rule)));
            if !whole || !fits(one) {
                draft.leave(&format!("automod: overrides: {}", number + 1), Why::Override);
            }
        }
    }
}

fn list(overrides: Option<&Value>) -> impl Iterator<Item = &Map<String, Value>> {
    overrides.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

/// Whether it switches this rule off, and says nothing else about it.
fn switches_off(one: &Map<String, Value>, rule: &str) -> bool {
    let said = one.get("config").and_then(|config| config.get("rules")?.get(rule)?.as_object());
    said.is_some_and(|said| said.len() == 1 && said.get("enabled") == Some(&Value::Bool(false)))
}

/// Whether it names one thing that ours can name. Two together mean both at once, which ours cannot say.
fn fits(one: &Map<String, Value>) -> bool {
    let mut criteria = one.iter().filter(|(name, _)| *name != "config");
    let (Some((name, value)), None) = (criteria.next(), criteria.next()) else { return false };
    match name.as_str() {
        "channel" | "category" | "user" => !ids::<()>(value).is_empty(),
        // Several roles mean all of them.
        "role" => id::<()>(value).is_some() || value.as_array().is_some_and(|roles| roles.len() == 1),
        "level" => least(value).is_some(),
        _ => false,
    }
}

/// The least of `>=50` or `>49`.
fn least(value: &Value) -> Option<u32> {
    let text = match value {
        Value::Array(one) => one.first().filter(|_| one.len() == 1)?.as_str()?,
        one => one.as_str()?,
    };
    let (above, number) = match text.trim().strip_prefix(">=") {
        Some(number) => (0, number),
        None => (1, text.trim().strip_prefix('>')?),
    };
    number.trim().parse::<u32>().ok()?.checked_add(above)
}
