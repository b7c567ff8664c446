//! What its rules look for.

use serde_json::Value;

use super::super::{
    draft::{Draft, Why},
    parts::{as_ours, number, seconds, window, words, yes},
};
use crate::settings::{Pattern, Window};

type Looks = Vec<(Pattern, Option<Window>)>;

/// What a trigger looks for, as ours do. What has no counterpart is left.
pub(super) fn patterns(kind: &str, config: &Value, place: &str, draft: &mut Draft) -> Looks {
    let found = match kind {
        "match_words" => in_words(config, place, draft),
        "match_regex" => in_regexes(config, place, draft),
        "match_invites" => invites(config, place, draft),
        "match_links" => links(config, place, draft),
        "match_attachment_type" => files(config, "filetype", place, draft),
        "match_mime_type" => files(config, "mime_type", place, draft),
        "message_spam" => counted(config, |most, seconds| Pattern::Flood { most, seconds }),
        "mention_spam" => within(config, |most| Pattern::Mentions { most }),
        "link_spam" => within(config, |_| Pattern::Links { fine: Vec::new() }),
        _ => {
            draft.leave(place, Why::Trigger);
            return Vec::new();
        }
    };
    if yes(config.get("per_channel")) {
        draft.leave(&format!("{place}: per_channel"), Why::Detail);
    }
    found
}

/// Details that ours do not have, where they are chosen.
fn details(config: &Value, names: &[&str], place: &str, draft: &mut Draft) {
    for name in names {
        let is_chosen = match config.get(*name) {
            None | Some(Value::Null | Value::Bool(false)) => false,
            Some(Value::Array(list)) => !list.is_empty(),
            Some(_) => true,
        };
        if is_chosen {
            draft.leave(&format!("{place}: {name}"), Why::Detail);
        }
    }
}

/// Where a trigger looks: in messages unless it says otherwise, and in names if it says so.
fn places(config: &Value) -> (bool, bool) {
    let in_messages = config.get("match_messages").and_then(Value::as_bool).unwrap_or(true);
    let in_names = ["match_visible_names", "match_usernames", "match_nicknames"];
    (in_messages, in_names.iter().any(|name| yes(config.get(*name))))
}

fn in_words(config: &Value, place: &str, draft: &mut Draft) -> Looks {
    let whole = config.get("only_full_words").and_then(Value::as_bool).unwrap_or(true);
    let words = as_ours(&words(config.get("words")), whole);
    let unknown = [
        "case_sensitive",
        "normalize",
        "loose_matching",
        "match_embeds",
        "match_custom_status",
        "match_polls",
    ];
    details(config, &unknown, place, draft);
    let (in_messages, in_names) = places(config);
    let mut looks = Vec::new();
    if in_messages {
        looks.push((Pattern::Words { words: words.clone(), fine: Vec::new() }, None));
    }
    if in_names && !words.is_empty() {
        looks.push((Pattern::Names { words, patterns: Vec::new() }, None));
    }
    looks
}

fn in_regexes(config: &Value, place: &str, draft: &mut Draft) -> Looks {
    let bare = |pattern: String| match pattern.strip_prefix('/').and_then(|rest| rest.rsplit_once('/')) {
        Some((pattern, flags)) if flags.chars().all(|c| c.is_ascii_lowercase()) => pattern.to_owned(),
        _ => pattern,
    };
    let patterns: Vec<String> = words(config.get("patterns")).into_iter().map(bare).collect();
    let unknown = [
        "case_sensitive",
        "normalize",
        "strip_markdown",
        "match_embeds",
        "match_custom_status",
        "match_polls",
    ];
    details(config, &unknown, place, draft);
    let (in_messages, in_names) = places(config);
    let mut looks = Vec::new();
    if in_messages {
        looks.push((Pattern::Regexes { patterns: patterns.clone(), fine: Vec::new() }, None));
    }
    if in_names {
        looks.push((Pattern::Names { words: Vec::new(), patterns }, None));
    }
    looks
}

fn invites(config: &Value, place: &str, draft: &mut Draft) -> Looks {
    let only = ["include_guilds", "include_invite_codes", "include_custom_invite_codes"];
    if only.iter().any(|name| !words(config.get(*name)).is_empty()) {
        // Ours know which are fine, not which are bad.
        draft.leave(place, Why::Trigger);
        return Vec::new();
    }
    details(config, &["exclude_guilds", "allow_group_dm_invites"], place, draft);
    let mut fine = words(config.get("exclude_invite_codes"));
    fine.extend(words(config.get("exclude_custom_invite_codes")));
    vec![(Pattern::Invites { fine }, None)]
}

fn links(config: &Value, place: &str, draft: &mut Draft) -> Looks {
    let unknown = ["include_words", "exclude_words", "include_regex", "exclude_regex", "phisherman"];
    details(config, &unknown, place, draft);
    let (refused, fine) = (words(config.get("include_domains")), words(config.get("exclude_domains")));
    let mut looks = Vec::new();
    if !refused.is_empty() {
        looks.push((Pattern::Domains { refused }, None));
    }
    if !fine.is_empty() {
        looks.push((Pattern::Links { fine }, None));
    }
    looks
}

/// Files: which are refused comes over, which alone are fine does not.
fn files(config: &Value, kind: &str, place: &str, draft: &mut Draft) -> Looks {
    let is_on = |list: &str| config.get(list).and_then(Value::as_bool).unwrap_or(true);
    let either = |list: &str| {
        let long = words(config.get(format!("{kind}_{list}")));
        if long.is_empty() { words(config.get(list)) } else { long }
    };
    if is_on("whitelist_enabled") && !either("whitelist").is_empty() {
        draft.leave(&format!("{place}: whitelist"), Why::Detail);
    }
    let refused = if is_on("blacklist_enabled") { either("blacklist") } else { Vec::new() };
    vec![(Pattern::Attachments { refused }, None)]
}

/// So many within so long, where a pattern counts by itself.
fn counted(config: &Value, pattern: impl FnOnce(u32, u32) -> Pattern) -> Looks {
    let window = window(number(config.get("amount")), seconds(config.get("within")));
    window.map(|window| (pattern(window.most, window.seconds), None)).into_iter().collect()
}

/// So many within so long, where a window counts.
fn within(config: &Value, pattern: impl FnOnce(u32) -> Pattern) -> Looks {
    let window = window(number(config.get("amount")), seconds(config.get("within")));
    window.map(|window| (pattern(window.most), Some(window))).into_iter().collect()
}
