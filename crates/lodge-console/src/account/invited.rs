//! `/invited/{code}`: the link in an invitation.

use askama::Template;
use axum::{extract::Path, response::Response};
use lodge_accounts::{
    Account, Delegate, by_id,
    delegates::{self, AcceptError, Open},
};
use lodge_web::{Fault, Page, Signed, Site, html, on};

use super::delegates::{what, words};
use crate::{Console, House, enter::GONE};

#[derive(Template)]
#[template(path = "account/invited.html")]
struct InvitedPage<'a> {
    page: &'a Page,
    owner: &'a str,
    open: &'a Open,
    role: String,
    what: String,
}

/// The invitation with this code, if who sent it has still what it invites to.
async fn opened(site: &Site, console: &Console, code: &str) -> Result<Open, Fault> {
    let open = delegates::look_up(&site.cache, &*site.clock, code).await?.ok_or(GONE)?;
    let (module, object) = (open.invitation.module.as_str(), open.invitation.object);
    let module = console.modules.iter().find(|known| known.name() == module).ok_or(GONE)?;
    if module.is_owned(site, open.owner, object).await? { Ok(open) } else { Err(GONE) }
}

/// `GET /invited/{code}`: whoever has no account yet opens one first, and comes back by the same link.
pub(crate) async fn page(
    page: Page,
    House(console): House,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let site = &page.site;
    let open = opened(site, &console, &code).await?;
    let owner = by_id(&site.db, open.owner).await?.ok_or(GONE)?;
    let role = page.t(words(open.invitation.role));
    let what = what(&page, &console, &open.invitation.module, open.invitation.object).await?;
    Ok(html(&InvitedPage { page: &page, owner: owner.name.reveal(), open: &open, role, what }))
}

/// Takes an invitation up.
pub(super) async fn accept(
    site: &Site,
    console: &Console,
    account: &Account,
    code: &str,
) -> Result<Delegate, Fault> {
    opened(site, console, code).await?;
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
    House(console): House,
    Signed(who): Signed,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    accept(&page.site, &console, &who.account, &code).await?;
    Ok(on("/account/delegates", "invitation-accepted"))
}
