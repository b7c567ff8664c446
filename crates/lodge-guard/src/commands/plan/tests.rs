//! Commands, planned on a server with ranks.

use serde_json::json;

use super::*;
use crate::{
    event::{Event, GuildFull},
    ids::{GuildId, InteractionId},
    structure::Change,
    town::Town,
};

const OWNER: UserId = UserId::new(1);
const BOT: UserId = UserId::new(2);
const MODERATOR: UserId = UserId::new(3);
const TROLL: UserId = UserId::new(4);
const CHIEF: UserId = UserId::new(5);
const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

/// A server with its everybody (41), the guard (60, at 9), moderators (61, at 5) and chiefs (62, at 7).
fn town(guards: Permissions) -> Town {
    let role = |id: u64, position: u16, permissions: Permissions| {
        json!({ "id": id.to_string(), "name": "r", "position": position,
                "permissions": permissions.bits().to_string() })
    };
    let whole = json!({
        "id": "41", "name": "s", "owner_id": "1",
        "roles": [
            role(41, 0, Permissions::NONE), role(60, 9, guards),
            role(61, 5, Permissions::BAN_MEMBERS), role(62, 7, Permissions::BAN_MEMBERS),
        ],
        "channels": [{ "id": "50", "type": 0, "name": "c", "rate_limit_per_user": 7 }],
        "members": [
            { "user": { "id": "2" }, "roles": ["60"] }, { "user": { "id": "3" }, "roles": ["61"] },
            { "user": { "id": "5" }, "roles": ["62"] },
        ],
    });
    let full: GuildFull = serde_json::from_value(whole).unwrap();
    let mut town = Town::of(BOT);
    town.hear(&Event::GuildCreate(Box::new(full)), NOW);
    town
}

fn asked(tool: &str, command: Command) -> Asked {
    Asked {
        id: InteractionId::new(9),
        guild: GuildId::new(41),
        channel: ChannelId::new(50),
        by: MODERATOR,
        roles: vec![RoleId::new(61)],
        may: Permissions::ALL.without(Permissions::ADMINISTRATOR),
        language: lodge_web::Language::English,
        tool: tool.to_owned(),
        command,
        target_roles: Some(vec![]),
    }
}

fn planned(asked: &Asked) -> Result<Plan, No> {
    let town = town(Permissions::ADMINISTRATOR);
    plan(town.guild(GuildId::new(41)).unwrap(), asked, NOW, 30).map(|plan| plan.expect("something is done"))
}

fn ban(user: UserId) -> Command {
    Command::Ban(user, Some("spam".into()), 3_600)
}

#[test]
fn a_ban_is_told_done_and_weighed() {
    let plan = planned(&asked("ban", ban(TROLL))).unwrap();
    let guild = GuildId::new(41);
    assert_eq!(plan.acts, [Act::Ban { guild, user: TROLL, delete_seconds: 3_600, until: None }]);
    assert_eq!((plan.kind, plan.target, plan.weight, plan.told), (Kind::Ban, Some(TROLL), 1, Told::Before));
    assert_eq!(plan.reason.as_deref(), Some("spam"));
}

#[test]
fn nobody_acts_above_themselves() {
    assert_eq!(planned(&asked("ban", ban(MODERATOR))), Err(No::Yourself));
    assert_eq!(planned(&asked("ban", ban(BOT))), Err(No::Ourselves));
    assert_eq!(planned(&asked("ban", ban(OWNER))), Err(No::Owner));
    let chief = Asked { target_roles: Some(vec![RoleId::new(62)]), ..asked("ban", ban(CHIEF)) };
    assert_eq!(planned(&chief), Err(No::Rank));
    // Where Discord does not say who somebody is here, what is remembered of them counts.
    assert_eq!(planned(&Asked { target_roles: None, ..chief.clone() }), Err(No::Rank));
    assert!(planned(&Asked { by: OWNER, roles: vec![], ..chief }).is_ok());
    let many = asked("massban", Command::Massban(vec![TROLL, CHIEF], None, 0));
    assert_eq!(planned(&many), Err(No::Rank));
}

