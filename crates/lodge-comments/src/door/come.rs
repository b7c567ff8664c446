//! Somebody has shown who they are: they get a token, and the page that opened the window is told.

use askama::Template;
use axum::{
    Extension,
    extract::Query,
    response::{IntoResponse as _, Redirect, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use lodge_register::{
    Basis, Chance, Column, DataClass, Entry, Id, Keep, OnErase, Place, SqlKind, Subject, Timestamp, draw,
};
use lodge_web::{Fault, Page, html};
use serde::Deserialize;

use super::ask::{Ask, At};
use crate::{Book, VISITOR, Visitor, store::visitors};

/// How long a visitor is known again.
const SESSION_DAYS: i64 = 28;

/// What was asked for is over.
pub(super) const GONE: Fault = Fault::new(axum::http::StatusCode::GONE, "door-gone");

/// Somebody who is on their way from the last step to their token.
pub(crate) static COMING: Entry = Entry {
    name: "comments_coming",
    title: "That a visitor of a site has just shown who they are",
    place: Place::Cache("comments-coming"),
    purpose: "to hand a visitor's browser the token that it knows them by, once",
    basis: Basis::Service,
    subject: Subject::Of { kind: VISITOR, by: "visitor_id" },
    keep: Keep::Seconds(120),
    on_erase: OnErase::Beyond(
        "it names a visitor who is gone, opens nothing, and is over within two minutes",
    ),
    critical: false,
    columns: &[
        Column::plain("code", DataClass::Identifier, SqlKind::Text),
        Column::plain("visitor_id", DataClass::Identifier, SqlKind::Int),
    ],
};

/// A token, and until when it is good.
#[derive(Debug)]
pub(crate) struct Issued {
    pub(crate) token: String,
    pub(crate) until: Timestamp,
}

/// 32 octets of chance that fit a cookie and an address.
pub(super) fn drawn(chance: &dyn Chance) -> String {
    URL_SAFE_NO_PAD.encode(draw::<32>(chance))
}

/// Knows a visitor again.
///
/// # Errors
/// If the store fails.
pub(crate) async fn sign_in(book: &Book, visitor: Id<Visitor>) -> Result<Issued, Fault> {
    let (token, now) = (drawn(&*book.house.chance), book.house.clock.now());
    let until = now.plus_days(SESSION_DAYS);
    visitors::open(&book.house.db, visitor, &token, (now, until)).await?;
    Ok(Issued { token, until })
}

/// Where the window goes once a visitor is known: there, they get their token.
pub(super) async fn place(book: &Book, ask: &Ask, visitor: Id<Visitor>) -> Result<String, Fault> {
    let code = drawn(&*book.house.chance);
    let body = visitor.number().to_be_bytes();
    book.house.cache.put(&COMING, code.as_bytes(), &body).await?;
    Ok(format!("{}&code={code}", ask.link("/done")))
}

/// The same, for a form.
pub(super) async fn on(book: &Book, ask: &Ask, visitor: Id<Visitor>) -> Result<Response, Fault> {
    Ok(Redirect::to(&place(book, ask, visitor).await?).into_response())
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Brought {
    code: String,
}

#[derive(Template)]
#[template(path = "door/done.html")]
struct DonePage<'a> {
    page: &'a Page,
    ask: &'a Ask,
    visitor: &'a Visitor,
    issued: &'a Issued,
}

/// `GET /embed/sign-in/done`
pub(super) async fn done(
    page: Page,
    Extension(book): Extension<Book>,
    Query(at): Query<At>,
    Query(brought): Query<Brought>,
) -> Result<Response, Fault> {
    let ask = Ask::read(&book, &at).await?;
    let held = book.house.cache.take(&COMING, brought.code.as_bytes()).await?.ok_or(GONE)?;
    let number = held.first_chunk::<8>().copied().ok_or(GONE)?;
    let visitor = visitors::by_id(&book.house.db, Id::new(i64::from_be_bytes(number))).await?;
    let visitor = visitor.filter(|visitor| visitor.site_id == ask.site.id).ok_or(GONE)?;
    let issued = sign_in(&book, visitor.id).await?;
    Ok(html(&DonePage { page: &page, ask: &ask, visitor: &visitor, issued: &issued }))
}
