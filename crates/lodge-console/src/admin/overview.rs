//! `/admin`: what waits, and the way to everything else.

use askama::Template;
use axum::{extract::State, response::Response};
use lodge_accounts::{help, notices::Standing};
use lodge_custody::Shelved;
use lodge_web::{Fault, Operator, Page, Site, html};

use crate::{Audited, Console, House, notices::standing_of, transparency::looked_over};

#[derive(Template)]
#[template(path = "admin/overview.html")]
struct Overview<'a> {
    page: &'a Page,
    now: Now,
}

/// How this Lodge is.
pub(super) struct Now {
    /// How many accounts there are.
    pub(super) accounts: i64,
    /// How many requests wait for an answer.
    pub(super) waiting: i64,
    /// When it was last compared with its register.
    pub(super) audited: Option<Audited>,
    /// The newest backup.
    pub(super) backup: Option<Shelved>,
    /// How the policy of this program stands.
    pub(super) policy: Standing,
    /// Whether letters can be sent.
    pub(super) is_on: bool,
}

/// `GET /admin`
pub(crate) async fn page(
    page: Page,
    _: Operator,
    House(console): House,
    State(site): State<Site>,
) -> Result<Response, Fault> {
    Ok(html(&Overview { now: now(&console, &site).await?, page: &page }))
}

/// Looks how this Lodge is.
pub(super) async fn now(console: &Console, site: &Site) -> Result<Now, Fault> {
    let digest = console.printed.digest(&site.register);
    Ok(Now {
        accounts: lodge_accounts::count(&site.db).await?,
        waiting: help::count_waiting(&site.db).await?,
        audited: looked_over::last(&site.db).await?,
        backup: looked_over::backups(&console.custody).await?.into_iter().next_back(),
        policy: standing_of(&site.db, site.clock.as_ref(), digest).await?,
        is_on: site.post.is_on(),
    })
}
