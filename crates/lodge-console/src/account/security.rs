//! `/account/security`: the ways in, and the browsers that are in.

use askama::Template;
use axum::response::Response;
use lodge_accounts::{Session, totp};
use lodge_web::{Fault, Page, Signed, html};

#[derive(Template)]
#[template(path = "account/security.html")]
struct SecurityPage<'a> {
    page: &'a Page,
    password: bool,
    app: bool,
    codes: i64,
    sessions: Vec<Session>,
    mine: i64,
}

/// `GET /account/security`
pub(crate) async fn page(page: Page, Signed(who): Signed) -> Result<Response, Fault> {
    let (db, account) = (&page.site.db, who.account.id);
    Ok(html(&SecurityPage {
        page: &page,
        password: who.account.password.is_some(),
        app: totp::is_on(db, account).await?,
        codes: totp::codes_left(db, account).await?,
        sessions: page.site.sessions.list(account).await?,
        mine: who.session.id.number(),
    }))
}
