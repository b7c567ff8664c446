//! A raid that outlives a restart: what it changed, so that it can be put back, and nothing about anybody.

use lodge_register::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Door, Going, Watch};
use crate::{bounded::Bounded, ids::ChannelId, town::MOST_JOINED};

#[derive(Serialize, Deserialize)]
struct Kept {
    since: i64,
    drips: bool,
    last: i64,
    window: u32,
    calm: i64,
    banned: u32,
    doubtful: u32,
    invites: Option<i64>,
    dms: Option<i64>,
    verification: Option<(u8, u8)>,
    slowmode: Vec<(ChannelId, u16, u16)>,
}

impl Watch {
    /// A raid that goes on, as text.
    pub(in crate::decide) fn kept(&self) -> Option<String> {
        let going = self.going.as_ref()?;
        let door = &going.door;
        let kept = Kept {
            since: going.since.millis(),
            drips: going.drips,
            last: going.last.millis(),
            window: going.window,
            calm: going.calm_millis,
            banned: going.banned,
            doubtful: going.doubtful,
            invites: door.invites_until.map(Timestamp::millis),
            dms: door.dms_until.map(Timestamp::millis),
            verification: door.verification,
            slowmode: door.slowmode.clone(),
        };
        serde_json::to_string(&kept).ok()
    }

    /// It goes on. What cannot be read is over.
    pub(in crate::decide) fn goes_on(&mut self, kept: &str) {
        let Ok(kept) = serde_json::from_str::<Kept>(kept) else { return };
        let at = Timestamp::from_millis;
        self.going.get_or_insert_with(|| Going {
            since: at(kept.since),
            drips: kept.drips,
            last: at(kept.last),
            window: kept.window,
            calm_millis: kept.calm,
            met: Bounded::new(MOST_JOINED),
            waiting: Vec::new(),
            waiting_since: at(kept.last),
            last_waiting: at(kept.last),
            banned: kept.banned,
            doubtful: kept.doubtful,
            door: Door {
                invites_until: kept.invites.map(at),
                dms_until: kept.dms.map(at),
                verification: kept.verification,
                slowmode: kept.slowmode,
            },
        });
    }
}
