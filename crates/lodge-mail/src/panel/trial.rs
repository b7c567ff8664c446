//! `…/aliases/{alias}/test`: a message to an alias, so that its owner sees it arrive.

use axum::{extract::Path, response::Response};
use lodge_egress::PostError;
use lodge_web::{Draft, Fault, Page, Signed, letter, on};

use super::office::{held_alias_at, tries};
use crate::store::May;

/// `POST /mail/domains/{domain}/aliases/{alias}/test`
pub(super) async fn send(
    page: Page,
    Signed(who): Signed,
    Path(ids): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let site = &page.site;
    let (alias, held) = held_alias_at(site, &who.account, ids, May::Edit).await?;
    tries(site, &who.account).await?;
    let name = held.domain.name.reveal();
    // A catch-all takes whatever has no alias of its own.
    let to = match alias.address.reveal().strip_prefix("*@") {
        Some(_) => format!("lodge-test@{name}"),
        None => alias.address.reveal().clone(),
    };
    let draft = Draft {
        name: "mail-test",
        language: page.reader.language,
        to: &to,
        values: &[("alias", to.as_str().into())],
        link: None,
        passed_on: None,
    };
    let said = match site.post.send_now(letter(site, &draft)).await {
        Ok(()) => "test-sent",
        Err(PostError::Nowhere) => "test-nowhere",
        Err(error) if error.is_temporary() => "test-later",
        Err(_) => "test-refused",
    };
    Ok(on(&format!("/mail/domains/{}/aliases/{}", ids.0, ids.1), said))
}
