//! What is done about a breach of a rule.

use lodge_register::Timestamp;

use super::{Act, Because, Cause, Decision, Notice, What};
use crate::{
    detect::automod::{Breach, Engine, Seen, Shadow},
    ids::{ChannelId, GuildId, MessageId},
    settings::{Rule, State, Step},
};

/// Discord deletes so many messages with one call.
const MOST_DELETED: usize = 100;

/// The decisions about what somebody broke; what is done twice by two rules is done once.
pub(super) fn decide(
    guild: GuildId,
    engine: &Engine,
    breaches: &[Breach],
    seen: &Seen<'_>,
    shadow: &mut Shadow,
    now: Timestamp,
) -> Vec<Decision> {
    let mut decisions = Vec::<Decision>::new();
    for breach in breaches {
        let Some(rule) = engine.automod().rules.get(breach.rule) else { continue };
        let steps = steps(rule, breach.times);
        let in_shadow = rule.state == State::Shadow;
        if in_shadow {
            shadow.would(rule, seen.user, steps, now);
        }
        let done = |act: &Act| decisions.iter().any(|one| one.shadow == in_shadow && one.acts.contains(act));
        let acts: Vec<Act> = steps
            .iter()
            .flat_map(|step| acts(guild, *step, seen, breach, now))
            .filter(|act| !done(act))
            .collect();
        let facts = vec![
            What::Found.of(breach.found),
            What::Limit.of(breach.limit),
            What::Before.of(breach.times - 1),
        ];
        let because = Because::about(Cause::Rule(rule.id), seen.user, facts);
        decisions.push(Decision { guild, acts, because, shadow: in_shadow, at: now });
    }
    decisions
}

/// The highest rung that is reached.
fn steps(rule: &Rule, times: u32) -> &[Step] {
    let reached = rule.ladder.iter().filter(|rung| rung.from <= times);
    reached.max_by_key(|rung| rung.from).map_or(&[], |rung| &rung.steps)
}

fn acts(guild: GuildId, step: Step, seen: &Seen<'_>, breach: &Breach, now: Timestamp) -> Vec<Act> {
    let user = seen.user;
    vec![match step {
        Step::Delete => return deletions(guild, &breach.messages),
        Step::Tell => Act::Notify { guild, notice: Notice::RuleStruck },
        Step::ResetName => Act::Nick { guild, user, nick: None },
        Step::Timeout(seconds) => {
            Act::Timeout { guild, user, until: Some(now.plus_millis(i64::from(seconds) * 1000)) }
        }
        Step::Role(role) => Act::RoleAdd { guild, user, role },
        Step::Kick => Act::Kick { guild, user },
        Step::Ban(delete_seconds) => Act::Ban { guild, user, delete_seconds, until: None },
    }]
}

/// One deletion a channel, and a hundred messages.
fn deletions(guild: GuildId, messages: &[(ChannelId, MessageId)]) -> Vec<Act> {
    let mut by_channel = std::collections::BTreeMap::<ChannelId, Vec<MessageId>>::new();
    for (channel, message) in messages {
        by_channel.entry(*channel).or_default().push(*message);
    }
    let chunks = by_channel.into_iter().flat_map(|(channel, messages)| {
        messages.chunks(MOST_DELETED).map(|chunk| (channel, chunk.to_vec())).collect::<Vec<_>>()
    });
    chunks.map(|(channel, messages)| Act::DeleteMessages { guild, channel, messages }).collect()
}
