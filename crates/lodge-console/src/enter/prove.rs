//! `/prove`: once more who one is, before something that cannot be undone.

use askama::Template;
use axum::{Form, extract::Query, response::Response};
use lodge_abuse::{May, Rule};
use lodge_accounts::{passkeys, totp, verify_aside};
use lodge_register::Secret;
use lodge_web::{Fault, Mistakes, Network, Page, Signed, Who, again, html};
use serde::Deserialize;

use super::{door, sign_in::Next};

/// Tries of one session: who holds a stolen cookie guesses a few times, and its owner's other sessions lose nothing.
const TRIES: Rule = Rule { name: "prove", count: 10, seconds: 15 * 60 };

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    password: String,
    digits: String,
    next: String,
}

#[derive(Template)]
#[template(path = "enter/prove.html")]
struct ProvePage<'a> {
    page: &'a Page,
    next: &'a str,
    password: bool,
    app: bool,
    passkey: bool,
    mistakes: Mistakes,
}

/// `GET /prove`
pub(crate) async fn page(
    page: Page,
    Signed(who): Signed,
    Query(Next { next }): Query<Next>,
) -> Result<Response, Fault> {
    Ok(html(&asked(&page, &who, door::after(&next), Mistakes::none()).await?))
}

/// `POST /prove`
pub(crate) async fn done(
    page: Page,
    Signed(who): Signed,
    network: Network,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let site = &page.site;
    let verdict = site.limiter.allow(&TRIES, &who.session.id.number().to_be_bytes()).await?;
    if !verdict.allowed {
        return Err(Fault::too_many(verdict.reset));
    }
    // What is guessed here counts as what is guessed at the door: it shuts out the network that guesses, and no other.
    let (lockout, email, from) = (door::lockout(site), who.account.email.reveal().as_str(), network.octets());
    if let May::Wait(seconds) = lockout.may_try(email, from).await? {
        return Err(Fault::too_many(seconds));
    }
    let digits = typed.digits.trim();
    let proved = if digits.is_empty() {
        verify_aside(&Secret::new(typed.password), who.account.password.as_ref()).await
    } else {
        totp::accepts(&site.db, &site.cache, &*site.clock, who.account.id, digits).await?
    };
    if !proved {
        lockout.failed(email, from).await?;
        let field = if digits.is_empty() { "password" } else { "digits" };
        let mistakes = Mistakes::one(field, "prove-wrong");
        return Ok(again(&asked(&page, &who, door::after(&typed.next), mistakes).await?));
    }
    site.sessions.prove(&who.session).await?;
    Ok(door::on_to(&typed.next))
}

async fn asked<'a>(
    page: &'a Page,
    who: &Who,
    next: &'a str,
    mistakes: Mistakes,
) -> Result<ProvePage<'a>, Fault> {
    let app = totp::is_on(&page.site.db, who.account.id).await?;
    let passkey = !passkeys::of(&page.site.db, who.account.id).await?.is_empty();
    Ok(ProvePage { page, next, passkey, password: who.account.password.is_some(), app, mistakes })
}
