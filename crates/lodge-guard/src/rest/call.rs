//! A call as a value: what is asked of Discord, before anybody asks it.

use lodge_egress::Method;
use serde_json::Value;

/// By what Discord counts calls: the method, the path without its numbers, and the number at its head.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path without its numbers.
    pub shape: &'static str,
    /// The server, channel or webhook that it is about.
    pub head: u64,
}

/// A call. It has no `Debug`: a path can hold what answers an interaction.
#[derive(Clone)]
pub struct Call {
    /// By what it is counted.
    pub route: Route,
    /// Where it goes.
    pub path: String,
    /// What is said.
    pub body: Option<Value>,
    /// A file that goes with it: its name and what is in it.
    pub file: Option<(&'static str, String)>,
    /// Why, as the server's audit log shows it.
    pub reason: Option<String>,
    /// Whether doing it twice does no more than doing it once.
    pub safe: bool,
    /// Whether it goes before others: it contains a raid.
    pub urgent: bool,
}

impl Call {
    /// A call of this method, about this server or channel.
    #[must_use]
    pub fn new(method: Method, shape: &'static str, head: u64, path: String) -> Self {
        let safe = method != Method::POST;
        Self {
            route: Route { method, shape, head },
            path,
            body: None,
            file: None,
            reason: None,
            safe,
            urgent: false,
        }
    }

    /// The same, saying this.
    #[must_use]
    pub fn saying(self, body: Value) -> Self {
        Self { body: Some(body), ..self }
    }

    /// The same, with a file beside it.
    #[must_use]
    pub fn with_file(self, name: &'static str, text: String) -> Self {
        Self { file: Some((name, text)), ..self }
    }

    /// The same, for this reason.
    #[must_use]
    pub fn because(self, reason: Option<&str>) -> Self {
        Self { reason: reason.filter(|reason| !reason.is_empty()).map(str::to_owned), ..self }
    }

    /// The same, before others.
    #[must_use]
    pub fn at_once(self) -> Self {
        Self { urgent: true, ..self }
    }

    /// The same, which may be sent again where nobody knows whether it arrived.
    #[must_use]
    pub fn repeatable(self) -> Self {
        Self { safe: true, ..self }
    }

    /// Whether it answers an interaction, which Discord does not count with the others.
    #[must_use]
    pub fn is_answer(&self) -> bool {
        self.route.is_answer()
    }
}

impl Route {
    /// Whether it answers an interaction.
    #[must_use]
    pub fn is_answer(&self) -> bool {
        self.shape.starts_with("/interactions") || self.shape.starts_with("/webhooks")
    }
}
