//! A call to the REST face, and its answer.

use crate::body::Body;
use crate::moment::Moment;
use crate::refusal::Refusal;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a call does to what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verb {
    /// Reads it.
    Get,
    /// Makes one.
    Post,
    /// Puts it there.
    Put,
    /// Changes it.
    Patch,
    /// Removes it.
    Delete,
}

impl Verb {
    pub(crate) fn read(text: &str) -> Option<Self> {
        match text {
            "GET" | "HEAD" => Some(Self::Get),
            "POST" => Some(Self::Post),
            "PUT" => Some(Self::Put),
            "PATCH" => Some(Self::Patch),
            "DELETE" => Some(Self::Delete),
            _ => None,
        }
    }
}

/// One call, as it was received.
#[derive(Debug, Clone)]
pub struct Call {
    /// What it does.
    pub verb: Verb,
    /// Where, below `/api/v10`: `/guilds/1/bans/2`.
    pub path: String,
    /// What stands after `?`.
    pub query: BTreeMap<String, String>,
    /// The body; null if there is none.
    pub body: Value,
    /// `X-Audit-Log-Reason`, decoded.
    pub reason: Option<String>,
    /// `Authorization`, as it came. Only ever a made-up one.
    pub authorization: Option<String>,
    /// Whether the body came as a form.
    pub form: bool,
    /// Files that came beside the body: their names, and what is in them.
    pub files: Vec<(String, String)>,
    /// When, by the clock of the stand-in.
    pub at: Moment,
    /// The status it was answered with.
    pub status: u16,
}

impl Call {
    /// A call without anything: for people, who act as the client does.
    #[must_use]
    pub fn new(verb: Verb, path: &str, body: Value) -> Self {
        Self {
            verb,
            path: path.to_owned(),
            query: BTreeMap::new(),
            body,
            reason: None,
            authorization: None,
            form: false,
            files: Vec::new(),
            at: Moment::default(),
            status: 0,
        }
    }

    pub(crate) fn segments(&self) -> Vec<&str> {
        self.path.split('/').filter(|part| !part.is_empty()).collect()
    }

    pub(crate) fn fields(&self) -> Result<Body, Refusal> {
        match &self.body {
            Value::Object(fields) => Ok(Body(fields.clone())),
            Value::Null => Ok(Body::default()),
            _ => Err(Refusal::body("Only dictionaries may be used in a DictType")),
        }
    }

    pub(crate) fn asked(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }

    /// How many to list: as asked, within bounds.
    pub(crate) fn limit(&self, usual: usize, most: usize) -> usize {
        self.asked("limit").and_then(|text| text.parse().ok()).unwrap_or(usual).clamp(1, most)
    }
}

/// What is said to a call.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body, if there is one.
    pub body: Option<Value>,
    /// Headers besides the usual.
    pub headers: Vec<(&'static str, String)>,
}

pub(crate) type Said = Result<Answer, Refusal>;

impl Answer {
    /// 200, with a body.
    pub(crate) fn ok(body: impl Into<Value>) -> Self {
        Self { status: 200, body: Some(body.into()), headers: Vec::new() }
    }

    /// 201, with a body.
    pub(crate) fn made(body: impl Into<Value>) -> Self {
        Self { status: 201, ..Self::ok(body) }
    }

    /// 204.
    pub(crate) fn done() -> Self {
        Self { status: 204, body: None, headers: Vec::new() }
    }

    /// A list of things.
    pub(crate) fn list<T: serde::Serialize>(things: impl IntoIterator<Item = T>) -> Self {
        Self::ok(json!(things.into_iter().collect::<Vec<_>>()))
    }

    pub(crate) fn refused(refusal: &Refusal) -> Self {
        Self { status: refusal.status, ..Self::ok(refusal.wire()) }
    }
}
