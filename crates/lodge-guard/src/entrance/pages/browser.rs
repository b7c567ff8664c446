//! What a browser says of itself: its cookie of ours, and a few coarse words. Nothing of it is looked at before somebody goes on.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use lodge_register::{Basis, Chance, Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject};
use serde::{Deserialize, Serialize};

use crate::{
    MEMBER,
    entrance::away::{self, Sent},
    verify::signal::{
        Clear,
        address::ClearAddress,
        connection::ClearConnection,
        device::{COOKIE, COOKIE_DAYS, ClearDevice},
        facts::{ClearFacts, Told},
    },
};

/// In seconds.
const DAY: u64 = 86_400;

/// The cookie by which a browser is known again.
pub(crate) static DEVICE: &Entry = &Entry {
    name: "guard_verify_device",
    title: "The cookie of a browser in which somebody wanted in",
    place: Place::Cookie(COOKIE),
    purpose: "to see that somebody who was banned comes back with the same browser; it is set once you go on, not before, and holds \
              a random number",
    basis: Basis::Interest("a ban must hold, without everybody being known by their address"),
    subject: Subject::Of { kind: MEMBER, by: "number" },
    keep: Keep::Seconds(COOKIE_DAYS.unsigned_abs() * DAY),
    on_erase: OnErase::Beyond(
        "it is in your browser: delete it there; without it nobody can tell what its keyed hash was made of",
    ),
    critical: false,
    columns: &[Column::plain("number", DataClass::Identifier, SqlKind::Text)],
};

/// What a page’s script says of the browser, as coarse as it is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hints {
    /// How many whole hours its clock is from UTC.
    hours: Option<i32>,
    /// From which width on its screen is as wide as it is.
    width: Option<u32>,
    /// Whether it is touched.
    touch: Option<bool>,
}

impl Hints {
    /// What the fields of a form say; what makes no sense is not there.
    pub(crate) fn of<'a>(field: impl Fn(&str) -> Option<&'a str>) -> Self {
        let said = |name| field(name).filter(|text| text.len() <= 6);
        Self {
            hours: said("hours")
                .and_then(|hours| hours.parse().ok())
                .filter(|hours| (-15..=15).contains(hours)),
            width: said("width").and_then(|width| width.parse().ok()),
            touch: said("touch").and_then(|touch| match touch {
                "1" => Some(true),
                "0" => Some(false),
                _ => None,
            }),
        }
    }
}

/// What came with a request: the browser’s cookies and headers.
pub(crate) struct Browser {
    /// By what it is known again, and whether it was given that only now.
    device: ClearDevice,
    is_new: bool,
    told: String,
    languages: String,
}

impl Browser {
    /// The browser that sent this. One that brings no cookie of ours is given one.
    pub(crate) fn of(headers: &HeaderMap, chance: &dyn Chance) -> Self {
        let brought = cookies(headers, COOKIE).find_map(ClearDevice::read);
        let is_new = brought.is_none();
        let said = |name: HeaderName| {
            headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        Self {
            device: brought.unwrap_or_else(|| ClearDevice::draw(chance)),
            is_new,
            told: said(header::USER_AGENT),
            languages: said(header::ACCEPT_LANGUAGE),
        }
    }

    /// The header that gives it a cookie, if it has none.
    pub(crate) fn cookie(&self) -> Option<HeaderValue> {
        let seconds = COOKIE_DAYS.unsigned_abs() * DAY;
        let line = format!(
            "{COOKIE}={}; Path=/guard/verify; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}",
            *self.device.cookie()
        );
        self.is_new.then(|| HeaderValue::from_str(&line).ok()).flatten()
    }

    /// All that is looked at of a visit from this address.
    pub(crate) fn clear(self, address: IpAddr, hints: Hints, connections: Vec<ClearConnection>) -> Clear {
        let told = Told {
            browser: &self.told,
            languages: &self.languages,
            minutes_from_utc: hints.hours.map(|hours| hours * 60),
            width: hints.width,
            touch: hints.touch,
        };
        Clear {
            address: ClearAddress::new(address),
            facts: Some(ClearFacts::of(told)),
            device: Some(self.device),
            connections,
        }
    }
}

/// The header that marks the browser that is sent to Discord.
pub(crate) fn bind(sent: &Sent) -> Option<HeaderValue> {
    let line = format!(
        "{}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={}",
        away::COOKIE,
        sent.bound(),
        away::SECONDS
    );
    HeaderValue::from_str(&line).ok()
}

/// The header that takes that mark away.
pub(crate) fn unbind() -> Option<HeaderValue> {
    let line = format!("{}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0", away::COOKIE);
    HeaderValue::from_str(&line).ok()
}

/// What the mark says, if there is one.
pub(crate) fn bound(headers: &HeaderMap) -> Option<&str> {
    cookies(headers, away::COOKIE).next()
}

/// What cookies of this name hold.
fn cookies<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = &'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';'));
    pairs.filter_map(move |pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

#[cfg(test)]
mod tests {
    use lodge_store::SeededChance;

    use super::*;

    fn headers(cookies: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in cookies {
            headers.append(header::COOKIE, line.parse().unwrap());
        }
        headers
    }

    #[test]
    fn a_browser_is_given_one_strict_cookie_and_keeps_it() {
        let chance = SeededChance::new(5);
        let new = Browser::of(&headers(&[]), &chance);
        let line = new.cookie().unwrap().to_str().unwrap().to_owned();
        let (pair, flags) = line.split_once("; ").unwrap();
        assert_eq!(flags, "Path=/guard/verify; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000");
        assert_eq!(pair.len(), COOKIE.len() + 1 + 32);
        assert!(Browser::of(&headers(&["a=b", pair]), &chance).cookie().is_none());
        let planted = format!("{COOKIE}=x; {COOKIE}y=1; {pair}");
        assert!(Browser::of(&headers(&[&planted]), &chance).cookie().is_none());
        for foreign in ["lodge_dev=", "lodge_dev=00", "lodge_dev=<script>", "xlodge_dev=1"] {
            assert!(Browser::of(&headers(&[foreign]), &chance).cookie().is_some(), "{foreign}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_not_looked_at() {
        let hints = |hours, width, touch| {
            Hints::of(move |name: &str| match name {
                "hours" => Some(hours),
                "width" => Some(width),
                "touch" => Some(touch),
                _ => None,
            })
        };
        let whole = Hints { hours: Some(-4), width: Some(600), touch: Some(true) };
        assert_eq!(hints("-4", "600", "1"), whole);
        assert_eq!(hints("16", "-1", "yes"), Hints::default());
        assert_eq!(hints("", "1234567", ""), Hints::default());
        assert_eq!(Hints::of(|_| None), Hints::default());
    }

    #[test]
    fn the_mark_of_a_browser_that_is_sent_away_is_for_this_host_only() {
        assert!(unbind().unwrap().to_str().unwrap().starts_with("__Host-lodge_away=; Path=/; Secure"));
        assert_eq!(bound(&headers(&["x=1; __Host-lodge_away=abc"])), Some("abc"));
        assert_eq!(bound(&headers(&["lodge_away=abc; __Host-lodge_awayx=1"])), None);
    }
}
