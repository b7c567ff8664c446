//! Settings in plain language, as names of messages and what stands in them.

use super::{Afterwards, Crowd, Pattern, Settings, State, Step, Topic};

/// One sentence: the name of its message, and its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The name of the message.
    pub key: &'static str,
    /// What stands in it.
    pub numbers: Vec<(&'static str, i64)>,
}

/// Every key that a summary can use, so that a test can look for its words.
pub const KEYS: &[&str] = &[
    "summary-raid-off",
    "summary-raid-shadow",
    "summary-raid-flood",
    "summary-raid-drip",
    "summary-raid-crowd-contain",
    "summary-raid-crowd-tell",
    "summary-raid-invites",
    "summary-raid-dms",
    "summary-raid-verification",
    "summary-raid-slowmode",
    "summary-raid-ban",
    "summary-raid-ends",
    "summary-nuke-off",
    "summary-nuke-shadow",
    "summary-nuke-burst",
    "summary-nuke-hour",
    "summary-nuke-trusted",
    "summary-nuke-restore",
    "summary-nuke-ask",
    "summary-tell-nobody",
    "summary-tell-no-alarms",
    "summary-tell-alarms",
    "summary-tell-cases",
    "summary-tell-automod",
    "summary-tell-queue",
    "summary-tell-health",
    "summary-tell-members",
    "summary-tell-roles",
    "summary-tell-structure",
    "summary-tell-deleted",
    "summary-tell-gather",
    "summary-rules",
    "summary-rules-shadow",
    "rule-words",
    "rule-regexes",
    "rule-links",
    "rule-domains",
    "rule-invites",
    "rule-mentions",
    "rule-repeats",
    "rule-flood",
    "rule-caps",
    "rule-zalgo",
    "rule-attachments",
    "rule-names",
    "summary-step-delete",
    "summary-step-tell",
    "summary-step-reset-name",
    "summary-step-timeout",
    "summary-step-role",
    "summary-step-kick",
    "summary-step-ban",
    "summary-sticky",
    "summary-entrance-button",
    "summary-entrance-page",
    "summary-entrance-oauth",
    "summary-entrance-questions",
    "summary-entrance-manual",
    "summary-entrance-least",
    "summary-entrance-remind",
    "summary-entrance-kick",
    "summary-entrance-again",
    "summary-entrance-requests",
    "summary-entrance-outside",
];

/// What these settings mean, sentence by sentence.
#[must_use]
pub fn summary(settings: &Settings) -> Vec<Line> {
    let mut lines = raid(settings);
    lines.extend(nuke(settings));
    lines.extend(rules(settings));
    let sticky = u32::try_from(settings.roles.sticky.len()).unwrap_or(u32::MAX);
    lines.extend((sticky > 0).then(|| line("summary-sticky", [("count", sticky)])));
    lines.extend(entrance(settings));
    lines.extend(telling(settings));
    lines
}

