//! The record that a server's staff reads: what was decided, why, and what came of it. Decisions that come in a burst are
//! told together, so that a raid does not fill the channel; what is an alarm never waits.

mod gather;
pub mod health;
pub mod news;

use std::time::Duration;

use tokio::sync::mpsc::Receiver;

pub use gather::{Gathered, Heap};

use crate::{
    act::Carried,
    commands::{Button, Desk, Press, say::Speaker},
    decide::{Act, Cause, Decision, Notice},
    event::Event,
    ids::GuildId,
    settings::Topic,
};

/// How long a burst is gathered.
const GATHER: Duration = Duration::from_millis(750);
/// How many are told in one message.
const TOGETHER: usize = 8;
/// How often it is looked whether what was gathered has waited long enough.
const EVERY: Duration = Duration::from_millis(250);

/// Something to tell a server's staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whose staff.
    pub guild: GuildId,
    /// What about.
    pub topic: Topic,
    /// What.
    pub text: String,
    /// What they can do about it, with the names of what is on the buttons.
    pub buttons: Vec<(Press, &'static str)>,
}

/// What a decision is about.
#[must_use]
pub const fn topic(decision: &Decision) -> Topic {
    match decision.because.cause {
        Cause::Rule(_) => Topic::Automod,
        Cause::Person => Topic::Cases,
        _ => Topic::Alarms,
    }
}

/// Whether a decision has to be told at once, and before it counts as done: no restart loses it, and nothing gathers it.
#[must_use]
pub fn is_alarm(decision: &Decision) -> bool {
    let is_grave = |notice: Notice| {
        !matches!(
            notice,
            Notice::RuleStruck | Notice::RaidGoesOn | Notice::SecondPerson | Notice::BudgetSpent
        )
    };
    decision.acts.iter().any(|act| matches!(act, Act::Notify { notice, .. } if is_grave(*notice)))
}

/// What those who look after a server can do about a decision.
#[must_use]
pub fn buttons(decision: &Decision) -> Vec<(Press, &'static str)> {
    if decision.shadow {
        return Vec::new();
    }
    let mut buttons = Vec::new();
    for act in &decision.acts {
        match act {
            Act::Quarantine { user, .. } => {
                let since = decision.at.plus_millis(-3_600_000);
                buttons.push((Press::Restore(*user, since), "button-restore"));
                buttons.push((Press::Release(*user), "button-release"));
                buttons.push((Press::Ban(*user), "button-ban"));
            }
            Act::Notify { notice: Notice::NukeAlarm | Notice::RaidBegan, .. } => {
                buttons.push((Press::Lock, "button-lock"));
                buttons.push((Press::Unlock, "button-unlock"));
            }
            _ => {}
        }
    }
    if let (Cause::Returned, Some(who)) = (decision.because.cause, decision.because.who) {
        buttons.push((Press::Ban(who), "button-ban"));
    }
    buttons
}

/// A decision and what came of it, in words.
#[must_use]
pub fn line(speaker: Speaker<'_>, decision: &Decision, carried: &Carried) -> String {
    let notices = decision.acts.iter().filter_map(|act| match act {
        Act::Notify { notice, .. } => Some(format!("**{}**", speaker.say(notice.key(), &[]))),
        _ => None,
    });
    let mut lines: Vec<String> = notices.collect();
    lines.push(speaker.because(&decision.because));
    if decision.shadow {
        lines.push(speaker.say("audit-shadow", &[]));
    } else {
        if carried.done > 0 {
            lines.push(speaker.say("audit-done", &[("count", carried.done.into())]));
        }
        if let Some(why) = carried.why {
            let why = speaker.why(why);
            let failed = [("count", carried.failed.into()), ("why", why.into())];
            lines.push(speaker.say("audit-failed", &failed));
        }
    }
    lines.join("\n")
}

/// Tells staffs what comes, until nothing more can come. What is gathered then is told without waiting.
pub async fn tell(desk: Desk, mut lines: Receiver<Line>) {
    let mut every = tokio::time::interval(EVERY);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            biased;
            first = lines.recv() => match first {
                Some(first) => burst(&desk, first, &mut lines).await,
                None => break,
            },
            _ = every.tick() => gathered(&desk).await,
        }
    }
    told(&desk, desk.gathered.due(desk.now(), |_, _| 0)).await;
}

/// Tells what comes within a moment together, or has it wait where more is gathered.
async fn burst(desk: &Desk, first: Line, lines: &mut Receiver<Line>) {
    let mut some = vec![first];
    tokio::time::sleep(GATHER).await;
    while let Ok(line) = lines.try_recv() {
        some.push(line);
    }
    let waits =
        |line: &Line| line.buttons.is_empty() && desk.settings.of(line.guild).telling.gathers(line.topic) > 0;
    let (waiting, now): (Vec<Line>, Vec<Line>) = some.into_iter().partition(waits);
    for line in waiting {
        desk.staff(line.guild, line.topic, &line.text).await;
    }
    for (guild, topic, text, buttons) in together(&now) {
        with_buttons(desk, (guild, topic), &text, buttons).await;
    }
}

