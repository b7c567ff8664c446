//! `/admin`: what waits, and the way to everything else.

use askama::Template;
use axum::{extract::State, response::Response};
use lodge_accounts::help;
use lodge_custody::Shelved;
use lodge_web::{Fault, Operator, Page, Site, html};

use crate::{Audited, House, notices, transparency::looked_over};

#[derive(Template)]
#[template(path = "admin/overview.html")]
struct Overview<'a> {
    page: &'a Page,
    accounts: i64,
    waiting: usize,
    audited: Option<Audited>,
    backup: Option<Shelved>,
    unannounced: bool,
    is_on: bool,
}

/// `GET /admin`
pub(crate) async fn page(
    page: Page,
    _: Operator,
    House(console): House,
    State(site): State<Site>,
) -> Result<Response, Fault> {
    let counted = site.db.rows("SELECT COUNT(*) FROM accounts_account", ()).await?;
    Ok(html(&Overview {
        accounts: counted.first().map_or(Ok(0), |row| row.int(0))?,
        waiting: help::waiting(&site.db).await?.len(),
        audited: looked_over::last(&site.db).await?,
        backup: looked_over::backups(&console.custody).await?.into_iter().next_back(),
        unannounced: notices::draft(&site).await?.is_some(),
        is_on: site.post.is_on(),
        page: &page,
    }))
}
