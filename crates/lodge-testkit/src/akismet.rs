//! A stand-in for Akismet: it speaks its interface (version 1.1) over HTTP, and remembers every field that it was sent.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{
    outside::until,
    web::{Asked, Told, WebServer},
};

/// What a request to it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// `comment-check`, `submit-spam`, `submit-ham` or `verify-key`.
    pub word: String,
    /// Its fields.
    pub fields: BTreeMap<String, String>,
    /// Its header fields.
    pub headers: Vec<(String, String)>,
}

/// The service. It is gone when the value goes.
pub struct Akismet {
    server: WebServer,
    state: Arc<State>,
}

struct State {
    key: String,
    calls: Mutex<Vec<Call>>,
    mood: Mutex<Mood>,
}

/// How it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mood {
    /// As it is documented: spam is what has `viagra-test-123` in it, or comes from an author of that name.
    #[default]
    Well,
    /// It has a fault.
    Failing,
    /// It says what nobody understands.
    Odd,
}

impl Akismet {
    /// One that knows this key.
    #[must_use]
    pub fn open(key: &str) -> Self {
        let state =
            Arc::new(State { key: key.to_owned(), calls: Mutex::default(), mood: Mutex::new(Mood::Well) });
        let of_server = Arc::clone(&state);
        Self { server: WebServer::open(move |asked| of_server.answer(asked)), state }
    }

    /// Where it is, up to the word that is called.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}/1.1/", self.server.url())
    }

    /// From now on it answers so.
    pub fn is(&self, mood: Mood) {
        *self.state.mood.lock().unwrap_or_else(PoisonError::into_inner) = mood;
    }

    /// What it was asked and told so far.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.state.calls().clone()
    }

    /// Waits until it was called so, and takes that out.
    #[must_use]
    pub fn call(&self, word: &str) -> Call {
        until("Akismet is called", || {
            let mut calls = self.state.calls();
            let at = calls.iter().position(|call| call.word == word)?;
            Some(calls.remove(at))
        })
    }
}

impl State {
    fn calls(&self) -> MutexGuard<'_, Vec<Call>> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, asked: &Asked) -> Told {
        let Some(word) = asked.path.strip_prefix("/1.1/").filter(|_| asked.method == "POST") else {
            return Told::status(404);
        };
        if asked.header("content-type") != "application/x-www-form-urlencoded" {
            return Told::status(200).with("x-akismet-debug-help", "Not a form").saying("invalid");
        }
        let fields = fields(&String::from_utf8_lossy(&asked.body));
        let has = |name: &str| fields.get(name).is_some_and(|value| !value.is_empty());
        let is_ours = fields.get("api_key") == Some(&self.key);
        let told = match word {
            _ if !has("blog") => help("Empty \"blog\" value"),
            "verify-key" if is_ours => Told::status(200).saying("valid"),
            _ if !is_ours => help("We were unable to parse your blog URI"),
            "comment-check" if !has("user_ip") => help("Empty \"user_ip\" value"),
            "comment-check" => check(&fields),
            "submit-spam" | "submit-ham" => {
                Told::status(200).saying("Thanks for making the web a better place.")
            }
            _ => Told::status(404),
        };
        self.calls().push(Call { word: word.to_owned(), fields, headers: asked.headers.clone() });
        match *self.mood.lock().unwrap_or_else(PoisonError::into_inner) {
            Mood::Well => told,
            Mood::Failing => Told::status(500),
            Mood::Odd => Told::status(200).saying("<html>down for maintenance</html>"),
        }
    }
}

fn check(fields: &BTreeMap<String, String>) -> Told {
    let says = |name: &str| fields.get(name).is_some_and(|value| value.contains("viagra-test-123"));
    if says("comment_content") || says("comment_author") {
        return Told::status(200).with("x-akismet-pro-tip", "discard").saying("true");
    }
    Told::status(200).saying("false")
}

fn help(what: &str) -> Told {
    Told::status(200).with("x-akismet-debug-help", what).saying("invalid")
}

fn fields(body: &str) -> BTreeMap<String, String> {
    body.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (crate::web::decoded(name), crate::web::decoded(value)))
        .collect()
}
