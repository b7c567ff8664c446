//! `/comments/sites`: all sites that somebody owns or looks after, and `/comments/sites/new`: one more.

use askama::Template;
use axum::{Form, response::Response};
use lodge_web::{Fault, Mistakes, Page, Signed, again, html, on};
use serde::Deserialize;

use super::{
    acts::{self, Refused},
    office::{Opened, Room, all_held},
};
use crate::moderate::{Counts, counts};

#[derive(Template)]
#[template(path = "comments/sites.html")]
struct SitesPage<'a> {
    page: &'a Page,
    rooms: Vec<(Room, Counts)>,
}

/// `GET /comments/sites`
pub(super) async fn page(page: Page, Signed(who): Signed) -> Result<Response, Fault> {
    let mut rooms = Vec::new();
    for held in all_held(&page.site.db, &who.account).await? {
        let counts = counts(&page.site.db, held.site.id).await?;
        rooms.push((Room::of(&held), counts));
    }
    Ok(html(&SitesPage { page: &page, rooms }))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    host: String,
    title: String,
}

#[derive(Template)]
#[template(path = "comments/new.html")]
struct NewPage<'a> {
    page: &'a Page,
    typed: Typed,
    mistakes: Mistakes,
}

/// `GET /comments/sites/new`
pub(super) async fn form(page: Page, _: Signed) -> Response {
    html(&NewPage { page: &page, typed: Typed::default(), mistakes: Mistakes::none() })
}

/// `POST /comments/sites/new`
pub(super) async fn add(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    match acts::add(&book, &who.account, (&typed.host, &typed.title)).await {
        Ok(site) => Ok(on(&format!("/comments/sites/{}/embed", site.id), "site-added")),
        Err(Refused::Typed(field, message)) => {
            Ok(again(&NewPage { page: &page, typed, mistakes: Mistakes::one(field, message) }))
        }
        Err(Refused::Fault(fault)) => Err(fault),
    }
}
