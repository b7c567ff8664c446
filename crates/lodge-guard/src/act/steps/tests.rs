//! Acts as calls, on a server with ranks.

use serde_json::json;

use super::*;
use crate::{
    event::{Event, GuildFull},
    ids::ChannelId,
    town::Town,
};

const GUILD: GuildId = GuildId::new(41);
const BOT: UserId = UserId::new(2);
const NUKER: UserId = UserId::new(3);
const OTHER_BOT: UserId = UserId::new(4);
const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

fn town(guards: Permissions) -> Town {
    let role = |id: u64, position: u16, permissions: Permissions, managed: bool| {
        json!({ "id": id.to_string(), "name": "r", "position": position, "managed": managed,
                "permissions": permissions.bits().to_string() })
    };
    let whole = json!({
        "id": "41", "name": "s", "owner_id": "1",
        "incidents_data": { "dms_disabled_until": NOW.plus_millis(5_000).to_string() },
        "roles": [
            role(41, 0, Permissions::NONE, false), role(60, 9, guards, false),
            role(61, 5, Permissions::ADMINISTRATOR, false), role(62, 4, Permissions::ADMINISTRATOR, true),
        ],
        "members": [
            { "user": { "id": "2" }, "roles": ["60"] }, { "user": { "id": "3" }, "roles": ["61"] },
            { "user": { "id": "4" }, "roles": ["62"] },
        ],
    });
    let full: GuildFull = serde_json::from_value(whole).unwrap();
    let mut town = Town::of(BOT);
    town.hear(&Event::GuildCreate(Box::new(full)), NOW);
    town
}

fn of(acts: &[Act]) -> Steps {
    let town = town(Permissions::ADMINISTRATOR);
    steps(town.guild(GUILD).unwrap(), acts, "Raid", NOW)
}

fn lines(steps: &Steps) -> Vec<String> {
    let calls = steps.steps.iter().flat_map(|step| &step.calls);
    calls.map(|call| format!("{} {}", call.route.method, call.path)).collect()
}

#[test]
fn containment_comes_first_and_both_pauses_are_one_call() {
    let until = Some(NOW.plus_millis(60_000));
    let acts = [
        Act::BulkBan { guild: GUILD, users: vec![UserId::new(9)], delete_seconds: 0 },
        Act::Slowmode { guild: GUILD, channel: ChannelId::new(50), seconds: 10 },
        Act::Verification { guild: GUILD, level: 4 },
        Act::PauseDms { guild: GUILD, until },
        Act::PauseInvites { guild: GUILD, until },
    ];
    let steps = of(&acts);
    assert_eq!(
        lines(&steps),
        [
            "PUT /guilds/41/incident-actions",
            "PATCH /guilds/41",
            "PATCH /channels/50",
            "POST /guilds/41/bulk-ban",
        ]
    );
    let call = &steps.steps[0].calls[0];
    assert!(call.urgent && call.reason.as_deref() == Some("Raid"));
    let body = call.body.as_ref().unwrap();
    assert_eq!(body["invites_disabled_until"], body["dms_disabled_until"]);
}

#[test]
fn a_pause_that_is_not_spoken_of_goes_on() {
    let steps = of(&[Act::PauseInvites { guild: GUILD, until: None }]);
    let body = steps.steps[0].calls[0].body.clone().unwrap();
    assert_eq!(body["invites_disabled_until"], serde_json::Value::Null);
    assert_eq!(body["dms_disabled_until"], NOW.plus_millis(5_000).to_string());
}

#[test]
fn what_we_may_not_is_left_out_and_said() {
    let town = town(Permissions::BAN_MEMBERS);
    let acts = [
        Act::PauseInvites { guild: GUILD, until: None },
        Act::Ban { guild: GUILD, user: UserId::new(9), delete_seconds: 0, until: None },
    ];
    let steps = steps(town.guild(GUILD).unwrap(), &acts, "x", NOW);
    assert_eq!(lines(&steps), ["PUT /guilds/41/bans/9"]);
    assert!(matches!(steps.missing[..], [Missing::Permission { .. }]));
}

#[test]
fn quarantine_takes_roles_and_a_bot_that_keeps_its_own_is_sent_out() {
    let steps = of(&[Act::Quarantine { guild: GUILD, user: NUKER }]);
    assert_eq!(steps.steps[0].doing, Doing::Quarantined(NUKER, vec![RoleId::new(61)]));
    assert_eq!(steps.steps[0].calls[0].body, Some(json!({ "roles": [] })));
    let steps = of(&[Act::Quarantine { guild: GUILD, user: OTHER_BOT }]);
    assert_eq!(steps.steps[0].doing, Doing::Kicked(OTHER_BOT));
    assert_eq!(lines(&steps), ["DELETE /guilds/41/members/4"]);
}

#[test]
fn many_messages_go_a_hundred_at_a_time() {
    let messages: Vec<_> = (1..=101).map(crate::ids::MessageId::new).collect();
    let steps = of(&[Act::DeleteMessages { guild: GUILD, channel: ChannelId::new(50), messages }]);
    assert_eq!(lines(&steps), ["POST /channels/50/messages/bulk-delete", "DELETE /channels/50/messages/101"]);
}

#[test]
fn the_same_act_has_the_same_key_whenever_it_is_decided() {
    let ban = |until| Act::Ban { guild: GUILD, user: UserId::new(9), delete_seconds: 0, until };
    let key = |act: Act| of(&[act]).steps[0].key.clone();
    assert_eq!(key(ban(None)), key(ban(Some(NOW))));
    assert_ne!(key(ban(None)), key(Act::Unban { guild: GUILD, user: UserId::new(9) }));
}

#[test]
fn discords_no_can_mean_that_it_is_so_already() {
    assert!(Doing::Unbanned(NUKER).is_so_already(Why::NotBanned));
    assert!(Doing::Kicked(NUKER).is_so_already(Why::UnknownPerson));
    assert!(!Doing::Banned(vec![NUKER], None).is_so_already(Why::UnknownPerson));
    assert!(!Doing::Kicked(NUKER).is_so_already(Why::Permission));
}
