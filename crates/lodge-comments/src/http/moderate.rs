//! `/embed/comments/{id}/approve`, `…/reject`, `…/spam`, `…/stick` and `/embed/lock`: what moderators do without
//! leaving the page.

use axum::{
    Extension, Form,
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use lodge_web::{Fault, Language};
use serde::Deserialize;
use serde_json::json;

use super::{
    asked::site,
    edit::known,
    said::{number, plain, sentence, values},
};
use crate::{
    Book, Comment, Done, Site,
    moderate::{self, By},
    place,
    post::Refused,
    store::{comments, pages},
    who::{Caller, caller},
};

/// What is in the form.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Given {
    site: String,
    page: String,
    lang: String,
    on: String,
}

impl Given {
    fn language(&self) -> Language {
        Language::of_tag(&self.lang).unwrap_or(Language::English)
    }
}

/// `POST /embed/comments/{id}/approve`
pub(crate) async fn approve(
    Extension(book): Extension<Book>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Given>,
) -> Result<Response, Fault> {
    let done = decided(&book, &headers, number(&id)?, Done::Approved).await;
    Ok(told(&book, &form, done.map(|()| "embed-approved")))
}

/// `POST /embed/comments/{id}/reject`
pub(crate) async fn reject(
    Extension(book): Extension<Book>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Given>,
) -> Result<Response, Fault> {
    let done = decided(&book, &headers, number(&id)?, Done::Rejected).await;
    Ok(told(&book, &form, done.map(|()| "embed-rejected")))
}

/// `POST /embed/comments/{id}/spam`
pub(crate) async fn spam(
    Extension(book): Extension<Book>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Given>,
) -> Result<Response, Fault> {
    let done = decided(&book, &headers, number(&id)?, Done::Spam).await;
    Ok(told(&book, &form, done.map(|()| "embed-spam")))
}

/// `POST /embed/comments/{id}/stick`
pub(crate) async fn stick(
    Extension(book): Extension<Book>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Given>,
) -> Result<Response, Fault> {
    let (id, on) = (number(&id)?, form.on != "0");
    let done = async {
        let (site, comment, by) = office(&book, &headers, id).await?;
        moderate::stick(&book, &site, &comment, on, by).await?;
        Ok(if on { "embed-stuck" } else { "embed-unstuck" })
    };
    Ok(told(&book, &form, done.await))
}

/// `POST /embed/lock`
pub(crate) async fn lock(
    Extension(book): Extension<Book>,
    headers: HeaderMap,
    Form(form): Form<Given>,
) -> Response {
    let on = form.on != "0";
    let done = async {
        let site = site(&book, &form.site).await?;
        let asks = caller(&book, &site, &headers).await?;
        let by = by(&asks.ok_or(Refused::Said(StatusCode::UNAUTHORIZED, "embed-sign-in"))?)?;
        let gone = || Refused::Said(StatusCode::NOT_FOUND, "embed-no-page");
        let path = place::path(&form.page, &site.rules.pages).map_err(|_| gone())?;
        let page = pages::find(&book.house.db, site.id, &path).await?.ok_or_else(gone)?;
        moderate::lock_page(&book, &site, page.id, on, by).await?;
        Ok(if on { "embed-locked" } else { "embed-unlocked" })
    };
    told(&book, &form, done.await)
}

async fn decided(book: &Book, headers: &HeaderMap, id: i64, done: Done) -> Result<(), Refused> {
    let (site, comment, by) = office(book, headers, id).await?;
    moderate::decide(book, &site, &comment, done, by, None).await?;
    Ok(())
}

/// The comment, its site, and the moderator who decides about it.
async fn office(book: &Book, headers: &HeaderMap, id: i64) -> Result<(Site, Comment, By), Refused> {
    let (site, caller) = known(book, headers, id).await?;
    let by = by(&caller)?;
    let comment = comments::by_id(&book.house.db, id).await?;
    Ok((site, comment.ok_or(Refused::Said(StatusCode::NOT_FOUND, "embed-gone"))?, by))
}

/// In whose name somebody decides, if they may.
fn by(caller: &Caller) -> Result<By, Refused> {
    moderate::by(caller).ok_or(Refused::Said(StatusCode::FORBIDDEN, "embed-no-moderator"))
}

fn told(book: &Book, form: &Given, done: Result<&'static str, Refused>) -> Response {
    match done {
        Ok(message) => values(StatusCode::OK, json!({ "said": sentence(book, form.language(), message) })),
        Err(no) => plain(book, form.language(), no),
    }
}
