//! What is remembered, and that it is never too much.

use serde_json::{Value, json, value::RawValue};

use super::*;
use crate::{event::decode, ids::RoleId};

const GUILD: GuildId = GuildId::new(100);

fn heard(t: &str, d: &Value) -> Event {
    decode(t, &RawValue::from_string(d.to_string()).unwrap()).unwrap()
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(1_790_000_000_000 + seconds * 1000)
}

fn town() -> Town {
    let mut town = Town::of(UserId::new(900));
    town.hear(&heard("GUILD_CREATE", &whole()), at(0));
    town
}

fn whole() -> Value {
    json!({
        "id": "100", "owner_id": "1", "name": "Lodge", "member_count": 3,
        "roles": [{"id": "100", "permissions": "1024"}, {"id": "301", "name": "Staff", "permissions": "4", "position": 3}],
        "channels": [{"id": "200", "name": "general", "topic": "talk"}],
        "threads": [{"id": "250", "parent_id": "200"}],
        "members": [{"user": {"id": "2"}, "roles": ["301"]}, {"user": {"id": "900"}, "roles": ["301"]}],
    })
}

fn join(user: u64, name: &str) -> Event {
    heard("GUILD_MEMBER_ADD", &json!({"guild_id": "100", "user": {"id": user, "username": name}}))
}

#[test]
fn what_changes_is_taken_in_and_returned() {
    let mut town = town();
    let mut tell = |t, d: Value| town.hear(&heard(t, &d), at(1));
    let changes =
        tell("CHANNEL_UPDATE", json!({"guild_id": "100", "id": "200", "name": "general", "topic": "talk"}));
    assert_eq!(changes, [], "nothing is different");
    let changes = tell("CHANNEL_UPDATE", json!({"guild_id": "100", "id": "200", "name": "other"}));
    let [Change::Channel { before: Some(before), after: Some(after) }] = &changes[..] else {
        panic!("{changes:?}")
    };
    assert_eq!((before.topic.as_deref(), &*after.name, &after.topic), (Some("talk"), "other", &None));
    let changes = tell("GUILD_ROLE_DELETE", json!({"guild_id": "100", "role_id": "301"}));
    assert!(matches!(&changes[..], [Change::Role { before: Some(_), after: None }]));
    let changes = tell("GUILD_UPDATE", json!({"id": "100", "owner_id": "1", "name": "Nuked"}));
    assert!(matches!(&changes[..], [Change::Guild { after, .. }] if &*after.name == "Nuked"));
    let guild = town.guild(GUILD).unwrap();
    assert!(guild.role(RoleId::new(301)).is_none());
    assert_eq!(guild.roles_of(UserId::new(2)), [], "a role that went is nobody's");
    assert_eq!(guild.members, 3, "an update without a count keeps it");
}

#[test]
fn what_changed_while_nobody_listened_is_found_when_the_server_is_told_of_again() {
    let mut town = town();
    town.hear(&join(5_000_000_000_000_000, "kept"), at(1));
    let mut later = whole();
    later["channels"] = json!([{"id": "201", "name": "new"}]);
    let changes = town.hear(&heard("GUILD_CREATE", &later), at(2));
    assert_eq!(changes.len(), 2, "one went, one came");
    assert_eq!(town.guild(GUILD).unwrap().joined.len(), 1, "who joined is remembered");
    assert_eq!(town.hear(&heard("GUILD_CREATE", &later), at(3)), []);
    let gone = json!({"id": "100", "unavailable": true});
    town.hear(&heard("GUILD_DELETE", &gone), at(4));
    assert_eq!(town.hear(&heard("GUILD_CREATE", &gone), at(4)), [], "an outage takes nothing away");
    assert_eq!(town.guild(GUILD).unwrap().channels().len(), 1);
    town.hear(&heard("GUILD_DELETE", &json!({"id": "100"})), at(5));
    assert!(town.guild(GUILD).is_none(), "who put us out is forgotten");
}

#[test]
fn threads_lead_to_their_channel() {
    let mut town = town();
    let place = |town: &Town, id| {
        town.guild(GUILD).unwrap().place(crate::ids::ChannelId::new(id)).map(|c| c.id.get())
    };
    assert_eq!((place(&town, 250), place(&town, 200), place(&town, 251)), (Some(200), Some(200), None));
    town.hear(&heard("THREAD_CREATE", &json!({"guild_id": "100", "id": "251", "parent_id": "200"})), at(1));
    assert_eq!(place(&town, 251), Some(200));
    town.hear(&heard("CHANNEL_DELETE", &json!({"guild_id": "100", "id": "200"})), at(2));
    assert_eq!((place(&town, 250), place(&town, 251)), (None, None));
}

#[test]
fn names_that_are_alike_are_alike_and_plain_ones_are_not() {
    let of = NameLikeness::of;
    assert_eq!(of("Raider_0001").letters, of("raider9931").letters);
    assert_eq!(of("kqzt8812").shape, of("abcd0000").shape);
    assert_ne!(of("anna").letters, of("bert").letters);
    assert_eq!((of("anna").shape, of("anna99").shape), (None, None));
    assert_eq!(of("a1").letters, None);
}

#[test]
fn a_flood_is_forgotten_at_its_oldest_end_and_a_day_at_most() {
    let mut town = town();
    let count = MOST_JOINED as u64 + 500;
    for user in 0..count {
        town.hear(&join(5_000_000_000_000_000 + user, "n"), at(1));
        town.hear(
            &heard("THREAD_CREATE", &json!({"guild_id": "100", "id": 1000 + user, "parent_id": "200"})),
            at(1),
        );
        let staff = json!({"guild_id": "100", "user": {"id": 7_000_000 + user}, "roles": ["301"]});
        town.hear(&heard("GUILD_MEMBER_UPDATE", &staff), at(1));
    }
    let guild = town.guild(GUILD).unwrap();
    assert_eq!((guild.joined.len(), guild.ranked().count()), (MOST_JOINED, MOST_RANKED));
    assert!(guild.joined.get(UserId::new(5_000_000_000_000_000)).is_none());
    town.hear(&join(6_000_000_000_000_000, "late"), at(90_000));
    assert_eq!(town.guild(GUILD).unwrap().joined.len(), 1);
}

#[test]
fn what_became_of_a_joiner_is_noted() {
    let mut town = town();
    let gone = |user: u64| json!({"guild_id": "100", "user": {"id": user}});
    for user in [5, 6, 7] {
        town.hear(&join(user, "n"), at(1));
    }
    town.hear(&join(5, "n"), at(2));
    town.hear(&heard("GUILD_MEMBER_REMOVE", &gone(5)), at(3));
    town.hear(&heard("GUILD_BAN_ADD", &gone(6)), at(3));
    town.hear(&heard("GUILD_MEMBER_REMOVE", &gone(6)), at(3));
    let joined = &town.guild(GUILD).unwrap().joined;
    let fates: Vec<_> = joined.latest_first().map(|joiner| joiner.fate).collect();
    assert_eq!(fates, [Fate::Here, Fate::DealtWith, Fate::Left]);
}
