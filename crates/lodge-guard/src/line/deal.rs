//! One decision, carried out: people are looked up where they must be, then containment, acts, cases, and what is told.

use tokio::sync::mpsc::Sender;

use crate::{
    Server,
    act::{Carried, steps},
    audit::{self, Line},
    commands::Desk,
    decide::{Act, Cause, Decision},
    event::Member,
    ids::{ChannelId, GuildId, UserId, WebhookId},
    office,
    rest::calls,
};

/// Carries a decision out, and tells those who look after the server. What a rule in the shadow decides is not done.
pub(super) async fn deal(desk: &Desk, decision: &Decision, told: &Sender<Line>) {
    let mut carried = Carried::default();
    if !decision.shadow {
        strangers(desk, decision).await;
        let speaker = desk.speaker_of(decision.guild);
        let reason = speaker.reason(&decision.because);
        let drawn = desk.look(|town| {
            let guild = town.guild(decision.guild)?;
            Some(steps(guild, &decision.acts, &reason, desk.now()))
        });
        let mut steps = drawn.unwrap_or_default();
        steps.steps.extend(webhooks(desk, decision, &reason).await);
        carried =
            desk.hands.carry(Server::of(decision.guild), steps, Some(decision.because.cause.key())).await;
        // Before anybody is told: where they are told may have been made anew.
        office::renumbered::or_said(desk, decision.guild, &carried.anew).await;
    }
    if decision.because.cause == Cause::RaidOver
        && let Err(error) = super::remember::raid(desk, decision.guild).await
    {
        tracing::error!(%error, "That a raid is over could not be remembered");
    }
    if is_told(decision, &carried) {
        let text = audit::line(desk.speaker_of(decision.guild), decision, &carried);
        let (topic, buttons) = (audit::topic(decision), audit::buttons(decision));
        let line = Line { guild: decision.guild, topic, text, buttons };
        if audit::is_alarm(decision) {
            // Told before the event counts as done: what stops here is heard again after a restart.
            audit::say(desk, &line).await;
        } else {
            // Who is told comes to an end only after the last decision.
            _ = told.send(line).await;
        }
    }
}

/// Whether a decision is worth a line: what only takes messages away is not, and what only watches is in its own report.
fn is_told(decision: &Decision, carried: &Carried) -> bool {
    let says = decision.acts.iter().any(|act| matches!(act, Act::Notify { .. }));
    let watches = decision.shadow && matches!(decision.because.cause, Cause::Rule(_));
    let about_people = decision.acts.iter().any(|act| {
        matches!(
            act,
            Act::Ban { .. }
                | Act::Kick { .. }
                | Act::Timeout { .. }
                | Act::Quarantine { .. }
                | Act::Restore { .. }
        )
    });
    !watches && (says || carried.why.is_some() || (about_people && carried.done > 0))
}

/// Whose roles are taken must be known with their roles: nobody else could be given them back.
async fn strangers(desk: &Desk, decision: &Decision) {
    let guild = decision.guild;
    for user in decision.acts.iter().filter_map(|act| match act {
        Act::Quarantine { user, .. } => Some(*user),
        _ => None,
    }) {
        let is_known =
            desk.look(|town| town.guild(guild).is_none_or(|guild| !guild.roles_of(user).is_empty()));
        if !is_known {
            look_up(desk, guild, user).await;
        }
    }
}

async fn look_up(desk: &Desk, guild: GuildId, user: UserId) {
    let found = desk.hands.rest.call(&calls::member(guild, user).at_once()).await;
    if let Ok(found) = found
        && let Ok(member) = serde_json::from_value::<Member>(found)
    {
        desk.think(|mind| mind.meet(guild, &member));
    }
}

/// The webhooks that go: those of one maker, made since then.
async fn webhooks(desk: &Desk, decision: &Decision, reason: &str) -> Vec<crate::act::Step> {
    let mut steps = Vec::new();
    for act in &decision.acts {
        let Act::DeleteWebhooks { guild, channel, by, since } = act else { continue };
        let Ok(found) = desk.hands.rest.call(&calls::webhooks(*channel)).await else { continue };
        for hook in found.as_array().into_iter().flatten() {
            let number = |value: Option<&serde_json::Value>| value?.as_str()?.parse::<u64>().ok();
            let Some(id) = number(hook.get("id")).map(WebhookId::new) else { continue };
            let maker = number(hook.get("user").and_then(|user| user.get("id"))).map(UserId::new);
            if id.made_at() >= *since && (by.is_none() || maker == *by) {
                steps.push(gone(*guild, *channel, id, reason));
            }
        }
    }
    steps
}

fn gone(guild: GuildId, channel: ChannelId, hook: WebhookId, reason: &str) -> crate::act::Step {
    crate::act::Step {
        key: format!("{guild} webhook {channel} {hook}"),
        calls: vec![calls::delete_webhook(hook).because(Some(reason))],
        doing: crate::act::Doing::Plain,
    }
}
