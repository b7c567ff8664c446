//! Rules, one case a line.

use std::{collections::BTreeMap, sync::Arc};

use serde_json::{Value, json, value::RawValue};

use super::*;
use crate::{
    event::{Event, decode},
    ids::GuildId,
    settings::{Automod, Rule, Rung, Step, Window},
    town::Town,
};

const STAFF: u64 = 301;

fn town() -> Town {
    let whole = json!({
        "id": "100", "owner_id": "1",
        "roles": [{"id": "100", "permissions": "3072"}, {"id": "301", "permissions": "8192"}, {"id": "302"}],
        "channels": [{"id": "200", "parent_id": "210"}, {"id": "201"}, {"id": "210", "type": 4}],
        "threads": [{"id": "250", "parent_id": "200"}],
    });
    let mut town = Town::of(UserId::new(900));
    town.hear(&decode("GUILD_CREATE", &RawValue::from_string(whole.to_string()).unwrap()).unwrap(), at(0));
    town
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(1_790_000_000_000 + seconds * 1000)
}

fn rule(pattern: Pattern) -> Rule {
    Rule {
        id: 1,
        name: String::new(),
        state: State::On,
        pattern,
        window: None,
        ladder: vec![Rung { from: 1, steps: vec![Step::Delete] }],
        forget_seconds: 3600,
        exempt: Exempt::default(),
    }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

fn message(extra: &Value) -> Message {
    let mut d = json!({"id": "1", "channel_id": "200", "guild_id": "100", "author": {"id": "5"}, "member": {"roles": []}});
    d.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    match decode("MESSAGE_CREATE", &RawValue::from_string(d.to_string()).unwrap()).unwrap() {
        Event::Message(message) => *message,
        other => panic!("{other:?}"),
    }
}

/// Whether one message breaks a rule.
#[track_caller]
fn check(pattern: Pattern, extra: &Value, expected: bool) {
    let (engine, broken) = Engine::new(&Automod { rules: vec![rule(pattern)], ..Automod::default() });
    assert_eq!(broken, []);
    let town = town();
    let message = message(extra);
    let found = look(
        &engine,
        &mut Counts::default(),
        town.guild(GuildId::new(100)).unwrap(),
        &Seen::message(&message, true),
        at(0),
    );
    assert_eq!(!found.is_empty(), expected, "{extra}");
}

#[track_caller]
fn says(pattern: &Pattern, text: &str, expected: bool) {
    check(pattern.clone(), &json!({"content": text}), expected);
}

#[test]
fn words_are_whole_unless_a_star_says_otherwise() {
    let pattern = Pattern::Words {
        words: words(&["cat", "dog*", "*fish", "*bird*", "İyi", "two words"]),
        fine: words(&["dogma", "starfish"]),
    };
    for text in [
        "cat",
        "a CAT!",
        "doggy",
        "goldfish",
        "blackbirds",
        "«cat»",
        "two words",
        "c\u{200b}at",
        "_cat_",
        "iyi cat",
    ] {
        says(&pattern, text, true);
    }
    for text in ["", "concatenate", "cats", "hotdog", "fishing", "dogma", "a starfish", "twowords"] {
        says(&pattern, text, false);
    }
    says(&pattern, "dogma and dogs", true);
}

#[test]
fn expressions_are_rusts_and_bad_ones_are_said() {
    let pattern = Pattern::Regexes { patterns: words(&["fr[e3]+ g[i1]ft", "^!"]), fine: words(&["joke"]) };
    says(&pattern, "get FREE GIFT now", true);
    says(&pattern, "!", true);
    says(&pattern, "free gift, a joke", false);
    says(&pattern, "freedom", false);
    let bad = Pattern::Regexes {
        patterns: words(&["ok", "(", "(?=look)", &"(a{1000}){1000}".repeat(3)]),
        fine: vec![],
    };
    let (engine, broken) = Engine::new(&Automod { rules: vec![rule(bad)], ..Automod::default() });
    assert_eq!(broken.iter().map(|broken| broken.at).collect::<Vec<_>>(), [1, 2, 3]);
    let good = message(&json!({"content": "OK"}));
    assert_eq!(engine.find(0, &Seen::message(&good, true)), 1, "the good one still applies");
}

#[test]
fn links_invites_and_domains() {
    let links = Pattern::Links { fine: words(&["example.org"]) };
    for text in [
        "https://evil.test",
        "see http://user@evil.test:80/x",
        "[x](https://example.org.evil.test)",
        "HTTPS://EVIL.TEST",
    ] {
        says(&links, text, true);
    }
    for text in
        ["https://example.org/a", "<https://www.example.org>", "a://b", "evil.test", "https://example.org."]
    {
        says(&links, text, false);
    }
    let invites = Pattern::Invites { fine: words(&["ours"]) };
    for text in
        ["discord.gg/abc", "https://DISCORD.com/invite/a-b", "discordapp.com/invite/x discord.gg/ours"]
    {
        says(&invites, text, true);
    }
    for text in ["discord.gg/ours", "discord.gg/ OURS", "discord.gg", "discord.com/channels/1/2"] {
        says(&invites, text, false);
    }
    let domains = Pattern::Domains { refused: words(&["evil.test"]) };
    for text in ["evil.test", "go to WWW.evil.test!", "https://a.evil.test/x"] {
        says(&domains, text, true);
    }
    for text in ["notevil.test", "evil.tests", "evil"] {
        says(&domains, text, false);
    }
}

#[test]
fn shouting_piles_mentions_and_files() {
    let caps = Pattern::Caps { percent: 70, least: 8 };
    says(&caps, "STOP SHOUTING", true);
    says(&caps, "STOP", false);
    says(&caps, "Stop Shouting At Me", false);
    says(&caps, "日本語日本語日本語", false);
    let zalgo = Pattern::Zalgo { most: 1 };
    says(&zalgo, "Z\u{300}\u{301}\u{302}a\u{303}\u{304}\u{305}l", true);
    says(&zalgo, "tie\u{302}\u{301}ng Vie\u{323}\u{302}t", false);
    says(&zalgo, "สวัสดีครับ", false);
    let mentions = Pattern::Mentions { most: 2 };
    check(mentions.clone(), &json!({"mentions": [{"id": "6"}, {"id": "7"}], "mention_roles": ["302"]}), true);
    check(mentions, &json!({"mentions": [{"id": "6"}, {"id": "5"}, {"id": "8", "bot": true}]}), false);
    let files = Pattern::Attachments { refused: words(&["exe", ".JAR", "video/"]) };
    let file = |name: &str, kind: &str| json!({"attachments": [{"filename": name, "content_type": kind}]});
    check(files.clone(), &file("a.EXE", ""), true);
    check(files.clone(), &file("a.jar", "application/zip"), true);
    check(files.clone(), &file("a", "video/mp4; x=y"), true);
    check(files.clone(), &file("a.exe.txt", "text/plain"), false);
    check(
        files,
        &json!({"message_snapshots": [{"message": {"attachments": [{"filename": "a.exe"}]}}]}),
        true,
    );
}

#[test]
fn what_is_passed_on_is_read_too() {
    let pattern = Pattern::Words { words: words(&["cat"]), fine: vec![] };
    check(pattern, &json!({"message_snapshots": [{"message": {"content": "a cat"}}]}), true);
}

#[test]
fn nobody_above_the_rules_is_stopped_by_them() {
    let pattern = || Pattern::Words { words: words(&["cat"]), fine: vec![] };
    let by = |extra: Value| {
        let mut all = json!({"content": "cat"});
        all.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        all
    };
    check(pattern(), &by(json!({"author": {"id": "1"}})), false);
    check(pattern(), &by(json!({"member": {"roles": [STAFF.to_string()]}})), false);
    check(pattern(), &by(json!({"author": {"id": "5", "bot": true}})), false);
    check(pattern(), &by(json!({"webhook_id": "9"})), false);
    let town = town();
    let guild = town.guild(GuildId::new(100)).unwrap();
    let exempts = [
        Exempt { roles: vec![RoleId::new(302)], ..Exempt::default() },
        Exempt { channels: vec![ChannelId::new(200)], ..Exempt::default() },
        Exempt { channels: vec![ChannelId::new(210)], ..Exempt::default() },
        Exempt { users: vec![UserId::new(5)], ..Exempt::default() },
    ];
    for exempt in exempts {
        let by = message(&json!({"content": "cat", "channel_id": "250", "member": {"roles": ["302"]}}));
        let of_all = Automod { rules: vec![rule(pattern())], exempt: exempt.clone() };
        let of_rule =
            Automod { rules: vec![Rule { exempt: exempt.clone(), ..rule(pattern()) }], ..Automod::default() };
        for automod in [of_all, of_rule] {
            let (engine, _) = Engine::new(&automod);
            assert_eq!(
                look(&engine, &mut Counts::default(), guild, &Seen::message(&by, true), at(0)),
                [],
                "{exempt:?}"
            );
        }
    }
}

#[test]
fn windows_count_and_forget_and_name_the_messages() {
    let town = town();
    let guild = town.guild(GuildId::new(100)).unwrap();
    let tell = |rule: Rule, texts: &[(i64, &str)]| {
        let (engine, _) = Engine::new(&Automod { rules: vec![rule], ..Automod::default() });
        let mut counts = Counts::default();
        let mut found = Vec::new();
        for (number, (second, text)) in texts.iter().enumerate() {
            let message = message(&json!({"id": (number + 1).to_string(), "content": text}));
            found.extend(look(&engine, &mut counts, guild, &Seen::message(&message, true), at(*second)));
        }
        found
    };
    let repeats = rule(Pattern::Repeats { most: 2, seconds: 10 });
    let found = tell(
        repeats.clone(),
        &[(0, "buy now 1"), (1, "BUY NOW 2!"), (2, "something else"), (3, "buy now 3")],
    );
    assert_eq!((found.len(), found[0].found, found[0].limit), (1, 3, 2));
    assert_eq!(found[0].messages.len(), 4, "all of the window are named");
    assert_eq!(tell(repeats, &[(0, "a b"), (20, "a b"), (40, "a b")]), []);
    let flood = rule(Pattern::Flood { most: 3, seconds: 10 });
    assert_eq!(tell(flood, &[(0, "a"), (1, "b"), (2, "c"), (3, "d"), (30, "e")]).len(), 1);
    let links =
        Rule { window: Some(Window { most: 1, seconds: 60 }), ..rule(Pattern::Links { fine: vec![] }) };
    let found =
        tell(links, &[(0, "https://a.test"), (5, "plain"), (10, "https://b.test"), (11, "https://c.test")]);
    assert_eq!(found.iter().map(|breach| breach.times).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn what_was_taken_away_counts_still_and_is_not_taken_away_again() {
    let town = town();
    let guild = town.guild(GuildId::new(100)).unwrap();
    let flood = rule(Pattern::Flood { most: 2, seconds: 10 });
    let (engine, _) = Engine::new(&Automod { rules: vec![flood], ..Automod::default() });
    let mut counts = Counts::default();
    let write = |counts: &mut Counts, id: u64, second| {
        let message = message(&json!({"id": id, "content": "x"}));
        look(&engine, counts, guild, &Seen::message(&message, true), at(second))
    };
    assert!(write(&mut counts, 1, 0).is_empty() && write(&mut counts, 2, 1).is_empty());
    assert_eq!(write(&mut counts, 3, 2)[0].messages.len(), 3);
    counts.taken_away(UserId::new(5));
    let again = write(&mut counts, 4, 3);
    let [again] = again.as_slice() else { panic!("it goes on") };
    assert_eq!((again.found, again.times, again.messages.len()), (4, 2, 1));
    assert!(write(&mut counts, 5, 30).is_empty(), "and is over");
}

#[test]
fn a_rule_counts_as_many_as_it_says_and_none_where_it_does_not_look() {
    let town = town();
    let guild = town.guild(GuildId::new(100)).unwrap();
    let counts_to = |most: u32| {
        let (engine, _) = Engine::new(&Automod {
            rules: vec![Rule {
                exempt: Exempt { channels: vec![ChannelId::new(201)], ..Exempt::default() },
                ..rule(Pattern::Flood { most, seconds: 3600 })
            }],
            ..Automod::default()
        });
        let mut counts = Counts::default();
        let mut found = Vec::new();
        for id in 0..=u64::from(most) * 3 {
            // Two of three are where the rule does not look.
            let channel = if id % 3 == 0 { 200 } else { 201 };
            let message = message(&json!({"id": id + 1, "channel_id": channel, "content": "x"}));
            found.extend(look(&engine, &mut counts, guild, &Seen::message(&message, true), at(1)));
        }
        assert!(found.iter().flat_map(|breach| &breach.messages).all(|(channel, _)| channel.get() == 200));
        found.iter().map(|breach| breach.found).collect::<Vec<_>>()
    };
    for most in [0, 5, 11, 12, 80] {
        assert_eq!(counts_to(most), [most + 1]);
    }
}

#[test]
fn nobody_hides_what_they_repeat_among_other_words() {
    let town = town();
    let guild = town.guild(GuildId::new(100)).unwrap();
    let repeats = rule(Pattern::Repeats { most: 4, seconds: 60 });
    let (engine, _) = Engine::new(&Automod { rules: vec![repeats], ..Automod::default() });
    let mut counts = Counts::default();
    let mut found = 0;
    for number in 0..50u8 {
        // One advertisement, then five times something else.
        let words = if number % 6 == 0 {
            "cheap watches".to_owned()
        } else {
            String::from_iter([char::from(b'a' + number % 26), 'x', char::from(b'a' + number / 26)])
        };
        let message = message(&json!({"id": u64::from(number) + 1, "content": words}));
        found += look(&engine, &mut counts, guild, &Seen::message(&message, true), at(number.into())).len();
    }
    assert_eq!(found, 5, "the fifth, and each after it");
}

#[test]
fn what_is_too_long_ago_for_every_rule_is_forgotten_and_little_is_taken_away_at_once() {
    let town = town();
    let guild = town.guild(GuildId::new(100)).unwrap();
    let links =
        Rule { window: Some(Window { most: 0, seconds: 3600 }), ..rule(Pattern::Links { fine: vec![] }) };
    let flood = Rule { id: 2, ..rule(Pattern::Flood { most: 500, seconds: 3600 }) };
    let (engine, _) = Engine::new(&Automod { rules: vec![links, flood], ..Automod::default() });
    let mut counts = Counts::default();
    let mut write = |id: u64, text: &str, second| {
        let message = message(&json!({"id": id, "content": text}));
        let found = look(&engine, &mut counts, guild, &Seen::message(&message, true), at(second));
        (found.iter().map(|breach| breach.messages.len()).sum::<usize>(), counts.sizes()[1])
    };
    for id in 1..=100 {
        assert_eq!(write(id, "hello", 1), (0, id as usize));
    }
    assert_eq!(write(101, "https://a.test", 2), (24, 101), "the last of what went before");
    assert_eq!(write(102, "hello", 3_602), (0, 1));
}

#[test]
fn a_rule_may_let_pass_as_many_as_are_remembered() {
    let town = town();
    let guild = town.guild(GuildId::new(100)).unwrap();
    for most in [23, 24, 25, 200, MOST_MESSAGES - 1] {
        let pattern = Pattern::Repeats { most, seconds: 3600 };
        let (engine, _) = Engine::new(&Automod { rules: vec![rule(pattern)], ..Automod::default() });
        let mut counts = Counts::default();
        let mut found = Vec::new();
        for id in 1..=most + 2 {
            let message = message(&json!({"id": id, "content": "x"}));
            found.push(look(&engine, &mut counts, guild, &Seen::message(&message, true), at(1)).len());
        }
        let breaches: usize = found.iter().sum();
        assert_eq!((breaches, found.pop()), (2, Some(1)), "{most}");
    }
}

#[test]
fn names_are_looked_at_by_name_rules_only() {
    let names = Pattern::Names { words: words(&["*nitro*"]), patterns: words(&["^free"]) };
    let (engine, _) = Engine::new(&Automod {
        rules: vec![rule(names), rule(Pattern::Words { words: words(&["ann"]), fine: vec![] })],
        ..Automod::default()
    });
    let member = |name: &str, nick: &str| Member {
        user: User { username: name.into(), ..Default::default() },
        nick: Some(nick.into()),
        ..Default::default()
    };
    for (name, nick, expected) in [("ann", "", 0), ("xNITROx", "", 1), ("ann", "Free stuff", 1)] {
        let member = member(name, nick);
        let seen = Seen::name(&member);
        assert_eq!((engine.find(0, &seen), engine.find(1, &seen)), (expected, 0), "{name} {nick}");
    }
}

#[test]
fn a_shadow_says_who_would_have_been_met_and_what_people_did_later() {
    let mut shadow = Shadow::default();
    let rule = rule(Pattern::Zalgo { most: 1 });
    for user in [1, 1, 2, 3] {
        shadow.would(&rule, UserId::new(user), &[Step::Delete, Step::Timeout(60)], at(user.cast_signed()));
    }
    shadow.judged(UserId::new(2), at(4));
    shadow.judged(UserId::new(9), at(4));
    let report = shadow.report(1).unwrap();
    assert_eq!((report.breaches, report.people, report.judged_later, report.missed), (4, 3, 1, 1));
    assert_eq!(report.steps, BTreeMap::from([("delete", 4), ("timeout", 4)]));
    let [day] = shadow.take().try_into().unwrap();
    assert_eq!((day.breaches, day.people, day.judged, day.missed), (4, 3, 1, 1));
    let of_day = day.day.millis() % Timestamp::DAY;
    assert_eq!((day.deletes, day.timeouts, day.bans, of_day), (4, 4, 0, 0));
    assert!(shadow.take().is_empty(), "each is written once");
    shadow.would(&rule, UserId::new(1), &[], at(1));
    shadow.judged(UserId::new(2), at(4));
    shadow.would(&rule, UserId::new(1), &[], at(86_400));
    let again: Vec<_> = shadow.take().iter().map(|day| (day.breaches, day.people, day.judged)).collect();
    assert_eq!(again, [(1, 0, 0), (1, 1, 0)], "each person counts once a day");
    shadow.keep(|_| false);
    assert_eq!(shadow.report(1), None);
}

#[test]
fn a_flood_of_people_does_not_grow_the_counts() {
    let town = town();
    let guild = town.guild(GuildId::new(100)).unwrap();
    let automod = Automod {
        rules: vec![
            rule(Pattern::Flood { most: 0, seconds: 60 }),
            Rule { id: 2, ..rule(Pattern::Repeats { most: 0, seconds: 60 }) },
        ],
        ..Automod::default()
    };
    let (engine, _) = Engine::new(&automod);
    let engine = Arc::new(engine);
    let mut counts = Counts::default();
    for number in 0..10_000u64 {
        // Many write once each, and one of them says something else each time.
        let user = if number % 2 == 0 { 1000 + number } else { 1 };
        let words = String::from_iter([
            (b'a' + (number / 26 % 26) as u8) as char,
            (b'a' + (number % 26) as u8) as char,
        ]);
        let message = message(&json!({"author": {"id": user}, "content": words}));
        look(&engine, &mut counts, guild, &Seen::message(&message, true), at(0));
    }
    let [people, most] = counts.sizes();
    assert!(people <= 2048 && most <= 256, "{people} people, at most {most} things of one");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// No text makes any rule panic, and looking twice finds the same.
    #[test]
    fn no_text_panics(text in "\\PC{0,80}") {
        let list = || words(&["cat*", "*", "", "é", "ß"]);
        let patterns = [
            Pattern::Words { words: list(), fine: list() }, Pattern::Links { fine: list() }, Pattern::Domains { refused: list() },
            Pattern::Invites { fine: list() }, Pattern::Caps { percent: 50, least: 1 }, Pattern::Zalgo { most: 0 },
        ];
        let (engine, _) = Engine::new(&Automod { rules: patterns.map(rule).into(), ..Automod::default() });
        let message = message(&json!({"content": text}));
        let seen = Seen::message(&message, true);
        for at in 0..6 {
            proptest::prop_assert_eq!(engine.find(at, &seen), engine.find(at, &seen));
        }
    }

    /// Plain letters are folded as all others are: a sign that counts for nothing changes nothing.
    #[test]
    fn plain_letters_are_read_as_all_others_are(text in "[a-zA-Z0-9 .!]{0,600}x") {
        let seed = foldhash::fast::RandomState::default();
        proptest::prop_assert_eq!(find::likeness(&[&text, ""], &seed), find::likeness(&[&text, "…"], &seed));
    }
}
