//! Files as those bots write them, made up for here.

use super::*;
use crate::{
    ids::{ChannelId, UserId},
    settings::{Pattern, Preset, Rate, State, Step},
};

const GUILD: GuildId = GuildId::new(41);

/// Zeppelin's configuration of a server that has a bit of everything.
const ZEPPELIN: &str = r#"
prefix: "!"
levels:
  "100": 100   # a person
  "301": 50    # a role
plugins:
  utility: {}
  mutes:
    config:
      mute_role: "302"
  mod_actions:
    config:
      alert_channel: "201"
  logs:
    config:
      channels: { "202": { exclude: [] } }
  automod:
    config:
      rules:
        bad_words: &words
          enabled: true
          affects_bots: true
          triggers:
            - match_words:
                words: [ "badger", 'mushroom' ]
                only_full_words: false
                match_nicknames: true
                normalize: true
          actions:
            clean: true
            warn: { reason: "No." }
            mute: { duration: 1h 30m }
            log: true
        again: *words
        invites:
          enabled: false
          triggers:
            - match_invites: { exclude_invite_codes: [ours], exclude_guilds: ["41"] }
          actions: { clean: true, kick: {} }
          cooldown: 10s
        spam:
          triggers:
            - message_spam: { amount: 6, within: 10s, per_channel: true }
            - mention_spam: { amount: 12, within: 1m }
            - line_spam: { amount: 20, within: 5s }
            - match_links: { include_domains: [bad.example], exclude_domains: [fine.example] }
            - match_attachment_type: { filetype_blacklist: [exe], blacklist_enabled: true }
          actions:
            alert: { channel: "203", text: "look" }
            ban: { deleteMessageDays: 1 }
        slow:
          triggers:
            - match_regex: { patterns: ["/fr[e3]{2}/i", "(?<=a)b"] }
          actions: { reply: "No." }
        raid:
          triggers: [ { member_join_spam: { amount: 9, within: 15s } } ]
          actions: { pause_invites: { paused: true } }
    overrides:
      - level: ">=50"
        config: { rules: { bad_words: { enabled: false }, again: { enabled: false } } }
      - channel: ["204"]
        config: { rules: { spam: { enabled: false } } }
      - role: ["303", "304"]
        config: { rules: { spam: { enabled: false } } }
"#;

fn moved(text: &str, before: &Settings) -> Moved {
    read(text, GUILD, before, &|role| role.get() >= 300).unwrap().expect("a file of settings")
}

fn left(moved: &Moved) -> Vec<(&str, Why)> {
    moved.left.iter().map(|left| (left.what.as_str(), left.why)).collect()
}

#[test]
fn zeppelin_rules_come_into_the_shadow_with_what_fits() {
    let moved = moved(ZEPPELIN, &Settings::default());
    assert_eq!((moved.from, moved.rules, moved.here), (From::Zeppelin, 11, 0));
    let rules = &moved.settings.automod.rules;
    let named = |name: &str| rules.iter().filter(|rule| rule.name == name).collect::<Vec<_>>();
    let words = ["*badger*".to_owned(), "*mushroom*".to_owned()];
    let [words_rule, names_rule] = named("bad_words")[..] else { panic!("{rules:?}") };
    assert_eq!(words_rule.pattern, Pattern::Words { words: words.into(), fine: Vec::new() });
    assert_eq!(words_rule.state, State::Shadow, "nothing acts because of a file");
    assert_eq!(words_rule.ladder[0].steps, [Step::Delete, Step::Timeout(5_400)]);
    assert_eq!(names_rule.ladder[0].steps, [Step::ResetName, Step::Timeout(5_400)]);
    assert!(words_rule.exempt.watch_bots);
    assert_eq!(words_rule.exempt.users, [UserId::new(100)]);
    assert_eq!(words_rule.exempt.roles, [RoleId::new(301)]);
    assert_eq!(named("again").len(), 2, "what is called again is read again");
    let invites = named("invites")[0];
    assert_eq!((invites.state, &invites.ladder[0].steps[..]), (State::Off, &[Step::Delete, Step::Kick][..]));
    assert_eq!(invites.pattern, Pattern::Invites { fine: vec!["ours".into()] });
    let spam: Vec<_> = named("spam").iter().map(|rule| rule.pattern.key()).collect();
    assert_eq!(spam, ["rule-flood", "rule-mentions", "rule-domains", "rule-links", "rule-attachments"]);
    assert_eq!(
        named("spam")[0].pattern,
        Pattern::Flood { most: 5, seconds: 10 },
        "six there are too many here"
    );
    assert_eq!(named("spam")[0].exempt.channels, [ChannelId::new(204)]);
    assert_eq!(named("spam")[0].ladder[0].steps, [Step::Tell, Step::Ban(86_400)]);
    assert_eq!(
        named("slow")[0].pattern,
        Pattern::Regexes { patterns: vec!["fr[e3]{2}".into()], fine: Vec::new() }
    );
    assert_eq!(moved.settings.raid.flood, Rate { count: 9, seconds: 15 });
    assert_eq!(moved.also, ["guard-moved-tell", "guard-moved-flood"]);
    assert_eq!(moved.settings.tell, Some(ChannelId::new(201)), "the first that is named");
}

