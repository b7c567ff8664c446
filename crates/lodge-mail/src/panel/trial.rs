//! `…/aliases/{alias}/test`: a message to an alias, so that its owner sees it arrive.

use axum::{extract::Path, response::Response};
use lodge_accounts::Account;
use lodge_egress::PostError;
use lodge_web::{Draft, Fault, Language, Page, Signed, Site, letter, on};

use super::office::{held_alias_at, tries, writes_to};
use crate::{
    Alias,
    store::{Held, May},
};

/// What became of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sent {
    /// It was handed over.
    OnItsWay,
    /// Nobody has proved that the domain is theirs.
    Unproved,
    /// This Lodge sends no letters.
    Nowhere,
    /// Not now.
    Later,
    /// Not at all.
    Refused,
}

/// Sends a test to an alias, for this account.
///
/// # Errors
/// [`Fault`] if there were too many.
pub(crate) async fn sent(
    site: &Site,
    account: &Account,
    (alias, held): &(Alias, Held),
    language: Language,
) -> Result<Sent, Fault> {
    // Anybody can type the name of a domain: until it is proved, this may be the mailbox of a stranger.
    if held.domain.verified_at.is_none() {
        return Ok(Sent::Unproved);
    }
    // A catch-all takes whatever has no alias of its own.
    let to = match alias.address.reveal().strip_prefix("*@") {
        Some(domain) => format!("lodge-test@{domain}"),
        None => alias.address.reveal().clone(),
    };
    tries(site, account).await?;
    writes_to(site, &to).await?;
    let values = [("alias", to.as_str().into())];
    let draft = Draft { name: "mail-test", language, to: &to, values: &values, link: None, passed_on: None };
    Ok(match site.post.send_now(letter(site, &draft)).await {
        Ok(()) => Sent::OnItsWay,
        Err(PostError::Nowhere) => Sent::Nowhere,
        Err(error) if error.is_temporary() => Sent::Later,
        Err(_) => Sent::Refused,
    })
}

/// `POST /mail/domains/{domain}/aliases/{alias}/test`
pub(super) async fn send(
    page: Page,
    Signed(who): Signed,
    Path(ids): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let alias = held_alias_at(&page.site, &who.account, ids, May::Edit).await?;
    let said = match sent(&page.site, &who.account, &alias, page.reader.language).await? {
        Sent::OnItsWay => "test-sent",
        Sent::Unproved => "test-unproved",
        Sent::Nowhere => "test-nowhere",
        Sent::Later => "test-later",
        Sent::Refused => "test-refused",
    };
    Ok(on(&format!("/mail/domains/{}/aliases/{}", ids.0, ids.1), said))
}
