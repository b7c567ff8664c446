//! `/guard/{guild}/settings`: what those who look after a server decide, in plain language, as a form and as a document.

use askama::Template;
use axum::{
    Form,
    http::header,
    response::{IntoResponse as _, Response},
};
use lodge_web::{Fault, Mistakes, Page, again, html, on};

use super::{
    Porch,
    fields::{self, Kind, PARTS, Typed, Wrong},
    hall::{Held, Inside, Room},
    said::plainly,
};
use crate::{
    office,
    settings::{Preset, Settings},
};

/// A field as the form shows it.
struct Field {
    name: &'static str,
    label: String,
    /// The message under its label; empty, if there is none.
    hint: String,
    kind: Kind,
    value: String,
    error: Option<&'static str>,
}

impl Field {
    /// Whether its channel is none of those that are offered: it is gone, or nothing is known of the server yet.
    fn is_elsewhere(&self, channels: &[(String, String)]) -> bool {
        !matches!(self.value.as_str(), "" | "none" | "log")
            && !channels.iter().any(|(id, _)| *id == self.value)
    }
}

/// A rule as the form shows it.
struct RuleRow {
    name: String,
    label: String,
    kind: &'static str,
    state: String,
}

#[derive(Template)]
#[template(path = "guard/settings.html")]
struct SettingsPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    sentences: Vec<String>,
    parts: Vec<(&'static str, Vec<Field>)>,
    rules: Vec<RuleRow>,
    document: String,
    mistakes: Mistakes,
    deaf: bool,
    /// Channels that people write in, by number and name.
    channels: Vec<(String, String)>,
}

/// Channels that people write in: text and announcements.
fn channels(held: &Held) -> Vec<(String, String)> {
    held.desk.look(|town| {
        let written = town.guild(held.guild).into_iter().flat_map(|guild| guild.channels());
        let written = written.filter(|channel| matches!(channel.kind, 0 | 5));
        written.map(|channel| (channel.id.to_string(), channel.name.to_string())).collect()
    })
}

fn shown<'a>(
    page: &'a Page,
    held: &Held,
    hears: bool,
    (typed, document, mistakes): (&Typed, String, Mistakes),
) -> SettingsPage<'a> {
    let settings = held.desk.settings.of(held.guild);
    let said = |name: &str| {
        typed.iter().find(|(known, _)| known == name).map(|(_, said)| said.clone()).unwrap_or_default()
    };
    let field = |row: &fields::Row| {
        let label = format!("guard-field-{}", row.name);
        let hint = format!("{label}.hint");
        let hint = if page.site.words.has(&hint) { hint } else { String::new() };
        Field {
            name: row.name,
            hint,
            label,
            kind: row.kind,
            value: said(row.name),
            error: mistakes.of(row.name),
        }
    };
    let parts = PARTS.iter().map(|(part, rows)| (*part, rows.iter().map(field).collect())).collect();
    let rule = |rule: &crate::settings::Rule| {
        let name = format!("rule-{}", rule.id);
        RuleRow { label: rule.name.clone(), kind: look_for(rule.pattern.key()), state: said(&name), name }
    };
    let rules: Vec<RuleRow> = settings.automod.rules.iter().map(rule).collect();
    let deaf = !hears && settings.automod.rules.iter().any(|rule| rule.pattern.needs_content());
    SettingsPage {
        page,
        at: "settings",
        room: held.room.clone(),
        sentences: plainly(page, &settings),
        parts,
        rules,
        document,
        mistakes,
        deaf,
        channels: channels(held),
    }
}