#[test]
fn what_does_not_fit_is_listed_with_its_reason() {
    let moved = moved(ZEPPELIN, &Settings::default());
    for expected in [
        ("automod: bad_words: warn", Why::Action),
        ("automod: bad_words: match_words: normalize", Why::Detail),
        ("automod: invites: match_invites: exclude_guilds", Why::Detail),
        ("automod: invites: cooldown", Why::Detail),
        ("automod: spam: message_spam: per_channel", Why::Detail),
        ("automod: spam: line_spam", Why::Trigger),
        ("automod: slow: reply", Why::Action),
        ("automod: raid: pause_invites", Why::Action),
        ("automod: overrides: 3", Why::Override),
        ("slow", Why::Regex),
        ("levels", Why::Levels),
        ("mutes: mute_role", Why::MuteRole),
        ("automod: spam: alert", Why::Channel),
        ("logs", Why::Channel),
        ("utility", Why::Part),
    ] {
        assert!(left(&moved).contains(&expected), "{expected:?} in {:?}", left(&moved));
    }
}

#[test]
fn the_same_file_twice_brings_nothing_twice_and_nothing_that_is_there_goes() {
    let before = Preset::Growing.settings();
    let once = moved(ZEPPELIN, &before);
    let twice = moved(ZEPPELIN, &once.settings);
    assert_eq!((twice.rules, twice.here), (0, 11));
    assert_eq!(twice.settings, once.settings);
    assert!(once.settings.automod.rules.starts_with(&before.automod.rules));
    let mut ids: Vec<_> = once.settings.automod.rules.iter().map(|rule| rule.id).collect();
    ids.dedup();
    assert_eq!(ids.len(), once.settings.automod.rules.len());
}

#[test]
fn zeppelins_older_plugins_are_read() {
    let text = "plugins:\n  censor:\n    config:\n      filter_zalgo: true\n      blocked_words: [badger]\n      \
                blocked_tokens: [mush]\n  spam:\n    config:\n      max_duplicates: {interval: 60, count: 4, mute: true}\n      \
                max_emojis: {interval: 5, count: 9}\n";
    let moved = moved(text, &Settings::default());
    let rules = &moved.settings.automod.rules;
    let words = Pattern::Words { words: vec!["badger".into(), "*mush*".into()], fine: Vec::new() };
    assert_eq!(rules[1].pattern, words);
    assert_eq!(rules[2].pattern, Pattern::Repeats { most: 3, seconds: 60 });
    assert_eq!(rules[2].ladder[0].steps, [Step::Delete, Step::Timeout(300)]);
    assert_eq!((moved.rules, left(&moved)), (3, vec![("spam: max_emojis", Why::Trigger)]));
}

