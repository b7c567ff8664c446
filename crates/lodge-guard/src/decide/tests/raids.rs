//! Evenings on which many come at once.

use super::*;

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
