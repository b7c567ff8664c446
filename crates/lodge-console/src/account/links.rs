//! `/account/links…`: links an account elsewhere to this one, and takes it away.

use axum::{Extension, Form, extract::Path, response::Response};
use lodge_accounts::{
    links::{self, LinkError},
    providers::{Errand, held},
};
use lodge_register::Id;
use lodge_web::{Fault, Fresh, Page, on};
use serde::Deserialize;
use std::sync::Arc;

use crate::enter::{
    GONE,
    with::{Known, sent_to},
};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    code: String,
}

/// `GET /account/links/new/{provider}`
pub(crate) async fn go(
    page: Page,
    Extension(known): Extension<Arc<Known>>,
    Fresh(who): Fresh,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let errand = Errand { account: Some(who.account.id), next: String::new() };
    sent_to(&page.site, &known, &id, errand).await
}

/// `POST /account/links`: the button on the page that says what would be linked.
pub(crate) async fn add(page: Page, Fresh(who): Fresh, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let site = &page.site;
    let waiting = held::take(&site.cache, &typed.code).await?.ok_or(GONE)?;
    match links::link(&site.db, &*site.clock, who.account.id, &waiting.identity).await {
        Ok(_) => Ok(on("/account/security", "provider-linked")),
        Err(LinkError::Taken) => Err(Fault::conflict("link-taken")),
        Err(LinkError::Store(error)) => Err(error.into()),
    }
}

/// `POST /account/links/{id}/remove`
pub(crate) async fn remove(page: Page, Fresh(who): Fresh, Path(id): Path<i64>) -> Result<Response, Fault> {
    if !links::remove(&page.site.db, who.account.id, Id::new(id)).await? {
        return Err(Fault::not_found());
    }
    Ok(on("/account/security", "provider-unlinked"))
}
