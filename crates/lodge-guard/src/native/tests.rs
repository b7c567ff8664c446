//! What fits into Discord's rules, and that nothing that is sent is beyond its limits.

use super::*;
use crate::{
    detect::automod::lost,
    ids::UserId,
    settings::{Automod, Exempt, Pattern, Preset, Rule, Rung, Settings, State, Step, Window},
};

fn rule(id: u32, pattern: Pattern) -> Rule {
    Rule {
        id,
        name: String::new(),
        state: State::On,
        pattern,
        window: None,
        ladder: vec![Rung { from: 1, steps: vec![Step::Delete] }],
        forget_seconds: 60,
        exempt: Exempt::default(),
    }
}

fn words(words: impl IntoIterator<Item = String>) -> Pattern {
    Pattern::Words { words: words.into_iter().collect(), fine: vec![] }
}

fn plan(rules: Vec<Rule>) -> Plan {
    compile(&Settings { automod: Automod { rules, ..Automod::default() }, ..Settings::default() })
}

fn whys(plan: &Plan) -> Vec<(u32, Option<usize>, Why)> {
    plan.left.iter().map(|left| (left.rule, left.at, left.why)).collect()
}

#[test]
fn what_has_everything_in_common_is_one_rule() {
    let plan = plan(vec![
        rule(1, words(["cat".into()])),
        rule(2, Pattern::Regexes { patterns: vec!["^x".into()], fine: vec![] }),
        rule(3, Pattern::Domains { refused: vec!["evil.test".into()] }),
    ]);
    assert_eq!((plan.rules.len(), plan.left.len()), (1, 0));
    assert_eq!(plan.rules[0].of, [1, 2, 3]);
    let stopped = |text| plan.rules[0].would_stop(text, 0);
    assert!(stopped("a Cat") && stopped("xyz") && stopped("https://www.evil.test/") && !stopped("cats"));
}

#[test]
fn what_does_not_fit_says_why() {
    let timed = Rule { window: Some(Window { most: 1, seconds: 5 }), ..rule(4, words(["a".into()])) };
    let people = Exempt { users: vec![UserId::new(1)], ..Exempt::default() };
    let ladder = vec![Rung { from: 1, steps: vec![Step::Delete] }, Rung { from: 2, steps: vec![Step::Kick] }];
    let plan = plan(vec![
        rule(1, words(["a".repeat(61), "b".repeat(60), String::new()])),
        rule(2, Pattern::Regexes { patterns: vec!["(".into(), "a".repeat(261)], fine: vec![] }),
        rule(3, Pattern::Caps { percent: 1, least: 1 }),
        timed,
        Rule { state: State::Shadow, ..rule(5, words(["a".into()])) },
        Rule { exempt: people, ..rule(6, words(["a".into()])) },
        Rule { ladder, ..rule(7, words(["c".into()])) },
        rule(8, Pattern::Mentions { most: 51 }),
        rule(9, Pattern::Mentions { most: 5 }),
        rule(10, Pattern::Mentions { most: 6 }),
        rule(11, Pattern::Regexes { patterns: vec![], fine: vec!["x".into(); 101] }),
        Rule { state: State::Off, ..rule(12, words(["a".into()])) },
    ]);
    assert_eq!(
        whys(&plan),
        [
            (1, Some(0), Why::WordTooLong),
            (1, Some(2), Why::WordTooLong),
            (2, Some(0), Why::NoPattern),
            (2, Some(1), Why::PatternTooLong),
            (3, None, Why::NoSuchRule),
            (4, None, Why::Counts),
            (5, None, Why::Shadow),
            (6, None, Why::TooManyExempt),
            (7, None, Why::LadderStaysOurs),
            (8, None, Why::TooManyMentions),
            (10, None, Why::NoRoom),
            (11, None, Why::TooMuchFine),
        ]
    );
    assert!(plan.covers(9) && !plan.covers(1) && !plan.covers(3) && !plan.covers(7));
}

