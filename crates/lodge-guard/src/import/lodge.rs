//! Lodge: the export of its own cases.

use lodge_register::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use super::{Foreign, From, Read, Unread, reason, sorted_out};
use crate::{Kind, ids::GuildId, panel::Written};

pub(super) fn read(document: &Value, _: GuildId) -> Option<Result<Read, Unread>> {
    document.get("lodge_cases")?.as_u64().filter(|version| *version == 1)?;
    let all = document.get("cases")?.as_array()?;
    let (cases, useless) = sorted_out(all.iter().map(case));
    Some(Ok(Read { from: From::Lodge, cases, useless }))
}

fn case(value: &Value) -> Option<Foreign> {
    let case = Written::deserialize(value).ok()?;
    Some(Foreign {
        kind: Kind::parse(&case.kind)?,
        target: case.target?,
        by: None,
        reason: reason(case.reason.as_deref()),
        at: Timestamp::from_millis(case.opened_at),
        ends_at: case.ends_at.map(Timestamp::from_millis),
    })
}
