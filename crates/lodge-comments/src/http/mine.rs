//! `/embed/mine`: everything that is kept about somebody at a site, to take along; and the end of it.

use axum::{
    Extension, Form,
    extract::RawQuery,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use lodge_custody::{Custody, erase, export};
use lodge_register::Id;
use lodge_web::{Fault, Language};
use serde::Deserialize;
use serde_json::json;

use super::{
    asked::{self, Asked},
    said::{open, plain, sentence, values},
};
use crate::{
    Book, Visitor,
    change::How,
    kin,
    post::Refused,
    store::{comments, forgotten, own},
    who::{Caller, caller},
};

/// What is in the form.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wish {
    site: String,
    how: String,
    lang: String,
}

/// `GET /embed/mine`: a file.
pub(crate) async fn all(
    Extension(book): Extension<Book>,
    Extension(custody): Extension<Custody>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let asked = Asked::of_query(&query.unwrap_or_default());
    let caller = match known(&book, &asked.site, &headers).await {
        Ok(caller) => caller,
        Err(no) => return Ok(plain(&book, said_in(&asked.lang), no)),
    };
    file(&custody, caller.visitor.id).await
}

/// Everything that is kept about somebody at a site.
pub(super) async fn file(custody: &Custody, visitor: Id<Visitor>) -> Result<Response, Fault> {
    let text = export(custody, &[kin::key(visitor)]).await.map_err(Fault::internal)?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let name = HeaderValue::from_static("attachment; filename=\"comments-export.json\"");
    Ok(open(([kind, (header::CONTENT_DISPOSITION, name)], text).into_response()))
}

/// `POST /embed/mine`: all of it is gone when this is answered, from the archives too.
pub(crate) async fn gone(
    Extension(book): Extension<Book>,
    Extension(custody): Extension<Custody>,
    headers: HeaderMap,
    Form(wish): Form<Wish>,
) -> Result<Response, Fault> {
    let language = said_in(&wish.lang);
    let done = async {
        let how = How::parse(&wish.how).ok_or(Refused::Fields(vec![("how", "embed-how")]))?;
        let caller = known(&book, &wish.site, &headers).await?;
        forget(&book, &custody, &caller, how).await?;
        Ok(json!({ "said": sentence(&book, language, "door-forgotten") }))
    };
    Ok(match done.await {
        Ok(value) => values(StatusCode::OK, value),
        Err(no) => plain(&book, language, no),
    })
}

/// Ends everything that is kept about somebody at a site.
pub(super) async fn forget(book: &Book, custody: &Custody, caller: &Caller, how: How) -> Result<(), Refused> {
    let (db, now) = (&book.house.db, book.house.clock.now());
    if how == How::Delete {
        for comment in own::all(db, caller.visitor.id).await? {
            comments::delete(db, &comment, now).await?;
            book.changed(comment.site_id.number(), comment.page_id.number());
        }
    }
    erase(custody, &[kin::key(caller.visitor.id)]).await.map_err(Fault::internal)?;
    forgotten::settle(db, now).await?;
    // Their name stood beside answers, votes and reactions of theirs, wherever they were.
    book.forget();
    Ok(())
}

async fn known(book: &Book, site: &str, headers: &HeaderMap) -> Result<Caller, Refused> {
    let site = asked::site(book, site).await?;
    caller(book, &site, headers).await?.ok_or(Refused::Said(StatusCode::UNAUTHORIZED, "embed-sign-in"))
}

fn said_in(tag: &str) -> Language {
    Language::of_tag(tag).unwrap_or(Language::English)
}
