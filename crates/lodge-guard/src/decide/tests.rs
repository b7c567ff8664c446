//! Evenings: what happens, and what is decided.

use std::sync::Arc;

use lodge_register::Timestamp;
use proptest::strategy::Strategy;
use serde_json::{Value, json, value::RawValue};

use super::*;
use crate::{
    event::{Event, action, decode},
    ids::{ChannelId, RoleId, UserId},
    settings::{Crowd, Planned, Preset, Rate, Rung, Settings, State, Step, Trusted, Whom},
    structure::Change,
};

const GUILD: GuildId = GuildId::new(100);
const ROGUE: UserId = UserId::new(66);

/// A server, its settings, and a clock.
struct Evening {
    mind: Mind,
    settings: Arc<Settings>,
    now: Timestamp,
    said: Vec<Decision>,
    lines: u64,
}

impl Evening {
    fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Preset::Small.settings();
        change(&mut settings);
        let now = Timestamp::from_millis(1_790_000_000_000);
        let mut evening = Self {
            mind: Mind::of(UserId::new(900)),
            settings: Arc::new(settings),
            now,
            said: Vec::new(),
            lines: 1_000,
        };
        let channels: Vec<_> =
            (200..220).map(|id| json!({"id": id.to_string(), "name": "c", "topic": "t"})).collect();
        evening.hear(
            "GUILD_CREATE",
            json!({
                "id": "100", "owner_id": "1", "verification_level": 1,
                "roles": [
                    {"id": "100", "permissions": "3072"}, {"id": "301", "permissions": "268435516", "position": 5},
                    {"id": "302", "permissions": "0", "position": 1}, {"id": "303", "permissions": "8", "position": 2},
                    {"id": "399", "permissions": "8", "position": 9, "managed": true},
                ],
                "channels": channels,
                "members": [
                    {"user": {"id": "900"}, "roles": ["399"]}, {"user": {"id": "66"}, "roles": ["301"]},
                    {"user": {"id": "67"}, "roles": ["301"]}, {"user": {"id": "68"}, "roles": ["301"]},
                ],
            }),
        );
        evening
    }

    #[expect(clippy::needless_pass_by_value, reason = "a `json!` is made on the spot")]
    fn hear(&mut self, t: &str, d: Value) {
        let event = decode(t, &RawValue::from_string(d.to_string()).unwrap()).unwrap();
        assert_ne!(event, Event::Other);
        let settings = Arc::clone(&self.settings);
        self.said.extend(self.mind.hear(&event, self.now, &|_| Arc::clone(&settings)));
    }

    fn wait(&mut self, seconds: u32) {
        for _ in 0..seconds {
            self.now = self.now.plus_millis(1_000);
            self.said.extend(self.mind.tick(self.now));
        }
    }

    fn joins(&mut self, number: u64, name: &str, days: i64) {
        let made = UserId::drawn_at(self.now.plus_days(-days)).get() + number;
        self.hear(
            "GUILD_MEMBER_ADD",
            json!({"guild_id": "100", "user": {"id": made.to_string(), "username": name}}),
        );
    }

    #[expect(clippy::needless_pass_by_value, reason = "a `json!` is made on the spot")]
    fn entry(&mut self, who: UserId, action: u16, target: u64, changes: Value) {
        self.lines += 1;
        self.hear(
            "GUILD_AUDIT_LOG_ENTRY_CREATE",
            json!({"id": self.lines.to_string(), "guild_id": "100", "user_id": who, "target_id": target, "action_type": action, "changes": changes}),
        );
    }

    /// A channel is deleted, and the audit log says by whom.
    fn deletes(&mut self, who: UserId, channel: u64) {
        self.hear("CHANNEL_DELETE", json!({"guild_id": "100", "id": channel.to_string(), "name": "c"}));
        self.entry(who, action::CHANNEL_DELETE, channel, json!([]));
    }

    fn acts(&self) -> impl Iterator<Item = &Act> {
        self.said.iter().filter(|decision| !decision.shadow).flat_map(|decision| &decision.acts)
    }

    fn told(&self, notice: Notice) -> usize {
        self.acts().filter(|act| matches!(act, Act::Notify { notice: one, .. } if *one == notice)).count()
    }

    fn stopped(&self) -> Vec<u64> {
        let of = |act: &Act| match act {
            Act::Quarantine { user, .. } => Some(user.get()),
            _ => None,
        };
        self.acts().filter_map(of).collect()
    }

    fn banned(&self) -> usize {
        let of = |act: &Act| if let Act::BulkBan { users, .. } = act { users.len() } else { 0 };
        self.acts().map(of).sum()
    }
}

