//! `/embed/comments/{id}/vote`, `…/react` and `…/report`: what a reader does with somebody's comment.

use axum::{
    Extension, Form,
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use lodge_abuse::rules::COMMENT_REPORTS_FROM;
use lodge_register::Id;
use lodge_web::{Fault, Language, Network};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    asked::wants_json,
    edit::known,
    said::{Back, number, refused, sentence, values},
};
use crate::{
    Book, Comment, Ground, Site,
    post::Refused,
    sign,
    store::{comments, sites, thread},
    who::caller,
};

/// What is in the form.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Given {
    site: String,
    page: String,
    lang: String,
    value: String,
    kind: String,
    on: String,
    reason: String,
    text: String,
}

impl Given {
    fn language(&self) -> Language {
        Language::of_tag(&self.lang).unwrap_or(Language::English)
    }
}

/// `POST /embed/comments/{id}/vote`
pub(crate) async fn vote(
    Extension(book): Extension<Book>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Given>,
) -> Result<Response, Fault> {
    let id = number(&id)?;
    let done = async {
        let value = form.value.parse().map_err(|_| Refused::Fields(vec![("value", "embed-no-votes")]))?;
        let (site, caller) = known(&book, &headers, id).await?;
        let comment = sign::vote(&book, &site, &caller, (id, value)).await?;
        let (up, down) = votes(&book, &comment).await?;
        Ok(json!({ "up": up, "down": down, "mine": value, "said": said(&book, &form, "embed-voted") }))
    };
    Ok(told(&book, &headers, &form, "embed-voted", done.await))
}

async fn votes(book: &Book, comment: &Comment) -> Result<(i64, i64), Refused> {
    let found = thread::one(&book.house.db, comment.page_id, comment.id.number()).await?;
    Ok(found.map_or((0, 0), |(leaf, _)| (leaf.up, leaf.down)))
}

/// `POST /embed/comments/{id}/react`
pub(crate) async fn react(
    Extension(book): Extension<Book>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Given>,
) -> Result<Response, Fault> {
    let id = number(&id)?;
    let done = async {
        let on = form.on != "0";
        let (site, caller) = known(&book, &headers, id).await?;
        let comment = sign::react(&book, &site, &caller, (id, &form.kind, on)).await?;
        let all = thread::reactions(&book.house.db, comment.page_id).await?;
        let count =
            all.iter().find(|(of, kind, _)| *of == id && *kind == form.kind).map_or(0, |found| found.2);
        Ok(
            json!({ "kind": form.kind, "count": count, "mine": on, "said": said(&book, &form, "embed-reacted") }),
        )
    };
    Ok(told(&book, &headers, &form, "embed-reacted", done.await))
}

/// `POST /embed/comments/{id}/report`: whoever reads may, signed in or not.
pub(crate) async fn report(
    Extension(book): Extension<Book>,
    Path(id): Path<String>,
    network: Network,
    headers: HeaderMap,
    Form(form): Form<Given>,
) -> Result<Response, Fault> {
    let id = number(&id)?;
    let done = async {
        let ground =
            Ground::parse(&form.reason).ok_or(Refused::Fields(vec![("reason", "embed-no-ground")]))?;
        let site = site_of(&book, id).await?;
        let by = caller(&book, &site, &headers).await?.map(|caller| caller.visitor.id);
        if by.is_none() {
            let verdict = book.house.limiter.allow(&COMMENT_REPORTS_FROM, network.octets()).await?;
            if !verdict.allowed {
                return Err(Refused::TooOften(verdict.reset));
            }
        }
        sign::report(&book, &site, by, (id, ground, Some(&form.text))).await?;
        Ok(json!({ "said": said(&book, &form, "embed-reported") }))
    };
    Ok(told(&book, &headers, &form, "embed-reported", done.await))
}

async fn site_of(book: &Book, id: i64) -> Result<Site, Refused> {
    let gone = || Refused::Said(StatusCode::NOT_FOUND, "embed-gone");
    let comment = comments::by_id(&book.house.db, id).await?.ok_or_else(gone)?;
    sites::by_id(&book.house.db, Id::new(comment.site_id.number())).await?.ok_or_else(gone)
}

fn said(book: &Book, form: &Given, message: &str) -> String {
    sentence(book, form.language(), message)
}

fn told(
    book: &Book,
    headers: &HeaderMap,
    form: &Given,
    message: &str,
    done: Result<Value, Refused>,
) -> Response {
    let back = Back { site: &form.site, page: &form.page, lang: &form.lang };
    match done {
        Ok(value) if wants_json(headers) => values(StatusCode::OK, value),
        Ok(_) => back.with(message),
        Err(no) => refused(book, headers, form.language(), &back, no),
    }
}
