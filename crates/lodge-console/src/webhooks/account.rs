//! `/account/webhooks`: the subscriptions of whoever is signed in.

use askama::Template;
use axum::{
    Form, Router,
    extract::{Path, State},
    response::Response,
    routing::{get, post},
};
use lodge_register::{Id, Secret};
use lodge_web::{EVENTS, Fault, Mistakes, Page, Signed, Site, again, html, on};

use super::{MOST, read, store, try_out};
use crate::{Webhook, WebhookAttempt};

/// The pages.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/account/webhooks", get(list))
        .route("/account/webhooks/new", get(new).post(add))
        .route("/account/webhooks/{id}", get(one).post(change))
        .route("/account/webhooks/{id}/test", post(test))
        .route("/account/webhooks/{id}/secret", post(renew))
        .route("/account/webhooks/{id}/remove", get(sure).post(remove))
}

#[derive(Template)]
#[template(path = "webhooks/list.html")]
struct List<'a> {
    page: &'a Page,
    hooks: &'a [Webhook],
}

#[derive(Template)]
#[template(path = "webhooks/new.html")]
struct New<'a> {
    page: &'a Page,
    typed: &'a Typed,
    mistakes: &'a Mistakes,
}

#[derive(Template)]
#[template(path = "webhooks/secret.html")]
struct Shown<'a> {
    page: &'a Page,
    hook: &'a Webhook,
    secret: &'a Secret<String>,
}

#[derive(Template)]
#[template(path = "webhooks/one.html")]
struct One<'a> {
    page: &'a Page,
    hook: &'a Webhook,
    attempts: &'a [WebhookAttempt],
    typed: &'a Typed,
    mistakes: &'a Mistakes,
}

#[derive(Template)]
#[template(path = "webhooks/remove.html")]
struct Sure<'a> {
    page: &'a Page,
    hook: &'a Webhook,
}

/// What was typed and ticked.
pub(crate) struct Typed {
    url: String,
    /// Every event, and whether it is ticked.
    events: Vec<(&'static str, bool)>,
}

impl Typed {
    fn of(url: &str, ticked: impl Fn(&str) -> bool) -> Self {
        Self { url: url.to_owned(), events: EVENTS.iter().map(|kind| (*kind, ticked(kind))).collect() }
    }

    /// A form in which one field comes several times.
    fn read(fields: &[(String, String)]) -> Self {
        let url = fields.iter().find(|(name, _)| name == "url").map_or("", |(_, value)| value);
        Self::of(url, |kind| fields.iter().any(|(name, value)| name == "events" && value == kind))
    }

    fn ticked(&self) -> Vec<String> {
        self.events.iter().filter(|(_, ticked)| *ticked).map(|(kind, _)| (*kind).to_owned()).collect()
    }
}

fn mistakes_of(wrong: Vec<(&'static str, &'static str)>) -> Mistakes {
    let mut mistakes = Mistakes::none();
    wrong.into_iter().for_each(|(field, message)| mistakes.add(field, message));
    mistakes
}

async fn list(page: Page, Signed(who): Signed, State(site): State<Site>) -> Result<Response, Fault> {
    let hooks = store::of(&site.db, who.account.id).await?;
    Ok(html(&List { page: &page, hooks: &hooks }))
}

async fn new(page: Page, _: Signed) -> Response {
    html(&New { page: &page, typed: &Typed::of("", |_| true), mistakes: &Mistakes::none() })
}

async fn add(
    page: Page,
    Signed(who): Signed,
    State(site): State<Site>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let typed = Typed::read(&fields);
    let wanted = match read(&typed.url, &typed.ticked()) {
        Ok(wanted) if store::of(&site.db, who.account.id).await?.len() < MOST => wanted,
        Ok(_) => {
            let mistakes = Mistakes::one("url", "webhooks-too-many");
            return Ok(again(&New { page: &page, typed: &typed, mistakes: &mistakes }));
        }
        Err(wrong) => {
            return Ok(again(&New { page: &page, typed: &typed, mistakes: &mistakes_of(wrong) }));
        }
    };
    let (clock, chance) = (site.clock.as_ref(), site.chance.as_ref());
    let (hook, secret) = store::add(&site.db, clock, chance, who.account.id, wanted).await?;
    Ok(html(&Shown { page: &page, hook: &hook, secret: &secret }))
}

async fn find(site: &Site, who: &lodge_web::Who, id: i64) -> Result<Webhook, Fault> {
    store::find(&site.db, who.account.id, Id::new(id)).await?.ok_or(Fault::not_found())
}

async fn one(
    page: Page,
    Signed(who): Signed,
    State(site): State<Site>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let hook = find(&site, &who, id).await?;
    let typed = Typed::of(hook.url.reveal(), |kind| hook.events.split(' ').any(|event| event == kind));
    let attempts = store::attempts(&site.db, hook.id).await?;
    let mistakes = Mistakes::none();
    Ok(html(&One { page: &page, hook: &hook, attempts: &attempts, typed: &typed, mistakes: &mistakes }))
}

async fn change(
    page: Page,
    Signed(who): Signed,
    State(site): State<Site>,
    Path(id): Path<i64>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let hook = find(&site, &who, id).await?;
    let typed = Typed::read(&fields);
    match read(&typed.url, &typed.ticked()) {
        Ok(wanted) => {
            store::change(&site.db, hook.id, wanted).await?;
            Ok(on(&format!("/account/webhooks/{id}"), "webhooks-changed"))
        }
        Err(wrong) => {
            let (attempts, mistakes) = (store::attempts(&site.db, hook.id).await?, mistakes_of(wrong));
            Ok(again(&One {
                page: &page,
                hook: &hook,
                attempts: &attempts,
                typed: &typed,
                mistakes: &mistakes,
            }))
        }
    }
}

async fn test(Signed(who): Signed, State(site): State<Site>, Path(id): Path<i64>) -> Result<Response, Fault> {
    let hook = find(&site, &who, id).await?;
    try_out(&site, &hook).await?;
    Ok(on(&format!("/account/webhooks/{id}"), "webhooks-test"))
}

async fn renew(
    page: Page,
    Signed(who): Signed,
    State(site): State<Site>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let hook = find(&site, &who, id).await?;
    let secret = store::renew(&site.db, site.clock.as_ref(), site.chance.as_ref(), &hook).await?;
    Ok(html(&Shown { page: &page, hook: &hook, secret: &secret }))
}

async fn sure(
    page: Page,
    Signed(who): Signed,
    State(site): State<Site>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let hook = find(&site, &who, id).await?;
    Ok(html(&Sure { page: &page, hook: &hook }))
}

async fn remove(
    Signed(who): Signed,
    State(site): State<Site>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let hook = find(&site, &who, id).await?;
    store::remove(&site.db, hook.id).await?;
    Ok(on("/account/webhooks", "webhooks-removed"))
}
