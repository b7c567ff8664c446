//! The dashboard: what people see of a Lodge in their browser.
//!
//! Pages that belong to no job are here: set-up, signing in, the account, administration, privacy and transparency.
//! Modules bring their own, and say on the first page how they are.
//!
//! **Invariant:** every act works without script, passkeys excepted.

mod enter;
mod first;
mod policy;
mod privacy;
mod source;

use std::{fmt::Write as _, sync::Arc};

use axum::{
    Extension, Router,
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    routing::get,
};
use lodge_custody::Custody;
use lodge_module::Card;
use lodge_web::{Fault, Nav, Offered, Site, Source, sources};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

/// What the dashboard stands on beside the site.
pub struct Console {
    /// What carries the register out.
    pub custody: Custody,
    /// What modules say on the first page.
    pub cards: Vec<Card>,
    /// The name that mail knows us by.
    pub mail_host: String,
}

/// The dashboard, for those of its pages that need more than the site.
pub(crate) struct House(pub(crate) Arc<Console>);

impl<S: Send + Sync> FromRequestParts<S> for House {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let console = parts.extensions.get::<Arc<Console>>().cloned();
        // It is laid over every route below.
        console.map(Self).ok_or(Fault::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))
    }
}

/// What the dashboard says.
pub const WORDS: &[&[Source]] = &[sources!("enter.ftl"), sources!("first.ftl"), sources!("letters.ftl"), sources!("register.ftl")];

/// The pages that it offers on every page.
pub const NAV: &[Nav] = &[Nav { path: "/", words: "nav-home", icon: "home", to: Offered::Customers }];

/// Those that come after the modules'.
pub const NAV_LAST: &[Nav] = &[];

/// Its routes of the API. Those of the modules are added to them.
#[must_use]
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::default()
}

/// Its pages, with the description of the whole API.
pub fn routes(console: Console, _description: OpenApi) -> Router<Site> {
    Router::new()
        .route("/", get(first::page))
        .route("/privacy", get(privacy::page))
        .route("/privacy/{language}", get(privacy::in_language))
        .route("/source", get(source::page))
        .merge(enter::routes())
        .layer(Extension(Arc::new(console)))
}

/// Text as HTML text, or as the value of an attribute in double quotes.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 8);
    for char in text.chars() {
        match char {
            '&' | '<' | '>' | '"' | '\'' => _ = write!(safe, "&#{};", u32::from(char)),
            '\t' | '\n' => safe.push(char),
            char if char.is_control() => safe.push('\u{fffd}'),
            char => safe.push(char),
        }
    }
    safe
}
