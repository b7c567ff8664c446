//! What services learn of somebody who is verified (D9): the address, as it is declared, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use lodge_guard::{
    entrance::outside::{SENT_TO_ABUSEIPDB, SENT_TO_PROXYCHECK},
    entries,
    settings::Service,
};
use lodge_register::{Entry, Place};
use lodge_testkit::repute::{Call, Which};

use crate::outside::{HOME, House, KEY, VPN};

/// What is about somebody in a question, by the columns that the register has for it; and what is about nobody.
struct Read {
    declared: BTreeMap<String, String>,
    settings: BTreeSet<String>,
}

/// Reads a question as the service's documentation says.
fn read(which: Which, call: &Call) -> Read {
    let mut settings: BTreeSet<String> = call.fields.keys().cloned().collect();
    let mut declared = BTreeMap::new();
    match which {
        Which::Proxycheck => {
            let address = call.path.strip_prefix("/v2/").unwrap_or(&call.path);
            declared.insert("ip".to_owned(), address.to_owned());
        }
        Which::AbuseIpDb => {
            if let Some(address) = call.fields.get("ipAddress") {
                declared.insert("ip_address".to_owned(), address.clone());
                settings.remove("ipAddress");
            }
        }
    }
    let ordinary = ["connection", "content-length", "host", "user-agent"];
    let headers = call.headers.iter().filter(|(name, _)| !ordinary.contains(&name.as_str()));
    settings.extend(headers.map(|(name, value)| format!("{name}: {value}")));
    if !call.body.is_empty() || call.method != "GET" {
        settings.insert("a body".to_owned());
    }
    Read { declared, settings }
}

/// What a question may say besides: what the operator is known by, and how the answer is to be.
fn usual(which: Which) -> BTreeSet<String> {
    let key = format!("key: {KEY}");
    let usual: &[&str] = match which {
        Which::Proxycheck => &["key", "vpn"],
        Which::AbuseIpDb => &["maxAgeInDays", "accept: application/json", &key],
    };
    usual.iter().map(|name| (*name).to_owned()).collect()
}

/// What a question says that nobody declared.
fn undeclared(which: Which, entry: &Entry, call: &Call) -> BTreeSet<String> {
    let Read { declared, settings } = read(which, call);
    let columns: BTreeSet<&str> = entry.columns.iter().map(|column| column.name).collect();
    let more = declared.into_keys().filter(|name| !columns.contains(name.as_str()));
    settings.difference(&usual(which)).cloned().chain(more).collect()
}

const SERVICES: [(Which, Service, &Entry); 2] = [
    (Which::Proxycheck, Service::Proxycheck, SENT_TO_PROXYCHECK),
    (Which::AbuseIpDb, Service::AbuseIpDb, SENT_TO_ABUSEIPDB),
];

#[tokio::test]
async fn promise_d9_a_service_gets_the_address_and_nothing_else() {
    for (which, service, entry) in SERVICES {
        let house = House::open();
        let asked = house.outside().await;
        let device = "2a00:1450:4001:80b:21a:2bff:fe3c:4d5e";
        for (number, address) in (1..).zip([HOME, VPN, device]) {
            house.verdict(&asked, &[service], address, number).await;
        }
        let calls = house.calls();
        assert_eq!(calls.len(), 3);
        // Of IPv6 the half that is the household; the device is in the other one.
        for (call, told) in calls.iter().zip([HOME, VPN, "2a00:1450:4001:80b::"]) {
            assert_eq!(undeclared(which, entry, call), BTreeSet::new());
            let Read { declared, .. } = read(which, call);
            let columns: Vec<&str> = entry.columns.iter().map(|column| column.name).collect();
            assert_eq!(declared.keys().map(String::as_str).collect::<Vec<_>>(), columns);
            assert!(declared.values().all(|value| value == told), "{declared:?}");
            let agent = call.headers.iter().find(|(name, _)| name == "user-agent");
            assert_eq!(agent.map(|(_, value)| value.as_str()), Some("Lodge"), "ours, and not a visitor's");
        }
    }
}

#[test]
fn promise_d9_both_are_declared_and_neither_is_asked_unless_somebody_says_so() {
    for (_, service, entry) in SERVICES {
        assert!(entries().contains(&entry), "{} is not in the register", entry.name);
        let Place::SentTo(recipient) = entry.place else { panic!("{} is sent to nobody", entry.name) };
        assert!(recipient.opt_in && recipient == service.recipient());
    }
}

#[tokio::test]
async fn promise_d9_nobody_is_asked_before_operator_and_staff_said_yes() {
    let house = House::open();
    let staff_said_no = house.outside().await;
    house.verdict(&staff_said_no, &[], VPN, 1).await;
    let operator_has_no_key = house.outside_with(&[]).await;
    house.verdict(&operator_has_no_key, &[Service::Proxycheck, Service::AbuseIpDb], VPN, 1).await;
    assert!(house.calls().is_empty());
}

// A question that says who somebody is, and one that says what browser they have, are noticed by the same looks.
#[tokio::test]
async fn promise_d9_breach_a_field_that_is_not_declared_is_noticed() {
    for (which, service, entry) in SERVICES {
        let house = House::open();
        let asked = house.outside().await;
        house.verdict(&asked, &[service], HOME, 1).await;
        let mut call = house.calls().remove(0);
        call.fields.insert("tag".to_owned(), "1188000000000000004".to_owned());
        call.headers.push(("referer".to_owned(), "https://lodge.example/guard/verify/abc".to_owned()));
        let noticed = undeclared(which, entry, &call);
        let expected = ["tag", "referer: https://lodge.example/guard/verify/abc"].map(str::to_owned);
        assert_eq!(noticed, BTreeSet::from(expected));
    }
}
