//! `/embed/own`: what is kept about a visitor, and what they are told, on a page of its own.
//!
//! The element opens it in a new tab, with the token that it holds. From then on the sealed address of the page says who
//! they are, for half an hour: no cookie is set, and nothing of it runs.

use askama::Template;
use axum::{
    Extension, Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_custody::Custody;
use lodge_register::Id;
use lodge_web::{Fault, Page as Paper, html};
use serde::Deserialize;
use url::form_urlencoded;

use super::{letter, mine, said::No, subscribe};
use crate::{
    Book, Site, Visitor,
    change::How,
    feed, notify, place,
    post::Refused,
    seal,
    store::{letters, pages, sites, visitors},
    who::{Caller, may},
};

/// For how many minutes the page is good.
const MINUTES: i64 = 30;
const MINUTE: i64 = 60_000;
/// Whose it is, and the minute until which it is good.
const LENGTH: usize = 8 + 8;

/// Who comes, and from which page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Come {
    token: String,
    page: String,
}

/// The page that they came from.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct From {
    page: String,
}

/// What is pressed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Pressed {
    act: String,
    how: String,
    sure: String,
}

#[derive(Template)]
#[template(path = "own/page.html")]
struct Own<'a> {
    page: &'a Paper,
    /// Where its forms go.
    at: String,
    site: String,
    name: String,
    wrong: Option<&'static str>,
    here: Option<Here>,
    wants: bool,
    feed: Option<String>,
}

/// The page that they came from, and whether they follow it.
struct Here {
    title: String,
    is_followed: bool,
}

impl Here {
    const fn message(&self) -> &'static str {
        if self.is_followed { "own-following" } else { "own-follow-text" }
    }

    const fn button(&self) -> &'static str {
        if self.is_followed { "own-leave" } else { "own-follow" }
    }

    const fn act(&self) -> &'static str {
        if self.is_followed { "leave" } else { "follow" }
    }
}

impl Own<'_> {
    const fn answers(&self) -> &'static str {
        if self.wants { "own-wants" } else { "own-wants-not" }
    }
}

/// `POST /embed/own`
pub(crate) async fn come(
    Extension(book): Extension<Book>,
    page: Paper,
    Form(come): Form<Come>,
) -> Result<Response, Fault> {
    let (db, now) = (&book.house.db, book.house.clock.now());
    let Some(visitor) = visitors::known(db, &come.token, now).await? else { return Ok(lost(&page)) };
    let until = now.plus_millis(MINUTES * MINUTE).millis() / MINUTE;
    let plain = [visitor.id.number().to_be_bytes(), until.to_be_bytes()].concat();
    let ticket = seal::seal(db, "own", &plain);
    Ok(Redirect::to(&at(&ticket, &come.page, "")).into_response())
}

/// `GET /embed/own/{ticket}`
pub(crate) async fn look(
    Extension(book): Extension<Book>,
    Path(ticket): Path<String>,
    Query(from): Query<From>,
    page: Paper,
) -> Result<Response, Fault> {
    match opened(&book, &ticket).await? {
        Some((site, visitor)) => shown(&book, (&site, &visitor), (&ticket, &from.page), &page, None).await,
        None => Ok(lost(&page)),
    }
}

/// `POST /embed/own/{ticket}`
pub(crate) async fn act(
    Extension(book): Extension<Book>,
    Extension(custody): Extension<Custody>,
    Path(ticket): Path<String>,
    Query(from): Query<From>,
    page: Paper,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let Some((site, visitor)) = opened(&book, &ticket).await? else { return Ok(lost(&page)) };
    let may = may(&book.house.db, &site, &visitor).await?;
    let caller = Caller { visitor, may, token: String::new() };
    let said = match pressed.act.as_str() {
        "copy" => return mine::file(&custody, caller.visitor.id).await,
        "erase" if pressed.sure == "on" => match How::parse(&pressed.how) {
            Some(how) => mine::forget(&book, &custody, &caller, how).await.map(|()| "own-erased"),
            None => return Err(Fault::bad("bad-request")),
        },
        "erase" => Err(Refused::Said(StatusCode::UNPROCESSABLE_ENTITY, "own-erase-unsure")),
        act => told(&book, (&site, &caller), &from.page, act).await,
    };
    match said {
        Ok("own-erased") => Ok(letter::notice(&page, page.t("letter-done"), page.t("door-forgotten"))),
        Ok(said) => Ok(Redirect::to(&at(&ticket, &from.page, said)).into_response()),
        Err(no) => {
            let No { status, message, .. } = No::of(no)?;
            let known = (&site, &caller.visitor);
            let again = shown(&book, known, (&ticket, &from.page), &page, Some(message)).await?;
            Ok((status, again).into_response())
        }
    }
}

