//! `/admin/policy`: what is to be announced, and what was.

use askama::Template;
use axum::{Form, extract::State, response::Response};
use lodge_accounts::{
    Notice,
    notices::{self, DAYS_AHEAD, NoticeError, Standing},
};
use lodge_register::Timestamp;
use lodge_web::{Fault, Mistakes, Operator, Page, Site, again, html, on};
use serde::Deserialize;

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
    if !site.post.is_on() {
        return shown(&page, &typed, &Mistakes::one("day", "notices-off")).await;
    }
    let Some(draft) = crate::notices::draft(&site).await? else {
        return Ok(on("/admin/policy", "notices-sent"));
    };
    let Some(effective_at) = read(&typed.day) else {
        return shown(&page, &typed, &Mistakes::one("day", "notices-day-wrong")).await;
    };
    match crate::notices::announce(&site, &draft, effective_at).await {
        Ok(()) => {
            crate::notices::send_due(&site).await?;
            Ok(on("/admin/policy", "notices-sent"))
        }
        Err(NoticeError::Store(error)) => Err(error.into()),
        Err(_) => shown(&page, &typed, &Mistakes::one("day", "notices-day-wrong")).await,
    }
}

async fn shown(page: &Page, typed: &Typed, mistakes: &Mistakes) -> Result<Response, Fault> {
    let site = &page.site;
    let draft = crate::notices::draft(site).await?;
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
fn first_day(site: &Site) -> Timestamp {
    site.clock.now().plus_days(DAYS_AHEAD + 1)
}

/// `2026-12-07`
fn day(moment: Timestamp) -> String {
    moment.to_string().get(..10).unwrap_or_default().to_owned()
}

/// The beginning of a day, in UTC.
fn read(day: &str) -> Option<Timestamp> {
    let date: jiff::civil::Date = day.trim().parse().ok()?;
    let moment = date.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
    Some(Timestamp::from_millis(moment.as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight() {
        let moment = read("2026-12-07").unwrap();
        assert_eq!(moment.to_string(), "2026-12-07T00:00:00Z");
        assert_eq!(day(moment.plus_millis(86_399_999)), "2026-12-07");
        assert!(read("soon").is_none() && read("2026-13-01").is_none());
    }
}
