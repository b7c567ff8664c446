//! `/account/passkeys/…`: adds a passkey, and removes one.

use askama::Template;
use axum::{
    Json,
    extract::Path,
    response::{IntoResponse as _, Response},
};
use lodge_accounts::passkeys;
use lodge_register::Id;
use lodge_web::{Fault, Fresh, Page, html, on};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::enter::passkey::{self, fault};

#[derive(Deserialize)]
pub(crate) struct Answer {
    label: String,
    credential: Value,
}

#[derive(Template)]
#[template(path = "account/passkey.html")]
struct PasskeyPage<'a> {
    page: &'a Page,
}

/// `GET /account/passkeys/new`
pub(crate) async fn page(page: Page, Fresh(_): Fresh) -> Response {
    html(&PasskeyPage { page: &page })
}

/// `POST /account/passkeys/start`
pub(crate) async fn start(page: Page, Fresh(who): Fresh) -> Result<Response, Fault> {
    let site = &page.site;
    let question =
        passkey::passkeys(site)?.start_register(&site.db, &site.cache, &who.account).await.map_err(fault)?;
    Ok(Json(question).into_response())
}

/// `POST /account/passkeys/finish`
pub(crate) async fn finish(
    page: Page,
    Fresh(who): Fresh,
    Json(answer): Json<Answer>,
) -> Result<Response, Fault> {
    let site = &page.site;
    passkey::passkeys(site)?
        .finish_register(&site.db, &site.cache, &*site.clock, &who.account, &answer.label, answer.credential)
        .await
        .map_err(fault)?;
    Ok(Json(json!({ "location": "/account/security?said=passkey-added" })).into_response())
}

/// `POST /account/passkeys/{id}/remove`
pub(crate) async fn remove(page: Page, Fresh(who): Fresh, Path(id): Path<i64>) -> Result<Response, Fault> {
    if !passkeys::remove(&page.site.db, who.account.id, Id::new(id)).await? {
        return Err(Fault::not_found());
    }
    Ok(on("/account/security", "passkey-removed"))
}
