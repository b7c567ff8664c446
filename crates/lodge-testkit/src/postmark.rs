//! A stand-in for Postmark: it takes letters over the API, and answers as Postmark documents.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use serde_json::{Value, json};

use crate::{
    outside::until,
    web::{Asked, Told, WebServer},
};

/// The service. It is gone when the value goes.
pub struct Postmark {
    server: WebServer,
    state: Arc<State>,
}

struct State {
    token: String,
    letters: Mutex<Vec<Value>>,
    /// What is answered to letters to these addresses: a status and an `ErrorCode`, used up one by one.
    answers: Mutex<HashMap<String, Vec<(u16, u16)>>>,
}

impl Postmark {
    /// One that takes every letter that comes with this token.
    #[must_use]
    pub fn open(token: &str) -> Self {
        let state =
            Arc::new(State { token: token.to_owned(), letters: Mutex::default(), answers: Mutex::default() });
        let of_server = Arc::clone(&state);
        Self { server: WebServer::open(move |asked| of_server.answer(asked)), state }
    }

    /// Where it is: `post.postmark_url`.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.server.address()
    }

    /// Letters to this address are answered so, one by one; then they are taken.
    pub fn answers(&self, address: &str, answers: &[(u16, u16)]) {
        let mut all = self.state.answers.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(address.to_owned(), answers.to_vec());
    }

    /// The letters that it took, as they came.
    #[must_use]
    pub fn letters(&self) -> Vec<Value> {
        self.state.letters().clone()
    }

    /// Waits for a letter to this address, and takes it out.
    #[must_use]
    pub fn letter_to(&self, address: &str) -> Value {
        until("a letter arrives at Postmark", || {
            let mut letters = self.state.letters();
            let at = letters.iter().position(|letter| letter["To"] == address)?;
            Some(letters.remove(at))
        })
    }

    /// Everything that it was asked, taken or not.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.server.asked()
    }
}

impl State {
    fn letters(&self) -> MutexGuard<'_, Vec<Value>> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, asked: &Asked) -> Told {
        if (asked.method.as_str(), asked.path.as_str()) != ("POST", "/email") {
            return Told::status(404);
        }
        if asked.header("x-postmark-server-token") != self.token {
            return error(401, 10);
        }
        let Ok(letter) = serde_json::from_slice::<Value>(&asked.body) else { return error(422, 402) };
        let text = |name: &str| letter[name].as_str().unwrap_or_default().to_owned();
        if ["From", "To", "TextBody", "HtmlBody"].iter().any(|name| text(name).is_empty()) {
            return error(422, 300);
        }
        let to = text("To");
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(waiting) = answers.get_mut(&to)
            && !waiting.is_empty()
        {
            let (status, code) = waiting.remove(0);
            return error(status, code);
        }
        drop(answers);
        self.letters().push(letter);
        Told::json(200, &json!({ "To": to, "MessageID": "0a129aee", "ErrorCode": 0, "Message": "OK" }))
    }
}

fn error(status: u16, code: u16) -> Told {
    Told::json(status, &json!({ "ErrorCode": code, "Message": "You asked for it." }))
}
