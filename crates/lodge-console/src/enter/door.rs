//! Opens the door to somebody who has just proved who they are.

use axum::{
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_abuse::Lockout;
use lodge_accounts::Account;
use lodge_web::{Fault, Network, Page, Site, cookie_set, device, inside, on_with};
use std::sync::Arc;

/// A new session for the holder of this account, and on to where they wanted to go.
///
/// Whatever session the browser had before is over: a cookie that somebody planted in it opens nothing.
pub(crate) async fn open(
    page: &Page,
    headers: &HeaderMap,
    network: &Network,
    account: &Account,
    next: &str,
) -> Result<Response, Fault> {
    Ok(on_with(after(next), &cookie(page, headers, network, account).await?))
}

/// The same, where the answer is not a page: only the cookie.
pub(crate) async fn cookie(
    page: &Page,
    headers: &HeaderMap,
    network: &Network,
    account: &Account,
) -> Result<String, Fault> {
    if let Some(old) = &page.who {
        page.site.sessions.end(old.account.id, old.session.id).await?;
    }
    lockout(&page.site).succeeded(account.email.reveal().as_str(), network.octets()).await?;
    let cookie = page.site.sessions.open(account.id, &device(headers)).await?;
    Ok(cookie_set(cookie.expose()))
}

/// Where to go then: a page of ours, or the first one.
pub(crate) fn after(next: &str) -> &str {
    inside(next).unwrap_or("/")
}

/// On to a page of ours.
pub(crate) fn on_to(next: &str) -> Response {
    Redirect::to(after(next)).into_response()
}

/// Who has guessed too often.
pub(crate) fn lockout(site: &Site) -> Lockout {
    Lockout::new(site.db.clone(), site.cache.clone(), Arc::clone(&site.clock))
}
