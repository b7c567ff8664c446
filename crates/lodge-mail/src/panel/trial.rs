//! `…/aliases/{alias}/test`: a message to an alias, so that its owner sees it arrive.

use axum::{extract::Path, response::Response};
use lodge_egress::PostError;
use lodge_web::{Draft, Fault, Language, Page, Signed, Site, letter, on};

use super::office::{held_alias_at, tries};
use crate::{Alias, store::May};

/// What became of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sent {
    /// It was handed over.
    OnItsWay,
    /// This Lodge sends no letters.
    Nowhere,
    /// Not now.
    Later,
    /// Not at all.
    Refused,
}

/// Sends a test to an alias.
pub(crate) async fn sent(site: &Site, alias: &Alias, language: Language) -> Sent {
    // A catch-all takes whatever has no alias of its own.
    let to = match alias.address.reveal().strip_prefix("*@") {
        Some(domain) => format!("lodge-test@{domain}"),
        None => alias.address.reveal().clone(),
    };
    let values = [("alias", to.as_str().into())];
    let draft = Draft { name: "mail-test", language, to: &to, values: &values, link: None, passed_on: None };
    match site.post.send_now(letter(site, &draft)).await {
        Ok(()) => Sent::OnItsWay,
        Err(PostError::Nowhere) => Sent::Nowhere,
        Err(error) if error.is_temporary() => Sent::Later,
        Err(_) => Sent::Refused,
    }
}

/// `POST /mail/domains/{domain}/aliases/{alias}/test`
pub(super) async fn send(
    page: Page,
    Signed(who): Signed,
    Path(ids): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let (alias, _) = held_alias_at(&page.site, &who.account, ids, May::Edit).await?;
    tries(&page.site, &who.account).await?;
    let said = match sent(&page.site, &alias, page.reader.language).await {
        Sent::OnItsWay => "test-sent",
        Sent::Nowhere => "test-nowhere",
        Sent::Later => "test-later",
        Sent::Refused => "test-refused",
    };
    Ok(on(&format!("/mail/domains/{}/aliases/{}", ids.0, ids.1), said))
}