#[test]
fn who_may_not_is_told_what_is_missing() {
    let weak = Asked { may: Permissions::KICK_MEMBERS, ..asked("ban", ban(TROLL)) };
    assert_eq!(planned(&weak), Err(No::Forbidden(Permissions::BAN_MEMBERS)));
    assert!(planned(&Asked { may: Permissions::ADMINISTRATOR, ..weak.clone() }).is_ok());
    assert!(planned(&Asked { by: OWNER, may: Permissions::NONE, ..weak }).is_ok());
    let town = town(Permissions::KICK_MEMBERS);
    let guild = town.guild(GuildId::new(41)).unwrap();
    let Err(No::Missing(missing)) = plan(guild, &asked("ban", ban(TROLL)), NOW, 30) else {
        panic!("allowed")
    };
    assert_eq!(missing, Missing::Permission { lacking: Permissions::BAN_MEMBERS, channel: None });
    assert_eq!(
        planned(&asked("dance", ban(TROLL))),
        Err(No::Forbidden(Permissions::ADMINISTRATOR)),
        "what nobody knows, nobody may"
    );
}

#[test]
fn those_who_are_gone_can_be_banned_and_not_kicked() {
    let gone = |command| Asked { target_roles: None, ..asked("ban", command) };
    assert!(planned(&gone(ban(TROLL))).is_ok());
    assert_eq!(planned(&gone(Command::Kick(TROLL, None))), Err(No::NotHere));
    assert_eq!(planned(&gone(Command::Timeout(TROLL, 1_000, None))), Err(No::NotHere));
}

#[test]
fn what_ends_says_when() {
    let plan = planned(&asked("tempban", Command::Tempban(TROLL, 60_000, None, 0))).unwrap();
    assert_eq!(plan.ends_at, Some(NOW.plus_millis(60_000)));
    assert!(matches!(plan.acts[..], [Act::Ban { until: Some(_), .. }]));
    let plan = planned(&asked("role temp", Command::RoleGive(TROLL, RoleId::new(41), Some(5), None)));
    assert_eq!(plan.unwrap().lift, Some((Lift::Role, Some(RoleId::new(41)), None)));
    let slow = asked("slowmode", Command::Slowmode(ChannelId::new(50), 30, Some(60_000)));
    assert_eq!(planned(&slow).unwrap().lift, Some((Lift::Slowmode, None, Some("7".into()))));
    let long = Command::Timeout(TROLL, 29 * Timestamp::DAY, None);
    assert_eq!(planned(&asked("timeout", long)), Err(No::TooLong));
}

#[test]
fn many_are_banned_two_hundred_at_once_within_a_budget() {
    let users: Vec<_> = (100..350).map(UserId::new).collect();
    let asked = asked("massban", Command::Massban(users, None, 0));
    assert_eq!(planned(&asked), Err(No::Budget { weight: 250, left: 30 }));
    let town = town(Permissions::ADMINISTRATOR);
    let plan = plan(town.guild(GuildId::new(41)).unwrap(), &asked, NOW, 250).unwrap().unwrap();
    let sizes: Vec<_> = plan
        .acts
        .iter()
        .map(|act| if let Act::BulkBan { users, .. } = act { users.len() } else { 0 })
        .collect();
    assert_eq!(sizes, [200, 50]);
}

#[test]
fn a_channel_is_closed_and_opened_as_it_was() {
    let channel = ChannelId::new(50);
    let plan = planned(&asked("lockdown", Command::Lockdown(channel, None, None))).unwrap();
    let [Act::Restore { changes, .. }] = &plan.acts[..] else { panic!("{:?}", plan.acts) };
    let [Change::Overwrite { before: None, after: Some(bits), .. }] = changes[..] else {
        panic!("{changes:?}")
    };
    assert!(bits.deny.has(Permissions::SEND_MESSAGES) && bits.allow.is_none());
    assert_eq!(planned(&asked("unlock", Command::Unlock(channel))), Err(No::Already));
    let nowhere = Command::Lockdown(ChannelId::new(51), None, None);
    assert_eq!(planned(&asked("lockdown", nowhere)), Err(No::NoChannel));
}

#[test]
fn roles_are_given_by_those_who_stand_above_them() {
    let give = |role| asked("role give", Command::RoleGive(TROLL, RoleId::new(role), None, None));
    assert_eq!(planned(&give(62)), Err(No::RoleRank));
    assert_eq!(planned(&give(61)), Err(No::RoleRank));
    assert!(planned(&give(41)).is_ok());
}

#[test]
fn what_only_asks_does_nothing() {
    let town = town(Permissions::NONE);
    let guild = town.guild(GuildId::new(41)).unwrap();
    for (tool, command) in [
        ("case show", Command::CaseShow(1)),
        ("privacy about", Command::PrivacyAbout),
        ("report", Command::Report(TROLL, None, None)),
    ] {
        assert_eq!(plan(guild, &asked(tool, command), NOW, 0), Ok(None), "{tool}");
    }
}
