//! Services that are asked about addresses: what comes of their answers, and of none.

mod begins;
mod houses;
mod moods;
mod rests;

use lodge_guard::{entrance::outside::Verdict, settings::Service, verify::signal::network::Network};
use lodge_register::Timestamp;

pub(super) use houses::{HOME, House, KEY, VPN, token};

const BOTH: [Service; 2] = [Service::Proxycheck, Service::AbuseIpDb];

#[tokio::test]
async fn each_of_them_tells_a_detour_from_a_home() {
    let house = House::open();
    for service in BOTH {
        let asked = house.outside().await;
        assert_eq!(house.verdict(&asked, &[service], HOME, 1).await, Verdict::Clean, "{service:?}");
        assert_eq!(house.verdict(&asked, &[service], VPN, 2).await, Verdict::Suspect, "{service:?}");
    }
}

#[tokio::test]
async fn nobody_is_asked_whom_the_staff_did_not_choose() {
    let house = House::open();
    let asked = house.outside().await;
    assert_eq!(house.verdict(&asked, &[], VPN, 1).await, Verdict::Unknown);
    assert!(house.calls().is_empty());
    assert_eq!(house.verdict(&asked, &[Service::AbuseIpDb], VPN, 1).await, Verdict::Suspect);
    assert!(house.proxycheck.calls().is_empty() && house.abuseipdb.calls().len() == 1);
}

#[tokio::test]
async fn nobody_is_asked_for_whom_the_operator_has_no_key() {
    let house = House::open();
    let asked = house.outside_with(&[Service::Proxycheck]).await;
    assert_eq!(asked.asked(&BOTH), [Service::Proxycheck]);
    assert_eq!(house.verdict(&asked, &[Service::AbuseIpDb], VPN, 1).await, Verdict::Unknown);
    let none = house.outside_with(&[]).await;
    assert_eq!(house.verdict(&none, &BOTH, VPN, 1).await, Verdict::Unknown);
    assert!(none.services().is_empty() && house.calls().is_empty());
}

#[tokio::test]
async fn what_the_operators_table_says_stands_and_nobody_is_asked() {
    let house = House::open();
    let asked = house.outside().await;
    let address = VPN.parse().unwrap();
    for known in Network::ALL.iter().copied().filter(|known| *known != Network::Unknown) {
        assert_eq!(asked.network(known, &BOTH, address, &token(1)).await, known);
    }
    assert!(house.calls().is_empty());
    assert_eq!(asked.network(Network::Unknown, &BOTH, address, &token(1)).await, Network::Vpn);
    let home = HOME.parse().unwrap();
    assert_eq!(asked.network(Network::Unknown, &BOTH, home, &token(2)).await, Network::Unknown);
}

#[tokio::test]
async fn once_one_suspects_an_address_the_other_is_not_asked() {
    let house = House::open();
    let asked = house.outside().await;
    assert_eq!(house.verdict(&asked, &BOTH, VPN, 1).await, Verdict::Suspect);
    assert_eq!((house.proxycheck.calls().len(), house.abuseipdb.calls().len()), (1, 0));
    assert_eq!(house.verdict(&asked, &BOTH, HOME, 2).await, Verdict::Clean);
    assert_eq!((house.proxycheck.calls().len(), house.abuseipdb.calls().len()), (2, 1));
}

#[tokio::test]
async fn a_service_is_asked_once_a_day_about_an_address() {
    let house = House::open();
    let asked = house.outside().await;
    let ask = async |address, hash| house.verdict(&asked, &[Service::Proxycheck], address, hash).await;
    assert_eq!((ask(VPN, 1).await, ask(VPN, 1).await), (Verdict::Suspect, Verdict::Suspect));
    assert_eq!((ask(HOME, 2).await, ask(HOME, 2).await), (Verdict::Clean, Verdict::Clean));
    assert_eq!(house.calls().len(), 2);
    // Another server has other keys: it learns nothing of what this one asked.
    ask(VPN, 3).await;
    assert_eq!(house.calls().len(), 3);
    house.clock.advance(Timestamp::DAY - 1);
    ask(VPN, 1).await;
    assert_eq!(house.calls().len(), 3);
    house.clock.advance(1);
    ask(VPN, 1).await;
    assert_eq!(house.calls().len(), 4);
}

#[tokio::test]
async fn an_address_that_is_not_of_the_open_internet_is_told_to_nobody() {
    let house = House::open();
    let asked = house.outside().await;
    for inner in ["127.0.0.1", "10.0.0.7", "192.168.1.2", "fd00::1", "::1", "192.0.2.1"] {
        assert_eq!(house.verdict(&asked, &BOTH, inner, 1).await, Verdict::Unknown, "{inner}");
    }
    assert!(house.calls().is_empty());
}
