//! Its plugins `censor` and `spam`, which were there before its automod, and still work.

use serde_json::Value;

use super::super::{
    draft::{Draft, Found, Why},
    parts::{as_ours, number, window, words, yes},
};
use crate::settings::{Pattern, Step, Window};

/// More piles of marks than this are noise.
const PILES: u32 = 5;

pub(super) fn censor(config: &Value, draft: &mut Draft) {
    let list = |name: &str| words(config.get(name));
    let mut take = |pattern: Pattern| draft.rule(Found::at_once("censor", pattern, &[Step::Delete]));
    if yes(config.get("filter_zalgo")) {
        take(Pattern::Zalgo { most: PILES });
    }
    if yes(config.get("filter_invites")) {
        take(Pattern::Invites { fine: list("invite_code_whitelist") });
    }
    if yes(config.get("filter_domains")) {
        match list("domain_whitelist") {
            fine if fine.is_empty() => take(Pattern::Domains { refused: list("domain_blacklist") }),
            fine => take(Pattern::Links { fine }),
        }
    }
    let mut refused = as_ours(&list("blocked_words"), true);
    refused.extend(as_ours(&list("blocked_tokens"), false));
    take(Pattern::Words { words: refused, fine: Vec::new() });
    take(Pattern::Regexes { patterns: list("blocked_regex"), fine: Vec::new() });
    if !list("invite_guild_whitelist").is_empty() || !list("invite_guild_blacklist").is_empty() {
        draft.leave("censor: invite_guild_whitelist", Why::Detail);
    }
}

pub(super) fn spam(config: &Value, draft: &mut Draft) {
    for (name, limit) in config.as_object().into_iter().flatten().filter(|(_, limit)| limit.is_object()) {
        let place = format!("spam: {name}");
        let Some(window) = window(number(limit.get("count")), number(limit.get("interval"))) else {
            draft.leave(&place, Why::Unreadable);
            continue;
        };
        let Window { most, seconds } = window;
        let (pattern, window) = match name.as_str() {
            "max_messages" => (Pattern::Flood { most, seconds }, None),
            "max_duplicates" => (Pattern::Repeats { most, seconds }, None),
            "max_mentions" => (Pattern::Mentions { most }, Some(window)),
            "max_links" => (Pattern::Links { fine: Vec::new() }, Some(window)),
            _ => {
                draft.leave(&place, Why::Trigger);
                continue;
            }
        };
        let mut steps = vec![Step::Delete];
        if yes(limit.get("mute")) {
            // Minutes; five, if it does not say.
            let minutes = number(limit.get("mute_time")).unwrap_or(5).clamp(1, 28 * 1_440);
            steps.push(Step::Timeout(minutes * 60));
        }
        draft.rule(Found { window, ..Found::at_once(&place, pattern, &steps) });
    }
}
