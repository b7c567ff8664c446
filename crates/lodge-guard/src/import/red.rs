//! Red: `settings.json` of its modlog, which holds all servers of the bot.

use lodge_register::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use super::{Foreign, From, Read, Unread, reason, sorted_out};
use crate::{
    Kind,
    ids::{GuildId, UserId},
};

/// Under which number its modlog keeps everything.
const MODLOG: &str = "1354799444";

#[derive(Deserialize)]
struct Case {
    action_type: String,
    created_at: f64,
    user: u64,
    moderator: Option<u64>,
    reason: Option<String>,
    until: Option<f64>,
}

fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "ban" | "hackban" => Kind::Ban,
        "tempban" => Kind::Tempban,
        "softban" => Kind::Softban,
        "unban" => Kind::Unban,
        "kick" => Kind::Kick,
        "warning" => Kind::Warn,
        "smute" | "timeout" => Kind::Timeout,
        "sunmute" | "untimeout" => Kind::Untimeout,
        "voicekick" | "vkick" => Kind::Voice,
        _ => return None,
    })
}

/// Seconds since 1970, with fractions.
fn moment(seconds: f64) -> Option<Timestamp> {
    let in_range = (0.0..1.0e11).contains(&seconds);
    #[expect(clippy::cast_possible_truncation, reason = "it is in range")]
    in_range.then(|| Timestamp::from_millis((seconds * 1_000.0) as i64))
}

pub(super) fn read(document: &Value, guild: GuildId) -> Option<Result<Read, Unread>> {
    let servers = document.get(MODLOG)?.get("CASES")?.as_object()?;
    let Some(all) = servers.get(&guild.to_string()).and_then(Value::as_object) else {
        return Some(Err(Unread::Elsewhere));
    };
    let (cases, useless) = sorted_out(all.values().map(case));
    Some(Ok(Read { from: From::Red, cases, useless }))
}

fn case(value: &Value) -> Option<Foreign> {
    let case = Case::deserialize(value).ok()?;
    let known = |id: u64| (id > 0 && i64::try_from(id).is_ok()).then(|| UserId::new(id));
    Some(Foreign {
        kind: kind(&case.action_type)?,
        target: known(case.user)?,
        by: case.moderator.and_then(known),
        reason: reason(case.reason.as_deref()),
        at: moment(case.created_at)?,
        ends_at: case.until.and_then(moment),
    })
}