/// What those who come are asked, where they are asked anything.
fn entrance(settings: &Settings) -> Vec<Line> {
    let entrance = &settings.entrance;
    if !entrance.on {
        return Vec::new();
    }
    let number = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let way = if entrance.needs_a_browser() { "summary-entrance-page" } else { "summary-entrance-button" };
    let some = |is: bool, key| is.then(|| line(key, []));
    let many = |of: usize, key| (of > 0).then(|| line(key, [("count", count(of))]));
    let reminded = [("hours", number(entrance.remind_hours)), ("count", u32::from(entrance.reminders))];
    [
        Some(line(way, [])),
        some(entrance.oauth, "summary-entrance-oauth"),
        many(entrance.questions.len(), "summary-entrance-questions"),
        some(entrance.manual, "summary-entrance-manual"),
        (entrance.least_days > 0)
            .then(|| line("summary-entrance-least", [("days", number(entrance.least_days))])),
        (entrance.reminders > 0).then(|| line("summary-entrance-remind", reminded)),
        entrance.kick_hours.map(|hours| line("summary-entrance-kick", [("hours", number(hours))])),
        entrance.again_days.map(|days| line("summary-entrance-again", [("days", number(days))])),
        some(entrance.requests, "summary-entrance-requests"),
        many(entrance.outside.len(), "summary-entrance-outside"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn line<const N: usize>(key: &'static str, numbers: [(&'static str, u32); N]) -> Line {
    Line { key, numbers: numbers.into_iter().map(|(name, number)| (name, number.into())).collect() }
}

fn raid(settings: &Settings) -> Vec<Line> {
    let (raid, contain) = (&settings.raid, &settings.raid.contain);
    let state = match raid.state {
        State::Off => return vec![line("summary-raid-off", [])],
        State::Shadow => Some(line("summary-raid-shadow", [])),
        State::On => None,
    };
    let crowd = match raid.crowd {
        Crowd::Contain => "summary-raid-crowd-contain",
        Crowd::Tell => "summary-raid-crowd-tell",
    };
    let slow = !contain.slowmode_channels.is_empty() && contain.slowmode_seconds > 0;
    let if_some = |number: u32, key| (number > 0).then(|| line(key, [("minutes", number)]));
    [
        state,
        Some(line("summary-raid-flood", [("count", raid.flood.count), ("seconds", raid.flood.seconds)])),
        Some(line("summary-raid-drip", [("count", raid.drip.count), ("minutes", raid.drip.seconds / 60)])),
        Some(line(crowd, [])),
        if_some(contain.pause_invites_minutes, "summary-raid-invites"),
        if_some(contain.pause_dms_minutes, "summary-raid-dms"),
        contain.verification.map(|level| line("summary-raid-verification", [("level", level.into())])),
        slow.then(|| line("summary-raid-slowmode", [("seconds", contain.slowmode_seconds.into())])),
        Some(line("summary-raid-ban", [("score", raid.ban_from.into())])),
        Some(line("summary-raid-ends", [("seconds", raid.calm_seconds)])),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn nuke(settings: &Settings) -> Vec<Line> {
    let nuke = &settings.nuke;
    let state = match nuke.state {
        State::Off => return vec![line("summary-nuke-off", [])],
        State::Shadow => Some(line("summary-nuke-shadow", [])),
        State::On => None,
    };
    let trusted = u32::try_from(nuke.trusted.len()).unwrap_or(u32::MAX);
    let afterwards = match nuke.afterwards {
        Afterwards::Restore => "summary-nuke-restore",
        Afterwards::Ask => "summary-nuke-ask",
    };
    [
        state,
        Some(line("summary-nuke-burst", [("points", nuke.burst_points), ("seconds", nuke.burst_seconds)])),
        Some(line("summary-nuke-hour", [("points", nuke.hour_points)])),
        (trusted > 0).then(|| line("summary-nuke-trusted", [("count", trusted)])),
        Some(line(afterwards, [])),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn rules(settings: &Settings) -> Vec<Line> {
    let of = |state| settings.automod.rules.iter().filter(move |rule| rule.state == state);
    let count = |state| u32::try_from(of(state).count()).unwrap_or(u32::MAX);
    let mut lines = vec![line("summary-rules", [("count", count(State::On))])];
    if count(State::Shadow) > 0 {
        lines.push(line("summary-rules-shadow", [("count", count(State::Shadow))]));
    }
    for rule in of(State::On).chain(of(State::Shadow)) {
        lines.push(pattern(&rule.pattern));
        for rung in &rule.ladder {
            lines.extend(rung.steps.iter().map(|one| step(*one, rung.from)));
        }
    }
    lines
}

fn telling(settings: &Settings) -> Vec<Line> {
    let told: Vec<Topic> =
        Topic::ALL.into_iter().filter(|topic| settings.told_in(*topic).is_some()).collect();
    if told.is_empty() {
        return vec![line("summary-tell-nobody", [])];
    }
    let mut lines: Vec<Line> = told.iter().map(|topic| line(of_topic(*topic), [])).collect();
    if !told.contains(&Topic::Alarms) {
        lines.push(line("summary-tell-no-alarms", []));
    }
    let seconds = settings.telling.gather_seconds;
    if seconds > 0 {
        lines.push(line("summary-tell-gather", [("seconds", seconds)]));
    }
    lines
}

const fn of_topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Alarms => "summary-tell-alarms",
        Topic::Cases => "summary-tell-cases",
        Topic::Automod => "summary-tell-automod",
        Topic::Queue => "summary-tell-queue",
        Topic::Health => "summary-tell-health",
        Topic::Members => "summary-tell-members",
        Topic::Roles => "summary-tell-roles",
        Topic::Structure => "summary-tell-structure",
        Topic::Deleted => "summary-tell-deleted",
    }
}

fn pattern(pattern: &Pattern) -> Line {
    let count = |list: &[String]| ("count", u32::try_from(list.len()).unwrap_or(u32::MAX));
    let key = pattern.key();
    match pattern {
        Pattern::Words { words, .. } => line(key, [count(words)]),
        Pattern::Regexes { patterns, .. } => line(key, [count(patterns)]),
        Pattern::Links { fine } | Pattern::Invites { fine } => line(key, [count(fine)]),
        Pattern::Domains { refused } | Pattern::Attachments { refused } => line(key, [count(refused)]),
        Pattern::Mentions { most } | Pattern::Zalgo { most } => line(key, [("most", *most)]),
        Pattern::Repeats { most, seconds } | Pattern::Flood { most, seconds } => {
            line(key, [("most", *most), ("seconds", *seconds)])
        }
        Pattern::Caps { percent, least } => line(key, [("percent", (*percent).into()), ("least", *least)]),
        Pattern::Names { words, patterns } => {
            line(key, [("count", count(words).1.saturating_add(count(patterns).1))])
        }
    }
}

fn step(step: Step, from: u32) -> Line {
    let at = ("from", from);
    match step {
        Step::Delete => line("summary-step-delete", [at]),
        Step::Tell => line("summary-step-tell", [at]),
        Step::ResetName => line("summary-step-reset-name", [at]),
        Step::Timeout(seconds) => line("summary-step-timeout", [at, ("minutes", seconds / 60)]),
        Step::Role(_) => line("summary-step-role", [at]),
        Step::Kick => line("summary-step-kick", [at]),
        Step::Ban(_) => line("summary-step-ban", [at]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Preset, Rule};

    #[test]
    fn every_preset_says_what_it_does_with_known_keys() {
        for preset in Preset::ALL {
            let lines = summary(&preset.settings());
            assert!(lines.iter().all(|line| KEYS.contains(&line.key)), "{preset:?}");
            assert!(lines.iter().any(|line| line.key == "summary-raid-flood"));
        }
    }

    #[test]
    fn a_change_of_settings_is_a_change_of_words() {
        let calm = Preset::Small.settings();
        let mut other = calm.clone();
        other.raid.contain.pause_invites_minutes = 0;
        assert_eq!(summary(&calm).len() - 1, summary(&other).len());
        other.raid.state = State::Off;
        other.nuke.state = State::Off;
        other.automod.rules.clear();
        let keys: Vec<_> = summary(&other).into_iter().map(|line| line.key).collect();
        assert_eq!(keys, ["summary-raid-off", "summary-nuke-off", "summary-rules", "summary-tell-nobody"]);
        other.tell = Some(crate::ids::ChannelId::new(51));
        other.telling.gather_seconds = 30;
        let keys: Vec<_> = summary(&other).into_iter().skip(3).map(|line| line.key).collect();
        let expected = ["alarms", "cases", "automod", "queue", "health", "gather"];
        assert_eq!(keys, expected.map(|topic| format!("summary-tell-{topic}")));
        other.telling.alarms = crate::settings::Place::None;
        assert!(summary(&other).iter().any(|line| line.key == "summary-tell-no-alarms"));
    }

    #[test]
    fn an_entrance_says_what_it_asks() {
        let mut settings = Settings::default();
        let of = |settings: &Settings| -> Vec<&str> {
            let keys = summary(settings).into_iter().map(|line| line.key);
            keys.filter(|key| key.starts_with("summary-entrance")).collect()
        };
        assert_eq!(of(&settings), [""; 0]);
        settings.entrance.on = true;
        assert_eq!(of(&settings), ["summary-entrance-page", "summary-entrance-remind"]);
        settings.entrance = crate::settings::Entrance {
            on: true,
            work: false,
            questions: vec!["Why?".to_owned()],
            reminders: 0,
            kick_hours: Some(48),
            again_days: Some(30),
            ..Default::default()
        };
        let expected =
            ["button", "questions", "kick", "again"].map(|part| format!("summary-entrance-{part}"));
        assert_eq!(of(&settings), expected);
        assert!(of(&settings).iter().all(|key| KEYS.contains(key)));
    }

    #[test]
    fn settings_are_what_they_were_after_a_journey_and_odd_keys_are_refused() {
        for preset in Preset::ALL {
            let settings = preset.settings();
            let text = serde_json::to_string(&settings).unwrap();
            assert_eq!(serde_json::from_str::<Settings>(&text).unwrap(), settings);
        }
        assert_eq!(serde_json::from_str::<Settings>("{}").unwrap(), Settings::default());
        assert!(serde_json::from_str::<Settings>("{\"raids\": {}}").is_err());
        let rule: Rule =
            serde_json::from_str(r#"{"id": 1, "pattern": {"look-for": "caps", "percent": 70, "least": 12}}"#)
                .unwrap();
        assert_eq!((rule.state, rule.forget_seconds), (State::On, 604_800));
    }
}
