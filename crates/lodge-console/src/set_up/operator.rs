//! The first step: the account of whoever runs this Lodge.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use lodge_accounts::{
    Email, NewAccount, PasswordError, Theme, first_admin, hash_aside,
    profile::{self, Preferences},
};
use lodge_register::{Personal, Secret};
use lodge_store::StoreError;
use lodge_web::{Fault, Mistakes, Page, Site, again, cookie_set, device, html, on_with};
use serde::Deserialize;

use crate::House;

#[derive(Template)]
#[template(path = "set_up/operator.html")]
struct Step<'a> {
    page: &'a Page,
    step: usize,
    typed: &'a Typed,
    mistakes: &'a Mistakes,
}

/// What was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    email: String,
    password: String,
}

/// `GET /set-up/{code}`
pub(crate) async fn page(
    page: Page,
    House(console): House,
    State(site): State<Site>,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let link = console.set_up.as_ref().ok_or(Fault::not_found())?;
    let opened = link.open(&code, site.clock.now()).await;
    if opened.is_none() || first_admin(&site.db).await?.is_some() {
        return Err(Fault::not_found());
    }
    Ok(html(&Step { page: &page, step: 1, typed: &Typed::default(), mistakes: &Mistakes::none() }))
}

/// `POST /set-up/{code}`
pub(crate) async fn open(
    page: Page,
    House(console): House,
    State(site): State<Site>,
    Path(code): Path<String>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let link = console.set_up.as_ref().ok_or(Fault::not_found())?;
    let opened = link.open(&code, site.clock.now()).await.ok_or(Fault::not_found())?;
    if first_admin(&site.db).await?.is_some() {
        return Err(Fault::not_found());
    }
    let again_with = |mistakes: &Mistakes| Ok(again(&Step { page: &page, step: 1, typed: &typed, mistakes }));
    let (name, email, password) = match read(&typed, &site).await {
        Ok(read) => read,
        Err(mistakes) => return again_with(&mistakes),
    };
    let new = NewAccount { email, name, password: Some(password), admin: true };
    let account = match lodge_accounts::add(&site.db, site.clock.as_ref(), new).await {
        Ok(account) => account,
        Err(StoreError::Conflict) => return again_with(&Mistakes::one("email", "set-up-email-taken")),
        Err(error) => return Err(error.into()),
    };
    opened.close();
    let language = page.lang().to_owned();
    let preferences = Preferences { language, zone: "UTC".to_owned(), theme: Theme::Auto };
    profile::prefer(&site.db, account.id, &preferences).await?;
    let cookie = site.sessions.open(account.id, &device(&headers)).await?;
    Ok(on_with("/set-up/address", &cookie_set(cookie.expose())))
}

type Read = (Personal<String>, Personal<Email>, Personal<String>);

/// What was typed, understood; or what is wrong with it.
async fn read(typed: &Typed, site: &Site) -> Result<Read, Mistakes> {
    let mut mistakes = Mistakes::none();
    let name = profile::name(&typed.name);
    if name.is_err() {
        mistakes.add("name", "set-up-name-wrong");
    }
    let email = Email::parse(&typed.email);
    if email.is_err() {
        mistakes.add("email", "set-up-email-wrong");
    }
    let password = Secret::new(typed.password.clone());
    let hash = hash_aside(&password, site.chance.as_ref()).await;
    match hash {
        Ok(_) => {}
        Err(PasswordError::TooLong) => mistakes.add("password", "set-up-password-long"),
        Err(_) => mistakes.add("password", "set-up-password-short"),
    }
    match (name, email, hash) {
        (Ok(name), Ok(email), Ok(hash)) => Ok((name, Personal::new(email), hash)),
        _ => Err(mistakes),
    }
}
