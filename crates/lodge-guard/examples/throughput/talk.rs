//! Messages, and what else happens, as Discord tells of it.

use crate::servers::{MEMBERS, account, channel, id, role, user};

/// Words that messages are made of, so that no two are alike.
const WORDS: [&str; 16] = [
    "lodge",
    "evening",
    "porter",
    "garden",
    "letter",
    "river",
    "kitchen",
    "window",
    "seldom",
    "yesterday",
    "perhaps",
    "quiet",
    "harbour",
    "bread",
    "lantern",
    "weather",
];

/// A moment within the stream.
fn moment(number: u64) -> String {
    let (second, milli) = (number / 100 % 60, number % 100 * 10);
    format!("2026-11-22T20:{:02}:{second:02}.{milli:03}000+00:00", number / 6_000 % 60)
}

/// The id of a message.
const fn message_id(server: u64, number: u64) -> u64 {
    server + 1_000_000 + number
}

/// What somebody writes: a few words, or many; now and then a line, a sign or a link.
fn content(number: u64) -> String {
    let many = 6 + number * 7 % 50;
    let word = |n: u64| WORDS.get(usize::try_from((number / 3 + n * n + n) % 16).unwrap_or(0)).copied();
    let mut text = (0..many).filter_map(word).collect::<Vec<_>>().join(" ");
    match number % 20 {
        3 => text.push_str(r"\n\nAnd that was that."),
        7 => text.push_str(r" \ud83d\ude42"),
        11 => text.push_str(" https://example.org/what-grows"),
        17 => text.push_str(" — déjà vu"),
        _ => {}
    }
    text
}

/// Who somebody is in a server, as it stands beside what they do.
fn membership(server: u64, number: u64) -> String {
    format!(
        r#"{{"roles":["{}","{}"],"premium_since":null,"pending":false,"nick":null,"mute":false,"joined_at":"2024-01-01T00:00:00.000000+00:00","flags":0,"deaf":false,"communication_disabled_until":null,"banner":null,"avatar":null}}"#,
        role(server, number),
        role(server, number + 7)
    )
}

/// A message, or, one of ten, a change of one.
pub(crate) fn message(number: u64) -> String {
    let server = id(number);
    // Each round, every server has one.
    let round = number / 1_000;
    let (kind, changed) = match round % 10 {
        9 => ("MESSAGE_UPDATE", format!(r#""{}""#, moment(number))),
        _ => ("MESSAGE_CREATE", "null".to_owned()),
    };
    // A change is one of the message of the round before.
    let of = if round % 10 == 9 { number - 1_000 } else { number };
    let who = user(server, of / 13);
    let mentions = if number % 12 == 5 {
        let other = account(user(server, of / 13 + 1));
        with(&other, &format!(r#""member":{}"#, membership(server, number)))
    } else {
        String::new()
    };
    let files = if number % 25 == 2 {
        format!(
            r#"{{"width":640,"url":"https://cdn.discordapp.com/attachments/1/2/picture.png?ex=1&is=2&hm=3","size":45832,"proxy_url":"https://media.discordapp.net/attachments/1/2/picture.png?ex=1&is=2&hm=3","placeholder_version":1,"placeholder":"4fcFDoIJd3iAiHdwiAeIB4A4","id":"{}","height":480,"filename":"picture.png","content_type":"image/png","content_scan_version":1}}"#,
            server + 50_000 + number
        )
    } else {
        String::new()
    };
    format!(
        r#"{{"t":"{kind}","s":{},"op":0,"d":{{"type":0,"tts":false,"timestamp":"{}","pinned":false,"nonce":"{}","mentions":[{mentions}],"mention_roles":[],"mention_everyone":false,"member":{},"id":"{}","flags":0,"embeds":[],"edited_timestamp":{changed},"content":"{}","components":[],"channel_type":0,"channel_id":"{}","author":{},"attachments":[{files}],"guild_id":"{server}"}}}}"#,
        number + 2_000,
        moment(of),
        message_id(server, of) << 3,
        membership(server, of / 13),
        message_id(server, of),
        content(number),
        channel(server, of / 1_000),
        account(who),
    )
}

/// Something else. What the guard does not ask for, as who is online and who types, Discord does not send.
pub(crate) fn other(number: u64) -> String {
    // Ten in a row happen in one server: who joins there leaves again.
    let server = id(number / 10);
    let (who, place) = (user(server, number / 7), channel(server, number / 1_000));
    let newcomer = user(server, 0) + MEMBERS + number;
    let (kind, data) = match number % 10 {
        0 | 1 => (
            "VOICE_STATE_UPDATE",
            format!(
                r#"{{"user_id":"{who}","suppress":false,"session_id":"{number:032x}","self_video":false,"self_mute":{},"self_deaf":false,"request_to_speak_timestamp":null,"mute":false,"member":{},"guild_id":"{server}","deaf":false,"channel_id":"{place}"}}"#,
                number.is_multiple_of(2),
                whole(server, who, number)
            ),
        ),
        2..=4 => (
            "MESSAGE_REACTION_ADD",
            format!(
                r#"{{"user_id":"{who}","type":0,"message_id":"{}","message_author_id":"{}","member":{},"guild_id":"{server}","emoji":{{"name":"\ud83d\udc4d","id":null}},"channel_id":"{place}","burst":false}}"#,
                message_id(server, number),
                user(server, 1),
                whole(server, who, number)
            ),
        ),
        5 => ("GUILD_MEMBER_ADD", joined(server, newcomer, number)),
        6 => {
            let member = whole(server, who, number);
            ("GUILD_MEMBER_UPDATE", with(&member, &format!(r#""guild_id":"{server}""#)))
        }
        7 => {
            ("GUILD_MEMBER_REMOVE", format!(r#"{{"user":{},"guild_id":"{server}"}}"#, account(newcomer - 2)))
        }
        _ => (
            "MESSAGE_DELETE",
            format!(
                r#"{{"id":"{}","guild_id":"{server}","channel_id":"{place}"}}"#,
                message_id(server, number)
            ),
        ),
    };
    format!(r#"{{"t":"{kind}","s":{},"op":0,"d":{data}}}"#, number + 200_000)
}

/// One of those who raid: an hour old, named as the others are.
pub(crate) fn raider(number: u64) -> String {
    // Discord's ids count milliseconds from 2015 on.
    let made = (crate::hear::RAID - 3_600_000 - 1_420_070_400_000).cast_unsigned() + number;
    let data = joined(id(0), (made << 22) + number, number).replace("somebody", "free_nitro_");
    format!(r#"{{"t":"GUILD_MEMBER_ADD","s":{},"op":0,"d":{data}}}"#, number + 300_000)
}

fn joined(server: u64, who: u64, number: u64) -> String {
    format!(
        r#"{{"user":{},"unusual_dm_activity_until":null,"roles":[],"premium_since":null,"pending":false,"nick":null,"mute":false,"joined_at":"{}","guild_id":"{server}","flags":0,"deaf":false,"communication_disabled_until":null,"banner":null,"avatar":null}}"#,
        account(who),
        moment(number)
    )
}

/// A member with their account.
fn whole(server: u64, who: u64, number: u64) -> String {
    with(&membership(server, number), &format!(r#""user":{}"#, account(who)))
}

/// An object with one thing more in it.
fn with(object: &str, more: &str) -> String {
    format!("{},{more}}}", object.strip_suffix('}').unwrap_or(object))
}