/// The message with the short name of what a rule looks for.
pub(super) fn look_for(key: &'static str) -> &'static str {
    match key {
        "rule-words" => "guard-looks-for-words",
        "rule-regexes" => "guard-looks-for-regexes",
        "rule-links" => "guard-looks-for-links",
        "rule-domains" => "guard-looks-for-domains",
        "rule-invites" => "guard-looks-for-invites",
        "rule-mentions" => "guard-looks-for-mentions",
        "rule-repeats" => "guard-looks-for-repeats",
        "rule-flood" => "guard-looks-for-flood",
        "rule-caps" => "guard-looks-for-caps",
        "rule-zalgo" => "guard-looks-for-zalgo",
        "rule-attachments" => "guard-looks-for-attachments",
        _ => "guard-looks-for-names",
    }
}

fn mistakes_of(wrong: Vec<Wrong>) -> Mistakes {
    let mut mistakes = Mistakes::none();
    for (field, message) in wrong {
        mistakes.add(field, message);
    }
    mistakes
}

/// `GET /guard/{guild}/settings`
pub(super) async fn page(page: Page, Inside { porch, held }: Inside) -> Result<Response, Fault> {
    let typed = fields::typed(&held.desk.settings.of(held.guild));
    let with = (&typed, String::new(), Mistakes::none());
    Ok(html(&shown(&page, &held, porch.setup.hears_content, with)))
}

/// From now on a server has these settings.
pub(crate) async fn keep(held: &Held, settings: Settings) -> Result<(), Fault> {
    office::set(&held.desk, held.guild, held.by, settings).await.map_err(super::hall::told)
}

/// Keeps settings that can be so, and shows those that cannot again, as they were typed.
async fn saved(
    page: &Page,
    (porch, held): (&Porch, &Held),
    read: Result<Settings, Vec<Wrong>>,
    (typed, document): (&Typed, &str),
) -> Result<Response, Fault> {
    match read {
        Ok(settings) => {
            keep(held, settings).await?;
            Ok(on(&held.path("/settings"), "guard-saved"))
        }
        Err(wrong) => {
            let with = (typed, document.to_owned(), mistakes_of(wrong));
            Ok(again(&shown(page, held, porch.setup.hears_content, with)))
        }
    }
}

/// `POST /guard/{guild}/settings`
pub(super) async fn save(
    page: Page,
    Inside { porch, held }: Inside,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let read = fields::read(&held.desk.settings.of(held.guild), &typed);
    saved(&page, (&porch, &held), read, (&typed, "")).await
}

/// `POST /guard/{guild}/settings/preset`: settings to begin with; where the staff is told stays.
pub(super) async fn preset(Inside { held, .. }: Inside, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let word = typed.iter().find(|(name, _)| name == "preset").map_or("", |(_, word)| word.as_str());
    let preset = preset_of(word).ok_or(Fault::bad("bad-request"))?;
    keep(&held, based_on(preset, &held.desk.settings.of(held.guild))).await?;
    Ok(on(&held.path("/settings"), "guard-preset"))
}

/// A preset's settings, with what is a server's own kept: where its staff is told, who is trusted, who is exempt, its roles,
/// its entrance.
pub(crate) fn based_on(preset: Preset, old: &Settings) -> Settings {
    let mut new = preset.settings();
    new.tell = old.tell;
    new.roles.clone_from(&old.roles);
    new.telling = new.telling.with_channels_of(&old.telling);
    new.nuke.trusted.clone_from(&old.nuke.trusted);
    new.automod.exempt.clone_from(&old.automod.exempt);
    new.entrance.clone_from(&old.entrance);
    new
}

/// A preset, from its word.
pub(crate) fn preset_of(word: &str) -> Option<Preset> {
    Preset::ALL.into_iter().find(|preset| preset_word(*preset) == word)
}

/// A preset's word.
pub(crate) const fn preset_word(preset: Preset) -> &'static str {
    match preset {
        Preset::Small => "small",
        Preset::Growing => "growing",
        Preset::UnderAttack => "under-attack",
    }
}

/// `POST /guard/{guild}/settings/document`: all of them from one document.
pub(super) async fn document(
    page: Page,
    Inside { porch, held }: Inside,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let text = typed.iter().find(|(name, _)| name == "document").map_or("", |(_, text)| text.as_str());
    let read = serde_json::from_str(text).map_err(|_| vec![("document", "guard-settings-unreadable")]);
    let read = read.and_then(|document| fields::of_document(&document));
    let kept = fields::typed(&held.desk.settings.of(held.guild));
    saved(&page, (&porch, &held), read, (&kept, text)).await
}

/// `GET /guard/{guild}/settings/export`: all of them as one document.
pub(super) async fn export(Inside { held, .. }: Inside) -> Result<Response, Fault> {
    let settings = held.desk.settings.of(held.guild);
    let text = serde_json::to_string_pretty(&*settings).map_err(Fault::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"guard-settings.json\""),
    ];
    Ok((headers, text).into_response())
}
