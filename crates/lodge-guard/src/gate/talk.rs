//! What is said between Discord's gateway and one shard, without any I/O: text in, text out, and when to speak next.

use std::borrow::Cow;

use lodge_register::{Chance, Timestamp, draw};
use serde_json::{json, value::RawValue};

use crate::event::{Odd, brief, envelope};

/// How a shard presents itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which.
    pub number: u16,
    /// Of how many.
    pub of: u16,
    /// What it wants to hear of.
    pub intents: u32,
}

/// Where a session goes on.
#[derive(Clone, PartialEq, Eq)]
pub struct Resume {
    /// What Discord calls it.
    pub session: String,
    /// Where.
    pub url: String,
    /// The number of the last event that was dealt with.
    pub heard: u64,
}

/// One shard's side of the talk.
pub struct Talk {
    shard: Shard,
    resume: Option<Resume>,
    beat: Option<Beat>,
    resumed: bool,
}

struct Beat {
    every: i64,
    due: Timestamp,
    answered: bool,
}

/// What somebody said.
#[derive(Debug)]
pub enum Told<'a> {
    /// Nothing to do.
    Nothing,
    /// This is to be said: the token goes in at `{token}`.
    Say(Cow<'static, str>),
    /// An event: its name, and what it holds.
    Event(Cow<'a, str>, &'a str, u64),
    /// This connection is over.
    Hang(Next),
}

/// What follows a connection that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// Whether it goes on where it was.
    pub resume: bool,
    /// After so many milliseconds.
    pub after: i64,
}

impl Talk {
    /// A talk that goes on where an earlier one was, or begins.
    #[must_use]
    pub const fn new(shard: Shard, resume: Option<Resume>) -> Self {
        Self { shard, resume, beat: None, resumed: false }
    }

    /// Where the session can go on.
    #[must_use]
    pub const fn resume(&self) -> Option<&Resume> {
        self.resume.as_ref()
    }

    /// Whether Discord let it in since it was connected last.
    #[must_use]
    pub const fn is_in(&self) -> bool {
        self.resumed
    }

    /// The session is over: the next connection begins anew.
    pub fn forget(&mut self) {
        self.resume = None;
    }

    /// A new connection.
    pub fn connected(&mut self) {
        (self.beat, self.resumed) = (None, false);
    }

    /// When the next beat is due.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        self.beat.as_ref().map(|beat| beat.due)
    }

    /// What is done when a beat is due: it is sent, unless the last one was not answered. Then nobody is there.
    pub fn beat(&mut self, now: Timestamp) -> Told<'static> {
        let heard = self.resume.as_ref().map(|resume| resume.heard);
        let Some(beat) = &mut self.beat else { return Told::Nothing };
        if !beat.answered {
            return Told::Hang(Next { resume: true, after: 0 });
        }
        beat.answered = false;
        beat.due = now.plus_millis(beat.every);
        Told::Say(json!({ "op": 1, "d": heard }).to_string().into())
    }

    /// What is done about what Discord said.
    ///
    /// # Errors
    /// [`Odd`] if it is no message of the gateway.
    pub fn hear<'a>(&mut self, text: &'a str, now: Timestamp, chance: &dyn Chance) -> Result<Told<'a>, Odd> {
        if let Some((name, number, data)) = brief(text) {
            self.heard(name, data, number);
            return Ok(Told::Event(name.into(), data, number));
        }
        let said = envelope(text)?;
        Ok(match said.op {
            0 => {
                let (Some(name), Some(data)) = (said.t, said.d.map(RawValue::get)) else {
                    return Ok(Told::Nothing);
                };
                let number = said.s.unwrap_or_default();
                self.heard(&name, data, number);
                Told::Event(name, data, number)
            }
            1 => match self.beat_now() {
                Some(beat) => Told::Say(beat),
                None => Told::Nothing,
            },
            7 => Told::Hang(Next { resume: true, after: 0 }),
            9 => {
                let resume = said.d.is_some_and(|data| data.get() == "true");
                if !resume {
                    self.forget();
                }
                // Discord asks for one to five seconds, drawn.
                Told::Hang(Next { resume, after: 1_000 + below(chance, 4_000) })
            }
            10 => {
                let every = said.d.and_then(interval).unwrap_or(41_250);
                // The first beat comes after a part of the interval, drawn: not everybody at once after a fault.
                let due = now.plus_millis(below(chance, every));
                self.beat = Some(Beat { every, due, answered: true });
                Told::Say(self.introduction().into())
            }
            11 => {
                if let Some(beat) = &mut self.beat {
                    beat.answered = true;
                }
                Told::Nothing
            }
            _ => Told::Nothing,
        })
    }

    fn beat_now(&self) -> Option<Cow<'static, str>> {
        self.beat.as_ref()?;
        let heard = self.resume.as_ref().map(|resume| resume.heard);
        Some(json!({ "op": 1, "d": heard }).to_string().into())
    }

    fn heard(&mut self, name: &str, data: &str, number: u64) {
        match name {
            "READY" => {
                self.resumed = true;
                self.resume = ready(data, number);
            }
            "RESUMED" => self.resumed = true,
            _ => {}
        }
        if let Some(resume) = &mut self.resume {
            resume.heard = resume.heard.max(number);
        }
    }

    /// Who this is, or where it goes on.
    fn introduction(&self) -> String {
        let Shard { number, of, intents } = self.shard;
        match &self.resume {
            Some(resume) => {
                let Resume { session, heard, .. } = resume;
                json!({ "op": 6, "d": { "token": TOKEN, "session_id": session, "seq": heard } })
            }
            None => {
                let properties = json!({ "os": std::env::consts::OS, "browser": "lodge", "device": "lodge" });
                json!({ "op": 2, "d": {
                    "token": TOKEN, "properties": properties, "intents": intents,
                    "shard": [number, of], "large_threshold": 50,
                } })
            }
        }
        .to_string()
    }
}

/// Where the token goes into what is said.
pub(super) const TOKEN: &str = "{token}";

fn ready(data: &str, heard: u64) -> Option<Resume> {
    #[derive(serde::Deserialize)]
    struct Ready {
        session_id: String,
        resume_gateway_url: String,
    }
    let ready: Ready = serde_json::from_str(data).ok()?;
    Some(Resume { session: ready.session_id, url: ready.resume_gateway_url, heard })
}

fn interval(data: &RawValue) -> Option<i64> {
    #[derive(serde::Deserialize)]
    struct Hello {
        heartbeat_interval: i64,
    }
    let hello: Hello = serde_json::from_str(data.get()).ok()?;
    Some(hello.heartbeat_interval.clamp(10, 600_000))
}

/// A number below this one, drawn.
pub(super) fn below(chance: &dyn Chance, end: i64) -> i64 {
    let drawn = i64::from(u32::from_be_bytes(draw(chance)));
    drawn % end.max(1)
}

#[cfg(test)]
mod tests;
