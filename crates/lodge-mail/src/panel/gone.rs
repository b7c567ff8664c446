//! Takes away: `/mail/domains/{domain}/remove` and `…/aliases/{alias}/remove`, each after a question.

use askama::Template;
use axum::{extract::Path, response::Response};
use lodge_web::{Fault, Fresh, Page, Signed, html, on};

use super::{
    acts,
    office::{Room, held, held_alias_at},
};
use crate::store::{self, May, Which};

#[derive(Template)]
#[template(path = "mail/remove-domain.html")]
struct RemoveDomain<'a> {
    page: &'a Page,
    room: Room,
    aliases: usize,
}

#[derive(Template)]
#[template(path = "mail/remove-alias.html")]
struct RemoveAlias<'a> {
    page: &'a Page,
    room: Room,
    id: i64,
    address: &'a str,
}

/// `GET /mail/domains/{domain}/remove`
pub(super) async fn ask_domain(
    page: Page,
    Signed(who): Signed,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::Own).await?;
    let aliases = store::count_of(&page.site.db, held.domain.id, Which::All).await?;
    Ok(html(&RemoveDomain { page: &page, room: Room::of(&held), aliases }))
}

/// `POST /mail/domains/{domain}/remove`
pub(super) async fn domain(page: Page, Fresh(who): Fresh, Path(id): Path<i64>) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::Own).await?;
    acts::remove_domain(&page.site, &held).await?;
    Ok(on("/mail/domains", "domain-removed"))
}

/// `GET /mail/domains/{domain}/aliases/{alias}/remove`
pub(super) async fn ask_alias(
    page: Page,
    Signed(who): Signed,
    Path(ids): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let (alias, held) = held_alias_at(&page.site, &who.account, ids, May::Edit).await?;
    let (room, address) = (Room::of(&held), alias.address.reveal());
    Ok(html(&RemoveAlias { page: &page, room, id: ids.1, address }))
}

/// `POST /mail/domains/{domain}/aliases/{alias}/remove`
pub(super) async fn alias(
    page: Page,
    Signed(who): Signed,
    Path(ids): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let (alias, _) = held_alias_at(&page.site, &who.account, ids, May::Edit).await?;
    acts::remove_alias(&page.site, &alias).await?;
    Ok(on(&format!("/mail/domains/{}/aliases", ids.0), "alias-removed"))
}
