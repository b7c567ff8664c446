//! How the guest book answers: for any site to read, and in the reader's words.

use axum::{
    Json,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_web::{Fault, Language};
use serde_json::{Map, Value, json};
use url::form_urlencoded;

use super::asked::wants_json;
use crate::{Book, post::Refused};

/// Lets every site read an answer: there is nothing in it that is not for its page, or for whoever brought the token.
pub(crate) fn open(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// What a browser asks before it sends a token from another site.
pub(crate) async fn preflight() -> Response {
    let headers = [
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "authorization"),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    open((StatusCode::NO_CONTENT, headers).into_response())
}

/// Values, for a script.
pub(crate) fn values(status: StatusCode, value: Value) -> Response {
    open((status, Json(value)).into_response())
}

/// A sentence of the guest book.
pub(crate) fn sentence(book: &Book, language: Language, message: &str) -> String {
    book.house.words.say(language, message, &[])
}

/// A no: the status, the message, which fields cannot be so and the message about each, and for how long to wait.
pub(crate) struct No {
    pub(crate) status: StatusCode,
    pub(crate) message: &'static str,
    pub(crate) fields: Vec<(&'static str, &'static str)>,
    pub(crate) wait: Option<u64>,
}

impl No {
    /// What is said; a failure of ours says it in its own way.
    pub(crate) fn of(refused: Refused) -> Result<Self, Fault> {
        let no = |status, message| Self { status, message, fields: Vec::new(), wait: None };
        Ok(match refused {
            Refused::Fields(fields) => {
                Self { fields, ..no(StatusCode::UNPROCESSABLE_ENTITY, "embed-look-again") }
            }
            Refused::Said(status, message) => no(status, message),
            Refused::TooOften(seconds) => {
                Self { wait: Some(seconds), ..no(StatusCode::TOO_MANY_REQUESTS, "embed-too-often") }
            }
            Refused::Fault(fault) => return Err(fault),
        })
    }
}

/// What is said where something is not done: values for a script, a page for whoever has none.
pub(crate) fn refused(
    book: &Book,
    headers: &HeaderMap,
    language: Language,
    back: &Back<'_>,
    refused: Refused,
) -> Response {
    let No { status, message, fields, wait } = match No::of(refused) {
        Ok(no) => no,
        Err(fault) => return open(fault.into_response()),
    };
    if !wants_json(headers) {
        let first = fields.first().map_or(message, |(_, message)| *message);
        return back.with(first);
    }
    let said = sentence(book, language, message);
    let fields: Map<String, Value> = fields
        .into_iter()
        .map(|(field, message)| (field.to_owned(), Value::from(sentence(book, language, message))))
        .collect();
    let mut response = values(status, json!({ "said": said, "fields": fields }));
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// Where somebody without script came from, and goes back to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Back<'a> {
    /// The site, as they said it.
    pub(crate) site: &'a str,
    /// The page, likewise.
    pub(crate) page: &'a str,
    /// The language, likewise.
    pub(crate) lang: &'a str,
}

impl Back<'_> {
    /// Back to the page, which says this.
    pub(crate) fn with(&self, message: &str) -> Response {
        let said = message.trim_start_matches("embed-");
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("site", self.site), ("page", self.page), ("lang", self.lang), ("said", said)])
            .finish();
        Redirect::to(&format!("/embed/page?{query}")).into_response()
    }
}

/// An answer for who asks without saying where they came from.
pub(crate) fn plain(book: &Book, language: Language, refused_: Refused) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    refused(book, &headers, language, &Back { site: "", page: "", lang: "" }, refused_)
}

/// A number in a path. What is none names nothing.
pub(crate) fn number(text: &str) -> Result<i64, Fault> {
    text.parse().map_err(|_| Fault::not_found())
}
