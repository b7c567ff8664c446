//! `/admin/policy`: what is to be announced, and what was.

use askama::Template;
use axum::{Form, extract::State, response::Response};
use lodge_accounts::{
    Notice,
    notices::{self, DAYS_AHEAD, NoticeError, Standing},
};
use lodge_register::Timestamp;
use lodge_store::StoreError;
use lodge_web::{Fault, Mistakes, Operator, Page, Site, again, html, on};
use serde::Deserialize;

use crate::notices::{Program, day_of};

#[derive(Template)]
#[template(path = "admin/policy.html")]
struct Announcing<'a> {
    page: &'a Page,
    /// What changes, if that is to be announced.
    changes: Option<&'a [String]>,
    day: &'a str,
    first_day: String,
    /// How many are still to be told of the last announcement.
    untold: i64,
    past: Vec<Notice>,
    is_on: bool,
    mistakes: &'a Mistakes,
}

/// What was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    day: String,
}

/// `GET /admin/policy`
pub(crate) async fn page(page: Page, _: Operator) -> Result<Response, Fault> {
    let typed = Typed { day: day(first_day(&page.site)) };
    shown(&page, &typed, &Mistakes::none()).await
}

/// `POST /admin/policy`
pub(crate) async fn announce(
    page: Page,
    _: Operator,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    match say(&site, &typed.day).await {
        Ok(_) | Err(Unsaid::Same) => Ok(on("/admin/policy", "notices-sent")),
        Err(Unsaid::Off) => shown(&page, &typed, &Mistakes::one("day", "notices-off")).await,
        Err(Unsaid::Day) => shown(&page, &typed, &Mistakes::one("day", "notices-day-wrong")).await,
        Err(Unsaid::Store(error)) => Err(error.into()),
    }
}

/// Why nothing is announced.
pub(super) enum Unsaid {
    /// Nobody could be told.
    Off,
    /// There is nothing to say.
    Same,
    /// It is no day, or too soon.
    Day,
    /// The store failed.
    Store(StoreError),
}

impl From<StoreError> for Unsaid {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Announces what this program keeps, from this day on, and begins to send the letters.
pub(super) async fn say(site: &Site, day: &str) -> Result<Notice, Unsaid> {
    if !site.post.is_on() {
        return Err(Unsaid::Off);
    }
    let program = Program::of(site);
    let draft = program.draft().await?.ok_or(Unsaid::Same)?;
    let effective_at = day_of(day).ok_or(Unsaid::Day)?;
    let notice = match program.announce(&draft, effective_at).await {
        Ok(notice) => notice,
        Err(NoticeError::Store(error)) => return Err(error.into()),
        Err(NoticeError::Announced) => return Err(Unsaid::Same),
        Err(NoticeError::TooSoon | NoticeError::Empty) => return Err(Unsaid::Day),
    };
    crate::notices::send_due(site).await?;
    Ok(notice)
}

async fn shown(page: &Page, typed: &Typed, mistakes: &Mistakes) -> Result<Response, Fault> {
    let site = &page.site;
    let draft = Program::of(site).draft().await?;
    let past = notices::all(&site.db).await?;
    let untold = match past.first() {
        Some(last) => match notices::standing(&site.db, site.clock.as_ref(), &last.digest).await? {
            Standing::Announced { untold, .. } => untold,
            Standing::Unannounced | Standing::InForce => 0,
        },
        None => 0,
    };
    let announcing = Announcing {
        page,
        changes: draft.as_ref().map(|draft| draft.changes(page.reader.language)),
        day: &typed.day,
        first_day: day(first_day(site)),
        untold,
        past,
        is_on: site.post.is_on(),
        mistakes,
    };
    Ok(if mistakes.is_empty() { html(&announcing) } else { again(&announcing) })
}

/// The first day that is far enough ahead, wherever on the day we are now.
pub(super) fn first_day(site: &Site) -> Timestamp {
    site.clock.now().plus_days(DAYS_AHEAD + 1)
}

/// `2026-12-07`
pub(super) fn day(moment: Timestamp) -> String {
    moment.to_string().get(..10).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight() {
        let moment = day_of("2026-12-07").unwrap();
        assert_eq!(moment.to_string(), "2026-12-07T00:00:00Z");
        assert_eq!(day(moment.plus_millis(86_399_999)), "2026-12-07");
        assert!(day_of("soon").is_none() && day_of("2026-13-01").is_none());
    }
}
