//! What Discord sends, as its reference shows it and as it should not be: `corpus/gateway.jsonl`.

use serde_json::{Value, json, value::RawValue};

use super::*;
use crate::{allowed::Permissions, ids::RoleId};

const CORPUS: &str = include_str!("../../corpus/gateway.jsonl");

/// The event of this name in the corpus.
fn event(name: &str) -> Event {
    let line = CORPUS.lines().find(|line| line.contains(&format!("\"#\": \"{name}\","))).expect(name);
    let envelope = envelope(line).unwrap();
    decode(envelope.t.as_deref().unwrap(), envelope.d.unwrap()).unwrap()
}

fn of(t: &str, d: &Value) -> Result<Event, Odd> {
    decode(t, &RawValue::from_string(d.to_string()).unwrap())
}

#[test]
fn every_event_of_the_corpus_is_read() {
    let mut names = std::collections::BTreeSet::new();
    for line in CORPUS.lines() {
        let envelope = envelope(line).unwrap();
        assert_eq!((envelope.op, envelope.s.is_some()), (0, true));
        let t = envelope.t.unwrap().into_owned();
        let event = decode(&t, envelope.d.unwrap()).expect(line);
        assert_ne!(event, Event::Other, "{t}");
        names.insert(t);
    }
    let read = READERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let never: Vec<_> = std::collections::BTreeSet::difference(&read, &names).collect();
    assert!(never.is_empty(), "in no line of the corpus: {never:?}");
}

#[test]
fn a_server_is_read_whole() {
    let Event::GuildCreate(guild) = event("guild") else { panic!() };
    assert_eq!((guild.roles.len(), guild.channels.len(), guild.members.len()), (3, 2, 3));
    assert_eq!(guild.roles[1].permissions, Permissions::ADMINISTRATOR);
    assert_eq!(guild.channels[0].permission_overwrites[0].deny, Permissions::SEND_MESSAGES);
    assert_eq!(guild.incidents_data.unwrap().raid_detected_at.unwrap().to_string(), "2026-11-22T10:00:00Z");
    assert_eq!(guild.members[2].joined_at, None, "a guest has no date, and is still there");
}

#[test]
fn odd_fields_lose_themselves_and_nothing_else() {
    let Event::GuildCreate(guild) = event("guild-odd") else { panic!() };
    assert_eq!((guild.verification_level, guild.features.len(), guild.channels.len()), (3, 0, 0));
    assert_eq!((guild.roles.len(), guild.roles[0].permissions.bits()), (1, 104_320_577));
    assert_eq!(guild.members.last().unwrap().roles, [RoleId::new(301), RoleId::new(302)]);
    let Event::Message(message) = event("message-odd") else { panic!() };
    assert_eq!((message.mention_everyone, message.attachments.len()), (true, 1));
    assert_eq!(message.webhook_id.map(|id| id.get()), Some(7));
    assert_eq!(message.guild_id.map(|id| id.get()), Some(100));
}

#[test]
fn a_join_is_heard_however_it_is_written() {
    for name in ["join", "join-numbers-and-z", "join-null-date"] {
        let Event::MemberAdd(member) = event(name) else { panic!() };
        assert_eq!((member.guild_id.get(), member.user.id.get()), (100, 80_351_110_224_678_912), "{name}");
        assert!(member.was_here_before(), "{name}");
    }
    let Event::MemberAdd(member) = event("join-numbers-and-z") else { panic!() };
    assert_eq!(member.joined_at.unwrap().millis(), 1_430_029_616_936);
    assert!(!member.pending);
}

#[test]
fn an_audit_entry_names_the_roles() {
    let Event::AuditEntry(entry) = event("audit") else { panic!() };
    assert_eq!(
        (entry.action_type, entry.roles("$add")),
        (action::MEMBER_ROLE_UPDATE, vec![RoleId::new(301)])
    );
    assert!(entry.roles("$remove").is_empty());
    let Event::AuditEntry(entry) = event("audit-odd") else { panic!() };
    assert_eq!((entry.action_type, entry.options.count, entry.user_id.is_none()), (999, 3, true));
}

#[test]
fn a_command_says_its_path_and_its_options() {
    let Event::Interaction(used) = event("command") else { panic!() };
    let (path, options) = used.command();
    assert_eq!((path.as_str(), options.len(), &*used.locale), ("case edit", 3, "tr"));
    assert_eq!(options[0].value.number(), Some(7));
    assert_eq!(options[1].value.id().map(|id| id.get()), Some(5));
    assert_eq!(options[2].value.yes(), Some(true));
    assert_eq!(used.data.resolved.members.values().next().unwrap().roles.len(), 1);
    assert_eq!(used.who().get(), 80_351_110_224_678_912);
}

#[test]
fn a_form_says_what_was_filled_in() {
    let Event::Interaction(used) = event("form") else { panic!() };
    assert_eq!(used.field("why").unwrap().value.text(), Some("words"));
    assert_eq!(used.field("who").unwrap().value.text(), Some("me"));
    assert!(used.field("not there").is_none());
    let Event::Interaction(used) = event("button") else { panic!() };
    assert_eq!((used.who().get(), Event::Interaction(used).guild()), (6, None));
}

