//! One record, as pages show it: what it is for, what it should say, what it says, and what to do.

use lodge_web::Page;

use crate::dns::{Mark, Row};

/// A record in words.
pub(super) struct Record {
    /// What its parts are called on the page: `mx`.
    pub(super) id: String,
    /// Whether it is the MTA-STS record.
    pub(super) is_sts: bool,
    pub(super) what: String,
    pub(super) why: String,
    /// The class, the icon and the text of its badge.
    pub(super) badge: (&'static str, &'static str, String),
    pub(super) kind: &'static str,
    pub(super) name: String,
    pub(super) expected: String,
    pub(super) found: Vec<String>,
    pub(super) advice: String,
}

/// For whom a record is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// Whose domain it is.
    Customer,
    /// Who runs the mail host.
    Operator,
}

impl Record {
    /// This row, about this domain and this mail host; the id tells it from others of its kind.
    pub(super) fn of(page: &Page, row: &Row, (domain, host): (&str, &str), reader: For, id: String) -> Self {
        let word = row.what.word();
        let badge = match row.verdict.mark {
            Mark::Ok => ("ok", "check"),
            Mark::Missing | Mark::Wrong if row.what.is_needed() => ("bad", "bad"),
            Mark::Missing | Mark::Wrong => ("warn", "warn"),
            Mark::NotYet | Mark::Unknown => ("info", "clock"),
        };
        // What a customer can only tell somebody, an operator can do.
        let advice = match (reader, row.verdict.advice) {
            (For::Operator, "dns-ptr-missing") => "dns-host-ptr-missing",
            (For::Operator, "dns-ptr-wrong") => "dns-host-ptr-wrong",
            (For::Operator, "dns-ptr-no-address") => "dns-host-ptr-no-address",
            (_, advice) => advice,
        };
        let why = match (reader, word) {
            (For::Operator, "ptr") => page.t("dns-why-host-ptr"),
            _ => page.t(&format!("dns-why-{word}")),
        };
        Self {
            id,
            is_sts: word == "mta-sts",
            what: page.t(&format!("dns-what-{word}")),
            why,
            badge: (badge.0, badge.1, page.t(&format!("dns-mark-{}", row.verdict.mark.word()))),
            kind: row.what.kind(),
            name: row.name.clone(),
            expected: row.expected.clone(),
            found: row.found.clone(),
            advice: page.t2(advice, "host", host, "name", domain),
        }
    }
}
