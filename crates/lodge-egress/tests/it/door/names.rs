//! Names, and the addresses that they lead to.

use std::net::IpAddr;

use lodge_egress::{EgressError, address::Why};
use lodge_testkit::{
    dns::Dns,
    web::{Told, WebServer},
};

use super::{SOMEBODY, door};

/// What comes of connecting to a name that leads to these addresses, when `listed` are let through.
async fn check(addresses: &[&str], listed: &[&str], expected: Result<(), EgressError>) {
    let server = WebServer::open(|_| Told::status(200));
    let dns = Dns::start().await;
    for address in addresses {
        let address = address.replace("here", &server.address().ip().to_string());
        dns.address_of("name.test", address.parse::<IpAddr>().unwrap());
    }
    let listed: Vec<String> =
        listed.iter().map(|text| text.replace("here", &server.address().ip().to_string())).collect();
    let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
    let door = door(&dns, &listed);
    let port = server.address().port();
    let found = door.connect(&SOMEBODY, "name.test", port).await.map(drop);
    assert_eq!(found, expected, "{addresses:?} {listed:?}");
    let seen: Vec<_> = if expected.is_ok() { vec![("somebody", 1)] } else { Vec::new() };
    assert_eq!(door.seen(), seen, "what is forbidden is not even tried");
}

#[tokio::test]
async fn a_name_does_not_lead_into_our_own_network() {
    for (address, why) in [
        ("127.0.0.1", Why::Loopback),
        ("10.1.2.3", Why::Private),
        ("100.64.0.1", Why::Shared),
        ("169.254.169.254", Why::Metadata),
        ("0.0.0.0", Why::Unspecified),
        ("::1", Why::Loopback),
        ("::ffff:127.0.0.1", Why::Loopback),
        ("64:ff9b::7f00:1", Why::Loopback),
        ("fe80::1", Why::LinkLocal),
        ("fd00::1", Why::Private),
    ] {
        check(&[address], &[], Err(EgressError::Forbidden(why))).await;
    }
}

#[tokio::test]
async fn an_operator_may_list_what_is_let_through() {
    check(&["here"], &[], Err(EgressError::Forbidden(Why::Loopback))).await;
    check(&["here"], &["here"], Ok(())).await;
    check(&["here"], &["127.0.0.0/8"], Ok(())).await;
    check(&["here"], &["name.test"], Ok(())).await;
    check(&["here"], &["other.test", "10.0.0.0/8"], Err(EgressError::Forbidden(Why::Loopback))).await;
}

#[tokio::test]
async fn each_address_of_a_name_is_judged_by_itself() {
    check(&["10.0.0.1", "here", "169.254.169.254", "fd00::1"], &["127.0.0.0/8"], Ok(())).await;
}

#[tokio::test]
async fn a_name_that_leads_nowhere_is_told_from_dns_trouble() {
    let dns = Dns::start().await;
    dns.empty("empty.test");
    dns.fails("broken.test");
    let door = door(&dns, &[]);
    let reach = async |name: &str| door.connect(&SOMEBODY, name, 443).await.map(drop);
    assert_eq!(reach("empty.test").await, Err(EgressError::NoAddress));
    assert_eq!(reach("unknown.test").await, Err(EgressError::NoAddress));
    assert_eq!(reach("broken.test").await, Err(EgressError::Dns));
}

/// A DNS server that gives a good address first and a bad one when it is asked again changes nothing:
/// it is asked once, and what is reached is the address that was judged.
#[tokio::test]
async fn a_name_is_asked_for_once() {
    let server = WebServer::open(|_| Told::status(200));
    let dns = Dns::start().await;
    dns.address_of("name.test", server.address().ip());
    let door = door(&dns, &["127.0.0.0/8"]);
    door.connect(&SOMEBODY, "name.test", server.address().port()).await.unwrap();
    // A and AAAA, once each.
    let mut asked = dns.asked();
    asked.sort();
    assert_eq!(asked, [("name.test".to_owned(), 1), ("name.test".to_owned(), 28)]);
}

#[tokio::test]
async fn an_address_is_judged_as_a_name_is() {
    let server = WebServer::open(|_| Told::status(200));
    let dns = Dns::start().await;
    let address = server.address();
    let strict = door(&dns, &[]);
    let text = address.ip().to_string();
    let forbidden = Err(EgressError::Forbidden(Why::Loopback));
    assert_eq!(strict.connect(&SOMEBODY, &text, address.port()).await.map(drop), forbidden);
    assert_eq!(strict.connect_to(&SOMEBODY, address).await.map(drop), forbidden);
    let mapped = format!("[::ffff:{text}]");
    assert_eq!(strict.connect(&SOMEBODY, &mapped, address.port()).await.map(drop), forbidden);
    let listing = strict.allowing(["127.0.0.0/8".parse().unwrap()]);
    listing.connect_to(&SOMEBODY, address).await.unwrap();
    assert_eq!(strict.seen(), [("somebody", 1)], "it is the same door");
}
