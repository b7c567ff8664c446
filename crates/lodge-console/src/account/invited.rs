//! `/invited/{code}`: the link in an invitation.

use askama::Template;
use axum::{extract::Path, response::Response};
use lodge_accounts::{
    by_id,
    delegates::{self, AcceptError, Open},
};
use lodge_web::{Fault, Page, Signed, html, on};

use super::delegates::{what, words};
use crate::{House, enter::GONE};

#[derive(Template)]
#[template(path = "account/invited.html")]
struct InvitedPage<'a> {
    page: &'a Page,
    owner: &'a str,
    open: &'a Open,
    role: String,
    what: String,
}

/// `GET /invited/{code}`: whoever has no account yet opens one first, and comes back by the same link.
pub(crate) async fn page(
    page: Page,
    House(console): House,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let site = &page.site;
    let open = delegates::look_up(&site.cache, &*site.clock, &code).await?.ok_or(GONE)?;
    let owner = by_id(&site.db, open.owner).await?.ok_or(GONE)?;
    let role = page.t(words(open.invitation.role));
    let what = what(&page, &console, &open.invitation.module, open.invitation.object).await?;
    Ok(html(&InvitedPage { page: &page, owner: owner.name.reveal(), open: &open, role, what }))
}

/// `POST /invited/{code}`
pub(crate) async fn done(
    page: Page,
    Signed(who): Signed,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let site = &page.site;
    match delegates::accept(&site.db, &site.cache, &*site.clock, &code, &who.account).await {
        Ok(_) => Ok(on("/account/delegates", "invitation-accepted")),
        Err(AcceptError::Gone) => Err(GONE),
        Err(AcceptError::OtherAddress) => Err(Fault::forbidden("other-address")),
        Err(AcceptError::Store(error)) => Err(error.into()),
    }
}
