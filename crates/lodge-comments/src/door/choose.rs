//! `/embed/sign-in`: which way somebody wants to show who they are.

use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use lodge_web::{Fault, Page, html};
use url::form_urlencoded;

use super::{
    ask::{Ask, At},
    providers::{self, Offer},
};
use crate::Book;

#[derive(Template)]
#[template(path = "door/choose.html")]
struct ChoosePage<'a> {
    page: &'a Page,
    ask: &'a Ask,
    offers: &'a [Offer],
}

impl ChoosePage<'_> {
    /// To a service that somebody has an account with, and back here.
    fn with(&self, offer: &Offer) -> String {
        let back: String = form_urlencoded::byte_serialize(self.ask.link("/with").as_bytes()).collect();
        format!("/sign-in/with/{}?next={back}", offer.id)
    }

    /// Whether there is any way in at all.
    fn any(&self) -> bool {
        let who = &self.ask.site.rules.who;
        who.accounts || who.email || who.passkeys || self.sso() || !self.offers.is_empty()
    }

    fn sso(&self) -> bool {
        self.ask.site.rules.who.sso.is_some() && self.ask.site.sso_key.is_some()
    }
}

/// `GET /embed/sign-in`
pub(super) async fn page(
    page: Page,
    Extension(book): Extension<Book>,
    Query(at): Query<At>,
) -> Result<Response, Fault> {
    let ask = Ask::read(&book, &at).await?;
    let offers = providers::offered(&book.house.db, &ask.site.rules.who.providers).await?;
    Ok(html(&ChoosePage { page: &page, ask: &ask, offers: &offers }))
}
