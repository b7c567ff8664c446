//! Who may do what, as a table: a server of an owner, staff, a bot and members.

use serde_json::{Value, json, value::RawValue};

use super::*;
use crate::{decide::Act, event::decode, ids::GuildId, town::Town};
use lodge_register::Timestamp;

const OWNER: UserId = UserId::new(1);
const MOD: UserId = UserId::new(2);
const MEMBER: UserId = UserId::new(3);
const US: UserId = UserId::new(900);
const STAFF: RoleId = RoleId::new(301);
const HELPER: RoleId = RoleId::new(302);
const OURS: RoleId = RoleId::new(303);
const BOOST: RoleId = RoleId::new(304);
const GENERAL: ChannelId = ChannelId::new(200);
const THREAD: ChannelId = ChannelId::new(250);
const GUILD: GuildId = GuildId::new(100);

fn bits(permissions: Permissions) -> String {
    permissions.bits().to_string()
}

/// The server; everybody may see and write, staff bans, helpers time out, we manage roles and ban.
fn town(overwrites: &Value) -> Town {
    use Permissions as P;
    let role = |id: RoleId, permissions: P, position: u16, managed: bool| json!({"id": id, "name": "r", "permissions": bits(permissions), "position": position, "managed": managed});
    let everyone = P::VIEW_CHANNEL | P::SEND_MESSAGES | P::ATTACH_FILES | P::READ_MESSAGE_HISTORY;
    let d = json!({
        "id": GUILD, "owner_id": OWNER,
        "roles": [
            role(GUILD.as_id_of(), everyone, 0, false), role(STAFF, P::BAN_MEMBERS, 5, false),
            role(HELPER, P::MODERATE_MEMBERS, 2, false), role(OURS, P::BAN_MEMBERS | P::MANAGE_ROLES, 4, true),
            role(BOOST, P::NONE, 1, true),
        ],
        "channels": [{"id": GENERAL, "type": 0, "permission_overwrites": overwrites}],
        "threads": [{"id": THREAD, "parent_id": GENERAL}],
        "members": [
            {"user": {"id": US}, "roles": [OURS]}, {"user": {"id": MOD}, "roles": [STAFF]},
            {"user": {"id": MEMBER}, "roles": []},
        ],
    });
    let mut town = Town::of(US);
    let event = decode("GUILD_CREATE", &RawValue::from_string(d.to_string()).unwrap()).unwrap();
    town.hear(&event, Timestamp::from_millis(0));
    town
}

fn overwrite(id: u64, person: bool, allow: Permissions, deny: Permissions) -> Value {
    json!({"id": id.to_string(), "type": u8::from(person), "allow": bits(allow), "deny": bits(deny)})
}

#[track_caller]
fn check(overwrites: &[Value], person: Person<'_>, may: Permissions, may_not: Permissions) {
    let town = town(&Value::from(overwrites));
    let guild = town.guild(GUILD).unwrap();
    for place in [GENERAL, THREAD] {
        let has = in_channel(guild, place, person);
        assert!(has.has(may), "lacks {:?}", has.lacks(may));
        assert!((has & may_not).is_none(), "has {:?}", has & may_not);
    }
}

#[test]
fn overwrites_go_everybody_then_roles_then_person() {
    use Permissions as P;
    let member = Person::new(MEMBER, &[HELPER]);
    let none = P::NONE;
    check(&[], member, P::SEND_MESSAGES | P::MODERATE_MEMBERS, P::BAN_MEMBERS);
    check(
        &[overwrite(100, false, none, P::SEND_MESSAGES)],
        member,
        P::VIEW_CHANNEL,
        P::SEND_MESSAGES | P::ATTACH_FILES,
    );
    check(
        &[overwrite(100, false, none, P::SEND_MESSAGES), overwrite(302, false, P::SEND_MESSAGES, none)],
        member,
        P::SEND_MESSAGES,
        none,
    );
    check(
        &[overwrite(302, false, P::SEND_MESSAGES, none), overwrite(3, true, none, P::SEND_MESSAGES)],
        member,
        P::VIEW_CHANNEL,
        P::SEND_MESSAGES,
    );
    check(&[overwrite(100, false, none, P::VIEW_CHANNEL)], member, none, P::ALL);
    check(&[overwrite(301, false, none, P::SEND_MESSAGES)], member, P::SEND_MESSAGES, none);
    // A denial of one role and a permission of another: the permission wins.
    let both = Person::new(MEMBER, &[HELPER, STAFF]);
    check(
        &[overwrite(302, false, none, P::SEND_MESSAGES), overwrite(301, false, P::SEND_MESSAGES, none)],
        both,
        P::SEND_MESSAGES,
        none,
    );
}

