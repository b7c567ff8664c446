//! `/account/security`: the ways in, and the browsers that are in.

use askama::Template;
use axum::response::Response;
use lodge_accounts::{Link, Passkey, Provider, Session, links, passkeys, totp};
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
    passkeys: Vec<Passkey>,
    links: Vec<Link>,
    providers: Vec<Provider>,
}

impl SecurityPage<'_> {
    /// What a provider is called; one that is not offered any more, by its id.
    fn named(&self, id: &str) -> String {
        let known = self.providers.iter().find(|provider| provider.id == id);
        known.map_or(id, |provider| provider.name.as_str()).to_owned()
    }
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
        passkeys: passkeys::of(db, account).await?,
        links: links::of(db, account).await?,
        providers: crate::providers::all(db).await?,
    }))
}