#[test]
fn reds_cogs_are_read_one_by_one() {
    let filter = r#"{"4766951341": {"GUILD": {"41": {"filter": ["badger"], "filterban_count": 3, "filterban_time": 600,
        "filter_names": true}}, "CHANNEL": {"201": {"filter": ["x"]}}}}"#;
    let found = moved(filter, &Settings::default());
    let rules = &found.settings.automod.rules;
    assert_eq!((found.from, rules.len(), rules[0].forget_seconds), (From::Red, 2, 600));
    assert_eq!(
        (rules[0].ladder[1].from, &rules[0].ladder[1].steps[..]),
        (3, &[Step::Delete, Step::Ban(0)][..])
    );
    assert_eq!(left(&found)[1], ("Filter: CHANNEL", Why::Detail));

    let moderation = r#"{"4961522000": {"GUILD": {"41": {"mention_spam": {"ban": 20, "kick": null, "warn": 6, "strict": true},
        "delete_repeats": 3}}}}"#;
    let found = moved(moderation, &Settings::default());
    let patterns: Vec<_> = found.settings.automod.rules.iter().map(|rule| rule.pattern.clone()).collect();
    let repeats = Pattern::Repeats { most: 2, seconds: 300 };
    assert_eq!(patterns, [Pattern::Mentions { most: 5 }, Pattern::Mentions { most: 19 }, repeats]);

    let reports = r#"{"78631113035100160": {"GUILD": {"41": {"active": true, "output_channel": 203}}}}"#;
    let found = moved(reports, &Settings::default());
    assert_eq!((found.settings.tell, found.also), (Some(ChannelId::new(203)), vec!["guard-moved-tell"]));
    let elsewhere = read(reports, GuildId::new(42), &Settings::default(), &|_| false);
    assert_eq!(elsewhere, Err(Unread::Elsewhere));
}

#[test]
fn what_is_no_file_of_settings_is_none() {
    for text in [
        "",
        "{}",
        "[]",
        "a,b\n1,2",
        "{\"cases\": []}",
        "plugins: [",
        "plugins: 5",
        "plugins:\n\t- x",
        "levels: *x",
    ] {
        assert_eq!(read(text, GUILD, &Settings::default(), &|_| false), Ok(None), "{text}");
    }
}

#[test]
fn a_file_that_grows_as_it_is_read_is_none() {
    let mut text = "plugins: {}\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for n in 1..9 {
        let last = n - 1;
        text.push_str(&format!(
            "a{n}: &a{n} [*a{last},*a{last},*a{last},*a{last},*a{last},*a{last},*a{last}]\n"
        ));
    }
    assert_eq!(read(&text, GUILD, &Settings::default(), &|_| false), Ok(None));
    let deep = format!("plugins: {}{}", "[".repeat(5_000), "]".repeat(5_000));
    assert_eq!(read(&deep, GUILD, &Settings::default(), &|_| false), Ok(None));
}

#[test]
fn a_server_has_a_hundred_rules_at_most() {
    let rule = |n: usize| {
        format!(
            "        r{n}: {{ triggers: [ {{ match_words: {{ words: [w{n}] }} }} ], actions: {{ clean: true }} }}\n"
        )
    };
    let rules: String = (0..120).map(rule).collect();
    let moved =
        moved(&format!("plugins:\n  automod:\n    config:\n      rules:\n{rules}"), &Settings::default());
    assert_eq!((moved.settings.automod.rules.len(), moved.left.len()), (100, 20));
    assert!(moved.left.iter().all(|left| left.why == Why::Full));
}

#[test]
fn every_reason_has_a_word_of_its_own() {
    let words: std::collections::BTreeSet<_> = Why::ALL.iter().map(|why| why.word()).collect();
    assert_eq!(words.len(), Why::ALL.len());
}

proptest::proptest! {
    #[test]
    fn no_text_panics(text in "(plugins|levels):( \\PC{0,30}\n|[ \n\\-{}\\[\\]&*:a\"']{0,40})") {
        let _ = read(&text, GUILD, &Settings::default(), &|_| false);
    }
}