/// What somebody wants to be told from now on.
async fn told(
    book: &Book,
    (site, caller): (&Site, &Caller),
    page: &str,
    act: &str,
) -> Result<&'static str, Refused> {
    let (db, visitor) = (&book.house.db, &caller.visitor);
    match act {
        "follow" => subscribe::set(book, (site, caller), page, true).await.map(|_| "own-follow"),
        "leave" => subscribe::set(book, (site, caller), page, false).await.map(|_| "own-leave"),
        "want" if notify::is_reached(book, visitor).await? => {
            letters::want(db, visitor.id).await?;
            Ok("own-want")
        }
        "want" => Err(Refused::Said(StatusCode::CONFLICT, "letter-no-address")),
        "mute" => {
            letters::mute(db, visitor, notify::address(book, visitor).await?.as_deref()).await?;
            Ok("own-mute")
        }
        _ => Err(Refused::Fault(Fault::bad("bad-request"))),
    }
}

/// Whose page it is; nobody's, if it is too old, or they are gone.
async fn opened(book: &Book, ticket: &str) -> Result<Option<(Site, Visitor)>, Fault> {
    let (db, now) = (&book.house.db, book.house.clock.now());
    let Some(plain) = seal::open::<LENGTH>(db, "own", ticket) else { return Ok(None) };
    let Some((id, until)) = plain.split_first_chunk::<8>() else { return Ok(None) };
    let until = until.try_into().map(i64::from_be_bytes).unwrap_or_default();
    if now.millis() / MINUTE > until {
        return Ok(None);
    }
    let Some(visitor) = visitors::by_id(db, Id::new(i64::from_be_bytes(*id))).await? else { return Ok(None) };
    Ok(sites::by_id(db, visitor.site_id).await?.map(|site| (site, visitor)))
}

async fn shown(
    book: &Book,
    (site, visitor): (&Site, &Visitor),
    (ticket, from): (&str, &str),
    page: &Paper,
    wrong: Option<&'static str>,
) -> Result<Response, Fault> {
    let title = site.title.reveal();
    Ok(html(&Own {
        page,
        at: at(ticket, from, ""),
        site: if title.is_empty() { site.host.reveal().clone() } else { title.clone() },
        name: visitor.name.reveal().clone(),
        wrong,
        here: here(book, (site, visitor), from).await?,
        wants: visitor.notified,
        feed: feed::of_answers(book, site, visitor.id),
    }))
}

async fn here(book: &Book, (site, visitor): (&Site, &Visitor), from: &str) -> Result<Option<Here>, Fault> {
    let db = &book.house.db;
    let Ok(path) = place::path(from, &site.rules.pages) else { return Ok(None) };
    if from.is_empty() {
        return Ok(None);
    }
    let Some(page) = pages::find(db, site.id, &path).await? else {
        return Ok(Some(Here { title: path, is_followed: false }));
    };
    let is_followed = letters::follows(db, page.id, visitor.id).await?;
    Ok(Some(Here { title: if page.title.is_empty() { page.path } else { page.title }, is_followed }))
}

fn lost(page: &Paper) -> Response {
    letter::notice(page, page.t("own-gone"), page.t("own-gone-text"))
}

fn at(ticket: &str, page: &str, said: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in [("page", page), ("said", said)].into_iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    format!("/embed/own/{ticket}?{}", query.finish())
}
