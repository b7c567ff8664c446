//! Answers that are none, and an answer that warns.

use std::{
    fmt::Write as _,
    sync::{Arc, Mutex},
    time::Duration,
};

use lodge_guard::{entrance::outside::Verdict, settings::Service};
use lodge_testkit::repute::Mood;
use tokio::time::Instant;
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};

use super::{BOTH, HOME, House, KEY, VPN};

#[tokio::test]
async fn an_answer_that_is_none_says_nothing_about_anybody_and_is_not_remembered() {
    for mood in Mood::USELESS {
        for service in BOTH {
            let house = House::open();
            let asked = house.outside().await;
            house.proxycheck.is(mood);
            house.abuseipdb.is(mood);
            let said = house.verdict(&asked, &[service], VPN, 1).await;
            assert_eq!(said, Verdict::Unknown, "{service:?} {mood:?}");
            house.proxycheck.is(Mood::Well);
            house.abuseipdb.is(Mood::Well);
            let said = house.verdict(&asked, &[service], VPN, 1).await;
            assert_eq!(said, Verdict::Suspect, "{service:?} after {mood:?}");
        }
    }
}

#[tokio::test]
async fn a_warning_about_the_allowance_is_an_answer() {
    let house = House::open();
    let asked = house.outside().await;
    house.proxycheck.is(Mood::Warning);
    assert_eq!(house.verdict(&asked, &[Service::Proxycheck], VPN, 1).await, Verdict::Suspect);
    assert_eq!(house.verdict(&asked, &[Service::Proxycheck], HOME, 2).await, Verdict::Clean);
}

#[tokio::test]
async fn a_service_that_is_gone_keeps_nobody_out() {
    let house = House::open();
    let asked = house.outside().await;
    drop(house.proxycheck);
    let address = VPN.parse().unwrap();
    let said = asked.verdict(&[Service::Proxycheck], address, &super::token(1)).await;
    assert_eq!(said, Verdict::Unknown);
    // The other one is asked all the same.
    assert_eq!(asked.verdict(&BOTH, address, &super::token(1)).await, Verdict::Suspect);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_says_nothing_is_waited_for_two_seconds() {
    let house = House::open();
    let asked = house.outside().await;
    house.proxycheck.is(Mood::Silent);
    let began = Instant::now();
    assert_eq!(house.verdict(&asked, &[Service::Proxycheck], VPN, 1).await, Verdict::Unknown);
    let waited = began.elapsed();
    assert!((Duration::from_secs(2)..Duration::from_millis(2_100)).contains(&waited), "{waited:?}");
}

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &Event<'_>) {
        event.record(&mut Line(&mut self.0.lock().unwrap()));
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        writeln!(self.0, "{field} {value:?}").unwrap();
    }
}

#[tokio::test]
async fn no_log_holds_a_key_or_an_address() {
    let log = Log::default();
    let _heard = tracing::subscriber::set_default(log.clone());
    for mood in Mood::USELESS {
        let house = House::open();
        let asked = house.outside().await;
        house.proxycheck.is(mood);
        house.abuseipdb.is(mood);
        for number in 0..6 {
            assert_eq!(house.verdict(&asked, &BOTH, VPN, number).await, Verdict::Unknown);
        }
    }
    let said = log.0.lock().unwrap();
    assert!(said.contains("A service said nothing") && said.contains("left alone"), "it was heard");
    assert!(!said.contains(KEY) && !said.contains(VPN) && !said.contains("v2/"), "{said}");
}
