//! `/admin/legal`: requests by authorities, written down for everybody to see how many there were.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use lodge_register::Id;
use lodge_web::{Fault, Mistakes, Operator, Page, Site, again, html, on};
use serde::Deserialize;

use crate::{
    LegalRequest,
    transparency::legal::{self, ANSWERS, ASKERS},
};

#[derive(Template)]
#[template(path = "admin/legal.html")]
struct Listed<'a> {
    page: &'a Page,
    requests: &'a [LegalRequest],
    typed: &'a Typed,
    mistakes: &'a Mistakes,
}

/// What was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    month: String,
    asker: String,
    answer: String,
}

/// `GET /admin/legal`
pub(crate) async fn page(page: Page, _: Operator, State(site): State<Site>) -> Result<Response, Fault> {
    let requests = legal::all(&site.db).await?;
    let month = site.clock.now().to_string().get(..7).unwrap_or_default().to_owned();
    let typed = Typed { month, ..Typed::default() };
    Ok(html(&Listed { page: &page, requests: &requests, typed: &typed, mistakes: &Mistakes::none() }))
}

/// `POST /admin/legal`
pub(crate) async fn add(
    page: Page,
    _: Operator,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    if !legal::is_month(&typed.month) {
        let (requests, mistakes) =
            (legal::all(&site.db).await?, Mistakes::one("month", "admin-legal-month-wrong"));
        return Ok(again(&Listed { page: &page, requests: &requests, typed: &typed, mistakes: &mistakes }));
    }
    let asker = known(&ASKERS, &typed.asker)?;
    let answer = known(&ANSWERS, &typed.answer)?;
    legal::add(&site.db, typed.month.clone(), asker, answer).await?;
    Ok(on("/admin/legal", "admin-legal"))
}

/// `POST /admin/legal/{id}`
pub(crate) async fn answer(
    _: Operator,
    State(site): State<Site>,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    match legal::answer(&site.db, Id::new(id), known(&ANSWERS, &typed.answer)?).await? {
        true => Ok(on("/admin/legal", "admin-legal")),
        false => Err(Fault::not_found()),
    }
}

/// `POST /admin/legal/{id}/remove`
pub(crate) async fn remove(
    _: Operator,
    State(site): State<Site>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    legal::remove(&site.db, Id::new(id)).await?;
    Ok(on("/admin/legal", "admin-legal-removed"))
}

/// One of the words of the form; nothing else comes from a page of ours.
fn known(words: &[&'static str], typed: &str) -> Result<&'static str, Fault> {
    words.iter().copied().find(|word| *word == typed).ok_or(Fault::bad("bad-request"))
}
