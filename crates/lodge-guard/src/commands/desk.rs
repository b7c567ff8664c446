//! What commands are carried out with, and how their answers reach whoever asked.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use lodge_custody::Custody;
use lodge_register::Timestamp;
use lodge_web::{Language, Words};
use serde_json::{Value, json};

use super::say::Speaker;
use crate::{
    act::Hands,
    decide::Mind,
    ids::{ApplicationId, ChannelId, GuildId, UserId},
    rest::{Call, Refused, calls},
    rules::Rules,
    town::Town,
};

/// Only whoever asked sees it.
pub(super) const FOR_YOU: u32 = 1 << 6;
/// The most that a message holds.
const MOST: usize = 2_000;

/// What commands are carried out with. Clones are the same desk.
#[derive(Clone)]
pub struct Desk {
    /// What acts.
    pub hands: Hands,
    /// Every message.
    pub words: Arc<Words>,
    /// What is known of the servers, and what to make of what happens there. The line is its one writer.
    pub mind: Arc<RwLock<Mind>>,
    /// What each server has chosen.
    pub settings: Rules,
    /// Which application answers.
    pub application: ApplicationId,
    /// What gives people what is kept about them, and forgets them; once the house has hung it up.
    pub custody: Arc<OnceLock<Custody>>,
    /// Where the pages of this Lodge are, without a slash at the end; once they are there. Without it nobody gets a link.
    pub at: Arc<OnceLock<String>>,
}

impl Desk {
    /// The moment it is.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.hands.clock.now()
    }

    /// Says things in a language.
    #[must_use]
    pub fn speaker(&self, language: Language) -> Speaker<'_> {
        Speaker { words: &self.words, language }
    }

    /// Says things in the language of a server's staff.
    #[must_use]
    pub fn speaker_of(&self, guild: GuildId) -> Speaker<'_> {
        let chosen = self.settings.of(guild).language.clone();
        self.speaker(Language::of_tag(&chosen).unwrap_or(Language::English))
    }

    /// What a server is called.
    #[must_use]
    pub fn name_of(&self, guild: GuildId) -> String {
        self.look(|town| town.guild(guild).map(|guild| guild.face.name.to_string())).unwrap_or_default()
    }

    /// Looks at what is known of the servers.
    pub fn look<T>(&self, at: impl FnOnce(&Town) -> T) -> T {
        self.look_in(|mind| at(mind.town()))
    }

    /// Looks at what is made of it.
    pub fn look_in<T>(&self, at: impl FnOnce(&Mind) -> T) -> T {
        at(&self.mind.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Thinks about something new.
    pub fn think<T>(&self, of: impl FnOnce(&mut Mind) -> T) -> T {
        of(&mut self.mind.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// Tells somebody something, where they take messages from us.
    ///
    /// # Errors
    /// [`Refused`] if they do not.
    pub async fn tell(&self, user: UserId, text: &str) -> Result<(), Refused> {
        let opened = self.hands.rest.call(&calls::conversation(user)).await?;
        let channel = opened.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
        let Some(channel) = channel.map(ChannelId::new) else { return Ok(()) };
        self.hands.rest.call(&calls::post(channel, json!({ "content": cut(text) }))).await.map(drop)
    }

    /// Tells those who look after a server, where they want to be told.
    pub async fn staff(&self, guild: GuildId, text: &str) {
        self.staff_with(guild, text, &[]).await;
    }

    /// The same, with buttons below it.
    pub async fn staff_with(&self, guild: GuildId, text: &str, buttons: &[Button]) {
        let Some(channel) = self.settings.of(guild).tell else { return };
        let mut message = json!({ "content": cut(text) });
        if let Some(fields) = message.as_object_mut()
            && !buttons.is_empty()
        {
            fields.insert("components".to_owned(), rows(buttons));
        }
        if let Err(refused) = self.hands.rest.call(&calls::post(channel, message)).await {
            tracing::warn!(reason = refused.why.word(), "Could not tell the staff of a server");
        }
    }
}

/// A button below a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What is on it.
    pub label: String,
    /// What it does, as an interaction says it.
    pub does: String,
    /// Whether it destroys something: it is red then.
    pub grave: bool,
}

/// Buttons in rows of five, 25 at most.
#[must_use]
pub(super) fn rows(buttons: &[Button]) -> Value {
    let one = |button: &Button| {
        let label: String = button.label.chars().take(80).collect();
        json!({ "type": 2, "style": if button.grave { 4 } else { 2 }, "label": label, "custom_id": button.does })
    };
    let row = |some: &[Button]| json!({ "type": 1, "components": some.iter().map(one).collect::<Vec<_>>() });
    buttons.chunks(5).take(5).map(row).collect()
}

/// Says that an answer comes: within three seconds of the question.
#[must_use]
pub(super) fn announced() -> Value {
    json!({ "type": 5, "data": { "flags": FOR_YOU } })
}

/// What an answer says, at last.
#[must_use]
pub(super) fn said(application: ApplicationId, token: &str, text: &str, file: Option<String>) -> Call {
    let message = json!({ "content": cut(text), "allowed_mentions": { "parse": [] } });
    let call = calls::shown(application, token, message);
    match file {
        Some(file) => call.with_file("export.json", file),
        None => call,
    }
}

/// As much of a text as a message holds.
fn cut(text: &str) -> String {
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST - 1).chain(['…']).collect()
}
