//! `/embed/comments/{id}/source`, `…/edit` and `…/delete`: what an author does with their own.

use axum::{
    Extension, Form,
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use lodge_register::Id;
use lodge_web::{Fault, Language};
use serde::Deserialize;
use serde_json::json;

use super::said::{number, plain, sentence, values};
use crate::{
    Book, Site, State,
    change::{self, How, own},
    live::tell,
    post::Refused,
    store::{comments, pages, sites},
    thread,
    who::{Caller, caller},
};

/// What is in the form.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Changed {
    body: String,
    how: String,
    lang: String,
}

/// The site of a comment, and who asks. Nobody is sent away with the same words whether there is such a comment or not.
pub(crate) async fn known(book: &Book, headers: &HeaderMap, id: i64) -> Result<(Site, Caller), Refused> {
    let gone = || Refused::Said(StatusCode::NOT_FOUND, "embed-gone");
    let db = &book.house.db;
    let comment = comments::by_id(db, id).await?.ok_or_else(gone)?;
    let site = sites::by_id(db, Id::new(comment.site_id.number())).await?.ok_or_else(gone)?;
    let caller = caller(book, &site, headers).await?;
    caller.map(|caller| (site, caller)).ok_or(Refused::Said(StatusCode::UNAUTHORIZED, "embed-sign-in"))
}

/// `GET /embed/comments/{id}/source`
pub(crate) async fn source(
    Extension(book): Extension<Book>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let id = number(&id)?;
    let found = async {
        let (site, caller) = known(&book, &headers, id).await?;
        own(&book, &site, &caller, id).await
    };
    Ok(match found.await {
        Ok(comment) => values(StatusCode::OK, json!({ "body": comment.body.reveal() })),
        Err(no) => plain(&book, Language::English, no),
    })
}

/// `POST /embed/comments/{id}/edit`
pub(crate) async fn edit(
    Extension(book): Extension<Book>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Changed>,
) -> Result<Response, Fault> {
    let id = number(&id)?;
    let language = Language::of_tag(&form.lang).unwrap_or(Language::English);
    let done = async {
        let (site, caller) = known(&book, &headers, id).await?;
        let comment = change::edit(&book, &site, &caller, id, &form.body).await?;
        let html = thread::rendered(&book, &site, &comment, language).await?;
        tell::changed(&book, &site, &comment).await;
        Ok((comment, html))
    };
    Ok(match done.await {
        Ok((comment, html)) => {
            let message = if comment.state == State::Shown { "embed-changed" } else { "embed-held" };
            let said = sentence(&book, language, message);
            values(StatusCode::OK, json!({ "html": html, "said": said }))
        }
        Err(no) => plain(&book, language, no),
    })
}

/// `POST /embed/comments/{id}/delete`
pub(crate) async fn take_away(
    Extension(book): Extension<Book>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Changed>,
) -> Result<Response, Fault> {
    let id = number(&id)?;
    let language = Language::of_tag(&form.lang).unwrap_or(Language::English);
    let done = async {
        let how = How::parse(&form.how).ok_or(Refused::Fields(vec![("how", "embed-how")]))?;
        let (site, caller) = known(&book, &headers, id).await?;
        let comment = change::take_away(&book, &site, &caller, (id, how)).await?;
        let page = pages::by_id(&book.house.db, comment.page_id).await?;
        Ok::<_, Refused>((comment, page.map_or(0, |page| page.shown)))
    };
    Ok(match done.await {
        Ok((comment, count)) => {
            tell::gone(&book, &comment).await;
            let said = sentence(&book, language, "embed-taken-away");
            values(StatusCode::OK, json!({ "said": said, "count": count }))
        }
        Err(no) => plain(&book, language, no),
    })
}
