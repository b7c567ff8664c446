//! `…/aliases/{alias}/switch`: one alias off, or on again, without leaving the list.

use axum::{Form, extract::Path, response::Response};
use lodge_web::{Fault, Page, Signed, on};
use serde::Deserialize;

use super::{acts, office::held_alias_at, sought::Sought};
use crate::{
    Answer,
    store::{Changes, May},
};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    to: String,
    /// What the list was asked for, so that it is shown again.
    back: String,
}

/// `POST /mail/domains/{domain}/aliases/{alias}/switch`
pub(super) async fn switch(
    page: Page,
    Signed(who): Signed,
    Path(ids): Path<(i64, i64)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (alias, _) = held_alias_at(&page.site, &who.account, ids, May::Edit).await?;
    let (closed, said) = match typed.to.as_str() {
        "on" => (None, "alias-on"),
        "off" => (Some(Answer::Refuse), "alias-off"),
        _ => return Err(Fault::bad("bad-request")),
    };
    let changes = Changes {
        destinations: alias.destinations.reveal().clone(),
        label: alias.label.as_ref().map(|label| label.reveal().clone()),
        closed,
    };
    acts::change_alias(&page.site, &alias, changes).await?;
    let (query, page) = (Sought::of_query(&typed.back).query(), page_of(&typed.back));
    let path = format!("/mail/domains/{}/aliases?{query}&page={page}", ids.0).replace("?&", "?");
    Ok(on(&path, said))
}

/// Which page of the list it was.
fn page_of(back: &str) -> usize {
    let page = url::form_urlencoded::parse(back.as_bytes()).find(|(name, _)| name == "page");
    page.and_then(|(_, page)| page.parse().ok()).unwrap_or(0)
}