/// Tells a line at once.
pub async fn say(desk: &Desk, line: &Line) {
    with_buttons(desk, (line.guild, line.topic), &line.text, &line.buttons).await;
}

/// Tells a staff after a restart that a raid goes on.
pub async fn raid_goes_on(desk: &Desk, guild: GuildId) {
    let text = desk.speaker_of(guild).say(Notice::RaidGoesOn.key(), &[]);
    let buttons = vec![(Press::Lock, "button-lock"), (Press::Unlock, "button-unlock")];
    say(desk, &Line { guild, topic: Topic::Alarms, text: format!("**{text}**"), buttons }).await;
}

async fn with_buttons(
    desk: &Desk,
    (guild, topic): (GuildId, Topic),
    text: &str,
    buttons: &[(Press, &'static str)],
) {
    let speaker = desk.speaker_of(guild);
    let button = |(press, label): &(Press, &'static str)| Button {
        label: speaker.say(label, &[]),
        does: press.name(),
        grave: matches!(press, Press::Ban(_)),
    };
    let buttons: Vec<Button> = buttons.iter().map(button).collect();
    desk.staff_with(guild, topic, text, &buttons).await;
}

/// Tells what has waited long enough.
pub async fn gathered(desk: &Desk) {
    let waits = |guild, topic| desk.settings.of(guild).telling.gathers(topic);
    told(desk, desk.gathered.due(desk.now(), waits)).await;
}

async fn told(desk: &Desk, heaps: Vec<(GuildId, Topic, Heap)>) {
    for (guild, topic, heap) in heaps {
        let speaker = desk.speaker_of(guild);
        let topic_name = speaker.say(topic.heading(), &[]);
        let said = [("topic", topic_name.into()), ("count", heap.count().into())];
        let heading = speaker.say("audit-gathered", &said);
        let more = |count: usize| speaker.say("audit-more", &[("count", count.into())]);
        for text in heap.messages(&heading, more) {
            desk.staff_with(guild, topic, &text, &[]).await;
        }
    }
}

/// Has an event wait to be told, if it is news that somebody wants.
pub fn heard(desk: &Desk, event: &Event) {
    let (Some(topic), Some(guild)) = (news::topic(event), event.guild()) else { return };
    if desk.settings.of(guild).told_in(topic).is_none() {
        return;
    }
    if let Some(line) = news::line(desk.speaker_of(guild), event) {
        desk.gathered.add(guild, topic, line, desk.now());
    }
}

type Message<'a> = (GuildId, Topic, String, &'a [(Press, &'static str)]);

/// Lines of one server and topic as few messages, in their order. What has buttons is a message of its own.
fn together(lines: &[Line]) -> Vec<Message<'_>> {
    let mut places: Vec<(GuildId, Topic)> = Vec::new();
    for line in lines {
        if !places.contains(&(line.guild, line.topic)) {
            places.push((line.guild, line.topic));
        }
    }
    let mut messages = Vec::new();
    for (guild, topic) in places {
        let of: Vec<&Line> = lines.iter().filter(|line| (line.guild, line.topic) == (guild, topic)).collect();
        let grouped = of.chunk_by(|one, next| one.buttons.is_empty() && next.buttons.is_empty());
        for some in grouped.flat_map(|some| some.chunks(TOGETHER)) {
            let texts: Vec<&str> = some.iter().map(|line| line.text.as_str()).collect();
            let buttons = some.last().map_or(&[][..], |line| line.buttons.as_slice());
            messages.push((guild, topic, texts.join("\n\n"), buttons));
        }
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(guild: u64, text: &str) -> Line {
        let topic = if text == "x" { Topic::Alarms } else { Topic::Automod };
        Line { guild: GuildId::new(guild), topic, text: text.to_owned(), buttons: Vec::new() }
    }

    fn told(lines: &[Line]) -> Vec<(u64, String, usize)> {
        together(lines).into_iter().map(|(guild, _, text, with)| (guild.get(), text, with.len())).collect()
    }

    #[test]
    fn a_burst_is_told_in_few_messages() {
        let lines = vec![line(1, "a"), line(2, "x"), line(1, "b")];
        assert_eq!(told(&lines), [(1, "a\n\nb".into(), 0), (2, "x".into(), 0)]);
        let two_topics = vec![line(1, "a"), line(1, "x"), line(1, "b")];
        assert_eq!(told(&two_topics), [(1, "a\n\nb".into(), 0), (1, "x".into(), 0)]);
        let many: Vec<_> = (0..20).map(|_| line(1, "a")).collect();
        assert_eq!(together(&many).len(), 3);
    }

    #[test]
    fn what_has_buttons_stands_alone() {
        let alarm = Line { buttons: vec![(Press::Lock, "button-lock")], ..line(1, "alarm") };
        let lines = vec![line(1, "a"), alarm, line(1, "b")];
        assert_eq!(told(&lines), [(1, "a".into(), 0), (1, "alarm".into(), 1), (1, "b".into(), 0)]);
    }
}
