//! A service that fails is left alone for a while.

use lodge_guard::{entrance::outside::Verdict, settings::Service};
use lodge_testkit::repute::Mood;

use super::{HOME, House, VPN};

const MINUTE: i64 = 60_000;
const ONE: [Service; 1] = [Service::Proxycheck];

#[tokio::test]
async fn after_five_failures_it_is_left_alone_for_five_minutes_and_then_tried_with_one() {
    let house = House::open();
    let asked = house.outside().await;
    house.proxycheck.is(Mood::Failing);
    for number in 0..20 {
        assert_eq!(house.verdict(&asked, &ONE, VPN, number).await, Verdict::Unknown);
    }
    assert_eq!(house.proxycheck.calls().len(), 5);
    house.clock.advance(5 * MINUTE - 1);
    house.verdict(&asked, &ONE, VPN, 1).await;
    assert_eq!(house.proxycheck.calls().len(), 5);
    // One goes through, fails, and it is left alone again.
    house.clock.advance(1);
    house.verdict(&asked, &ONE, VPN, 1).await;
    house.verdict(&asked, &ONE, VPN, 2).await;
    assert_eq!(house.proxycheck.calls().len(), 6);
    // It is well again: the next one that goes through finds out, and all others go.
    house.proxycheck.is(Mood::Well);
    assert_eq!(house.verdict(&asked, &ONE, VPN, 1).await, Verdict::Unknown);
    house.clock.advance(5 * MINUTE);
    for number in 1..4 {
        assert_eq!(house.verdict(&asked, &ONE, VPN, number).await, Verdict::Suspect);
    }
    assert_eq!(house.proxycheck.calls().len(), 9);
}

#[tokio::test]
async fn what_it_said_today_is_known_while_it_is_left_alone() {
    let house = House::open();
    let asked = house.outside().await;
    assert_eq!(house.verdict(&asked, &ONE, HOME, 1).await, Verdict::Clean);
    house.proxycheck.is(Mood::Exhausted);
    for number in 10..20 {
        house.verdict(&asked, &ONE, VPN, number).await;
    }
    assert_eq!(house.verdict(&asked, &ONE, HOME, 1).await, Verdict::Clean);
}

#[tokio::test]
async fn one_that_fails_takes_nothing_from_the_other() {
    let house = House::open();
    let asked = house.outside().await;
    house.proxycheck.is(Mood::Html);
    let both = [Service::Proxycheck, Service::AbuseIpDb];
    for number in 0..8 {
        assert_eq!(house.verdict(&asked, &both, VPN, number).await, Verdict::Suspect);
    }
    assert_eq!((house.proxycheck.calls().len(), house.abuseipdb.calls().len()), (5, 8));
}