#[test]
fn the_door_is_closed_before_anybody_is_banned_and_opens_by_itself() {
    let mut evening = Evening::with(|settings| {
        settings.raid.contain.slowmode_channels = vec![ChannelId::new(200)];
    });
    evening.joins(1, "raider1", 400);
    assert!(evening.said.is_empty());
    for number in 2..12 {
        evening.joins(number, &format!("raider{number}"), 2);
    }
    let kinds: Vec<_> = evening.said[0].acts.iter().map(std::mem::discriminant).collect();
    let until = Some(evening.now.plus_millis(900_000));
    let expected = [
        Act::PauseInvites { guild: GUILD, until },
        Act::PauseDms { guild: GUILD, until },
        Act::Verification { guild: GUILD, level: 3 },
        Act::Slowmode { guild: GUILD, channel: ChannelId::new(200), seconds: 10 },
        Act::Notify { guild: GUILD, notice: Notice::RaidBegan },
    ];
    assert_eq!(kinds, expected.iter().map(std::mem::discriminant).collect::<Vec<_>>());
    assert_eq!(evening.said[0].because.cause, Cause::JoinRate);
    assert_eq!(evening.said[0].because.number(What::Joined), Some(6));
    assert_eq!(evening.banned(), 0, "bans come after");
    evening.wait(4);
    assert_eq!(
        evening.banned(),
        10,
        "those who came before the trigger too, and not the old account of the same name"
    );
    evening.hear("GUILD_UPDATE", json!({"id": "100", "owner_id": "1", "verification_level": 3}));
    evening.hear(
        "CHANNEL_UPDATE",
        json!({"guild_id": "100", "id": "200", "name": "c", "topic": "t", "rate_limit_per_user": 10}),
    );
    evening.said.clear();
    evening.wait(200);
    let [end] = &evening.said[..] else { panic!("{:?}", evening.said) };
    assert_eq!(
        end.acts,
        [
            Act::PauseInvites { guild: GUILD, until: None },
            Act::PauseDms { guild: GUILD, until: None },
            Act::Verification { guild: GUILD, level: 1 },
            Act::Slowmode { guild: GUILD, channel: ChannelId::new(200), seconds: 0 },
            // The old account of the same name: a person should look at it.
            Act::Notify { guild: GUILD, notice: Notice::RaidDoubt },
            Act::Notify { guild: GUILD, notice: Notice::RaidEnded },
        ]
    );
    assert!(!evening.mind.is_raided(GUILD));
}

#[test]
fn what_people_changed_meanwhile_is_not_put_back() {
    let mut evening = Evening::with(|_| {});
    for number in 1..8 {
        evening.joins(number, &format!("raider{number}"), 2);
    }
    evening.hear("GUILD_UPDATE", json!({"id": "100", "owner_id": "1", "verification_level": 4}));
    evening.said.clear();
    evening.wait(300);
    assert!(!evening.acts().any(|act| matches!(act, Act::Verification { .. })), "a person chose 4");
    assert_eq!(evening.told(Notice::RaidEnded), 1);
}

#[test]
fn a_raid_that_goes_on_keeps_the_door_closed() {
    let mut evening = Evening::with(|settings| settings.raid.contain.pause_invites_minutes = 3);
    for minute in 0..6u64 {
        for number in 0..8 {
            evening.joins(minute * 10 + number, &format!("raider{number}"), 2);
        }
        evening.wait(60);
    }
    let pauses = evening.acts().filter(|act| matches!(act, Act::PauseInvites { until: Some(_), .. })).count();
    assert!(pauses >= 2, "{pauses}");
    assert_eq!(evening.told(Notice::RaidBegan), 1, "one raid, not six");
}

