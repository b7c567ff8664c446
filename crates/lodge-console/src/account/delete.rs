//! `/account/delete`: the end of an account, at once (promise F13).

use askama::Template;
use axum::{Form, response::Response};
use lodge_abuse::Lockout;
use lodge_accounts::{Account, Email, forget_cached, held_of};
use lodge_custody::{erase_since, recall};
use lodge_register::Clock;
use lodge_store::{Cache, Db, StoreError};
use lodge_web::{Fault, Fresh, Mistakes, Page, Site, again, cookie_gone, html, on_with};
use serde::Deserialize;
use std::error::Error;

use crate::{Console, House, account::data::subject};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    email: String,
}

#[derive(Template)]
#[template(path = "account/delete.html")]
struct DeletePage<'a> {
    page: &'a Page,
    now: &'a str,
    email: &'a str,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "account/farewell.html")]
struct FarewellPage<'a> {
    page: &'a Page,
}

/// `GET /account/delete`
pub(crate) async fn page(page: Page, Fresh(who): Fresh) -> Response {
    let now = who.account.email.reveal().as_str();
    html(&DeletePage { page: &page, now, email: "", mistakes: Mistakes::none() })
}

/// `POST /account/delete`
pub(crate) async fn done(
    page: Page,
    House(console): House,
    Fresh(who): Fresh,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let meant = Email::parse(&typed.email).is_ok_and(|email| email == *who.account.email.reveal());
    if !meant {
        let (now, email) = (who.account.email.reveal().as_str(), typed.email.trim());
        let mistakes = Mistakes::one("email", "delete-wrong");
        return Ok(again(&DeletePage { page: &page, now, email, mistakes }));
    }
    forget(&page.site, &console, &who.account).await?;
    Ok(on_with("/farewell", &cookie_gone()))
}

/// Erases an account: from the database and its archives, then from what is held briefly, and from what the modules
/// know by heart. Only then is it said to be gone.
pub(crate) async fn forget(site: &Site, console: &Console, account: &Account) -> Result<(), Fault> {
    let since = Some(account.created_at);
    let who = subject(site, console, account).await?;
    // They may have written as somebody else before they had an account: then every archive may have something of theirs.
    let since = since.filter(|_| who.len() == 1);
    erase_since(&console.custody, &who, since).await.map_err(Fault::internal)?;
    unhold(&site.db, &site.cache, &*site.clock, account).await?;
    for module in console.modules.iter() {
        if let Err(error) = module.forget().await {
            // It is gone from the database; what is known by heart follows within a second, or as soon as it can.
            let (module, error) = (module.name(), &error as &dyn Error);
            tracing::warn!(module, error, "A module could not forget at once");
        }
    }
    Ok(())
}

/// Forgets what is held briefly of an account that was erased: here, and in every other program on this database.
///
/// # Errors
/// [`StoreError`] if the store or the cache fails.
pub async fn unhold(db: &Db, cache: &Cache, clock: &dyn Clock, account: &Account) -> Result<(), StoreError> {
    forget_cached(cache, account.id).await?;
    let known = Lockout::held_of(account.email.reveal().as_str());
    let held: Vec<_> = held_of(account.id).into_iter().chain(known).collect();
    recall(db, cache, clock, &held).await
}

/// `GET /farewell`
pub(crate) async fn farewell(page: Page) -> Response {
    html(&FarewellPage { page: &page })
}
