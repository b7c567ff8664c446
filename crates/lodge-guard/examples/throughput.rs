//! How many events a second of one processor decodes and judges, and what a thousand servers weigh.
//!
//! `cargo run --profile PROFILE -p lodge-guard --example throughput`, on Linux, where a process can read its own accounts.

use std::{fmt::Write as _, fs, sync::Arc};

use lodge_guard::{
    decide::Mind,
    event::{decode, envelope},
    ids::UserId,
    settings::Preset,
};
use lodge_register::Timestamp;

const MESSAGES: u64 = 50_000;
const SERVERS: u64 = 1_000;
const NOW: i64 = 1_790_000_000_000;

#[expect(clippy::print_stdout, reason = "an example talks to the terminal")]
fn main() {
    let settings = Arc::new(Preset::Growing.settings());
    let mut mind = Mind::of(UserId::new(900));
    let mut hear = |text: &str, at: i64| {
        let Ok(envelope) = envelope(text) else { return 0 };
        let (Some(t), Some(d)) = (envelope.t.as_deref(), envelope.d) else { return 0 };
        let Ok(event) = decode(t, d) else { return 0 };
        mind.hear(&event, Timestamp::from_millis(NOW + at), &|_| Arc::clone(&settings)).len()
    };

    let before = resident();
    for id in 0..SERVERS {
        hear(&server(id), 0);
    }
    println!("{SERVERS} servers added {} kB", resident() - before);

    // A hundred different messages, so that neither the cache nor the branch predictor learns one by heart.
    let texts: Vec<String> = (0..100).map(message).collect();
    let bytes = texts.iter().map(String::len).sum::<usize>() / texts.len();
    let (began, mut decisions) = (busy(), 0);
    for number in 0..MESSAGES {
        let Some(text) = texts.get(usize::try_from(number % 100).unwrap_or(0)) else { continue };
        decisions += hear(text, i64::try_from(number).unwrap_or(0) * 10);
    }
    let spent = (busy() - began).max(1);
    println!(
        "{MESSAGES} messages of {bytes} bytes: {} a second of processor, {decisions} decisions",
        MESSAGES * 100 / spent
    );
}

/// A server of 40 channels, 25 roles and 100 members.
fn server(number: u64) -> String {
    let id = (number + 1) << 32;
    let list = |count: u64, one: &dyn Fn(u64) -> String| (0..count).map(one).collect::<Vec<_>>().join(",");
    let roles = list(25, &|n| {
        format!(
            r#"{{"id":"{}","name":"role number {n}","color":0,"hoist":false,"position":{n},"permissions":"{}","managed":false,"mentionable":false,"flags":0}}"#,
            id + n,
            if n == 3 { 8 } else { 1024 }
        )
    });
    let channels = list(40, &|n| {
        format!(
            r#"{{"id":"{}","type":0,"name":"channel-number-{n}","topic":"what it is about","position":{n},"parent_id":"{id}","nsfw":false,"rate_limit_per_user":0,"permission_overwrites":[{{"id":"{id}","type":0,"allow":"0","deny":"1024"}},{{"id":"{}","type":0,"allow":"1024","deny":"0"}}]}}"#,
            id + 100 + n,
            id + 3
        )
    });
    let members = list(100, &|n| {
        format!(
            r#"{{"user":{{"id":"{}","username":"somebody{n}","global_name":"Somebody","avatar":"8342729096ea3675442027381ff50dfe","discriminator":"0"}},"nick":null,"roles":["{}"],"joined_at":"2026-01-01T00:00:00.000000+00:00","deaf":false,"mute":false,"flags":0}}"#,
            id + 1_000 + n,
            id + n % 25
        )
    });
    let mut text = String::new();
    let _ = write!(
        text,
        r#"{{"op":0,"t":"GUILD_CREATE","s":1,"d":{{"id":"{id}","name":"Server","owner_id":"{}","features":["COMMUNITY"],"roles":[{roles}],"channels":[{channels}],"members":[{members}],"threads":[],"emojis":[],"member_count":100}}}}"#,
        id + 1_000
    );
    text
}

/// A message of a thousand bytes.
fn message(number: u64) -> String {
    let guild = (number % SERVERS + 1) << 32;
    let words = "so we met at the lodge and talked about the evening ".repeat(4);
    format!(
        r#"{{"t":"MESSAGE_CREATE","s":{number},"op":0,"d":{{"type":0,"tts":false,"timestamp":"2026-11-22T20:00:00.123000+00:00","pinned":false,"nonce":"1234567890123456789","mentions":[{{"username":"other","public_flags":0,"id":"41771983423143937","global_name":"Other","discriminator":"0","avatar":"8342729096ea3675442027381ff50dfe"}}],"mention_roles":[],"mention_everyone":false,"member":{{"roles":["{}"],"premium_since":null,"pending":false,"nick":null,"mute":false,"joined_at":"2024-01-01T00:00:00.000000+00:00","flags":0,"deaf":false,"communication_disabled_until":null,"avatar":null}},"id":"{}","flags":0,"embeds":[],"edited_timestamp":null,"content":"{words}{number}","components":[],"channel_id":"{}","author":{{"username":"somebody{number}","public_flags":0,"id":"{}","global_name":"Somebody","discriminator":"0","avatar":"8342729096ea3675442027381ff50dfe","primary_guild":null}},"attachments":[],"guild_id":"{guild}"}}}}"#,
        guild + 5,
        guild + 77_000 + number,
        guild + 100 + number % 40,
        guild + 1_000 + number % 97,
    )
}

/// Hundredths of a second that this process kept a processor busy.
fn busy() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
}

/// Kilobytes in memory.
fn resident() -> i64 {
    let statm = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm.split_whitespace().nth(1).and_then(|pages| pages.parse::<i64>().ok()).unwrap_or(0) * 4
}
