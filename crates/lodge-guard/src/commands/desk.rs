//! What commands are carried out with, and how their answers reach whoever asked.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use lodge_custody::Custody;
use lodge_register::Timestamp;
use lodge_web::{Language, Words};
use serde_json::{Value, json};

use super::{drafts::Drafts, say::Speaker};
use crate::{
    act::Hands,
    audit::Gathered,
    decide::Mind,
    entrance::Entrance,
    ids::{ApplicationId, ChannelId, GuildId, UserId},
    rest::{Call, Refused, Why, calls},
    rules::Rules,
    settings::Topic,
    town::Town,
};

/// Only whoever asked sees it.
pub(super) const FOR_YOU: u32 = 1 << 6;
/// The most characters that a message holds.
pub(crate) const MESSAGE: usize = 2_000;

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
    /// What was only counted, until whoever asked says yes.
    pub drafts: Drafts,
    /// What waits to be told to staffs together with what else comes.
    pub gathered: Gathered,
    /// Which application answers.
    pub application: ApplicationId,
    /// What gives people what is kept about them, and forgets them; once the house has hung it up.
    pub custody: Arc<OnceLock<Custody>>,
    /// Where the pages of this Lodge are, without a slash at the end; once they are there. Without it nobody gets a link.
    pub at: Arc<OnceLock<String>>,
    /// What stands at the entrances of the servers.
    pub entrance: Arc<Entrance>,
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
        let channel = channel.map(ChannelId::new).ok_or(Refused::of(Why::Closed))?;
        self.hands.rest.call(&calls::post(channel, json!({ "content": cut(text) }))).await.map(drop)
    }

    /// Tells those who look after a server something of this kind, where they want to be told of it: at once, or together
    /// with what else comes.
    pub async fn staff(&self, guild: GuildId, topic: Topic, text: &str) {
        let settings = self.settings.of(guild);
        if settings.told_in(topic).is_some() && settings.telling.gathers(topic) > 0 {
            self.gathered.add(guild, topic, text.to_owned(), self.now());
        } else {
            self.staff_with(guild, topic, text, &[]).await;
        }
    }

    /// Tells them at once, with buttons below it.
    pub async fn staff_with(&self, guild: GuildId, topic: Topic, text: &str, buttons: &[Button]) {
        if let Err(refused) = self.staff_hears(guild, topic, text, buttons).await {
            tracing::warn!(reason = refused.why.word(), "Could not tell the staff of a server");
        }
    }

    /// The same, for whoever has to know whether they were told. A staff that wants to hear nothing of it has heard it.
    ///
    /// # Errors
    /// [`Refused`] if Discord did not take it.
    pub(crate) async fn staff_hears(
        &self,
        guild: GuildId,
        topic: Topic,
        text: &str,
        buttons: &[Button],
    ) -> Result<(), Refused> {
        let Some(channel) = self.settings.of(guild).told_in(topic) else { return Ok(()) };
        let mut message = json!({ "content": cut(text) });
        if let Some(fields) = message.as_object_mut()
            && !buttons.is_empty()
        {
            fields.insert("components".to_owned(), rows(buttons));
        }
        self.hands.rest.call(&calls::post(channel, message)).await.map(drop)
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
pub(crate) fn rows(buttons: &[Button]) -> Value {
    let one = |button: &Button| {
        let label: String = button.label.chars().take(80).collect();
        json!({ "type": 2, "style": if button.grave { 4 } else { 2 }, "label": label, "custom_id": button.does })
    };
    let row = |some: &[Button]| json!({ "type": 1, "components": some.iter().map(one).collect::<Vec<_>>() });
    buttons.chunks(5).take(5).map(row).collect()
}

/// What is said in the end.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) text: String,
    /// A file beside it.
    pub(super) file: Option<String>,
    /// Buttons below it.
    pub(super) buttons: Vec<Button>,
}

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Says that an answer comes: within three seconds of the question.
#[must_use]
pub(super) fn announced() -> Value {
    json!({ "type": 5, "data": { "flags": FOR_YOU } })
}

/// What an answer says, at last.
#[must_use]
pub(super) fn said(application: ApplicationId, token: &str, answer: Answer) -> Call {
    let Answer { text, file, buttons } = answer;
    let mut message = json!({ "content": cut(&text), "allowed_mentions": { "parse": [] } });
    if let Some(fields) = message.as_object_mut()
        && !buttons.is_empty()
    {
        fields.insert("components".to_owned(), rows(&buttons));
    }
    let call = calls::shown(application, token, message);
    match file {
        Some(file) => call.with_file("export.json", file),
        None => call,
    }
}

/// As much of a text as a message holds.
fn cut(text: &str) -> String {
    if text.chars().count() <= MESSAGE {
        return text.to_owned();
    }
    text.chars().take(MESSAGE - 1).chain(['…']).collect()
}
