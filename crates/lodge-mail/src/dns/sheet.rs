//! The records that a domain should have: each with what it should say, and what it says.

use std::fmt::Write as _;

use lodge_store::Db;
use sha2::{Digest as _, Sha256};

use super::{Verdict, judge::PROOF};
use crate::Domain;

/// Which record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Where the mail host is. The operator's, as is what follows.
    Address,
    /// Who may send in the name of the mail host.
    HostSpf,
    /// That the domain is the account's.
    Proof,
    /// Where its mail goes.
    Mx,
    /// Who may send in its name.
    Spf,
    /// What receivers do with what is not in its name.
    Dmarc,
    /// That its mail is handed over encrypted only.
    MtaSts,
    /// What the mail host's address is called. The operator's, not the customer's.
    Ptr,
}

/// One record.
#[derive(Debug, Clone)]
pub struct Row {
    /// Which one.
    pub what: What,
    /// Its name, without a dot at the end.
    pub name: String,
    /// What it should say.
    pub expected: String,
    /// What it says.
    pub found: Vec<String>,
    /// How it is.
    pub verdict: Verdict,
}

/// All records of a domain.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The domain.
    pub domain: String,
    /// The host that takes its mail.
    pub host: String,
    /// The records.
    pub rows: Vec<Row>,
}

impl What {
    /// Its name, for programs and for the messages about it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::HostSpf => "host-spf",
            Self::Proof => "proof",
            Self::Mx => "mx",
            Self::Spf => "spf",
            Self::Dmarc => "dmarc",
            Self::MtaSts => "mta-sts",
            Self::Ptr => "ptr",
        }
    }

    /// Its type in the DNS.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Address => "A, AAAA",
            Self::Mx => "MX",
            Self::Ptr => "PTR",
            Self::Proof | Self::HostSpf | Self::Spf | Self::Dmarc | Self::MtaSts => "TXT",
        }
    }

    /// Whether there is no mail without it.
    #[must_use]
    pub const fn is_needed(self) -> bool {
        matches!(self, Self::Address | Self::Proof | Self::Mx)
    }
}

/// What an account publishes to prove that a domain is theirs. It says nothing about either to anybody else.
#[must_use]
pub fn proof_of(db: &Db, domain: &Domain) -> String {
    let name = domain.name.reveal().as_bytes();
    let hash = db.keyed_hash("mail-proof", &[&domain.account_id.number().to_be_bytes(), name].concat());
    let mut text = PROOF.to_owned();
    for octet in hash.iter().take(16) {
        let _ = write!(text, "{octet:02x}");
    }
    text
}

/// The MTA-STS policy of a domain whose mail this host takes (RFC 8461 section 3.2).
#[must_use]
pub(super) fn policy(host: &str) -> String {
    format!("version: STSv1\r\nmode: testing\r\nmx: {host}\r\nmax_age: 604800\r\n")
}

/// What the MTA-STS record says: another number when the policy is another one.
pub(super) fn policy_record(host: &str) -> String {
    let digest = Sha256::digest(policy(host).as_bytes());
    let id = digest.iter().take(8).fold(String::new(), |mut id, octet| {
        let _ = write!(id, "{octet:02x}");
        id
    });
    format!("v=STSv1; id={id};")
}

impl Sheet {
    /// Where the policy is to be found.
    #[must_use]
    pub fn policy_address(&self) -> String {
        format!("https://mta-sts.{}/.well-known/mta-sts.txt", self.domain)
    }

    /// The policy.
    #[must_use]
    pub fn policy(&self) -> String {
        policy(&self.host)
    }

    /// How a record is.
    #[must_use]
    pub fn row(&self, what: What) -> Option<&Row> {
        self.rows.iter().find(|row| row.what == what)
    }
}

/// The records of a domain as a zone file (RFC 1035 section 5), to be imported where its DNS is kept.
#[must_use]
pub fn zone(domain: &str, host: &str, proof: &str) -> String {
    let sts = policy_record(host);
    let mut text = format!("$ORIGIN {domain}.\n$TTL 3600\n");
    for (name, kind, data) in [
        ("_lodge", "TXT", format!("\"{proof}\"")),
        ("@", "MX", format!("10 {host}.")),
        ("@", "TXT", format!("\"{SPF}\"")),
        ("_dmarc", "TXT", format!("\"{DMARC}\"")),
        ("_mta-sts", "TXT", format!("\"{sts}\"")),
    ] {
        let _ = writeln!(text, "{name:<10} IN {kind:<4} {data}");
    }
    text
}

/// The mail host, which the MX names, may send; of others nothing is said for sure.
pub(super) const SPF: &str = "v=spf1 mx ~all";
/// A beginning that refuses nothing yet.
pub(super) const DMARC: &str = "v=DMARC1; p=none";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_file_holds_what_the_page_shows() {
        let zone = zone("alice.test", "mx.lodge.test", "lodge-verify=0123");
        let lines: Vec<_> = zone.lines().collect();
        assert_eq!(lines[0], "$ORIGIN alice.test.");
        assert_eq!(lines[2], "_lodge     IN TXT  \"lodge-verify=0123\"");
        assert_eq!(lines[3], "@          IN MX   10 mx.lodge.test.");
        assert_eq!(lines[4], "@          IN TXT  \"v=spf1 mx ~all\"");
        assert!(lines[6].starts_with("_mta-sts   IN TXT  \"v=STSv1; id="), "{zone}");
    }

    #[test]
    fn what_we_recommend_we_find_to_be_right() {
        use crate::dns::{Mark, judge};
        let text = |text: &str| vec![text.to_owned()];
        assert_eq!(judge::spf(&text(SPF), "mx.lodge.test").mark, Mark::Ok);
        assert_eq!(judge::dmarc(&text(DMARC)).mark, Mark::Ok);
        assert_eq!(judge::mta_sts(&text(&policy_record("mx.lodge.test"))).mark, Mark::Ok);
    }
}
