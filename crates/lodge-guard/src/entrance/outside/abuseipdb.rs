//! Asking AbuseIPDB what others reported about an address, and what it is used for (its interface, version 2).

use std::net::IpAddr;

use lodge_egress::Request;
use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, Recipient, SqlKind, Subject};
use serde::Deserialize;
use url::form_urlencoded::Serializer;

use super::Verdict;
use crate::MEMBER;

/// Where it is.
pub(super) const AT: &str = "https://api.abuseipdb.com";
/// How old a report may be. It is what AbuseIPDB takes if nobody says; said so that it stays so.
const DAYS: &str = "30";
/// How sure it has to be, of 100: there is hardly an address without any report.
const SURE: u8 = 75;
/// What it calls machines that are rented.
const RENTED: &str = "Data Center/Web Hosting/Transit";
/// What it calls addresses of homes and of many people at once. A report about one of them is about somebody else.
const SHARED: [&str; 4] = ["Fixed Line ISP", "Mobile ISP", "University/College/School", "Library"];

/// Who it is.
pub const ABUSEIPDB: Recipient = Recipient {
    name: "AbuseIPDB",
    purpose: "to learn whether somebody who wants in comes through Tor, a rented machine or an address that others reported, on \
              servers whose staff chose to ask",
    receives: "the IP address that somebody comes from (of IPv6 the first half), and nothing about who it is or which server \
               it is",
    opt_in: true,
};

/// What it gets of somebody.
pub const SENT_TO_ABUSEIPDB: &Entry = &Entry {
    name: "guard_abuseipdb",
    title: "An address that AbuseIPDB is asked about",
    place: Place::SentTo(&ABUSEIPDB),
    purpose: "to learn whether somebody who wants in comes through Tor, a rented machine or an address that others reported",
    basis: Basis::Interest("a server must be able to see who comes by a detour"),
    subject: Subject::Of { kind: MEMBER, by: "ip_address" },
    keep: Keep::WhileHandled,
    on_erase: OnErase::Beyond(
        "it was an address without a name; AbuseIPDB keeps what it is asked as long as its own terms say",
    ),
    critical: false,
    columns: &[Column::plain("ip_address", DataClass::Network, SqlKind::Blob)],
};

/// The question about an address. Nothing is reported there, ever.
pub(super) fn asks(at: &str, key: &str, address: IpAddr) -> Request {
    let query = Serializer::new(String::new())
        .append_pair("ipAddress", &address.to_string())
        .append_pair("maxAgeInDays", DAYS)
        .finish();
    Request::get(format!("{at}/api/v2/check?{query}")).header("key", key).header("accept", "application/json")
}

#[derive(Deserialize)]
struct Answer {
    data: About,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct About {
    ip_address: IpAddr,
    abuse_confidence_score: u8,
    usage_type: Option<String>,
    is_tor: Option<bool>,
}

/// What is made of its answer.
pub(super) fn read(body: &[u8], address: IpAddr) -> Verdict {
    match serde_json::from_slice::<Answer>(body) {
        Ok(Answer { data }) if data.ip_address == address && data.abuse_confidence_score <= 100 => {
            data.says()
        }
        _ => Verdict::Unknown,
    }
}

impl About {
    fn says(&self) -> Verdict {
        let usage = self.usage_type.as_deref().unwrap_or_default();
        let is_reported = self.abuse_confidence_score >= SURE && !SHARED.contains(&usage);
        if self.is_tor == Some(true) || usage == RENTED || is_reported {
            Verdict::Suspect
        } else {
            Verdict::Clean
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(score: u8, usage: Option<&str>, is_tor: bool, expected: Verdict) {
        let body = json!({ "data": {
            "ipAddress": "118.25.6.39", "isPublic": true, "ipVersion": 4, "isWhitelisted": null,
            "abuseConfidenceScore": score, "countryCode": "CN", "usageType": usage, "isp": "An ISP",
            "domain": "isp.example", "hostnames": [], "isTor": is_tor, "totalReports": 1,
            "numDistinctUsers": 1, "lastReportedAt": "2026-10-01T20:55:14+00:00",
        } });
        let found = read(body.to_string().as_bytes(), "118.25.6.39".parse().unwrap());
        assert_eq!(found, expected, "{score} {usage:?} {is_tor}");
    }

    #[test]
    fn the_question_is_the_address_and_a_number_of_days_and_the_key_is_a_header() {
        let request = asks(AT, "k3y", "2a00:1450:4001:80b::".parse().unwrap());
        let expected =
            "https://api.abuseipdb.com/api/v2/check?ipAddress=2a00%3A1450%3A4001%3A80b%3A%3A&maxAgeInDays=30";
        assert_eq!(request.url, expected);
        let headers = [("key", "k3y"), ("accept", "application/json")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!((request.headers, request.body), (headers.to_vec(), Vec::new()));
    }

    #[test]
    fn tor_rented_machines_and_what_many_reported_are_detours() {
        check(0, Some("Fixed Line ISP"), false, Verdict::Clean);
        check(0, None, false, Verdict::Clean);
        check(74, Some("Commercial"), false, Verdict::Clean);
        check(75, Some("Commercial"), false, Verdict::Suspect);
        check(100, None, false, Verdict::Suspect);
        check(0, Some(RENTED), false, Verdict::Suspect);
        check(0, Some("Fixed Line ISP"), true, Verdict::Suspect);
    }

    #[test]
    fn nobody_answers_for_others_behind_the_same_address() {
        for usage in SHARED {
            check(100, Some(usage), false, Verdict::Clean);
        }
    }

    #[test]
    fn what_is_no_answer_says_nothing() {
        let about = |text: &str| read(text.as_bytes(), "8.8.8.8".parse().unwrap());
        for body in [
            r#"{"errors":[{"detail":"Daily rate limit of 1000 requests exceeded for this endpoint.","status":429}]}"#,
            r#"{"data":{"ipAddress":"8.8.4.4","abuseConfidenceScore":100}}"#,
            r#"{"data":{"ipAddress":"8.8.8.8"}}"#,
            r#"{"data":{"ipAddress":"8.8.8.8","abuseConfidenceScore":"100"}}"#,
            r#"{"data":{"ipAddress":"8.8.8.8","abuseConfidenceScore":101}}"#,
            r#"{"data":{"ipAddress":"8.8.8.8","abuseConfidenceScore":-1}}"#,
            r#"{"data":{"ipAddress":"example.org","abuseConfidenceScore":1}}"#,
            r#"{"data":[]}"#,
            "<!doctype html><title>429</title>",
            "",
        ] {
            assert_eq!(about(body), Verdict::Unknown, "{body}");
        }
        let least = r#"{"data":{"ipAddress":"8.8.8.8","abuseConfidenceScore":1}}"#;
        assert_eq!(about(least), Verdict::Clean);
    }
}
