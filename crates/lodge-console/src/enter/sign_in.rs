//! `/sign-in`: with a password, a passkey, or an account elsewhere.

use askama::Template;
use axum::{Form, extract::Query, http::HeaderMap, response::Response};
use lodge_abuse::{May, pow, rules};
use lodge_accounts::{Email, Provider, SignIn};
use lodge_register::Secret;
use lodge_web::{Fault, Mistakes, Network, Page, again, html};
use serde::Deserialize;

use super::{
    door,
    gate::{self, Brought, Gate},
    second,
};

/// What the puzzle of a doubtful sign-in is for.
const PURPOSE: &str = "sign-in";

/// Where to go afterwards.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Next {
    pub(crate) next: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    email: String,
    password: String,
    next: String,
    challenge: String,
    pow: String,
    ticket: String,
}

#[derive(Template)]
#[template(path = "enter/sign_in.html")]
struct SignInPage<'a> {
    page: &'a Page,
    email: &'a str,
    next: &'a str,
    mistakes: Mistakes,
    gate: Option<Gate>,
    providers: Vec<Provider>,
}

impl SignInPage<'_> {
    /// Where an account elsewhere is signed in with.
    fn with(&self, provider: &Provider) -> String {
        leading_to(&format!("/sign-in/with/{}", provider.id), self.next)
    }
}

/// A path that leads on to another one.
pub(super) fn leading_to(path: &str, next: &str) -> String {
    if matches!(next, "" | "/") {
        return path.to_owned();
    }
    let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("{path}?next={next}")
}

/// `GET /sign-in`
pub(crate) async fn page(page: Page, Query(Next { next }): Query<Next>) -> Result<Response, Fault> {
    if page.who.is_some() {
        return Ok(door::on_to(&next));
    }
    let (email, next) = ("", door::after(&next));
    let providers = crate::providers::all(&page.site.db).await?;
    let mistakes = Mistakes::none();
    Ok(html(&SignInPage { page: &page, email, next, mistakes, gate: None, providers }))
}

/// `POST /sign-in`
pub(crate) async fn done(
    page: Page,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let site = &page.site;
    let (next, from) = (door::after(&typed.next), network.octets());
    let verdict = site.limiter.allow(&rules::SIGN_IN, from).await?;
    if !verdict.allowed {
        return Err(Fault::too_many(verdict.reset));
    }
    let back = async |mistake: &'static str, gate| {
        let providers = crate::providers::all(&site.db).await?;
        let mistakes = Mistakes::one("email", mistake);
        Ok(again(&SignInPage { page: &page, email: typed.email.trim(), next, mistakes, gate, providers }))
    };
    let Ok(email) = Email::parse(&typed.email) else { return back("sign-in-refused", None).await };
    let lockout = door::lockout(site);
    match lockout.may_try(email.as_str(), from).await? {
        May::Try => {}
        May::Wait(seconds) => return Err(Fault::too_many(seconds)),
        May::Prove => {
            let brought = Brought { challenge: &typed.challenge, pow: &typed.pow, ticket: &typed.ticket };
            if let Some(gate) = gate::passes(site, PURPOSE, pow::HARD, brought, from).await? {
                return back("sign-in-prove", Some(gate)).await;
            }
        }
    }
    let password = Secret::new(typed.password.clone());
    match lodge_accounts::sign_in(&site.db, &site.cache, &*site.chance, &email, &password).await? {
        SignIn::Done(account) => door::open(&page, &headers, &network, &account, next).await,
        SignIn::NeedsSecond { code } => Ok(second::asked(&page, code.expose(), next)),
        SignIn::Refused => {
            lockout.failed(email.as_str(), from).await?;
            back("sign-in-refused", None).await
        }
    }
}