#[test]
fn a_seventh_rule_of_keywords_has_no_room() {
    let many = plan(vec![rule(1, words((0..6_001).map(|n| format!("w{n}"))))]);
    assert_eq!((many.rules.len(), whys(&many)), (6, vec![(1, None, Why::NoRoom)]));
    let names = |id| rule(id, Pattern::Names { words: vec!["x".into()], patterns: vec![] });
    let tell = Rule { ladder: vec![Rung { from: 1, steps: vec![Step::Kick] }], ..names(2) };
    let plan = plan(vec![names(1), tell]);
    assert_eq!(plan.rules.len(), 1, "there is one rule of names");
}

#[test]
fn the_body_is_as_discord_takes_it() {
    let settings = Settings { tell: Some(ChannelId::new(7)), ..Settings::default() };
    let steps = vec![Step::Delete, Step::Tell, Step::Timeout(9_000_000)];
    let rules = vec![Rule { ladder: vec![Rung { from: 1, steps }], ..rule(1, words(["cat".into()])) }];
    let plan = compile(&Settings { automod: Automod { rules, ..Automod::default() }, ..settings });
    let body = plan.rules[0].body("Lodge 1");
    assert_eq!((&body["trigger_type"], &body["event_type"]), (&json!(1), &json!(1)));
    assert_eq!(body["trigger_metadata"]["keyword_filter"], json!(["cat"]));
    assert_eq!(body["actions"][1]["metadata"]["channel_id"], json!("7"));
    assert_eq!(body["actions"][2]["metadata"]["duration_seconds"], json!(LONGEST_TIMEOUT));
}

#[test]
fn what_is_lost_without_content_is_said_and_what_discord_takes_over_too() {
    let settings = Preset::UnderAttack.settings();
    let lost = lost(&settings.automod, &compile(&settings));
    assert_eq!(lost.iter().map(|lost| lost.rule).collect::<Vec<_>>(), [2, 4, 5, 6, 7]);
    let automod = Automod { rules: vec![rule(1, words(["cat".into()]))], ..Automod::default() };
    let settings = Settings { automod, ..Settings::default() };
    let lost = crate::detect::automod::lost(&settings.automod, &compile(&settings));
    assert!(lost.iter().all(|lost| lost.covered) && lost.len() == 1);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(32))]

    /// Whatever the rules, nothing beyond Discord's limits is sent, and nothing gets lost in silence.
    #[test]
    fn no_plan_is_beyond_the_limits(sizes in proptest::collection::vec((0usize..1500, 0usize..25, 0usize..70), 0..9)) {
        let rules: Vec<_> = (1u32..).zip(&sizes).map(|(id, (count, patterns, length))| {
            let pattern = if id % 2 == 0 { words((0..*count).map(|n| format!("{n:0>length$}"))) }
                else { Pattern::Regexes { patterns: (0..*patterns).map(|n| format!("{n}")).collect(), fine: vec![format!("{}", id % 3)] } };
            rule(id, pattern)
        }).collect();
        let plan = plan(rules.clone());
        let keywords: Vec<_> = plan.rules.iter().filter_map(|native| match &native.trigger {
            Trigger::Keyword(keywords) => Some(keywords),
            _ => None,
        }).collect();
        proptest::prop_assert!(keywords.len() <= MOST_KEYWORD_RULES);
        for one in &keywords {
            proptest::prop_assert!(one.words.len() <= MOST_KEYWORDS && one.patterns.len() <= MOST_PATTERNS);
            proptest::prop_assert!(one.words.iter().all(|word| (1..=LONGEST_KEYWORD).contains(&word.chars().count())));
        }
        for rule in rules {
            let is_empty = match &rule.pattern {
                Pattern::Words { words, .. } => words.is_empty(),
                Pattern::Regexes { patterns, .. } => patterns.is_empty(),
                _ => false,
            };
            let said = plan.left.iter().any(|left| left.rule == rule.id);
            proptest::prop_assert!(is_empty || said || plan.covers(rule.id), "{}", rule.id);
        }
    }
}
