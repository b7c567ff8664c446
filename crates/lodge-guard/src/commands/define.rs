//! The commands as Discord wants to be told of them. Their own names are the same everywhere; people see a name in
//! their language.

use lodge_web::{Language, Words};
use serde_json::{Map, Value, json};

use super::spec::{COMMANDS, Holds, InMenu, Listed, MENUS, Opt, Spec};
use crate::allowed::Permissions;

/// What Discord calls the languages.
const TAGS: [(&str, Language); 5] = [
    ("en-US", Language::English),
    ("en-GB", Language::English),
    ("tr", Language::Turkish),
    ("nl", Language::Dutch),
    ("ru", Language::Russian),
];

/// Every command of the guard.
#[must_use]
pub fn definitions(words: &Words) -> Vec<Value> {
    let typed = COMMANDS.iter().map(|listed| typed(words, listed));
    typed.chain(MENUS.iter().map(|menu| in_menu(words, menu))).collect()
}

fn typed(words: &Words, listed: &Listed) -> Value {
    let mut value = part(words, &listed.spec, &format!("command-{}", listed.spec.name));
    admit(&mut value, listed.needs);
    value.insert("type".to_owned(), json!(1));
    Value::Object(value)
}

fn in_menu(words: &Words, menu: &InMenu) -> Value {
    let mut value = Map::new();
    named(&mut value, words, menu.name, &format!("menu-{}", menu.name));
    admit(&mut value, menu.needs);
    value.insert("type".to_owned(), json!(if menu.of_message { 3 } else { 2 }));
    Value::Object(value)
}

/// Who finds it, and that it is for servers only.
fn admit(value: &mut Map<String, Value>, needs: Permissions) {
    let needs = if needs.is_none() { Value::Null } else { needs.bits().to_string().into() };
    value.insert("default_member_permissions".to_owned(), needs);
    value.insert("contexts".to_owned(), json!([0]));
    value.insert("integration_types".to_owned(), json!([0]));
}

/// A command or a part of one.
fn part(words: &Words, spec: &Spec, message: &str) -> Map<String, Value> {
    let mut value = Map::new();
    named(&mut value, words, spec.name, message);
    described(&mut value, words, message);
    let parts = spec.parts.iter().map(|inner| {
        let mut inner = part(words, inner, &format!("{message}-{}", inner.name));
        inner.insert("type".to_owned(), json!(1));
        Value::Object(inner)
    });
    // Discord wants what is needed first.
    let mut options: Vec<&Opt> = spec.options.iter().collect();
    options.sort_by_key(|option| !option.needed);
    let options = options.into_iter().map(|of| Value::Object(option(words, of)));
    let options: Vec<Value> = parts.chain(options).collect();
    if !options.is_empty() {
        value.insert("options".to_owned(), options.into());
    }
    value
}

fn option(words: &Words, option: &Opt) -> Map<String, Value> {
    let mut value = Map::new();
    let message = format!("option-{}", option.name);
    named(&mut value, words, option.name, &message);
    described(&mut value, words, &message);
    value.insert("required".to_owned(), option.needed.into());
    let (kind, more) = match option.kind {
        Holds::Words(most) => (3, vec![("max_length", most.into())]),
        Holds::Number(least, most) => (4, vec![("min_value", least.into()), ("max_value", most.into())]),
        Holds::User => (6, vec![]),
        Holds::Channel => (7, vec![("channel_types", json!([0, 2, 5, 13, 15, 16]))]),
        Holds::Voice => (7, vec![("channel_types", json!([2, 13]))]),
        Holds::Role => (8, vec![]),
        Holds::Choice(choices) => {
            (3, vec![("choices", choices.iter().map(|choice| chosen(words, choice)).collect())])
        }
    };
    value.insert("type".to_owned(), kind.into());
    value.extend(more.into_iter().map(|(key, more)| (key.to_owned(), more)));
    value
}

fn chosen(words: &Words, choice: &str) -> Value {
    let mut one = Map::new();
    named(&mut one, words, choice, &format!("choice-{choice}"));
    one.insert("value".to_owned(), choice.into());
    Value::Object(one)
}

fn named(value: &mut Map<String, Value>, words: &Words, name: &str, message: &str) {
    value.insert("name".to_owned(), name.into());
    value.insert("name_localizations".to_owned(), in_all(words, message));
}

fn described(value: &mut Map<String, Value>, words: &Words, message: &str) {
    let message = format!("{message}.about");
    value.insert("description".to_owned(), words.say(Language::English, &message, &[]).into());
    value.insert("description_localizations".to_owned(), in_all(words, &message));
}

/// A text in every language.
pub(crate) fn in_all(words: &Words, message: &str) -> Value {
    let said = |language| Value::from(words.say(language, message, &[]));
    TAGS.into_iter().map(|(tag, language)| (tag.to_owned(), said(language))).collect()
}

#[cfg(test)]
mod tests;
