//! `POST /embed/subscribe`: a letter for each comment under a page, or no more of them.

use axum::{
    Extension, Form,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde::Deserialize;
use serde_json::json;

use super::{
    asked::{language, site},
    said::{plain, sentence, values},
};
use crate::{
    Book, Site, feed,
    live::tell,
    notify, place,
    post::Refused,
    store::{letters, pages},
    who::{Caller, caller},
};
use lodge_web::Language;

/// What is in the form.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    site: String,
    page: String,
    on: String,
    lang: String,
}

/// `POST /embed/subscribe`
pub(crate) async fn subscribe(
    Extension(book): Extension<Book>,
    headers: HeaderMap,
    Form(form): Form<Asked>,
) -> Response {
    let known = async {
        let site = site(&book, &form.site).await?;
        let caller = caller(&book, &site, &headers).await?;
        let caller = caller.ok_or(Refused::Said(StatusCode::UNAUTHORIZED, "embed-sign-in"))?;
        Ok((site, caller))
    };
    let (site, caller) = match known.await {
        Ok(known) => known,
        Err(no) => return plain(&book, Language::of_tag(&form.lang).unwrap_or(Language::English), no),
    };
    let language = language(&form.lang, &site);
    match set(&book, (&site, &caller), &form.page, form.on == "1").await {
        Ok(on) => {
            let said = sentence(&book, language, if on { "letter-following" } else { "letter-left" });
            let feed = feed::of_answers(&book, &site, caller.visitor.id);
            values(StatusCode::OK, json!({ "subscribed": on, "said": said, "feed": feed }))
        }
        Err(no) => plain(&book, language, no),
    }
}

/// Has somebody follow a page, or follow it no more. Says whether they do now.
pub(super) async fn set(
    book: &Book,
    (site, caller): (&Site, &Caller),
    page: &str,
    on: bool,
) -> Result<bool, Refused> {
    let (db, now) = (&book.house.db, book.house.clock.now());
    let verdict = book
        .house
        .limiter
        .allow(&lodge_abuse::rules::COMMENT_FOLLOWS, &caller.visitor.id.number().to_be_bytes())
        .await?;
    if !verdict.allowed {
        return Err(Refused::TooOften(verdict.reset));
    }
    let no_page = || Refused::Said(StatusCode::NOT_FOUND, "embed-no-page");
    let path = place::path(page, &site.rules.pages).map_err(|_| no_page())?;
    let page = match pages::find(db, site.id, &path).await? {
        Some(page) => page,
        None if on && !site.rules.pages.known_only => {
            let page = pages::find_or_add(db, site.id, (&path, ""), now).await?;
            book.ready.site_changed(site.id.number());
            tell::came(book, &page);
            page
        }
        None if on => return Err(no_page()),
        None => return Ok(false),
    };
    let visitor = &caller.visitor;
    // Letters go only where somebody showed that they read them.
    if on && !notify::is_reached(book, visitor).await? {
        return Err(Refused::Said(StatusCode::CONFLICT, "letter-no-address"));
    }
    letters::follow(db, page.id, visitor.id, on.then_some(now)).await?;
    Ok(on)
}
