//! What is answered where something cannot be done: a page for people, `application/problem+json` for programs.

use std::{borrow::Cow, error::Error};

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use lodge_store::StoreError;
use serde_json::{Value, json};
use url::form_urlencoded;

use crate::{Language, Words};

/// Something that cannot be done, and how it is said.
#[derive(Debug)]
pub struct Fault {
    /// The status of the answer.
    pub status: StatusCode,
    /// Which fault: the message `fault-CODE` and its attribute `.hint`, and the last part of the problem's type.
    pub code: &'static str,
    /// Which fields are concerned, and the message about each.
    pub fields: Vec<(Cow<'static, str>, &'static str)>,
    /// When it is worth another try, in seconds.
    pub retry_after: Option<u64>,
    cause: Option<Box<dyn Error + Send + Sync>>,
    elsewhere: Option<String>,
}

impl Fault {
    /// A fault of this status and code.
    #[must_use]
    pub const fn new(status: StatusCode, code: &'static str) -> Self {
        Self { status, code, fields: Vec::new(), retry_after: None, cause: None, elsewhere: None }
    }

    /// There is no such thing, or not for whoever asks.
    #[must_use]
    pub const fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found")
    }

    /// Whoever asks may not.
    #[must_use]
    pub const fn forbidden(code: &'static str) -> Self {
        Self::new(StatusCode::FORBIDDEN, code)
    }

    /// What was asked makes no sense.
    #[must_use]
    pub const fn bad(code: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code)
    }

    /// It was understood, but some fields cannot be so.
    #[must_use]
    pub fn invalid(fields: Vec<(&'static str, &'static str)>) -> Self {
        let mut fault = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        fault.fields = fields.into_iter().map(|(field, message)| (Cow::Borrowed(field), message)).collect();
        fault
    }

    /// The same, where fields are named by their place: `items/3`.
    #[must_use]
    pub fn invalid_at(places: Vec<(String, &'static str)>) -> Self {
        let mut fault = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        fault.fields = places.into_iter().map(|(place, message)| (Cow::Owned(place), message)).collect();
        fault
    }

    /// It collides with what is there.
    #[must_use]
    pub const fn conflict(code: &'static str) -> Self {
        Self::new(StatusCode::CONFLICT, code)
    }

    /// Too often; in so many seconds it can be done again.
    #[must_use]
    pub const fn too_many(seconds: u64) -> Self {
        let mut fault = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many");
        fault.retry_after = Some(seconds);
        fault
    }

    /// Something of ours failed.
    pub fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        let mut fault = Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal");
        fault.cause = Some(cause.into());
        fault
    }

    /// Whoever asks has to sign in first, and comes back.
    #[must_use]
    pub fn sign_in(next: &str) -> Self {
        Self::via("/sign-in", next)
    }

    /// Whoever asks has to prove once more who they are, and comes back.
    #[must_use]
    pub fn prove(next: &str) -> Self {
        Self::via("/prove", next)
    }

    fn via(path: &str, next: &str) -> Self {
        let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let mut fault = Self::new(StatusCode::SEE_OTHER, "sign-in");
        fault.elsewhere = Some(format!("{path}?next={next}"));
        fault
    }

    /// What of ours failed, for the log.
    pub(crate) fn cause(&self) -> Option<&(dyn Error + Send + Sync + 'static)> {
        self.cause.as_deref()
    }

    /// The problem as programs read it.
    ///
    /// Its `type` is the address of the page that explains it.
    pub(crate) fn problem(&self, words: &Words, language: Language) -> Value {
        let mut problem = json!({
            "type": format!("/api/problems#{}", self.code),
            "title": words.say(language, &format!("fault-{}", self.code), &[]),
            "status": self.status.as_u16(),
            "code": self.code,
        });
        let hint = format!("fault-{}.hint", self.code);
        if words.has(&hint)
            && let Some(problem) = problem.as_object_mut()
        {
            problem.insert("detail".into(), words.say(language, &hint, &[]).into());
        }
        if !self.fields.is_empty()
            && let Some(problem) = problem.as_object_mut()
        {
            let field = |(name, message): &(Cow<'static, str>, &'static str)| json!({ "pointer": format!("#/{name}"), "code": message, "detail": words.say(language, message, &[]) });
            problem.insert("errors".into(), self.fields.iter().map(field).collect());
        }
        problem
    }
}

/// That an answer is a fault, for the layer that knows how to say it to whoever asked.
#[derive(Clone)]
pub(crate) struct Faulty(pub(crate) std::sync::Arc<Fault>);

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        if let Some(elsewhere) = &self.elsewhere {
            return Redirect::to(elsewhere).into_response();
        }
        let mut response = self.status.into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(Faulty(std::sync::Arc::new(self)));
        response
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        if matches!(error, StoreError::Conflict) {
            return Self::conflict("conflict");
        }
        if matches!(error, StoreError::Nul) {
            return Self::bad("bad-request");
        }
        if error.is_passing() {
            let mut fault = Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy");
            fault.retry_after = Some(5);
            fault.cause = Some(error.into());
            return fault;
        }
        Self::internal(error)
    }
}
