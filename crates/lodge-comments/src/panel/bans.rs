//! `/comments/sites/{site}/bans`: who may not write, and one more.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use lodge_register::{Id, Timestamp};
use lodge_web::{Fault, Mistakes, Page, Signed, again, html, on};
use serde::Deserialize;

use super::office::{Held, Opened, Room, comment_at, held, visitor_at};
use crate::{
    Book,
    moderate::{self, BanError, By, LONGEST_NETWORK_DAYS, Whom, listed},
    who::May,
};

/// The most that are shown.
const MOST: i64 = 500;

/// Somebody who is kept out.
struct Line {
    id: i64,
    /// Who, if it is about a person; else it is about a network.
    name: Option<(i64, String)>,
    reason: String,
    since: Timestamp,
    until: Timestamp,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    /// Who: `visitor-17`, or where a comment came from: `comment-17`.
    whom: String,
    /// Until which day; for good, if it is empty.
    until: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "comments/bans.html")]
struct BansPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    lines: Vec<Line>,
    /// What is asked about whoever is to be kept out, if somebody is.
    whom: Option<String>,
    days: i64,
    typed: Typed,
    mistakes: Mistakes,
}

async fn shown<'a>(
    page: &'a Page,
    book: &Book,
    held: &Held,
    (typed, mistakes): (Typed, Mistakes),
) -> Result<BansPage<'a>, Fault> {
    let (db, now) = (&book.house.db, book.house.clock.now());
    let mut lines = Vec::new();
    for ban in listed::bans(db, held.site.id, (i64::MIN, now), MOST).await? {
        let visitor = match ban.visitor_id {
            Some(id) => crate::store::visitors::by_id(db, id).await?,
            None => None,
        };
        lines.push(Line {
            id: ban.id.number(),
            name: visitor.map(|visitor| (visitor.id.number(), visitor.name.into_revealed())),
            reason: ban.reason.map(lodge_register::Personal::into_revealed).unwrap_or_default(),
            since: ban.created_at,
            until: ban.ends_at,
        });
    }
    let whom = match typed.whom.split_once('-') {
        Some(("visitor", id)) => {
            let visitor = visitor_at(book, &held.site, number(id)?).await?;
            Some(page.t1("bans-whom", "name", visitor.name.reveal().as_str()))
        }
        Some(("comment", id)) => {
            comment_at(book, &held.site, number(id)?).await?;
            Some(page.t("bans-network"))
        }
        _ => None,
    };
    let (room, days) = (Room::of(held), LONGEST_NETWORK_DAYS);
    Ok(BansPage { page, at: "visitors", room, lines, whom, days, typed, mistakes })
}

fn number(text: &str) -> Result<i64, Fault> {
    text.parse().map_err(|_| Fault::not_found())
}

/// `GET /comments/sites/{site}/bans`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Query(typed): Query<Typed>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Look).await?;
    Ok(html(&shown(&page, &book, &held, (typed, Mistakes::none())).await?))
}

/// `POST /comments/sites/{site}/bans`
pub(super) async fn add(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Moderate).await?;
    let by = By::Account(who.account.id);
    let (field, message) = match put(&book, &held, &typed, by).await? {
        Ok(()) => return Ok(on(&format!("/comments/sites/{id}/bans"), "ban-added")),
        Err(wrong) => wrong,
    };
    Ok(again(&shown(&page, &book, &held, (typed, Mistakes::one(field, message))).await?))
}

/// Which field, and the message about it.
type Wrong = (&'static str, &'static str);

async fn put(book: &Book, held: &Held, typed: &Typed, by: By) -> Result<Result<(), Wrong>, Fault> {
    let until = match typed.until.trim() {
        "" => None,
        day => match end_of(day) {
            Some(until) => Some(until),
            None => return Ok(Err(("until", "bans-day-wrong"))),
        },
    };
    let reason = match moderate::reason(&typed.reason) {
        Ok(reason) => reason,
        Err(message) => return Ok(Err(("reason", message))),
    };
    let comment;
    let whom = match typed.whom.split_once('-') {
        Some(("visitor", id)) => Whom::Visitor(Id::new(number(id)?)),
        Some(("comment", id)) => {
            comment = comment_at(book, &held.site, number(id)?).await?;
            Whom::WroteFrom(&comment)
        }
        _ => return Err(Fault::bad("bad-request")),
    };
    match moderate::ban(book, &held.site, whom, (until, reason), by).await {
        Ok(_) => Ok(Ok(())),
        Err(error) => not_banned(error).map(Err),
    }
}

/// Which field is wrong, and the message about it, where nobody is banned.
pub(crate) fn not_banned(error: BanError) -> Result<Wrong, Fault> {
    match error {
        BanError::Past => Ok(("until", "bans-day-past")),
        BanError::Forgotten => Ok(("whom", "bans-forgotten")),
        BanError::Moderator => Ok(("whom", "bans-moderator")),
        BanError::Nobody => Err(Fault::not_found()),
        BanError::Store(error) => Err(error.into()),
    }
}

/// The end of a day like `2026-01-31`, in UTC.
pub(crate) fn end_of(day: &str) -> Option<Timestamp> {
    let day: jiff::civil::Date = day.parse().ok()?;
    let next = day.tomorrow().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(Timestamp::from_millis(next.timestamp().as_millisecond()))
}

/// `POST /comments/sites/{site}/bans/{ban}/lift`
pub(super) async fn lift(
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, ban)): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Moderate).await?;
    moderate::lift(&book, &held.site, Id::new(ban), By::Account(who.account.id)).await?;
    Ok(on(&format!("/comments/sites/{site}/bans"), "ban-lifted"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_when_the_next_begins() {
        assert_eq!(end_of("1970-01-01"), Some(Timestamp::from_millis(Timestamp::DAY)));
        for wrong in ["", "tomorrow", "2026-02-30", "31.12.2026"] {
            assert_eq!(end_of(wrong), None, "{wrong}");
        }
    }
}
