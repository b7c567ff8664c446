//! Settings as a form says them, and what cannot be.

mod value;

use serde_json::Value;

use crate::{
    detect::automod::{Engine, MOST_MESSAGES},
    settings::{Pattern, Rule, Settings, State, entrance::MOST_AGAIN},
};
use value::{shown, value};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number from one to another.
    Number(u64, u64),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// How much Discord asks of newcomers: nothing said, or 0 to 4.
    Level,
    /// A channel’s number, or nothing.
    Channel,
    /// Numbers of roles, with anything between them.
    Roles,
    /// Nowhere, the staff's channel, or another one.
    Place,
    /// Yes or no.
    Switch,
    /// A number from one to another, or nothing.
    Maybe(u64, u64),
    /// A role’s number, or nothing.
    Role,
    /// Lines of words.
    Lines,
    /// Some of these words, with anything between them.
    Some(&'static [&'static str]),
}

/// A field: its name, where it stands in the document, what it holds.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) at: &'static str,
    pub(crate) kind: Kind,
}

/// What a form says, by the names of its fields.
pub(crate) type Typed = Vec<(String, String)>;

/// A field that cannot be so, and the message about it.
pub(crate) type Wrong = (&'static str, &'static str);

const STATES: Kind = Kind::Choice(&["on", "shadow", "off"]);
const DAY: u64 = 86_400;
/// The most rules of a server.
const MOST_RULES: usize = 100;
const AGAIN: u64 = MOST_AGAIN.cast_unsigned();

const fn row(name: &'static str, at: &'static str, kind: Kind) -> Row {
    Row { name, at, kind }
}

/// All of them, part by part.
pub(crate) const PARTS: &[(&str, &[Row])] = &[
    (
        "guard-part-raid",
        &[
            row("raid-state", "/raid/state", STATES),
            row("raid-flood-count", "/raid/flood/count", Kind::Number(2, 1_000)),
            row("raid-flood-seconds", "/raid/flood/seconds", Kind::Number(1, 3_600)),
            row("raid-drip-count", "/raid/drip/count", Kind::Number(2, 1_000)),
            row("raid-drip-seconds", "/raid/drip/seconds", Kind::Number(60, DAY)),
            row("raid-crowd", "/raid/crowd", Kind::Choice(&["contain", "tell"])),
            row("raid-ban-from", "/raid/ban_from", Kind::Number(1, 100)),
            row("raid-doubt-from", "/raid/doubt_from", Kind::Number(1, 100)),
            row("raid-calm-seconds", "/raid/calm_seconds", Kind::Number(10, DAY)),
            row("raid-invites", "/raid/contain/pause_invites_minutes", Kind::Number(0, 1_440)),
            row("raid-dms", "/raid/contain/pause_dms_minutes", Kind::Number(0, 1_440)),
            row("raid-verification", "/raid/contain/verification", Kind::Level),
            row("raid-slowmode", "/raid/contain/slowmode_seconds", Kind::Number(0, 21_600)),
        ],
    ),
    (
        "guard-part-nuke",
        &[
            row("nuke-state", "/nuke/state", STATES),
            row("nuke-burst-points", "/nuke/burst_points", Kind::Number(1, 1_000)),
            row("nuke-burst-seconds", "/nuke/burst_seconds", Kind::Number(1, 3_600)),
            row("nuke-hour-points", "/nuke/hour_points", Kind::Number(1, 10_000)),
            row("nuke-guild-points", "/nuke/guild_points", Kind::Number(1, 10_000)),
            row("nuke-explain-seconds", "/nuke/explain_seconds", Kind::Number(1, 600)),
            row("nuke-afterwards", "/nuke/afterwards", Kind::Choice(&["restore", "ask"])),
        ],
    ),
    ("guard-part-staff", &[row("wait-minutes", "/budgets/wait_minutes", Kind::Number(1, 1_440))]),
    (
        "guard-part-telling",
        &[
            row("tell", "/tell", Kind::Channel),
            row("tell-alarms", "/telling/alarms", Kind::Place),
            row("tell-cases", "/telling/cases", Kind::Place),
            row("tell-automod", "/telling/automod", Kind::Place),
            row("tell-queue", "/telling/queue", Kind::Place),
            row("tell-health", "/telling/health", Kind::Place),
            row("tell-members", "/telling/members", Kind::Place),
            row("tell-roles", "/telling/roles", Kind::Place),
            row("tell-structure", "/telling/structure", Kind::Place),
            row("tell-deleted", "/telling/deleted", Kind::Place),
            row("tell-gather", "/telling/gather_seconds", Kind::Number(0, 300)),
        ],
    ),
    ("guard-part-roles", &[row("sticky-roles", "/roles/sticky", Kind::Roles)]),
    (
        "guard-part-entrance",
        &[
            row("entrance-on", "/entrance/on", Kind::Switch),
            row("entrance-role", "/entrance/role", Kind::Role),
            row("entrance-channel", "/entrance/channel", Kind::Channel),
            row("entrance-work", "/entrance/work", Kind::Switch),
            row("entrance-oauth", "/entrance/oauth", Kind::Switch),
            row("entrance-member-read", "/entrance/member_read", Kind::Switch),
            row("entrance-linked-roles", "/entrance/linked_roles", Kind::Switch),
            row("entrance-questions", "/entrance/questions", Kind::Lines),
            row("entrance-manual", "/entrance/manual", Kind::Switch),
            row("entrance-least-days", "/entrance/least_days", Kind::Number(0, 3_650)),
            row("entrance-remind-hours", "/entrance/remind_hours", Kind::Number(1, 720)),
            row("entrance-reminders", "/entrance/reminders", Kind::Number(0, 5)),
            row("entrance-kick-hours", "/entrance/kick_hours", Kind::Maybe(1, 720)),
            row("entrance-again-days", "/entrance/again_days", Kind::Maybe(1, AGAIN)),
            row("entrance-requests", "/entrance/requests", Kind::Switch),
            row("entrance-outside", "/entrance/outside", Kind::Some(&["proxycheck", "abuseipdb"])),
        ],
    ),
];

