//! What every page is written with: words, dates, who reads it, and the token for its forms.

use std::sync::OnceLock;

use askama::Template;
use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{Html, IntoResponse as _, Redirect, Response},
};
use lodge_accounts::Theme;
use lodge_register::Timestamp;
use url::form_urlencoded;

use crate::{Fault, Nav, Offered, Reader, Shown, Site, Value, Who, csrf, written};

/// A page that is being written for somebody.
pub struct Page {
    /// The site that it is of.
    pub site: Site,
    /// For whom.
    pub reader: Reader,
    /// Whether they are signed in.
    pub who: Option<Who>,
    /// The path that was asked for.
    pub path: String,
    said: Option<String>,
    token: OnceLock<String>,
}

impl FromRequestParts<Site> for Page {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fault> {
        let reader = parts.extensions.get::<Reader>().cloned();
        let reader = reader.unwrap_or_else(|| Reader::of_headers(&parts.headers));
        let who = parts.extensions.get::<Who>().cloned();
        let mut page = Self::of(site.clone(), reader, who, parts.uri.path().to_owned());
        let query = parts.uri.query().unwrap_or_default();
        let said = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "said");
        // Only what we have a message for is said: a link from elsewhere cannot put words into our mouth.
        page.said = said.map(|(_, said)| format!("said-{said}")).filter(|said| site.words.has(said));
        Ok(page)
    }
}

impl Page {
    /// A page of this site, for this reader.
    #[must_use]
    pub const fn of(site: Site, reader: Reader, who: Option<Who>, path: String) -> Self {
        Self { site, reader, who, path, said: None, token: OnceLock::new() }
    }

    /// A message.
    #[must_use]
    pub fn t(&self, name: &str) -> String {
        self.site.words.say(self.reader.language, name, &[])
    }

    /// A message with one thing filled in.
    #[must_use]
    pub fn t1<'a>(&self, name: &str, key: &'a str, value: impl Into<Value<'a>>) -> String {
        self.site.words.say(self.reader.language, name, &[(key, value.into())])
    }

    /// A message with two things filled in.
    #[must_use]
    pub fn t2<'a>(
        &self,
        name: &str,
        key: &'a str,
        value: impl Into<Value<'a>>,
        other: &'a str,
        second: impl Into<Value<'a>>,
    ) -> String {
        self.site.words.say(self.reader.language, name, &[(key, value.into()), (other, second.into())])
    }

    /// What has just been done, for the toast.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        self.said.as_deref().map(|said| self.t(said))
    }

    /// The token for the forms of this page. It is one for all of them: drawn anew for each form of a long list, it would
    /// be most of what is sent, since chance cannot be compressed.
    #[must_use]
    pub fn csrf(&self) -> &str {
        self.token.get_or_init(|| {
            let session = self.who.as_ref().map(|who| who.session.id.number());
            csrf::token(&self.site.db, self.site.chance.as_ref(), self.site.clock.now(), session)
        })
    }

    /// A day, in the reader's words and zone.
    #[must_use]
    pub fn day(&self, moment: &Timestamp) -> String {
        written(*moment, Shown::Day, self.reader.language, &self.reader.zone)
    }

    /// A day and the time, in the reader's words and zone.
    #[must_use]
    pub fn minute(&self, moment: &Timestamp) -> String {
        written(*moment, Shown::Minute, self.reader.language, &self.reader.zone)
    }

    /// The language's tag, for `lang`.
    #[must_use]
    pub const fn lang(&self) -> &'static str {
        self.reader.language.tag()
    }

    /// `light` or `dark`, if its reader chose.
    #[must_use]
    pub const fn theme(&self) -> Option<&'static str> {
        match self.reader.theme {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }

    /// What its reader is called, if they are signed in.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.who.as_ref().map(|who| who.account.name.reveal().as_str())
    }

    /// The pages that are offered to its reader.
    pub fn nav(&self) -> impl Iterator<Item = &Nav> {
        let admin = self.who.as_ref().is_some_and(|who| who.account.admin);
        let known = self.who.is_some();
        self.site.nav.iter().filter(move |nav| match nav.to {
            Offered::Everybody => true,
            Offered::Customers => known,
            Offered::Operators => admin,
        })
    }

    /// Whether the page is at this path or below it.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        self.path == path
            || (path != "/" && self.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
    }
}

/// What is wrong with a form: which field, and the message about it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Mistakes(Vec<(&'static str, &'static str)>);

impl Mistakes {
    /// Nothing is wrong.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Notes a mistake in a field.
    pub fn add(&mut self, field: &'static str, message: &'static str) {
        self.0.push((field, message));
    }

    /// One mistake.
    #[must_use]
    pub fn one(field: &'static str, message: &'static str) -> Self {
        Self(vec![(field, message)])
    }

    /// The message about a field, if something is wrong with it.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&'static str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, message)| *message)
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them, in the order in which they were found.
    #[must_use]
    pub fn fields(&self) -> &[(&'static str, &'static str)] {
        &self.0
    }

    /// All of them.
    #[must_use]
    pub fn into_fields(self) -> Vec<(&'static str, &'static str)> {
        self.0
    }
}

/// A page as an answer.
pub fn html(template: &impl Template) -> Response {
    match template.render() {
        Ok(text) => Html(text).into_response(),
        Err(error) => Fault::internal(error).into_response(),
    }
}

/// A form that comes back with what was typed and what is wrong with it.
pub fn again(template: &impl Template) -> Response {
    let mut response = html(template);
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

/// On to another page of ours, which says what has been done: the message `said-…`.
#[must_use]
pub fn on(path: &str, said: &str) -> Response {
    let mark = if path.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{path}{mark}said={said}")).into_response()
}

/// On to another page, with a cookie set or taken away.
#[must_use]
pub fn on_with(path: &str, cookie: &str) -> Response {
    let mut response = Redirect::to(path).into_response();
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
