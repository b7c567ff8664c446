//! Evenings on which somebody breaks things.

use proptest::strategy::Strategy;

use super::*;

#[test]
fn the_third_deletion_is_the_last_and_is_put_back() {
    let mut evening = Evening::with(|_| {});
    evening.deletes(ROGUE, 200);
    evening.deletes(ROGUE, 201);
    assert_eq!(evening.stopped().len(), 0);
    evening.deletes(ROGUE, 202);
    assert_eq!(evening.stopped(), [66]);
    evening.deletes(ROGUE, 203);
    assert_eq!(evening.stopped(), [66], "once");
    evening.deletes(UserId::new(67), 210);
    evening.wait(15);
    let restored: Vec<_> = evening
        .acts()
        .filter_map(|act| if let Act::Restore { changes, .. } = act { Some(changes) } else { None })
        .collect();
    let made = |change: &Change| {
        if let Change::Channel { before: None, after: Some(channel) } = change { channel.id.get() } else { 0 }
    };
    assert_eq!(restored.len(), 1);
    assert_eq!(
        restored[0].iter().map(made).collect::<Vec<_>>(),
        [200, 201, 202, 203],
        "not what the other one deleted"
    );
    assert_eq!(evening.told(Notice::NukeAlarm), 0);
}

#[test]
fn slow_work_is_work_and_trust_is_counted() {
    let mut evening = Evening::with(|_| {});
    for channel in 200..206 {
        evening.deletes(ROGUE, channel);
        evening.wait(30);
    }
    assert_eq!(evening.stopped().len(), 0, "one every half minute is tidying up");
    let trust = Trusted { whom: Whom::Role(RoleId::new(301)), times: 3 };
    let mut evening = Evening::with(|settings| {
        settings.nuke.trusted = vec![trust];
        settings.nuke.guild_points = 1_000;
    });
    for channel in 200..207 {
        evening.deletes(ROGUE, channel);
    }
    assert_eq!(evening.stopped().len(), 0);
    evening.deletes(ROGUE, 207);
    assert_eq!(evening.stopped(), [66], "three times as much, and no more");
}

#[test]
fn the_owner_is_not_stopped_but_it_is_said() {
    let mut evening = Evening::with(|_| {});
    for id in 0..30 {
        evening.entry(UserId::new(1), action::MEMBER_BAN_ADD, 5_000 + id, json!([]));
    }
    assert_eq!((evening.stopped(), evening.told(Notice::TrustSpent)), (vec![], 1));
}

#[test]
fn many_who_each_do_little_break_as_much() {
    let mut evening = Evening::with(|_| {});
    for (number, channel) in (200..206).enumerate() {
        evening.deletes(UserId::new(66 + number as u64 % 3), channel);
    }
    assert_eq!(evening.told(Notice::NukeAlarm), 1);
    assert_eq!(evening.stopped(), [66, 67, 68]);
}

#[test]
fn what_no_entry_explains_is_an_alarm_and_makes_watchful() {
    let mut evening = Evening::with(|_| {});
    evening.hear("CHANNEL_DELETE", json!({"guild_id": "100", "id": "200"}));
    evening.wait(20);
    assert_eq!(evening.told(Notice::NoEntry), 1);
    evening.deletes(ROGUE, 201);
    evening.deletes(ROGUE, 202);
    assert_eq!(evening.stopped(), [66], "half as much is enough now");
    let mut evening = Evening::with(|_| {});
    evening.entry(ROGUE, action::CHANNEL_DELETE, 200, json!([]));
    evening.hear("CHANNEL_DELETE", json!({"guild_id": "100", "id": "200"}));
    evening.wait(20);
    assert_eq!(evening.told(Notice::NoEntry), 0, "an entry may come first");
}

#[test]
fn effects_alone_trip_the_breaker_of_the_server() {
    let mut evening = Evening::with(|_| {});
    for channel in 200..208 {
        evening.hear("CHANNEL_DELETE", json!({"guild_id": "100", "id": channel.to_string()}));
    }
    evening.wait(4);
    assert_eq!((evening.told(Notice::NukeAlarm), evening.stopped()), (1, vec![]));
}

