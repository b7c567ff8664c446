//! Zeppelin: what its dashboard exports.

use serde::Deserialize;
use serde_json::Value;

use super::{Foreign, From, Read, Unread, reason, sorted_out, user};
use crate::{Kind, ids::GuildId, when};

#[derive(Deserialize)]
struct Case {
    user_id: String,
    mod_id: Option<String>,
    r#type: u64,
    created_at: String,
    #[serde(default)]
    notes: Vec<Note>,
}

#[derive(Deserialize)]
struct Note {
    body: String,
}

/// Its numbers of kinds. Mutes are timeouts or roles there, and nobody can tell which: they are timeouts here.
const fn kind(number: u64) -> Option<Kind> {
    Some(match number {
        1 => Kind::Ban,
        2 => Kind::Unban,
        3 => Kind::Note,
        4 => Kind::Warn,
        5 => Kind::Kick,
        6 => Kind::Timeout,
        7 => Kind::Untimeout,
        9 => Kind::Softban,
        _ => return None,
    })
}

/// Its export is of one server, and does not say of which.
pub(super) fn read(document: &Value, _: GuildId) -> Option<Result<Read, Unread>> {
    let all = document.get("cases")?.as_array()?;
    // Our own says so.
    if document.get("lodge_cases").is_some() {
        return None;
    }
    let (cases, useless) = sorted_out(all.iter().map(case));
    Some(Ok(Read { from: From::Zeppelin, cases, useless }))
}

fn case(value: &Value) -> Option<Foreign> {
    let case = Case::deserialize(value).ok()?;
    let words: Vec<&str> = case.notes.iter().map(|note| note.body.as_str()).collect();
    Some(Foreign {
        kind: kind(case.r#type)?,
        target: user(&case.user_id)?,
        by: case.mod_id.as_deref().and_then(user),
        reason: reason(Some(&words.join("\n"))),
        at: when::read(&case.created_at)?,
        ends_at: None,
    })
}
