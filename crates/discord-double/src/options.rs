//! How a stand-in is set up.

use crate::clock::{NOON, Time};
use crate::event::Intents;
use crate::limits::Rates;

/// How a stand-in is set up; the default suits most tests.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which way time goes.
    pub time: Time,
    /// What chance starts from.
    pub seed: u64,
    /// The token that the bot signs in with.
    pub token: String,
    /// The application's secret, for OAuth2.
    pub secret: String,
    /// Where OAuth2 may lead back to. Empty: anywhere.
    pub redirects: Vec<String>,
    /// The privileged intents that the application may ask for.
    pub privileged: Intents,
    /// How much may be called how often.
    pub rates: Rates,
    /// Milliseconds between heartbeats, as told to the client.
    pub heartbeat: u64,
    /// Shards that the bot is told to use.
    pub shards: u32,
    /// Identifies that may start at the same time.
    pub concurrency: u32,
    /// Identifies left for the day.
    pub identifies: u32,
    /// Events kept of a session, to be told again when it resumes.
    pub replay: usize,
    /// Whether guilds know requests to join. Without them the two routes are not there.
    pub requests: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            time: Time::Held(NOON),
            seed: 1,
            token: "a-token-of-the-stand-in".into(),
            secret: "a-secret-of-the-stand-in".into(),
            redirects: Vec::new(),
            privileged: Intents::PRIVILEGED,
            rates: Rates::Roomy,
            heartbeat: 41_250,
            shards: 1,
            concurrency: 1,
            identifies: 1000,
            replay: 10_000,
            requests: true,
        }
    }
}
