//! The talk with the gateway, without a gateway.

use lodge_store::SeededChance;

use super::*;

const SHARD: Shard = Shard { number: 1, of: 2, intents: 513 };
const HELLO: &str = r#"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}"#;
const READY: &str =
    r#"{"t":"READY","s":1,"op":0,"d":{"v":10,"session_id":"abc","resume_gateway_url":"ws://r"}}"#;

const fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(1_800_000_000_000 + millis)
}

/// What the shard does, in one line.
fn hear(talk: &mut Talk, text: &str, now: Timestamp) -> String {
    line(&talk.hear(text, now, &SeededChance::new(7)).unwrap())
}

fn line(told: &Told<'_>) -> String {
    match told {
        Told::Nothing => "nothing".to_owned(),
        Told::Say(text) => format!("say {text}"),
        Told::Event(name, data, number) => format!("event {name} {number} of {}", data.len()),
        Told::Hang(next) => format!("hang, resume {}", next.resume),
    }
}

fn begun() -> Talk {
    let mut talk = Talk::new(SHARD, None);
    talk.connected();
    assert!(hear(&mut talk, HELLO, at(0)).starts_with(r#"say {"op":2,"d":{"token":"{token}""#));
    assert!(hear(&mut talk, READY, at(10)).starts_with("event READY 1"));
    talk
}

#[test]
fn a_new_session_says_who_it_is() {
    let mut talk = Talk::new(SHARD, None);
    let said = hear(&mut talk, HELLO, at(0));
    assert!(said.contains(r#""intents":513,"shard":[1,2]"#), "{said}");
    assert!(!talk.is_in());
    hear(&mut talk, READY, at(1));
    assert!(talk.is_in());
    assert_eq!(talk.resume().map(|resume| resume.url.as_str()), Some("ws://r"));
}

#[test]
fn a_known_session_goes_on_where_it_was() {
    let resume = Resume { session: "abc".into(), url: "ws://r".into(), heard: 42 };
    let mut talk = Talk::new(SHARD, Some(resume));
    let said = hear(&mut talk, HELLO, at(0));
    assert_eq!(said, r#"say {"op":6,"d":{"token":"{token}","session_id":"abc","seq":42}}"#);
    hear(&mut talk, r#"{"op":0,"t":"GUILD_BAN_ADD","s":43,"d":{}}"#, at(1));
    hear(&mut talk, r#"{"op":0,"t":"RESUMED","s":44,"d":{}}"#, at(1));
    assert_eq!(talk.resume().unwrap().heard, 44);
    // An event that comes twice takes nothing back.
    hear(&mut talk, r#"{"op":0,"t":"GUILD_BAN_ADD","s":43,"d":{}}"#, at(1));
    assert_eq!(talk.resume().unwrap().heard, 44);
}

#[test]
fn a_beat_that_nobody_answers_ends_the_connection() {
    let mut talk = begun();
    let due = talk.due().unwrap();
    assert!(due >= at(0) && due < at(41_250), "the first comes early");
    assert_eq!(line(&talk.beat(due)), r#"say {"op":1,"d":1}"#);
    assert_eq!(talk.due(), Some(due.plus_millis(41_250)));
    assert_eq!(hear(&mut talk, r#"{"op":11}"#, at(2)), "nothing");
    assert!(line(&talk.beat(due)).starts_with("say"));
    assert_eq!(line(&talk.beat(due)), "hang, resume true");
}

#[test]
fn discord_asks_for_a_beat_or_for_another_connection() {
    let mut talk = begun();
    assert_eq!(hear(&mut talk, r#"{"op":1,"d":null}"#, at(3)), r#"say {"op":1,"d":1}"#);
    assert_eq!(hear(&mut talk, r#"{"op":7,"d":null}"#, at(3)), "hang, resume true");
    assert_eq!(hear(&mut talk, r#"{"op":9,"d":true}"#, at(3)), "hang, resume true");
    assert!(talk.resume().is_some());
    assert_eq!(hear(&mut talk, r#"{"op":9,"d":false}"#, at(3)), "hang, resume false");
    assert!(talk.resume().is_none(), "that session is over");
}

#[test]
fn nonsense_is_no_message_and_new_things_are_passed_over() {
    let mut talk = begun();
    let chance = SeededChance::new(7);
    for text in ["", "x", "[", "{\"op\":0,"] {
        assert!(talk.hear(text, at(4), &chance).is_err(), "{text}");
    }
    for text in [r#"{"op":250}"#, r#"{"op":0}"#, r#"{"op":0,"t":"X"}"#, "{}"] {
        assert_eq!(hear(&mut talk, text, at(4)), "nothing", "{text}");
    }
    assert_eq!(
        hear(&mut talk, r#"{"op":10,"d":{"heartbeat_interval":-5}}"#, at(5)).chars().next(),
        Some('s')
    );
    assert!(talk.due().unwrap() < at(5 + 41_250));
}
