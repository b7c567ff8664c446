//! Red: `settings.json` of its cogs Filter, Mod and Reports, each of which holds all servers of the bot.

use serde_json::Value;

use super::{
    draft::{Draft, Found, Why},
    parts::{as_ours, id, number, words, yes},
};
use crate::{
    ids::GuildId,
    import::Unread,
    settings::{Pattern, Rung, Step},
};

/// Under which number a cog keeps everything, and what is made of it.
type Cog = (&'static str, fn(&Value, &Value, &mut Draft));

const COGS: [Cog; 3] = [("4766951341", filter), ("4961522000", moderation), ("78631113035100160", reports)];

/// Red looks at the last messages, however long ago they were; ours within this.
const REPEATS_SECONDS: u32 = 300;

/// Whether it is Red's; what fits of it is in the draft then.
pub(super) fn read(document: &Value, guild: GuildId, draft: &mut Draft) -> Result<bool, Unread> {
    let Some((cog, take)) = COGS.iter().find_map(|(number, take)| Some((document.get(*number)?, take)))
    else {
        return Ok(false);
    };
    let ours = cog.get("GUILD").and_then(|servers| servers.get(guild.to_string()));
    take(ours.ok_or(Unread::Elsewhere)?, cog, draft);
    Ok(true)
}

fn filter(ours: &Value, cog: &Value, draft: &mut Draft) {
    let found = as_ours(&words(ours.get("filter")), true);
    let mut rule =
        Found::at_once("Filter", Pattern::Words { words: found.clone(), fine: Vec::new() }, &[Step::Delete]);
    if let Some(times) = number(ours.get("filterban_count")).filter(|times| *times > 0) {
        let steps = vec![Step::Delete, Step::Ban(0)];
        if times == 1 {
            rule.ladder = vec![Rung { from: 1, steps }]
        } else {
            rule.ladder.push(Rung { from: times, steps })
        }
        rule.forget_seconds =
            number(ours.get("filterban_time")).filter(|seconds| *seconds > 0).unwrap_or(86_400);
    }
    draft.rule(rule);
    if yes(ours.get("filter_names")) && !found.is_empty() {
        let names = Pattern::Names { words: found, patterns: Vec::new() };
        draft.rule(Found::at_once("Filter", names, &[Step::ResetName]));
        draft.leave("Filter: filter_default_name", Why::Detail);
    }
    if cog.get("CHANNEL").and_then(Value::as_object).is_some_and(|channels| !channels.is_empty()) {
        // The file does not say of which server a channel is.
        draft.leave("Filter: CHANNEL", Why::Detail);
    }
}

fn moderation(ours: &Value, _: &Value, draft: &mut Draft) {
    let spam = ours.get("mention_spam").unwrap_or(&Value::Null);
    for (name, step) in [("warn", Step::Tell), ("kick", Step::Kick), ("ban", Step::Ban(0))] {
        if let Some(most) = number(spam.get(name)).and_then(|count| count.checked_sub(1)) {
            draft.rule(Found::at_once(name, Pattern::Mentions { most }, &[step]));
        }
    }
    if yes(spam.get("strict")) {
        draft.leave("Mod: mention_spam: strict", Why::Detail);
    }
    if let Some(most) =
        number(ours.get("delete_repeats")).and_then(|count| count.checked_sub(1)).filter(|most| *most > 0)
    {
        let repeats = Pattern::Repeats { most, seconds: REPEATS_SECONDS };
        draft.rule(Found::at_once("delete_repeats", repeats, &[Step::Delete]));
    }
    for (name, usual) in [("respect_hierarchy", true), ("dm_on_kickban", false), ("reinvite_on_unban", false)]
    {
        if ours.get(name).and_then(Value::as_bool).is_some_and(|chosen| chosen != usual) {
            draft.leave(&format!("Mod: {name}"), Why::Part);
        }
    }
}

fn reports(ours: &Value, _: &Value, draft: &mut Draft) {
    if yes(ours.get("active")) {
        draft.tell("Reports: output_channel", ours.get("output_channel").and_then(id));
    }
}
