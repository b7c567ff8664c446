//! `/account/links/…`: links an account elsewhere to this one, and takes it away.

use axum::{Extension, extract::Path, response::Response};
use lodge_accounts::links;
use lodge_register::Id;
use lodge_web::{Fault, Fresh, Page, on};
use std::sync::Arc;

use crate::enter::with::{Known, sent_to};

/// `GET /account/links/new/{provider}`
pub(crate) async fn go(
    page: Page,
    Extension(known): Extension<Arc<Known>>,
    Fresh(who): Fresh,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    sent_to(&page.site, &known, &id, Some(who.account.id)).await
}

/// `POST /account/links/{id}/remove`
pub(crate) async fn remove(page: Page, Fresh(who): Fresh, Path(id): Path<i64>) -> Result<Response, Fault> {
    if !links::remove(&page.site.db, who.account.id, Id::new(id)).await? {
        return Err(Fault::not_found());
    }
    Ok(on("/account/security", "provider-unlinked"))
}
