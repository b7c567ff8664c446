//! `/invited/{code}`: the link in an invitation.

use askama::Template;
use axum::{extract::Path, response::Response};
use lodge_accounts::{
    Account, Delegate, by_id,
    delegates::{self, AcceptError, Open},
};
use lodge_web::{Fault, Page, Signed, Site, html, on};

use super::delegates::words;
use crate::enter::GONE;

#[derive(Template)]
#[template(path = "account/invited.html")]
struct InvitedPage<'a> {
    page: &'a Page,
    owner: &'a str,
    open: &'a Open,
    role: String,
}

/// `GET /invited/{code}`: whoever has no account yet opens one first, and comes back by the same link.
pub(crate) async fn page(page: Page, Path(code): Path<String>) -> Result<Response, Fault> {
    let site = &page.site;
    let open = delegates::look_up(&site.cache, &*site.clock, &code).await?.ok_or(GONE)?;
    let owner = by_id(&site.db, open.owner).await?.ok_or(GONE)?;
    let role = page.t(words(open.invitation.role));
    Ok(html(&InvitedPage { page: &page, owner: owner.name.reveal(), open: &open, role }))
}

/// Takes an invitation up.
pub(super) async fn accept(site: &Site, account: &Account, code: &str) -> Result<Delegate, Fault> {
    let taken = delegates::accept(&site.db, &site.cache, &*site.clock, code, account).await;
    taken.map_err(|error| match error {
        AcceptError::Gone => GONE,
        AcceptError::OtherAddress => Fault::forbidden("other-address"),
        AcceptError::Store(error) => error.into(),
    })
}

/// `POST /invited/{code}`
pub(crate) async fn done(
    page: Page,
    Signed(who): Signed,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    accept(&page.site, &who.account, &code).await?;
    Ok(on("/account/delegates", "invitation-accepted"))
}
