//! The record that a server's staff reads: what was decided, why, and what came of it. Decisions that come in a burst are
//! told together, so that a raid does not fill the channel.

use std::time::Duration;

use tokio::sync::mpsc::Receiver;

use crate::{
    act::Carried,
    commands::{Button, Desk, Press, say::Speaker},
    decide::{Act, Cause, Decision, Notice},
    ids::GuildId,
};

/// How long a burst is gathered.
const GATHER: Duration = Duration::from_millis(750);
/// How many are told in one message.
const TOGETHER: usize = 8;

/// Something to tell a server's staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whose staff.
    pub guild: GuildId,
    /// What.
    pub text: String,
    /// What they can do about it, with the names of what is on the buttons.
    pub buttons: Vec<(Press, &'static str)>,
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

/// Tells staffs what comes, until nothing more can come.
pub async fn tell(desk: Desk, mut lines: Receiver<Line>) {
    while let Some(first) = lines.recv().await {
        let mut gathered = vec![first];
        // What comes within a moment is told with it.
        tokio::time::sleep(GATHER).await;
        while let Ok(line) = lines.try_recv() {
            gathered.push(line);
        }
        for (guild, text, buttons) in together(&gathered) {
            let speaker = desk.speaker_of(guild);
            let button = |(press, label): &(Press, &'static str)| Button {
                label: speaker.say(label, &[]),
                does: press.name(),
                grave: matches!(press, Press::Ban(_)),
            };
            let buttons: Vec<Button> = buttons.iter().map(button).collect();
            desk.staff_with(guild, &text, &buttons).await;
        }
    }
}

type Message<'a> = (GuildId, String, &'a [(Press, &'static str)]);

/// Lines of one server as few messages, in their order. What has buttons is a message of its own.
fn together(lines: &[Line]) -> Vec<Message<'_>> {
    let mut guilds: Vec<GuildId> = Vec::new();
    for line in lines {
        if !guilds.contains(&line.guild) {
            guilds.push(line.guild);
        }
    }
    let mut messages = Vec::new();
    for guild in guilds {
        let of: Vec<&Line> = lines.iter().filter(|line| line.guild == guild).collect();
        let grouped = of.chunk_by(|one, next| one.buttons.is_empty() && next.buttons.is_empty());
        for some in grouped.flat_map(|some| some.chunks(TOGETHER)) {
            let texts: Vec<&str> = some.iter().map(|line| line.text.as_str()).collect();
            let buttons = some.last().map_or(&[][..], |line| line.buttons.as_slice());
            messages.push((guild, texts.join("\n\n"), buttons));
        }
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(guild: u64, text: &str) -> Line {
        Line { guild: GuildId::new(guild), text: text.to_owned(), buttons: Vec::new() }
    }

    fn told(lines: &[Line]) -> Vec<(u64, String, usize)> {
        together(lines).into_iter().map(|(guild, text, with)| (guild.get(), text, with.len())).collect()
    }

    #[test]
    fn a_burst_is_told_in_few_messages() {
        let lines = vec![line(1, "a"), line(2, "x"), line(1, "b")];
        assert_eq!(told(&lines), [(1, "a\n\nb".into(), 0), (2, "x".into(), 0)]);
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
