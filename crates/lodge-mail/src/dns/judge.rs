//! Whether what was found is what there should be. Nothing here asks anybody.

/// How a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// As it should be.
    Ok,
    /// Not there.
    Missing,
    /// There, and not as it should be.
    Wrong,
    /// As it should be at the domain's own name servers; the rest of the world does not know yet.
    NotYet,
    /// Nobody answered.
    Unknown,
}

impl Mark {
    /// Its name, for programs and for the messages about it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Missing => "missing",
            Self::Wrong => "wrong",
            Self::NotYet => "not-yet-visible",
            Self::Unknown => "unknown",
        }
    }
}

/// How a record is, and the message that says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// How it is.
    pub mark: Mark,
    /// The message about it.
    pub advice: &'static str,
}

impl Verdict {
    const fn ok(advice: &'static str) -> Self {
        Self { mark: Mark::Ok, advice }
    }

    const fn missing(advice: &'static str) -> Self {
        Self { mark: Mark::Missing, advice }
    }

    const fn wrong(advice: &'static str) -> Self {
        Self { mark: Mark::Wrong, advice }
    }

    /// As it should be here, and not everywhere.
    pub(super) const NOT_YET: Self = Self { mark: Mark::NotYet, advice: "dns-not-yet" };
    /// Nobody answered.
    pub(super) const UNKNOWN: Self = Self { mark: Mark::Unknown, advice: "dns-unknown" };
}

/// What a proof begins with.
pub(super) const PROOF: &str = "lodge-verify=";

/// The proof: one of the texts is it.
pub(super) fn proof(found: &[String], expected: &str) -> Verdict {
    if found.iter().any(|text| text.trim() == expected) {
        Verdict::ok("dns-proof-ok")
    } else if found.iter().any(|text| text.trim().starts_with(PROOF)) {
        Verdict::wrong("dns-proof-other")
    } else {
        Verdict::missing("dns-proof-missing")
    }
}

/// MX: mail comes to us, and to nobody else.
pub(super) fn mx(found: &[(u16, String)], host: &str) -> Verdict {
    let ours = found.iter().filter(|(_, exchange)| exchange == host).count();
    match (ours, found) {
        (_, []) => Verdict::missing("dns-mx-missing"),
        //= rfc7505#3
        //# To indicate that a domain does not accept email, it advertises a
        //# single MX RR (see Section 3.3.9 of [RFC1035]) with an RDATA section
        //# consisting of preference number 0 and a zero-length label, written in
        //# master files as ".", as the exchange domain, to denote that there
        //# exists no mail exchanger for a domain.
        (0, [(_, exchange)]) if exchange.is_empty() => Verdict::wrong("dns-mx-null"),
        (0, _) => Verdict::wrong("dns-mx-elsewhere"),
        (ours, _) if ours == found.len() => Verdict::ok("dns-mx-ok"),
        _ => Verdict::wrong("dns-mx-others"),
    }
}

/// SPF: there is one, it covers the mail host, and it does not cover the whole world.
pub(super) fn spf(found: &[String], host: &str) -> Verdict {
    let is_spf = |text: &&String| {
        let text = text.to_ascii_lowercase();
        text == "v=spf1" || text.starts_with("v=spf1 ")
    };
    let mut records = found.iter().filter(is_spf);
    let Some(record) = records.next() else { return Verdict::missing("dns-spf-missing") };
    if records.next().is_some() {
        return Verdict::wrong("dns-spf-several");
    }
    let record = record.to_ascii_lowercase();
    let terms: Vec<&str> =
        record.split_ascii_whitespace().skip(1).map(|term| term.trim_start_matches('+')).collect();
    if terms.contains(&"all") {
        return Verdict::wrong("dns-spf-open");
    }
    let host = format!("a:{host}");
    let covers = |term: &&str| {
        *term == "mx"
            || *term == host
            || ["mx:", "mx/", "include:", "redirect=", "exists:"].iter().any(|start| term.starts_with(start))
    };
    if terms.iter().any(covers) { Verdict::ok("dns-spf-ok") } else { Verdict::wrong("dns-spf-without") }
}

/// The mail host's own SPF: there is one, and it covers the host and not the whole world.
pub(super) fn host_spf(found: &[String], host: &str) -> Verdict {
    match spf(found, host).advice {
        "dns-spf-missing" => Verdict::missing("dns-host-spf-missing"),
        "dns-spf-several" => Verdict::wrong("dns-spf-several"),
        "dns-spf-open" => Verdict::wrong("dns-spf-open"),
        "dns-spf-without" if !names_itself(found) => Verdict::wrong("dns-host-spf-without"),
        _ => Verdict::ok("dns-host-spf-ok"),
    }
}