fn rows() -> impl Iterator<Item = &'static Row> {
    PARTS.iter().flat_map(|(_, rows)| rows.iter())
}

/// Where in the document a field stands; the whole of it, for what is about all of it.
pub(crate) fn pointer(field: &str) -> &'static str {
    let place = rows().find(|row| row.name == field).map(|row| row.at.trim_start_matches('/'));
    place.unwrap_or(if field == "rules" { "automod/rules" } else { "" })
}

/// The settings as a form shows them.
pub(crate) fn typed(settings: &Settings) -> Typed {
    let document = serde_json::to_value(settings).unwrap_or_default();
    let text = |row: &Row| document.pointer(row.at).map(|value| shown(row.kind, value)).unwrap_or_default();
    let rules = settings.automod.rules.iter();
    let rules = rules.map(|rule| (format!("rule-{}", rule.id), word(rule.state).to_owned()));
    rows().map(|row| (row.name.to_owned(), text(row))).chain(rules).collect()
}

/// A state's word in a form.
pub(crate) const fn word(state: State) -> &'static str {
    match state {
        State::On => "on",
        State::Shadow => "shadow",
        State::Off => "off",
    }
}

fn state(word: &str) -> Option<State> {
    [State::On, State::Shadow, State::Off].into_iter().find(|state| self::word(*state) == word)
}

/// The settings that a form says; what it does not say stays as it is.
///
/// # Errors
/// Everything in it that cannot be so.
pub(crate) fn read(old: &Settings, typed: &Typed) -> Result<Settings, Vec<Wrong>> {
    let mut document = serde_json::to_value(old).unwrap_or_default();
    let mut wrong = Vec::new();
    let said = |name: &str| typed.iter().find(|(known, _)| known == name).map(|(_, said)| said.trim());
    for row in rows() {
        let Some(text) = said(row.name) else { continue };
        match (value(row.kind, text), document.pointer_mut(row.at)) {
            (Ok(value), Some(place)) => *place = value,
            (Err(message), _) => wrong.push((row.name, message)),
            (Ok(_), None) => {}
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut new: Settings =
        serde_json::from_value(document).map_err(|_| vec![("document", "guard-settings-unreadable")])?;
    for rule in &mut new.automod.rules {
        if let Some(text) = said(&format!("rule-{}", rule.id)) {
            rule.state = state(text).ok_or_else(|| vec![("rules", "guard-settings-choice-wrong")])?;
        }
    }
    check(&new).map(|()| new)
}

/// The settings that a document says.
///
/// # Errors
/// Everything in it that cannot be so.
pub(crate) fn of_document(document: &Value) -> Result<Settings, Vec<Wrong>> {
    let settings: Settings = serde_json::from_value(document.clone())
        .map_err(|_| vec![("document", "guard-settings-unreadable")])?;
    check(&settings).map(|()| settings)
}

/// Whether settings can be so, wherever they come from.
///
/// # Errors
/// Everything in them that cannot.
pub(crate) fn check(settings: &Settings) -> Result<(), Vec<Wrong>> {
    let document = serde_json::to_value(settings).unwrap_or_default();
    let mut wrong: Vec<Wrong> = rows()
        .filter_map(|row| {
            let text = shown(row.kind, document.pointer(row.at)?);
            value(row.kind, &text).err().map(|message| (row.name, message))
        })
        .collect();
    // Whoever has nothing to get cannot be let in.
    let entrance = &settings.entrance;
    if entrance.on && entrance.role.is_none() && !entrance.requests {
        wrong.push(("entrance-role", "guard-settings-entrance-role"));
    }
    let rules = &settings.automod.rules;
    let mut numbers: Vec<u32> = rules.iter().map(|rule| rule.id).collect();
    numbers.sort_unstable();
    numbers.dedup();
    if rules.len() > MOST_RULES {
        wrong.push(("rules", "guard-settings-too-many-rules"));
    } else if numbers.len() != rules.len() {
        wrong.push(("rules", "guard-settings-rule-twice"));
    } else if rules.iter().any(counts_too_far) {
        wrong.push(("rules", "guard-settings-rule-counts"));
    } else if !Engine::new(&settings.automod).1.is_empty() {
        wrong.push(("rules", "guard-settings-rule-broken"));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// Whether a rule lets more messages pass than are remembered: it would never be broken.
const fn counts_too_far(rule: &Rule) -> bool {
    matches!(rule.pattern, Pattern::Repeats { most, .. } | Pattern::Flood { most, .. } if most >= MOST_MESSAGES)
}

#[cfg(test)]
mod tests;
