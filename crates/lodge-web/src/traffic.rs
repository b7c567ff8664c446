//! The log of web and API traffic (promise F9): how often which route was asked for in an hour, and what was answered.
//!
//! Of a request it holds the route as it is written in the source, `/mail/domains/{id}`, never the path that was
//! asked for; no address, no agent, no account. It is kept for 30 days.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use lodge_register::{Record, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::Site;

/// How often a route was asked for in one hour, and what was answered.
#[derive(Record, Debug, Clone)]
#[record(
    table = "web_traffic",
    purpose = "to see how much the pages and the API are used, and whether they fail",
    basis = Interest("finding faults and overload"),
    subject = nobody("it counts requests of everybody together, by hour and by route, and holds nothing of any of them"),
    keep = days(30) after hour,
    on_erase = delete
)]
pub struct Hour {
    /// The hour that it counts.
    #[data(Time, key)]
    pub hour: Timestamp,
    /// The method and the route, as they are written in the source.
    #[data(Technical, key)]
    pub route: String,
    /// The status of the answer.
    #[data(Technical, key)]
    pub status: i64,
    /// How many requests.
    #[data(Count)]
    pub requests: i64,
    /// Microseconds that they took together.
    #[data(Count)]
    pub micros: i64,
}

/// What was asked for since it was last written down.
#[derive(Default)]
pub struct Traffic(Mutex<Counts>);

/// By hour, route and status: how many requests, and how many microseconds they took.
type Counts = BTreeMap<(i64, Arc<str>, u16), (i64, i64)>;

/// What is counted in one go at most: more would be somebody trying out methods.
const MOST_ROUTES: usize = 4096;

const HOUR: i64 = 3_600_000;

impl Traffic {
    pub(crate) fn count(&self, now: Timestamp, route: &Arc<str>, status: u16, micros: i64) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (now.millis() - now.millis().rem_euclid(HOUR), Arc::clone(route), status);
        if counts.len() < MOST_ROUTES || counts.contains_key(&key) {
            let (requests, sum) = counts.entry(key).or_default();
            *requests += 1;
            *sum += micros;
        }
    }

    /// Writes down what was counted.
    ///
    /// # Errors
    /// [`StoreError`]; what could not be written is lost, for it is worth less than memory that grows.
    pub async fn write(&self, db: &Db) -> Result<(), StoreError> {
        let counts = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if counts.is_empty() {
            return Ok(());
        }
        let batch =
            counts.into_iter().fold(Batch::new(), |batch, ((hour, route, status), (requests, micros))| {
                batch.run(
                    "INSERT INTO web_traffic (hour, route, status, requests, micros)
                 VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (hour, route, status) DO UPDATE
                 SET requests = web_traffic.requests + excluded.requests,
                     micros = web_traffic.micros + excluded.micros",
                    (Timestamp::from_millis(hour), &*route, i64::from(status), requests, micros),
                    Expect::Exactly(1),
                )
            });
        db.write(batch).await.map(drop)
    }
}

/// Counts a request.
pub(crate) async fn count(State(site): State<Site>, request: Request, next: Next) -> Response {
    let begun = site.clock.now();
    let route = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str);
    let method = match request.method().as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS") => known,
        _ => "OTHER",
    };
    let route = Arc::from(format!("{method} {route}"));
    let response = next.run(request).await;
    let now = site.clock.now();
    let micros = now.millis().saturating_sub(begun.millis()).saturating_mul(1000);
    site.traffic.count(now, &route, response.status().as_u16(), micros);
    response
}

/// The hours that are kept, newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn hours(db: &Db, since: Timestamp) -> Result<Vec<Hour>, StoreError> {
    db.all("SELECT * FROM web_traffic WHERE hour >= $1 ORDER BY hour DESC, route, status", (since,)).await
}