#[test]
fn a_timeout_leaves_reading_and_the_owner_everything() {
    use Permissions as P;
    let quiet = Person { timed_out: true, ..Person::new(MEMBER, &[HELPER]) };
    check(&[], quiet, P::VIEW_CHANNEL | P::READ_MESSAGE_HISTORY, P::SEND_MESSAGES | P::MODERATE_MEMBERS);
    let owner = Person { timed_out: true, ..Person::new(OWNER, &[]) };
    check(&[overwrite(1, true, P::NONE, P::VIEW_CHANNEL)], owner, P::ALL, P::NONE);
}

#[test]
fn rank_is_the_highest_role_and_the_owner_is_above_all() {
    let town = town(&json!([]));
    let guild = town.guild(GUILD).unwrap();
    let (owner, staff, helper, member) = (
        Person::new(OWNER, &[]),
        Person::new(MOD, &[HELPER, STAFF]),
        Person::new(UserId::new(4), &[HELPER]),
        Person::new(MEMBER, &[]),
    );
    let order = [owner, staff, helper, member];
    for (at, actor) in order.iter().enumerate() {
        for (other, target) in order.iter().enumerate() {
            assert_eq!(outranks(guild, *actor, *target), at < other, "{at} over {other}");
        }
    }
    assert!(
        !outranks(guild, helper, Person::new(UserId::new(5), &[HELPER])),
        "equals do not outrank each other"
    );
    assert!(outranks_role(guild, staff, HELPER) && !outranks_role(guild, helper, HELPER));
}

#[test]
fn what_we_cannot_do_is_known_before_discord_is_asked() {
    let town = town(&json!([]));
    let guild = town.guild(GUILD).unwrap();
    let lacks = |lacking, channel| Err(Missing::Permission { lacking, channel });
    let ban = |user| Act::Ban { guild: GUILD, user, delete_seconds: 0, until: None };
    let many = |users| Act::BulkBan { guild: GUILD, users, delete_seconds: 0 };
    let give = |role| Act::RoleAdd { guild: GUILD, user: MEMBER, role };
    let set = |roles| Act::RolesSet { guild: GUILD, user: MOD, roles };
    let cases = [
        (ban(MEMBER), Ok(())),
        (ban(MOD), Err(Missing::Rank { user: MOD })),
        (ban(OWNER), Err(Missing::Owner)),
        (ban(US), Err(Missing::Ourselves)),
        (many(vec![MEMBER]), lacks(Permissions::MANAGE_GUILD, None)),
        (give(HELPER), Ok(())),
        (give(STAFF), Err(Missing::RoleRank { role: STAFF })),
        (give(BOOST), Err(Missing::Managed { role: BOOST })),
        (set(vec![STAFF, HELPER]), Ok(())),
        (set(vec![HELPER]), Err(Missing::RoleRank { role: STAFF })),
        (Act::PauseInvites { guild: GUILD, until: None }, lacks(Permissions::MANAGE_GUILD, None)),
        (
            Act::Slowmode { guild: GUILD, channel: GENERAL, seconds: 5 },
            lacks(Permissions::MANAGE_CHANNELS, Some(GENERAL)),
        ),
        (Act::Notify { guild: GUILD, notice: crate::decide::Notice::RaidEnded }, Ok(())),
    ];
    for (act, expected) in cases {
        assert_eq!(may(guild, &act), expected, "{act:?}");
    }
}

#[test]
fn permissions_are_written_as_strings_and_say_their_names() {
    let both = Permissions::BAN_MEMBERS | Permissions::MANAGE_ROLES;
    assert_eq!(serde_json::to_string(&both).unwrap(), "\"268435460\"");
    assert_eq!(serde_json::from_str::<Permissions>("\"268435460\"").unwrap(), both);
    assert_eq!(format!("{both:?}"), "{\"BAN_MEMBERS\", \"MANAGE_ROLES\"}");
    assert_eq!(Permissions::ADMINISTRATOR.lacks(both), Permissions::NONE);
}
