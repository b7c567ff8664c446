//! `/admin/traffic`: how much is asked for, and how often it fails. By route and hour, never by who.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::State, response::Response};
use lodge_register::Timestamp;
use lodge_store::StoreError;
use lodge_web::{
    Fault, Hour, Operator, Page, Site,
    chart::{Bar, HEIGHT, WIDTH, bars},
    html,
};

/// How many days are shown. No more are kept.
const DAYS: i64 = 30;

#[derive(Template)]
#[template(path = "admin/traffic.html")]
struct Traffic<'a> {
    page: &'a Page,
    days: ByDay,
    bars: Vec<Bar>,
    width: i64,
    height: i64,
    routes: ByRoute,
}

/// Days, oldest first.
pub(super) type ByDay = Vec<(Timestamp, Sum)>;

/// Routes, the busiest first.
pub(super) type ByRoute = Vec<(String, Sum)>;

/// Requests together.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) requests: i64,
    pub(super) failed: i64,
    micros: i64,
}

impl Sum {
    fn add(&mut self, hour: &Hour) {
        self.requests += hour.requests;
        self.failed += if hour.status >= 500 { hour.requests } else { 0 };
        self.micros += hour.micros;
    }

    /// What one took, in milliseconds.
    pub(super) const fn millis(&self) -> i64 {
        if self.requests == 0 { 0 } else { self.micros / self.requests / 1000 }
    }
}

/// `GET /admin/traffic`
pub(crate) async fn page(page: Page, _: Operator, State(site): State<Site>) -> Result<Response, Fault> {
    let (days, routes) = counted(&site).await?;
    let values: Vec<i64> = days.iter().map(|(_, sum)| sum.requests).collect();
    Ok(html(&Traffic { page: &page, days, bars: bars(&values), width: WIDTH, height: HEIGHT, routes }))
}

/// What was asked for, by day, and in the last 24 hours by route.
pub(super) async fn counted(site: &Site) -> Result<(ByDay, ByRoute), StoreError> {
    // What was counted a moment ago is not in the table yet.
    site.traffic.write(&site.db).await?;
    let now = site.clock.now();
    let hours = lodge_web::hours(&site.db, now.plus_days(-DAYS)).await?;
    Ok((by_day(&hours, now), by_route(&hours, now.plus_days(-1))))
}

/// Every day of the month that is kept, oldest first, with those on which nothing was asked for.
fn by_day(hours: &[Hour], now: Timestamp) -> ByDay {
    let day = |moment: Timestamp| moment.millis().div_euclid(Timestamp::DAY);
    let today = day(now);
    let mut days: BTreeMap<i64, Sum> = (today - DAYS + 1..=today).map(|day| (day, Sum::default())).collect();
    for hour in hours {
        if let Some(sum) = days.get_mut(&day(hour.hour)) {
            sum.add(hour);
        }
    }
    days.into_iter().map(|(day, sum)| (Timestamp::from_millis(day * Timestamp::DAY), sum)).collect()
}

/// Each route since then, the busiest first.
fn by_route(hours: &[Hour], since: Timestamp) -> ByRoute {
    let mut routes: BTreeMap<&str, Sum> = BTreeMap::new();
    for hour in hours.iter().filter(|hour| hour.hour >= since) {
        routes.entry(&hour.route).or_default().add(hour);
    }
    let mut routes: Vec<_> = routes.into_iter().map(|(route, sum)| (route.to_owned(), sum)).collect();
    routes.sort_by_key(|(_, sum)| -sum.requests);
    routes.truncate(50);
    routes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(day: i64, route: &str, status: i64, requests: i64) -> Hour {
        let hour = Timestamp::from_millis(day * Timestamp::DAY + 3_600_000);
        Hour { hour, route: route.to_owned(), status, requests, micros: requests * 5000 }
    }

    #[test]
    fn days_and_routes_are_summed_up() {
        let now = Timestamp::from_millis(100 * Timestamp::DAY + 7_200_000);
        let hours = [
            hour(100, "GET /", 200, 3),
            hour(100, "GET /", 500, 1),
            hour(99, "GET /a", 200, 9),
            hour(3, "x", 200, 1),
        ];
        let days = by_day(&hours, now);
        assert_eq!(days.len(), 30);
        assert_eq!(days[29].1, Sum { requests: 4, failed: 1, micros: 20_000 });
        assert_eq!((days[28].1.requests, days[28].1.millis(), days[0].1.millis()), (9, 5, 0));
        assert_eq!(by_route(&hours, now.plus_days(-1)).len(), 1);
        assert_eq!(by_route(&hours, now.plus_days(-2))[0].0, "GET /a");
    }
}
