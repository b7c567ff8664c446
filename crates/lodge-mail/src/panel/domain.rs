//! `/mail/domains/{domain}`: one domain, and `…/proof`: whether it is proved.

use askama::Template;
use axum::{extract::Path, response::Response};
use lodge_accounts::{Role, delegates};
use lodge_web::{Fault, Page, Signed, html, on};

use super::{
    acts::{self, Proof},
    office::{Office, Room, held, looks},
};
use crate::store::{self, May, Which};

#[derive(Template)]
#[template(path = "mail/domain.html")]
struct DomainPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    host: &'a str,
    proof: String,
    proof_name: String,
    aliases: usize,
    helpers: Vec<(String, &'static str)>,
}

/// `GET /mail/domains/{domain}`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Office(look): Office,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let site = &page.site;
    let held = held(site, &who.account, id, May::View).await?;
    let aliases = store::count_of(&site.db, held.domain.id, Which::All).await?;
    let mut helpers = Vec::new();
    // Who else looks after it is shown to its owner, who invited them.
    if held.may == May::Own {
        for share in delegates::of_object(&site.db, "mail", id).await? {
            if let Some(account) = lodge_accounts::by_id(&site.db, share.account_id).await? {
                let role = match share.role {
                    Role::Viewer => "domain-role-viewer",
                    Role::Editor => "domain-role-editor",
                };
                helpers.push((account.name.reveal().clone(), role));
            }
        }
    }
    let proof = acts::expected(site, &held.domain);
    let room = Room::of(&held);
    let proof_name = format!("_lodge.{}", room.name);
    Ok(html(&DomainPage {
        page: &page,
        at: "domain",
        room,
        host: look.host(),
        proof,
        proof_name,
        aliases,
        helpers,
    }))
}

/// `POST /mail/domains/{domain}/proof`
pub(super) async fn prove(
    page: Page,
    Signed(who): Signed,
    Office(look): Office,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::Edit).await?;
    looks(&page.site, &who.account).await?;
    let said = match acts::prove(&page.site, &look, &held.domain).await? {
        Proof::Proved => "domain-proved",
        Proof::Missing => "domain-not-proved",
        Proof::Taken => "domain-taken",
        Proof::Unanswered => "domain-unanswered",
    };
    Ok(on(&format!("/mail/domains/{id}"), said))
}
