//! Asking proxycheck.io whether an address is one of a VPN, a proxy or Tor (its interface, version 2).

use std::net::IpAddr;

use lodge_egress::Request;
use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, Recipient, SqlKind, Subject};
use serde_json::Value;
use url::form_urlencoded::Serializer;

use super::Verdict;
use crate::MEMBER;

/// Where it is.
pub(super) const AT: &str = "https://proxycheck.io";

/// Who it is.
pub const PROXYCHECK: Recipient = Recipient {
    name: "proxycheck.io",
    purpose: "to learn whether somebody who wants in comes through a VPN or a proxy, on servers whose staff chose to ask",
    receives: "the IP address that somebody comes from (of IPv6 the first half), and nothing about who it is or which server \
               it is",
    opt_in: true,
};

/// What it gets of somebody.
pub const SENT_TO_PROXYCHECK: &Entry = &Entry {
    name: "guard_proxycheck",
    title: "An address that proxycheck.io is asked about",
    place: Place::SentTo(&PROXYCHECK),
    purpose: "to learn whether somebody who wants in comes through a VPN or a proxy",
    basis: Basis::Interest("a server must be able to see who comes by a detour"),
    subject: Subject::Of { kind: MEMBER, by: "ip" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond(
        "it was an address without a name; proxycheck.io keeps what it is asked as long as its own terms say",
    ),
    critical: false,
    columns: &[Column::plain("ip", DataClass::Network, SqlKind::Blob)],
};

/// The question about an address. The key is a part of it, so it is never printed.
pub(super) fn asks(at: &str, key: &str, address: IpAddr) -> Request {
    let query = Serializer::new(String::new()).append_pair("key", key).append_pair("vpn", "1").finish();
    Request::get(format!("{at}/v2/{address}?{query}"))
}

/// What is made of its answer. `warning` is an answer too: it says that the allowance of the day is nearly used up.
pub(super) fn read(body: &[u8], address: IpAddr) -> Verdict {
    let Ok(Value::Object(answer)) = serde_json::from_slice(body) else { return Verdict::Unknown };
    if !matches!(answer.get("status").and_then(Value::as_str), Some("ok" | "warning")) {
        return Verdict::Unknown;
    }
    // An address of IPv6 can be written in many ways: it is compared as an address.
    let is_asked = |name: &&String| name.parse::<IpAddr>().is_ok_and(|found| found == address);
    let about = answer.keys().find(is_asked).and_then(|name| answer.get(name));
    match about.and_then(|about| about.get("proxy")).and_then(Value::as_str) {
        Some("yes") => Verdict::Suspect,
        Some("no") => Verdict::Clean,
        _ => Verdict::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, address: &str, expected: Verdict) {
        assert_eq!(read(body.as_bytes(), address.parse().unwrap()), expected, "{body}");
    }

    #[test]
    fn the_question_is_the_address_and_two_settings() {
        let request = asks(AT, "1111-a&b", "37.60.48.2".parse().unwrap());
        assert_eq!(request.url, "https://proxycheck.io/v2/37.60.48.2?key=1111-a%26b&vpn=1");
        let request = asks(AT, "k", "2a00:1450:4001:80b::".parse().unwrap());
        assert_eq!(request.url, "https://proxycheck.io/v2/2a00:1450:4001:80b::?key=k&vpn=1");
        assert!(request.headers.is_empty() && request.body.is_empty());
    }

    #[test]
    fn yes_and_no_are_read_and_nothing_else_is() {
        check(r#"{"status":"ok","37.60.48.2":{"proxy":"yes","type":"VPN"}}"#, "37.60.48.2", Verdict::Suspect);
        check(
            r#"{"status":"ok","37.60.48.2":{"proxy":"no","type":"Residential"}}"#,
            "37.60.48.2",
            Verdict::Clean,
        );
        let warned = r#"{"status":"warning","message":"You are within 10% of your query limit for the day.","8.8.8.8":{"proxy":"no"}}"#;
        check(warned, "8.8.8.8", Verdict::Clean);
        check(
            r#"{"status":"ok","2A00:1450:4001:80B:0:0:0:0":{"proxy":"yes"}}"#,
            "2a00:1450:4001:80b::",
            Verdict::Suspect,
        );
    }

    #[test]
    fn what_is_no_answer_says_nothing() {
        for body in [
            r#"{"status":"denied","message":"1,000 Free queries exhausted."}"#,
            r#"{"status":"denied","8.8.8.8":{"proxy":"yes"}}"#,
            r#"{"status":"error","message":"No valid IP addresses supplied."}"#,
            r#"{"status":"ok"}"#,
            r#"{"status":"ok","8.8.4.4":{"proxy":"yes"}}"#,
            r#"{"status":"ok","8.8.8.8":{"proxy":true}}"#,
            r#"{"status":"ok","8.8.8.8":{"proxy":"maybe"}}"#,
            r#"{"status":"ok","8.8.8.8":"yes"}"#,
            r#"{"8.8.8.8":{"proxy":"yes"}}"#,
            r#"["ok"]"#,
            "<html>down for maintenance</html>",
            "",
        ] {
            check(body, "8.8.8.8", Verdict::Unknown);
        }
    }
}