/// Whether a record covers the host that it is of, by its address.
fn names_itself(found: &[String]) -> bool {
    found.iter().any(|text| {
        let text = text.to_ascii_lowercase();
        let mut terms = text.split_ascii_whitespace().map(|term| term.trim_start_matches('+'));
        terms.next() == Some("v=spf1")
            && terms
                .any(|term| term == "a" || ["a/", "ip4:", "ip6:"].iter().any(|start| term.starts_with(start)))
    })
}

/// A or AAAA: the host has addresses, and each of them can be reached from outside, as these say.
pub(super) fn address(found: &[bool]) -> Verdict {
    match found {
        [] => Verdict::missing("dns-address-missing"),
        found if found.iter().all(|open| *open) => Verdict::ok("dns-address-ok"),
        _ => Verdict::wrong("dns-address-private"),
    }
}

/// DMARC: there is one, and it says what to do.
pub(super) fn dmarc(found: &[String]) -> Verdict {
    let mut records = found.iter().filter(|text| is_tagged(text, "dmarc1"));
    let Some(record) = records.next() else { return Verdict::missing("dns-dmarc-missing") };
    if records.next().is_some() {
        return Verdict::wrong("dns-dmarc-several");
    }
    match tag(record, "p") {
        Some("none" | "quarantine" | "reject") => Verdict::ok("dns-dmarc-ok"),
        _ => Verdict::wrong("dns-dmarc-policy"),
    }
}

/// MTA-STS: there is one, with a number of its own.
pub(super) fn mta_sts(found: &[String]) -> Verdict {
    let mut records = found.iter().filter(|text| is_tagged(text, "stsv1"));
    let Some(record) = records.next() else { return Verdict::missing("dns-sts-missing") };
    if records.next().is_some() {
        return Verdict::wrong("dns-sts-several");
    }
    let is_id =
        |id: &str| (1..=32).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if tag(record, "id").is_some_and(is_id) {
        Verdict::ok("dns-sts-ok")
    } else {
        Verdict::wrong("dns-sts-id")
    }
}

/// PTR: each address of the mail host is called as it calls itself. One entry an address: what it is called.
pub(super) fn ptr(found: &[Vec<String>], host: &str) -> Verdict {
    if found.is_empty() {
        return Verdict::missing("dns-ptr-no-address");
    }
    if found.iter().all(|names| names.iter().any(|name| name == host)) {
        return Verdict::ok("dns-ptr-ok");
    }
    if found.iter().any(Vec::is_empty) {
        return Verdict::missing("dns-ptr-missing");
    }
    Verdict::wrong("dns-ptr-wrong")
}

/// Whether the first tag is `v=` and this.
fn is_tagged(text: &str, version: &str) -> bool {
    tags(text).next().is_some_and(|(name, value)| name == "v" && value.eq_ignore_ascii_case(version))
}

fn tag<'a>(text: &'a str, wanted: &str) -> Option<&'a str> {
    tags(text).find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