#[test]
fn what_we_do_ourselves_alarms_nobody() {
    let mut evening = Evening::with(|_| {});
    let users: Vec<_> = (1..=50).map(|id| UserId::new(5_000 + id)).collect();
    evening.entry(ROGUE, action::MEMBER_KICK, 4_000, json!([]));
    evening.mind.expect(&Act::BulkBan { guild: GUILD, users: users.clone(), delete_seconds: 0 }, evening.now);
    for user in users {
        evening.hear("GUILD_BAN_ADD", json!({"guild_id": "100", "user": {"id": user}}));
    }
    evening.wait(20);
    assert_eq!(evening.told(Notice::NukeAlarm) + evening.told(Notice::NoEntry), 0);
}

#[test]
fn dangerous_permissions_are_noticed_and_given_to_all_is_the_end() {
    let mut evening = Evening::with(|_| {});
    evening.entry(
        ROGUE,
        action::MEMBER_ROLE_UPDATE,
        5,
        json!([{"key": "$add", "new_value": [{"id": "303"}]}]),
    );
    assert_eq!((evening.told(Notice::DangerGranted), evening.stopped()), (1, vec![]));
    evening.entry(
        ROGUE,
        action::MEMBER_ROLE_UPDATE,
        5,
        json!([{"key": "$add", "new_value": [{"id": "302"}]}]),
    );
    assert_eq!(evening.told(Notice::DangerGranted), 1, "a harmless role is none");
    let to_all = json!([{"key": "permissions", "old_value": "3072", "new_value": "3080"}]);
    evening.entry(UserId::new(67), action::ROLE_UPDATE, 100, to_all);
    assert_eq!(evening.stopped(), [67]);
    evening.wait(15);
    let given_back = Change::MemberRoles {
        user: UserId::new(5),
        given: vec![],
        taken: vec![RoleId::new(302), RoleId::new(303)],
    };
    assert_eq!(evening.mind.restore(GUILD, ROGUE, Timestamp::default()), [given_back]);
}

#[test]
fn bots_and_webhooks_of_the_stopped_go_too() {
    let mut evening = Evening::with(|_| {});
    evening.entry(ROGUE, action::BOT_ADD, 777, json!([]));
    let in_channel = json!([{"key": "channel_id", "new_value": "205"}]);
    evening.entry(ROGUE, action::WEBHOOK_CREATE, 778, in_channel.clone());
    evening.entry(ROGUE, action::WEBHOOK_CREATE, 779, in_channel);
    assert_eq!(evening.stopped(), [66]);
    assert!(evening.acts().any(|act| *act == Act::Kick { guild: GUILD, user: UserId::new(777) }));
    let webhooks = |act: &&Act| matches!(act, Act::DeleteWebhooks { channel, by: Some(by), .. } if *by == ROGUE && channel.get() == 205);
    assert_eq!(evening.acts().filter(webhooks).count(), 1);
}

#[test]
fn changes_are_given_out_once_with_their_actors() {
    let mut evening = Evening::with(|_| {});
    evening.deletes(ROGUE, 200);
    evening.hear("CHANNEL_DELETE", json!({"guild_id": "100", "id": "201"}));
    let first = evening.mind.settled(evening.now);
    assert_eq!(first.iter().map(|(_, logged)| logged.actor).collect::<Vec<_>>(), [Some(ROGUE)]);
    assert_eq!(evening.mind.settled(evening.now), []);
    evening.wait(16);
    let later = evening.mind.settled(evening.now);
    assert_eq!(later.iter().map(|(_, logged)| logged.actor).collect::<Vec<_>>(), [None]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]

    /// Entries and effects may come in any order: who is stopped, and what is put back, is the same.
    #[test]
    fn order_does_not_matter_to_who_is_stopped(order in proptest::sample::subsequence((0..8usize).collect::<Vec<_>>(), 8).prop_shuffle()) {
        let mut evening = Evening::with(|_| {});
        for at in order {
            let channel = 200 + at as u64 / 2;
            if at % 2 == 0 {
                evening.hear("CHANNEL_DELETE", json!({"guild_id": "100", "id": channel.to_string()}));
            } else {
                evening.entry(ROGUE, action::CHANNEL_DELETE, channel, json!([]));
            }
        }
        evening.wait(15);
        proptest::prop_assert_eq!(evening.stopped(), [66]);
        let restored: usize = evening.acts().map(|act| if let Act::Restore { changes, .. } = act { changes.len() } else { 0 }).sum();
        proptest::prop_assert_eq!((restored, evening.told(Notice::NoEntry)), (4, 0));
    }
}
