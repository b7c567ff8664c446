//! `/account/email/confirm/{code}`: the links in the two letters about another address.

use askama::Template;
use axum::{extract::Path, response::Response};
use lodge_accounts::{Changed, Side, confirm_email_change, look_up_email_change};
use lodge_web::{Fault, Page, html};

use crate::enter::{GONE, door};

#[derive(Template)]
#[template(path = "account/email_confirm.html")]
struct AskedPage<'a> {
    page: &'a Page,
    email: &'a str,
}

#[derive(Template)]
#[template(path = "account/email_confirmed.html")]
struct ConfirmedPage<'a> {
    page: &'a Page,
    what: &'static str,
    email: &'a str,
}

/// `GET /account/email/confirm/{code}`
pub(crate) async fn page(page: Page, Path(code): Path<String>) -> Result<Response, Fault> {
    let (_, email) = look_up_email_change(&page.site.db, &page.site.cache, &code).await?.ok_or(GONE)?;
    Ok(html(&AskedPage { page: &page, email: email.reveal().as_str() }))
}

/// `POST /account/email/confirm/{code}`
pub(crate) async fn done(page: Page, Path(code): Path<String>) -> Result<Response, Fault> {
    let site = &page.site;
    let (_, email) = look_up_email_change(&site.db, &site.cache, &code).await?.ok_or(GONE)?;
    let what = match confirm_email_change(&site.db, &site.cache, &code).await? {
        Changed::Gone => return Err(GONE),
        Changed::Half(Side::Old) => "email-half-old",
        Changed::Half(Side::New) => "email-half-new",
        Changed::Taken => "email-taken",
        Changed::Done { was, .. } => {
            // Whoever gets the old address next is let in from nowhere because of it.
            door::lockout(site).forget(was.reveal().as_str()).await?;
            "email-done"
        }
    };
    Ok(html(&ConfirmedPage { page: &page, what, email: email.reveal().as_str() }))
}