fn tags(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(';').filter_map(|tag| tag.split_once('=')).map(|(name, value)| (name.trim(), value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(found: &[&str]) -> Vec<String> {
        found.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_proof_is_found_among_others() {
        let check = |found: &[&str], expected: &str| {
            assert_eq!(proof(&texts(found), "lodge-verify=abc").advice, expected, "{found:?}");
        };
        check(&[], "dns-proof-missing");
        check(&["hello"], "dns-proof-missing");
        check(&["lodge-verify=xyz"], "dns-proof-other");
        check(&["hello", " lodge-verify=abc "], "dns-proof-ok");
        check(&["lodge-verify=xyz", "lodge-verify=abc"], "dns-proof-ok");
        check(&["lodge-verify=ABC"], "dns-proof-other");
    }

    #[test]
    fn mail_comes_to_us_or_it_does_not() {
        let check = |found: &[(u16, &str)], expected: Mark, advice: &str| {
            let found: Vec<_> = found.iter().map(|(number, name)| (*number, (*name).to_owned())).collect();
            assert_eq!(
                mx(&found, "mx.lodge.test"),
                Verdict { mark: expected, ..mx(&found, "mx.lodge.test") }
            );
            assert_eq!(mx(&found, "mx.lodge.test").advice, advice, "{found:?}");
        };
        check(&[], Mark::Missing, "dns-mx-missing");
        check(&[(10, "mx.lodge.test")], Mark::Ok, "dns-mx-ok");
        check(&[(0, "mx.lodge.test"), (10, "mx.lodge.test")], Mark::Ok, "dns-mx-ok");
        check(&[(10, "mx.lodge.test"), (20, "mx.old.test")], Mark::Wrong, "dns-mx-others");
        check(&[(10, "mx.old.test")], Mark::Wrong, "dns-mx-elsewhere");
        check(&[(0, "")], Mark::Wrong, "dns-mx-null");
    }

    #[test]
    fn spf_covers_us_and_not_everybody() {
        let check = |found: &[&str], expected: &str| {
            assert_eq!(spf(&texts(found), "mx.lodge.test").advice, expected, "{found:?}");
        };
        check(&[], "dns-spf-missing");
        check(&["v=spf10 mx"], "dns-spf-missing");
        check(&["v=spf1 mx ~all"], "dns-spf-ok");
        check(&["V=SPF1 +MX -all", "other"], "dns-spf-ok");
        check(&["v=spf1 a:mx.lodge.test -all"], "dns-spf-ok");
        check(&["v=spf1 include:_spf.example.net -all"], "dns-spf-ok");
        check(&["v=spf1 redirect=_spf.example.net"], "dns-spf-ok");
        check(&["v=spf1 ip4:192.0.2.1 -all"], "dns-spf-without");
        check(&["v=spf1 -all"], "dns-spf-without");
        check(&["v=spf1 mx +all"], "dns-spf-open");
        check(&["v=spf1 mx all"], "dns-spf-open");
        // Of several, receivers take none (RFC 7208 section 4.5).
        check(&["v=spf1 mx ~all", "v=spf1 -all"], "dns-spf-several");
    }

    #[test]
    fn the_host_covers_itself() {
        let check = |found: &[&str], expected: &str| {
            assert_eq!(host_spf(&texts(found), "mx.lodge.test").advice, expected, "{found:?}");
        };
        check(&[], "dns-host-spf-missing");
        check(&["hello"], "dns-host-spf-missing");
        check(&[super::super::host::SPF], "dns-host-spf-ok");
        check(&["v=spf1 +a:mx.lodge.test -all"], "dns-host-spf-ok");
        check(&["v=spf1 ip4:192.0.2.25 -all"], "dns-host-spf-ok");
        check(&["v=spf1 -all"], "dns-host-spf-without");
        check(&["v=spf1 a:mx.old.test -all"], "dns-host-spf-without");
        check(&["v=spf1 a +all"], "dns-spf-open");
        check(&["v=spf1 a -all", "v=spf1 -all"], "dns-spf-several");
    }

    #[test]
    fn a_host_is_somewhere() {
        let check = |found: &[bool], expected: &str| assert_eq!(address(found).advice, expected);
        check(&[], "dns-address-missing");
        check(&[true], "dns-address-ok");
        check(&[true, true], "dns-address-ok");
        check(&[true, false], "dns-address-private");
    }

    #[test]
    fn dmarc_says_what_to_do() {
        let check = |found: &[&str], expected: &str| {
            assert_eq!(dmarc(&texts(found)).advice, expected, "{found:?}");
        };
        check(&[], "dns-dmarc-missing");
        check(&["v=spf1 mx ~all"], "dns-dmarc-missing");
        check(&["v=DMARC1; p=none"], "dns-dmarc-ok");
        check(&["v=DMARC1;p=reject;rua=mailto:a@alice.test"], "dns-dmarc-ok");
        check(&["v=DMARC1"], "dns-dmarc-policy");
        check(&["v=DMARC1; p=maybe"], "dns-dmarc-policy");
        check(&["p=none; v=DMARC1"], "dns-dmarc-missing");
        check(&["v=DMARC1; p=none", "v=DMARC1; p=reject"], "dns-dmarc-several");
    }

    #[test]
    fn mta_sts_has_a_number() {
        let check = |found: &[&str], expected: &str| {
            assert_eq!(mta_sts(&texts(found)).advice, expected, "{found:?}");
        };
        check(&[], "dns-sts-missing");
        check(&["v=STSv1; id=20261122T0900;"], "dns-sts-ok");
        check(&["v=STSv1;"], "dns-sts-id");
        check(&["v=STSv1; id=not/one"], "dns-sts-id");
        check(&["v=STSv1; id=a", "v=STSv1; id=b"], "dns-sts-several");
    }

    #[test]
    fn an_address_is_called_what_it_calls_itself() {
        let check = |found: &[&[&str]], expected: &str| {
            let found: Vec<_> = found.iter().map(|names| texts(names)).collect();
            assert_eq!(ptr(&found, "mx.lodge.test").advice, expected, "{found:?}");
        };
        check(&[], "dns-ptr-no-address");
        check(&[&["mx.lodge.test"]], "dns-ptr-ok");
        check(&[&["other.test", "mx.lodge.test"], &["mx.lodge.test"]], "dns-ptr-ok");
        check(&[&["mx.lodge.test"], &[]], "dns-ptr-missing");
        check(&[&["mx.lodge.test"], &["host-7.provider.test"]], "dns-ptr-wrong");
    }
}
