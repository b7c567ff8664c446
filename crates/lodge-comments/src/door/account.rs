//! `/embed/sign-in/account`: with the account of this Lodge that the browser is signed in to.

use askama::Template;
use axum::{
    Extension, Form,
    extract::Query,
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_accounts::Account;
use lodge_web::{Fault, Mistakes, Page, again, html};
use serde::Deserialize;
use url::form_urlencoded;

use super::{
    ask::{Ask, At},
    come,
    known::{Proof, find, welcome},
};
use crate::{Book, Way};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    site: String,
    origin: String,
    name: String,
}

#[derive(Template)]
#[template(path = "door/account.html")]
struct AccountPage<'a> {
    page: &'a Page,
    ask: &'a Ask,
    /// As whom, if they are known here.
    known: Option<&'a str>,
    called: &'a str,
    mistakes: Mistakes,
}

/// `GET /embed/sign-in/account`
pub(super) async fn page(
    page: Page,
    Extension(book): Extension<Book>,
    Query(at): Query<At>,
) -> Result<Response, Fault> {
    let ask = allowed(&book, &at).await?;
    let Some(who) = &page.who else { return Ok(first(&ask)) };
    let visitor = find(&book, &ask.site, &proof(&who.account)).await?;
    let known = visitor.as_ref().map(|visitor| visitor.name.reveal().as_str());
    let called = who.account.name.reveal();
    Ok(html(&AccountPage { page: &page, ask: &ask, known, called, mistakes: Mistakes::none() }))
}

/// `POST /embed/sign-in/account`
pub(super) async fn done(
    page: Page,
    Extension(book): Extension<Book>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let ask = allowed(&book, &At { site: typed.site, origin: typed.origin }).await?;
    let Some(who) = &page.who else { return Ok(first(&ask)) };
    match welcome(&book, &ask.site, &proof(&who.account), &typed.name, page.lang()).await? {
        Ok(visitor) => come::on(&book, &ask, visitor.id).await,
        Err(refused) => {
            let mistakes = Mistakes::one("name", refused.message());
            Ok(again(&AccountPage { page: &page, ask: &ask, known: None, called: &typed.name, mistakes }))
        }
    }
}

async fn allowed(book: &Book, at: &At) -> Result<Ask, Fault> {
    let ask = Ask::read(book, at).await?;
    if ask.site.rules.who.accounts { Ok(ask) } else { Err(Fault::forbidden("door-way")) }
}

fn proof(account: &Account) -> Proof {
    Proof {
        account: Some(account.id),
        email: Some(account.email.reveal().as_str().to_owned()),
        ..Proof::of(Way::Account)
    }
}

/// First into the account, in the same window, and back here.
fn first(ask: &Ask) -> Response {
    let back: String = form_urlencoded::byte_serialize(ask.link("/account").as_bytes()).collect();
    Redirect::to(&format!("/sign-in?next={back}")).into_response()
}
