//! Evenings on which somebody writes what they should not.

use super::*;

fn says(evening: &mut Evening, id: u64, user: u64, text: &str) {
    evening.hear(
        "MESSAGE_CREATE",
        json!({"id": id.to_string(), "channel_id": "200", "guild_id": "100", "content": text,
            "author": {"id": user.to_string()}, "member": {"roles": []}}),
    );
}

#[test]
fn a_ladder_goes_up_and_a_shadow_only_watches() {
    let rule = |id, state| crate::settings::Rule {
        id,
        name: String::new(),
        state,
        pattern: crate::settings::Pattern::Words { words: vec!["cat".into()], fine: vec![] },
        window: None,
        ladder: vec![
            Rung { from: 1, steps: vec![Step::Delete] },
            Rung { from: 2, steps: vec![Step::Delete, Step::Timeout(60)] },
            Rung { from: 3, steps: vec![Step::Ban(0)] },
        ],
        forget_seconds: 100,
        exempt: crate::settings::Exempt::default(),
    };
    let mut evening =
        Evening::with(|settings| settings.automod.rules = vec![rule(1, State::On), rule(2, State::Shadow)]);
    for id in 1..4 {
        says(&mut evening, id, 5, "a cat");
    }
    let of =
        |decision: &Decision| (decision.shadow, decision.acts.len(), decision.because.number(What::Before));
    let expected = [
        (false, 1, Some(0)),
        (true, 1, Some(0)),
        (false, 2, Some(1)),
        (true, 2, Some(1)),
        (false, 1, Some(2)),
        (true, 1, Some(2)),
    ];
    assert_eq!(evening.said.iter().map(of).collect::<Vec<_>>(), expected);
    assert!(matches!(evening.said[4].acts[..], [Act::Ban { .. }]));
    evening.entry(UserId::new(67), action::MEMBER_KICK, 5, json!([]));
    let report = evening.mind.counterfactual(GUILD, 2).unwrap();
    assert_eq!((report.breaches, report.people, report.judged_later), (3, 1, 1));
    assert_eq!(evening.mind.counterfactual(GUILD, 1), None);
    evening.wait(101);
    evening.said.clear();
    says(&mut evening, 9, 5, "cat");
    assert_eq!(evening.said[0].acts.len(), 1, "what is long ago is forgotten");
    let printed = format!("{:?}", evening.said);
    assert!(!printed.contains("cat"), "{printed}");
}
