//! Interactions, read.

use serde_json::{Value, json};

use super::*;

const TROLL: UserId = UserId::new(188_000_000_000_000_004);

fn interaction(data: &Value) -> Interaction {
    let whole = json!({
        "id": "1", "application_id": "2", "type": 2, "token": "t", "guild_id": "41", "channel_id": "5",
        "locale": "nl", "data": data,
        "member": { "user": { "id": "77" }, "roles": ["8"], "permissions": "1099511627780" },
    });
    serde_json::from_value(whole).unwrap()
}

fn asked(name: &str, options: &Value) -> Result<Command, Unclear> {
    parse(&interaction(&json!({ "name": name, "type": 1, "options": options }))).map(|asked| asked.command)
}

fn user() -> Value {
    json!({ "name": "user", "type": 6, "value": TROLL })
}

#[test]
fn who_asks_where_and_in_which_language() {
    let data = json!({
        "name": "ban", "type": 1,
        "options": [user(), { "name": "reason", "type": 3, "value": "  spam " }],
        "resolved": { "members": { "188000000000000004": { "roles": ["9"] } } },
    });
    let asked = parse(&interaction(&data)).unwrap();
    assert_eq!((asked.guild.get(), asked.channel.get(), asked.by.get()), (41, 5, 77));
    assert_eq!(asked.language, Language::Dutch);
    assert!(asked.may.has(Permissions::BAN_MEMBERS));
    assert_eq!(asked.target_roles, Some(vec![RoleId::new(9)]));
    assert_eq!(asked.command, Command::Ban(TROLL, Some("spam".into()), 0));
}

#[test]
fn parts_of_commands_are_read() {
    let number = json!({ "name": "number", "type": 4, "value": 7 });
    let part = |name: &str, options: Value| json!([{ "name": name, "type": 1, "options": options }]);
    assert_eq!(asked("case", &part("show", json!([number]))), Ok(Command::CaseShow(7)));
    let reason = json!({ "name": "reason", "type": 3, "value": "x" });
    assert_eq!(asked("case", &part("edit", json!([number, reason]))), Ok(Command::CaseEdit(7, "x".into())));
    assert_eq!(asked("voice", &part("disconnect", json!([user()]))), Ok(Command::Voice(TROLL, None)));
    assert_eq!(asked("case", &part("burn", json!([]))), Err(Unclear::Unknown));
}

#[test]
fn spans_are_read_or_refused() {
    let with = |text: &str| json!([user(), { "name": "for", "type": 3, "value": text }]);
    assert_eq!(asked("timeout", &with("2h")), Ok(Command::Timeout(TROLL, 7_200_000, None)));
    assert_eq!(asked("timeout", &with("soon")), Err(Unclear::Span));
    assert_eq!(asked("timeout", &json!([user()])), Err(Unclear::Span));
    assert_eq!(asked("lockdown", &json!([])), Ok(Command::Lockdown(ChannelId::new(5), None, None)));
}

#[test]
fn lists_of_people_are_read_from_whatever_stands_between_them() {
    let with = |text: &str| json!([{ "name": "users", "type": 3, "value": text }]);
    let list = "<@188000000000000004>, 188000000000000005\n188000000000000004 and 12";
    let Ok(Command::Massban(users, None, 0)) = asked("massban", &with(list)) else { panic!("no list") };
    assert_eq!(users, [TROLL, UserId::new(188_000_000_000_000_005)]);
    assert_eq!(asked("massban", &with("nobody")), Err(Unclear::Nobody));
    let many: Vec<_> = (0..301).map(|n| (188_000_000_000_000_000_u64 + n).to_string()).collect();
    assert_eq!(asked("massban", &with(&many.join(" "))), Err(Unclear::TooMany));
}

#[test]
fn who_gets_a_role_is_read_or_refused() {
    let with = |before: &str| {
        json!([{ "name": "mass", "type": 1, "options": [
            { "name": "does", "type": 3, "value": "take" },
            { "name": "role", "type": 8, "value": "60" },
            { "name": "who", "type": 3, "value": "programs" },
            { "name": "having", "type": 8, "value": "61" },
            { "name": "before", "type": 3, "value": before },
        ] }])
    };
    let expected = Wanted {
        role: RoleId::new(60),
        people: crate::mass::People::Programs,
        having: Some(RoleId::new(61)),
        before: crate::when::read("2026-01-31T00:00:00Z"),
        ..Wanted::default()
    };
    assert_eq!(asked("role", &with("2026-01-31")), Ok(Command::RoleMass(expected)));
    for odd in ["soon", "31.01.2026", "2026-13-01"] {
        assert_eq!(asked("role", &with(odd)), Err(Unclear::Day), "{odd}");
    }
}

#[test]
fn menus_are_read() {
    let data = json!({
        "name": "report-message", "type": 3, "target_id": "900",
        "resolved": { "messages": { "900": { "id": "900", "author": { "id": TROLL } } } },
    });
    let asked = parse(&interaction(&data)).unwrap();
    assert_eq!(asked.command, Command::Report(TROLL, Some(MessageId::new(900)), None));
    let data = json!({ "name": "history", "type": 2, "target_id": TROLL });
    assert_eq!(parse(&interaction(&data)).unwrap().command, Command::History(TROLL));
    assert_eq!(parse(&interaction(&json!({ "name": "history", "type": 2 }))), Err(Unclear::Unknown));
}

#[test]
fn what_is_missing_is_unclear_and_no_command_is_forgotten() {
    assert_eq!(asked("ban", &json!([])), Err(Unclear::Unknown));
    assert_eq!(asked("dance", &json!([])), Err(Unclear::Unknown));
    let mut elsewhere = interaction(&json!({ "name": "ban", "type": 1 }));
    elsewhere.guild_id = None;
    assert_eq!(parse(&elsewhere), Err(Unclear::NoServer));
    let option = |of: &spec::Opt| {
        let value = match of.kind {
            spec::Holds::Number(least, _) => json!(least),
            spec::Holds::User | spec::Holds::Channel | spec::Holds::Voice | spec::Holds::Role => json!(TROLL),
            spec::Holds::Choice(choices) => json!(choices[0]),
            spec::Holds::Words(_) if matches!(of.name, "for" | "back") => json!("1h"),
            spec::Holds::Words(_) if matches!(of.name, "before" | "after") => json!("2026-01-31"),
            spec::Holds::Words(_) => json!(TROLL.to_string()),
        };
        json!({ "name": of.name, "type": 3, "value": value })
    };
    for listed in spec::COMMANDS {
        let whole = |spec: &spec::Spec| Value::Array(spec.options.iter().map(option).collect());
        if listed.spec.parts.is_empty() {
            assert!(asked(listed.spec.name, &whole(&listed.spec)).is_ok(), "{}", listed.spec.name);
        }
        for part in listed.spec.parts {
            let options = json!([{ "name": part.name, "type": 1, "options": whole(part) }]);
            assert!(asked(listed.spec.name, &options).is_ok(), "{} {}", listed.spec.name, part.name);
        }
    }
}
