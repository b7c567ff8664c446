//! Calling Discord: one call, one answer, within its limits.
//!
//! ```text
//! Call ──> limits: go, wait or stop ──> door ──> answer: learn from it, try again where that is safe ──> value or refusal
//! ```

pub mod answer;
pub mod call;
pub mod calls;
pub mod limits;
pub mod reason;
pub mod refused;

pub use call::{Call, Route};
pub use refused::{Refused, Why};

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use lodge_egress::{Door, Request};
use lodge_register::{Clock, Secret};
use serde_json::Value;

use crate::DISCORD;
use answer::Answer;
use limits::{Leave, Limits};

/// Where Discord is called, unless the operator says otherwise.
pub const BASE: &str = "https://discord.com/api/v10";
/// Who calls: Discord asks programs to say so in this form.
const AGENT: &str = concat!("DiscordBot (lodge, ", env!("CARGO_PKG_VERSION"), ")");
/// How often a call is tried.
const TRIES: u32 = 5;
/// How long an answer is waited for.
const WITHIN: Duration = Duration::from_secs(15);
/// The longest that a call waits for its turn, in all.
const PATIENCE: i64 = 60_000;

/// Calls Discord as one application. Clones share its limits.
#[derive(Clone)]
pub struct Rest {
    inner: Arc<Inner>,
}

struct Inner {
    door: Door,
    clock: Arc<dyn Clock>,
    base: String,
    token: Secret<String>,
    limits: Mutex<Limits>,
}

/// What came of one try.
enum Tried {
    Done(Value),
    /// The same may go well after so many milliseconds.
    Again(i64, Refused),
    Refused(Refused),
}

impl Rest {
    /// Calls at this place, without a slash at the end, with the token of an application's bot.
    #[must_use]
    pub fn new(door: Door, clock: Arc<dyn Clock>, base: &str, token: Secret<String>) -> Self {
        let base = base.trim_end_matches('/').to_owned();
        Self { inner: Arc::new(Inner { door, clock, base, token, limits: Mutex::default() }) }
    }

    /// Makes a call, as soon as Discord's limits let it go.
    ///
    /// # Errors
    /// [`Refused`] if Discord said no, or nothing came of it.
    pub async fn call(&self, call: &Call) -> Result<Value, Refused> {
        let mut patience = PATIENCE;
        let mut last = Refused::of(Why::Slowed);
        for attempt in 0..TRIES {
            self.turn(call, &mut patience).await?;
            match self.attempt(call, attempt).await {
                Tried::Done(value) => return Ok(value),
                Tried::Refused(refused) => return Err(refused),
                Tried::Again(after, refused) => {
                    last = refused;
                    wait(after, &mut patience, last).await?;
                }
            }
        }
        Err(last)
    }

    /// What has been counted: calls that were made, and answers that Discord counts against us.
    #[must_use]
    pub fn counted(&self) -> (u64, u64) {
        self.limits(|limits| (limits.asked(), limits.invalid()))
    }

    /// Waits until the limits let a call go.
    async fn turn(&self, call: &Call, patience: &mut i64) -> Result<(), Refused> {
        loop {
            let now = self.inner.clock.now();
            match self.limits(|limits| limits.ask(&call.route, call.urgent, now)) {
                Leave::Go => return Ok(()),
                Leave::Wait(after) => wait(after, patience, Refused::of(Why::Slowed)).await?,
                Leave::Stop => return Err(Refused::of(Why::Stopped)),
            }
        }
    }

    async fn attempt(&self, call: &Call, attempt: u32) -> Tried {
        let sent = self.inner.door.http(&DISCORD, self.request(call)).await;
        let now = self.inner.clock.now();
        let backoff = 500 << attempt;
        let response = match sent {
            Ok(response) => response,
            Err(error) => {
                self.limits(|limits| limits.lost(&call.route, now));
                let refused = Refused::of(Why::Network(error));
                let unsent = refused.is_unsent();
                return match error.is_temporary() && (unsent || call.safe) {
                    true => Tried::Again(backoff, refused),
                    false => Tried::Refused(refused),
                };
            }
        };
        let answer = Answer::read(&response);
        self.limits(|limits| limits.learn(&call.route, &answer, now));
        match answer.status {
            200..300 => Tried::Done(answer.body),
            429 => Tried::Again(answer.retry_after, Refused::of(Why::Slowed)),
            500.. if call.safe => Tried::Again(backoff, Refused::answered(&answer)),
            _ => Tried::Refused(Refused::answered(&answer)),
        }
    }

    fn request(&self, call: &Call) -> Request {
        let inner = &self.inner;
        let mut request = Request::new(call.route.method.clone(), format!("{}{}", inner.base, call.path))
            .header("authorization", &format!("Bot {}", inner.token.expose()))
            .header("user-agent", AGENT);
        if let Some(reason) = &call.reason {
            request = request.header("x-audit-log-reason", &reason::encoded(reason));
        }
        match (&call.body, &call.file) {
            (body, Some((name, text))) => {
                let form = form(&body.clone().unwrap_or_default(), name, text);
                request = request.header("content-type", FORM);
                request.body = form.into_bytes();
            }
            (Some(body), None) => {
                request = request.header("content-type", "application/json");
                request.body = body.to_string().into_bytes();
            }
            (None, None) => {}
        }
        request.within = WITHIN;
        request
    }

    fn limits<T>(&self, act: impl FnOnce(&mut Limits) -> T) -> T {
        act(&mut self.inner.limits.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What a form with a file in it is called. JSON holds no such line: its line breaks are escaped.
const FORM: &str = "multipart/form-data; boundary=lodge-f0e1d2c3b4a5";

/// What is said and a file, as one form.
fn form(said: &Value, name: &str, text: &str) -> String {
    let part = "--lodge-f0e1d2c3b4a5\r\nContent-Disposition: form-data; name=";
    let json = "Content-Type: application/json\r\n\r\n";
    format!(
        "{part}\"payload_json\"\r\n{json}{said}\r\n\
         {part}\"files[0]\"; filename=\"{name}\"\r\n{json}{text}\r\n--lodge-f0e1d2c3b4a5--\r\n"
    )
}

/// Waits this long, if there is patience left.
async fn wait(millis: i64, patience: &mut i64, otherwise: Refused) -> Result<(), Refused> {
    *patience -= millis;
    if *patience < 0 {
        return Err(otherwise);
    }
    tokio::time::sleep(Duration::from_millis(millis.cast_unsigned())).await;
    Ok(())
}

#[cfg(test)]
mod tests;
