//! Discord's AutoMod: which rules a message breaks.

use crate::id::Id;
use crate::moment::Moment;
use crate::permission::{Permissions, in_channel};
use crate::state::{Channel, Guild, Rule};
use regex::RegexBuilder;
use serde_json::Value;

/// A rule that a message broke, and by what.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub(crate) rule: Rule,
    pub(crate) keyword: Option<String>,
    pub(crate) content: Option<String>,
}

/// The rules that a text breaks, in the order of their making.
pub(crate) fn judge(guild: &Guild, channel: &Channel, author: Id, text: &str, now: Moment) -> Vec<Outcome> {
    if in_channel(guild, channel, author, now).has(Permissions::MANAGE_GUILD) {
        return Vec::new();
    }
    let applies =
        |rule: &&Rule| rule.enabled && rule.event_type == 1 && !is_exempt(rule, guild, channel, author);
    guild.rules.values().filter(applies).filter_map(|rule| broken(rule, text)).collect()
}

fn is_exempt(rule: &Rule, guild: &Guild, channel: &Channel, author: Id) -> bool {
    let roles = guild.members.get(&author).map(|member| member.roles.as_slice()).unwrap_or_default();
    rule.exempt_channels.contains(&channel.id) || rule.exempt_roles.iter().any(|role| roles.contains(role))
}

fn broken(rule: &Rule, text: &str) -> Option<Outcome> {
    let found = match rule.trigger_type {
        1 => keyword(rule, text).or_else(|| pattern(rule, text)),
        5 => mentions(rule, text),
        _ => None,
    };
    let (keyword, content) = found?;
    Some(Outcome { rule: rule.clone(), keyword, content })
}

type Found = (Option<String>, Option<String>);

fn keyword(rule: &Rule, text: &str) -> Option<Found> {
    let folded = text.to_lowercase();
    let allowed = words(rule, "allow_list");
    let word = words(rule, "keyword_filter").into_iter().find_map(|word| {
        let hit = find(&folded, &word.to_lowercase())?;
        let excused =
            allowed.iter().any(|good| find(&folded, &good.to_lowercase()).is_some_and(|g| g.contains(&hit)));
        (!excused).then_some((word, hit))
    })?;
    Some((Some(word.0), Some(word.1)))
}

/// A word as a whole; with `*` at an end, also as a part.
fn find(text: &str, word: &str) -> Option<String> {
    let core = word.trim_matches('*');
    let before = if word.starts_with('*') { "" } else { r"(?:^|\W)" };
    let after = if word.ends_with('*') { "" } else { r"(?:$|\W)" };
    let pattern = format!("{before}({}){after}", regex::escape(core));
    let caught = RegexBuilder::new(&pattern).build().ok()?.captures(text)?;
    caught.get(1).map(|hit| hit.as_str().to_owned())
}

fn pattern(rule: &Rule, text: &str) -> Option<Found> {
    words(rule, "regex_patterns").into_iter().find_map(|pattern| {
        let regex = RegexBuilder::new(&pattern).case_insensitive(true).build().ok()?;
        let hit = regex.find(text)?.as_str().to_owned();
        Some((Some(pattern), Some(hit)))
    })
}

fn mentions(rule: &Rule, text: &str) -> Option<Found> {
    let limit = rule.trigger_metadata.get("mention_total_limit").and_then(Value::as_u64)?;
    let count = u64::try_from(text.matches("<@").count()).unwrap_or(u64::MAX);
    (count > limit).then_some((None, None))
}

fn words(rule: &Rule, list: &str) -> Vec<String> {
    let list = rule.trigger_metadata.get(list).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
