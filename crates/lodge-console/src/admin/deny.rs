//! `/admin/deny`: who was caught sending spam or attacking, and until when they are refused.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use lodge_abuse::{Denied, DeniedThing, MAX_DAYS, NewDenial};
use lodge_register::Id;
use lodge_web::{Fault, Mistakes, Operator, Page, Site, again, html, on};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "admin/deny.html")]
struct Listed<'a> {
    page: &'a Page,
    denied: &'a [Denied],
    typed: &'a Typed,
    mistakes: &'a Mistakes,
}

/// What was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    thing: String,
    reason: String,
    days: String,
}

/// `GET /admin/deny`
pub(crate) async fn page(page: Page, _: Operator, State(site): State<Site>) -> Result<Response, Fault> {
    let denied = lodge_abuse::all(&site.db).await?;
    let typed = Typed { days: "30".to_owned(), ..Typed::default() };
    let mistakes = Mistakes::none();
    Ok(html(&Listed { page: &page, denied: &denied, typed: &typed, mistakes: &mistakes }))
}

/// `POST /admin/deny`
pub(crate) async fn add(
    page: Page,
    _: Operator,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    match read(&typed.thing, &typed.reason, typed.days.trim().parse().ok()) {
        Ok(new) => {
            lodge_abuse::add(&site.db, site.clock.as_ref(), new).await?;
            Ok(on("/admin/deny", "admin-denied"))
        }
        Err(mistakes) => {
            let denied = lodge_abuse::all(&site.db).await?;
            Ok(again(&Listed { page: &page, denied: &denied, typed: &typed, mistakes: &mistakes }))
        }
    }
}

/// Who is to be refused, what for, and for how many days; or everything that is wrong with it.
pub(super) fn read(thing: &str, reason: &str, days: Option<u32>) -> Result<NewDenial, Mistakes> {
    let mut mistakes = Mistakes::none();
    let thing = DeniedThing::parse(thing).ok();
    if thing.is_none() {
        mistakes.add("thing", "admin-deny-thing-wrong");
    }
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > 200 || reason.chars().any(char::is_control) {
        mistakes.add("reason", "admin-deny-reason-wrong");
    }
    let days = days.filter(|days| (1..=MAX_DAYS).contains(days));
    if days.is_none() {
        mistakes.add("days", "admin-deny-days-wrong");
    }
    match (thing, days) {
        (Some(thing), Some(days)) if mistakes.is_empty() => {
            Ok(NewDenial { thing, reason: reason.to_owned(), days })
        }
        _ => Err(mistakes),
    }
}

/// `POST /admin/deny/{id}/remove`
pub(crate) async fn remove(
    _: Operator,
    State(site): State<Site>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    forgive(&site, id).await?;
    Ok(on("/admin/deny", "admin-forgiven"))
}

/// Lets in again who is refused by the entry with this number.
pub(super) async fn forgive(site: &Site, id: i64) -> Result<(), Fault> {
    match lodge_abuse::forgive(&site.db, Id::new(id)).await? {
        true => Ok(()),
        false => Err(Fault::not_found()),
    }
}
