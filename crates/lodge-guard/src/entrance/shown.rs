//! What Discord shows of the entrance: the message with the button, the link to a page, the form.

use lodge_store::StoreError;
use serde_json::{Value, json};

use super::mutual;
use crate::{
    commands::{
        Desk, Press,
        say::{Speaker, plain},
    },
    ids::GuildId,
    settings::{self, Service},
    verify::signal::device::COOKIE_DAYS,
};

/// What the form with the questions is called.
pub const FORM: &str = "verify-answers";
/// The longest heading that Discord shows above a field.
const LABEL: usize = 45;
/// The longest answer that is taken.
pub const LONGEST: usize = 500;

/// Who else gets something of whoever comes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Others {
    /// Services that are asked about addresses.
    pub outside: Vec<Service>,
    /// Servers elsewhere, by what they are called.
    pub elsewhere: Vec<String>,
}

impl Others {
    /// Those of a server.
    ///
    /// # Errors
    /// [`StoreError`] if the store fails.
    pub async fn of(desk: &Desk, guild: GuildId) -> Result<Self, StoreError> {
        let settings = desk.settings.of(guild);
        let outside = desk.entrance.outside.asked(&settings.entrance.outside);
        Ok(Self { outside, elsewhere: mutual::declared(desk, guild).await? })
    }
}

/// The message with the button: what is looked at, and who else gets it, before anything is. `at` is where the pages are.
#[must_use]
pub fn posted(
    speaker: Speaker<'_>,
    server: &str,
    (settings, others): (&settings::Entrance, &Others),
    at: Option<&str>,
) -> Value {
    let mut lines = vec![
        speaker.say("entrance-post", &[("server", plain(server).into())]),
        speaker.say("entrance-post-looked-at", &[]),
    ];
    lines.extend(looked_at(speaker, settings, others).into_iter().map(|line| format!("• {line}")));
    if settings.needs_a_browser() {
        lines.push(speaker.say("entrance-post-kept", &[]));
    }
    lines.push(speaker.say("entrance-post-person", &[]));
    lines.extend(at.map(|at| format!("<{at}/privacy>")));
    json!({ "content": lines.join("\n"), "components": [{ "type": 1, "components": [
        button(3, &speaker.say("entrance-button", &[]), Press::Verify),
        button(2, &speaker.say("entrance-button-person", &[]), Press::Person),
    ] }] })
}

/// What a server looks at, a sentence each.
#[must_use]
pub fn looked_at(speaker: Speaker<'_>, settings: &settings::Entrance, others: &Others) -> Vec<String> {
    let mut all = vec![speaker.say("entrance-looks-account", &[])];
    if settings.needs_a_browser() {
        all.push(speaker.say("entrance-looks-address", &[]));
        all.push(speaker.say("entrance-looks-browser", &[("days", COOKIE_DAYS.into())]));
    }
    if settings.oauth {
        all.push(speaker.say("entrance-looks-links", &[]));
    }
    if !settings.questions.is_empty() {
        all.push(speaker.say("entrance-looks-answers", &[]));
    }
    if settings.needs_a_browser() && !others.outside.is_empty() {
        let names: Vec<&str> = others.outside.iter().map(|service| service.recipient().name).collect();
        all.push(speaker.say("entrance-looks-outside", &[("names", names.join(", ").into())]));
    }
    if settings.oauth && !others.elsewhere.is_empty() {
        let names: Vec<String> = others.elsewhere.iter().map(|name| plain(name)).collect();
        all.push(speaker.say("entrance-looks-mutual", &[("names", names.join(", ").into())]));
    }
    all
}

/// The answer with the link, for whoever pressed alone.
#[must_use]
pub fn link(speaker: Speaker<'_>, link: &str) -> Value {
    let open =
        json!({ "type": 2, "style": 5, "label": speaker.say("entrance-button-open", &[]), "url": link });
    let person = button(2, &speaker.say("entrance-button-person", &[]), Press::Person);
    json!({
        "content": speaker.say("entrance-say-page", &[]),
        "components": [{ "type": 1, "components": [open, person] }],
    })
}

fn button(style: u8, label: &str, press: Press) -> Value {
    json!({ "type": 2, "style": style, "label": label, "custom_id": press.name() })
}

/// The form with the questions.
#[must_use]
pub fn form(speaker: Speaker<'_>, questions: &[String]) -> Value {
    let one = |(number, question): (usize, &String)| {
        let field = json!({ "type": 4, "custom_id": field(number), "style": 2, "required": true, "max_length": LONGEST });
        if question.chars().count() <= LABEL {
            return json!({ "type": 18, "label": question, "component": field });
        }
        let label = speaker.say("entrance-form-question", &[("number", (number + 1).into())]);
        json!({ "type": 18, "label": label, "description": question, "component": field })
    };
    let components: Vec<Value> = questions.iter().enumerate().map(one).collect();
    json!({ "type": 9, "data": {
        "custom_id": FORM, "title": speaker.say("entrance-form", &[]), "components": components,
    } })
}

/// What a field of the form is called.
#[must_use]
pub fn field(number: usize) -> String {
    format!("answer-{number}")
}

#[cfg(test)]
mod tests {
    use lodge_web::{Language, Words};

    use super::*;
    use crate::settings::Entrance;

    fn all_on() -> Entrance {
        Entrance {
            on: true,
            oauth: true,
            questions: vec!["Who sent you?".to_owned(), "x".repeat(99)],
            ..Entrance::default()
        }
    }

    #[test]
    fn the_message_says_what_is_looked_at_and_nothing_that_is_not() {
        let words = Words::new(crate::WORDS).unwrap();
        for language in Language::ALL {
            let speaker = Speaker { words: &words, language };
            let button_only = Entrance { work: false, ..Entrance::default() };
            let others = Others { outside: vec![Service::Proxycheck], elsewhere: vec!["Haven".to_owned()] };
            assert_eq!(looked_at(speaker, &button_only, &others).len(), 1);
            assert_eq!(looked_at(speaker, &all_on(), &Others::default()).len(), 5);
            assert_eq!(looked_at(speaker, &all_on(), &others).len(), 7);
            let message = posted(speaker, "The *Harbour*", (&all_on(), &others), Some("https://lodge.test"));
            let text = message["content"].as_str().unwrap();
            assert!(text.chars().count() <= 2_000 && text.contains("https://lodge.test/privacy"), "{text}");
            assert!(text.contains("\\*Harbour"), "names say nothing to Discord");
            let buttons = message["components"][0]["components"].as_array().unwrap();
            let names: Vec<_> = buttons.iter().map(|one| one["custom_id"].as_str().unwrap()).collect();
            assert_eq!(names, [Press::Verify.name(), Press::Person.name()]);
        }
    }

    #[test]
    fn a_form_holds_what_discord_takes() {
        let words = Words::new(crate::WORDS).unwrap();
        let speaker = Speaker { words: &words, language: Language::English };
        let form = form(speaker, &all_on().questions);
        assert!(form["data"]["title"].as_str().unwrap().chars().count() <= LABEL);
        let fields = form["data"]["components"].as_array().unwrap();
        assert_eq!(fields.len(), 2);
        assert_eq!(fields[0]["label"], "Who sent you?");
        assert!(fields[1]["label"].as_str().unwrap().chars().count() <= LABEL);
        assert_eq!(fields[1]["description"].as_str().unwrap().len(), 99);
        assert_eq!(fields[1]["component"]["custom_id"], field(1));
    }
}