#[test]
fn a_key_that_is_there_twice_is_the_last_one() {
    let text = r#"{"guild_id":"1","guild_id":"100","user":{"id":"5"}}"#;
    let event = decode("GUILD_BAN_ADD", &RawValue::from_string(text.into()).unwrap()).unwrap();
    assert_eq!(event.guild().map(|id| id.get()), Some(100));
}

#[test]
fn what_means_nothing_is_said_and_not_shown() {
    for (t, d) in [
        ("GUILD_MEMBER_ADD", json!({"guild_id": "100", "user": {"id": null, "username": "secret"}})),
        ("GUILD_MEMBER_ADD", json!("secret")),
        ("MESSAGE_CREATE", json!({"content": "secret"})),
        ("CHANNEL_DELETE", json!(["secret"])),
    ] {
        let odd = of(t, &d).unwrap_err();
        assert!(odd.to_string().contains(t) && !format!("{odd:?} {odd}").contains("secret"), "{odd}");
    }
    assert_eq!(of("SOMETHING_NEW", &json!({"a": 1})), Ok(Event::Other));
    assert!(envelope("{").is_err() && envelope("7").is_err());
}

#[test]
fn no_event_prints_what_somebody_wrote() {
    for line in CORPUS.lines() {
        let envelope = envelope(line).unwrap();
        let printed = format!("{:?}", decode(envelope.t.as_deref().unwrap(), envelope.d.unwrap()).unwrap());
        for words in ["Supa", "Nelly", "NOT API", "because", "words", "passed on", "\"T\""] {
            assert!(!printed.contains(words), "{words}");
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Whatever is put into the place of one value, the others are read.
    #[test]
    fn one_odd_value_never_loses_a_join(at in 0usize..20, odd in 0usize..8) {
        let mut d = json!({
            "guild_id": "100", "user": {"id": "5", "username": "n", "avatar": "a", "bot": false, "global_name": "g"},
            "nick": "n", "avatar": "a", "roles": ["301"], "joined_at": "2015-04-26T06:26:56.936Z", "flags": 1,
            "pending": false, "communication_disabled_until": "2015-04-26T06:26:56.936Z", "permissions": "8",
        });
        let odds = [json!(null), json!(1), json!(-1.5), json!("x"), json!([]), json!([[1]]), json!({"a": {}}), json!(true)];
        let user = ["username", "avatar", "bot", "global_name"];
        let member = ["nick", "avatar", "roles", "joined_at", "flags", "pending", "communication_disabled_until", "permissions"];
        match at.checked_sub(user.len()) {
            None => d["user"][user[at]] = odds[odd].clone(),
            Some(at) => d[member[at % member.len()]] = odds[odd].clone(),
        }
        let Ok(Event::MemberAdd(heard)) = of("GUILD_MEMBER_ADD", &d) else { panic!("{d}") };
        proptest::prop_assert_eq!((heard.guild_id.get(), heard.user.id.get()), (100, 5));
    }
}

#[test]
fn a_frame_is_read_the_same_whether_its_envelope_is_opened_or_not() {
    for line in CORPUS.lines() {
        let whole = envelope(line).unwrap();
        let (t, d) = (whole.t.unwrap(), whole.d.unwrap());
        let brief_frame = format!(r#"{{"t":"{t}","s":7,"op":0,"d":{d}}}"#);
        let (name, number, data) = brief(&brief_frame).expect(&t);
        assert_eq!((name, number), (&*t, 7));
        assert_eq!(read(&brief_frame, name, data), decode(&t, d), "{t}");
        let more = format!(r#"{{"t":"{t}","s":7,"op":0,"d":{d},"x":{{}}}}"#);
        let (name, _, data) = brief(&more).unwrap();
        assert_eq!(read(&more, name, data), decode(&t, d), "{t}, with something behind it");
    }
}

#[test]
fn what_is_not_written_as_discord_writes_events_is_not_taken_for_one() {
    for text in [
        "",
        "{}",
        r#"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}"#,
        r#"{"t":"X","s":null,"op":0,"d":{}}"#,
        r#"{"t":"X","s":1,"op":0,"d":{}"#,
        r#"{"t":"X","s":1,"op":7,"d":{}}"#,
        r#"{"t":"\u0041","s":1,"op":0,"d":{}}"#,
        r#"{"op":0,"t":"X","s":1,"d":{}}"#,
    ] {
        let is_cut = text.ends_with("{}") && text.len() > 2;
        assert!(brief(text).is_none_or(|(_, _, data)| is_cut && data == "{"), "{text}");
    }
    let cut = r#"{"t":"MESSAGE_DELETE","s":1,"op":0,"d":{"id":"1"}"#;
    let (name, _, data) = brief(cut).unwrap();
    assert!(read(cut, name, data).is_err());
}