#[test]
fn a_crowd_of_old_accounts_is_nobodys_army() {
    for (crowd, closes) in [(Crowd::Contain, true), (Crowd::Tell, false)] {
        let mut evening = Evening::with(|settings| settings.raid.crowd = crowd);
        for number in 0..30 {
            evening.joins(number, ["ann", "bert", "cleo", "dora"][usize::try_from(number % 4).unwrap()], 900);
        }
        evening.wait(600);
        assert_eq!(evening.banned(), 0);
        assert_eq!(evening.acts().any(|act| matches!(act, Act::PauseInvites { .. })), closes);
        assert_eq!(evening.told(Notice::PlannedCrowd), usize::from(!closes), "told once, not thirty times");
    }
}

#[test]
fn a_planned_evening_is_no_raid_unless_it_is_one() {
    let planned = |settings: &mut Settings| {
        let from = Timestamp::from_millis(1_790_000_000_000 - 1);
        settings.raid.planned = vec![Planned { from, until: from.plus_days(1) }];
    };
    let mut evening = Evening::with(planned);
    for number in 0..30 {
        evening.joins(
            number,
            &format!("{}guest", char::from(b'a' + u8::try_from(number % 26).unwrap())),
            500,
        );
    }
    assert_eq!((evening.told(Notice::PlannedCrowd), evening.told(Notice::RaidBegan)), (1, 0));
    assert_eq!(evening.said[0].because.cause, Cause::Planned);
    for number in 0..30 {
        evening.joins(100 + number, &format!("raider{number}"), 1);
    }
    evening.wait(5);
    assert_eq!((evening.told(Notice::RaidBegan), evening.banned()), (1, 30));
}

#[test]
fn a_drip_of_those_who_are_alike_is_found_without_closing_the_door() {
    let mut evening = Evening::with(|settings| settings.raid.flood = Rate { count: 99, seconds: 10 });
    for number in 0..5 {
        evening.joins(number, &format!("spammer{number}"), 1);
        evening.wait(1_200);
    }
    assert_eq!((evening.told(Notice::RaidBegan), evening.banned()), (1, 5));
    assert!(!evening.acts().any(|act| matches!(act, Act::PauseInvites { .. })));
}

#[test]
fn a_drip_that_becomes_a_flood_closes_the_door() {
    // The fifth who is alike is a drip, the sixth within half a minute makes it a flood.
    let mut evening = Evening::with(|_| {});
    for number in 1..6 {
        evening.joins(number, &format!("raider{number}"), 2);
    }
    assert_eq!(evening.said[0].because.cause, Cause::Drip);
    assert!(!evening.acts().any(|act| matches!(act, Act::PauseInvites { .. })));
    evening.joins(6, "raider6", 2);
    let closed = evening.acts().filter(|act| matches!(act, Act::PauseInvites { until: Some(_), .. }));
    assert_eq!(closed.count(), 1);
    evening.joins(7, "raider7", 2);
    assert_eq!(evening.told(Notice::RaidBegan), 1, "one raid, not two");
    evening.wait(200);
    assert_eq!((evening.banned(), evening.told(Notice::RaidEnded)), (7, 1), "and it ends as a flood does");
}

#[test]
fn discords_own_word_is_enough_to_close_the_door() {
    let mut evening = Evening::with(|_| {});
    let at = evening.now;
    let update =
        json!({"id": "100", "owner_id": "1", "incidents_data": {"raid_detected_at": at.to_string()}});
    evening.hear("GUILD_UPDATE", update.clone());
    evening.hear("GUILD_UPDATE", update);
    assert_eq!((evening.told(Notice::RaidBegan), evening.said[0].because.cause), (1, Cause::DiscordSaysRaid));
}

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

#[test]
fn a_decision_can_be_kept_and_read_again() {
    let mut evening = Evening::with(|_| {});
    for channel in 200..204 {
        evening.deletes(ROGUE, channel);
    }
    for number in 1..9 {
        evening.joins(number, &format!("raider{number}"), 2);
    }
    evening.wait(20);
    for decision in &evening.said {
        let text = serde_json::to_string(decision).unwrap();
        assert_eq!(serde_json::from_str::<Decision>(&text).unwrap(), *decision);
    }
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
