//! Looks at a domain: asks its own name servers and those near us, and puts both answers together.

use std::{
    net::{IpAddr, SocketAddr},
    pin::Pin,
    time::Duration,
};

use lodge_egress::Door;
use lodge_store::Db;
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::timeout,
};

use super::{
    Row, Sheet, Verdict, What,
    ask::{Asker, Found, NoAnswer},
    judge,
    sheet::{DMARC, SPF, policy_record, proof_of},
};
use crate::{Domain, dns::Mark};

/// The most name servers of a domain that are asked.
const MOST: usize = 4;

/// How many names are asked for name servers: the domain and those above it.
const CLIMB: usize = 5;

/// How long the search for a domain's own name servers may take.
const SEARCH: Duration = Duration::from_secs(5);

/// How long it may take to ask for one thing after another.
const ONE_BY_ONE: Duration = Duration::from_secs(10);

/// How many domains are looked at at once. Each look keeps a place of whoever asks for pages.
const AT_ONCE: usize = 32;

/// Where DKIM keys usually are. They are looked for only when somebody asks.
const SELECTORS: [&str; 12] = [
    "default",
    "dkim",
    "mail",
    "s1",
    "s2",
    "k1",
    "selector1",
    "selector2",
    "google",
    "pm",
    "resend",
    "brevo",
];

/// A look that is under way. Boxed, because the compiler cannot see through a page's future that this one is `Send`.
pub type Looking<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Somebody who looks at domains.
pub struct Look {
    pub(super) near: Option<Asker>,
    pub(super) door: Door,
    pub(super) host: String,
    port: u16,
    places: Semaphore,
}

impl Look {
    /// Asks these name servers, or those of the system, and through them the domain's own, as far as the door lets.
    ///
    /// `host` is the name of the host that takes mail.
    #[must_use]
    pub fn new(servers: &[SocketAddr], door: Door, host: &str) -> Self {
        let near = Asker::near(servers).ok();
        if near.is_none() {
            tracing::warn!("The system's name servers cannot be read; nothing can be said about domains");
        }
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        Self { near, door, host, port: 53, places: Semaphore::new(AT_ONCE) }
    }

    /// The same, where the name servers of domains listen on another port.
    #[must_use]
    pub fn with_port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// The host that takes mail.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether the domain is proved: now, and by this account.
    ///
    /// # Errors
    /// [`NoAnswer`] if nobody said.
    pub fn is_proved<'a>(&'a self, db: &'a Db, domain: &'a Domain) -> Looking<'a, Result<bool, NoAnswer>> {
        Box::pin(async move {
            let texts = self.proofs(domain).await?;
            Ok(judge::proof(&texts, &proof_of(db, domain)).mark == Mark::Ok)
        })
    }

    /// A place for one look. Whoever finds none is told that nobody answered, and waits for nothing.
    fn place(&self) -> Result<SemaphorePermit<'_>, NoAnswer> {
        self.places.try_acquire().map_err(|_| NoAnswer)
    }

    /// What is published to prove a domain, by whomever.
    async fn proofs(&self, domain: &Domain) -> Found<String> {
        let _place = self.place()?;
        let near = self.near.as_ref().ok_or(NoAnswer)?;
        let (name, own) = (format!("_lodge.{}", domain.name.reveal()), self.own(domain.name.reveal()).await);
        texts(own.as_ref(), near, &name).await.best()
    }

    /// All records of a domain.
    pub fn sheet<'a>(&'a self, db: &'a Db, domain: &'a Domain) -> Looking<'a, Sheet> {
        Box::pin(async move {
            let rows = match (&self.near, self.place()) {
                (Some(near), Ok(_place)) => self.rows(near, db, domain).await,
                _ => Vec::new(),
            };
            Sheet { domain: domain.name.reveal().clone(), host: self.host.clone(), rows }
        })
    }

    async fn rows(&self, near: &Asker, db: &Db, domain: &Domain) -> Vec<Row> {
        let name = domain.name.reveal();
        let own = self.own(name).await;
        let own = own.as_ref();
        let (proofs, policies) = (format!("_lodge.{name}"), format!("_dmarc.{name}"));
        let sts = format!("_mta-sts.{name}");
        let (proof, mx, top, dmarc, mta_sts, ptr) = tokio::join!(
            texts(own, near, &proofs),
            exchanges(own, near, name),
            texts(own, near, name),
            texts(own, near, &policies),
            texts(own, near, &sts),
            self.reverse(near),
        );
        let expected = proof_of(db, domain);
        let host = self.host.as_str();
        let row = |what, name: &str, expected: &str, (verdict, found)| Row {
            what,
            name: name.to_owned(),
            expected: expected.to_owned(),
            found,
            verdict,
        };
        let only = |found: Vec<String>, start: &str| -> Vec<String> {
            found.into_iter().filter(|text| text.to_ascii_lowercase().starts_with(start)).collect()
        };
        let (verdict, found) = mx.settled(|found| judge::mx(found, host));
        let found = found.iter().map(|(number, exchange)| format!("{number} {exchange}.")).collect();
        let (spf, records) = top.settled(|found| judge::spf(found, host));
        vec![
            row(What::Proof, &proofs, &expected, proof.settled(|found| judge::proof(found, &expected))),
            row(What::Mx, name, &format!("10 {host}."), (verdict, found)),
            row(What::Spf, name, SPF, (spf, only(records, "v=spf1"))),
            row(What::Dmarc, &policies, DMARC, dmarc.settled(judge::dmarc)),
            row(What::MtaSts, &sts, &policy_record(host), mta_sts.settled(judge::mta_sts)),
            ptr,
        ]
    }

    /// What the mail host's addresses are called. They are nobody's but the operator's.
    pub(super) async fn reverse(&self, near: &Asker) -> Row {
        let (mut found, mut shown, mut unanswered) = (Vec::new(), Vec::new(), false);
        let mut at = Vec::new();
        match near.addresses(&self.host).await {
            Err(NoAnswer) => unanswered = true,
            Ok(addresses) => {
                for address in addresses.into_iter().take(MOST) {
                    at.push(address.to_string());
                    match near.names(address).await {
                        Ok(names) => {
                            shown.push(format!("{address}: {}", names.join(", ")));
                            found.push(names);
                        }
                        Err(NoAnswer) => unanswered = true,
                    }
                }
            }
        }
        let verdict = if unanswered { Verdict::UNKNOWN } else { judge::ptr(&found, &self.host) };
        // Whoever rents an address out asks for the name by the address.
        let name = if at.is_empty() { self.host.clone() } else { at.join(", ") };
        Row { what: What::Ptr, name, expected: self.host.clone(), found: shown, verdict }
    }

    /// Under which of the usual names the domain has DKIM keys.
    ///
    /// # Errors
    /// [`NoAnswer`] if nobody said.
    pub fn selectors<'a>(&'a self, domain: &'a Domain) -> Looking<'a, Found<&'static str>> {
        Box::pin(async move {
            let _place = self.place()?;
            let near = self.near.as_ref().ok_or(NoAnswer)?;
            let asked = async {
                let mut found = Vec::new();
                for selector in SELECTORS {
                    let name = format!("{selector}._domainkey.{}", domain.name.reveal());
                    if near.texts(&name).await?.iter().any(|text| text.contains("p=")) {
                        found.push(selector);
                    }
                }
                Ok(found)
            };
            timeout(ONE_BY_ONE, asked).await.map_err(|_| NoAnswer)?
        })
    }

    /// The name servers of the zone that a domain is in, if they can be found and may be asked.
    pub(super) async fn own(&self, domain: &str) -> Option<Asker> {
        timeout(SEARCH, self.found(domain)).await.ok().flatten()
    }

    async fn found(&self, domain: &str) -> Option<Asker> {
        let near = self.near.as_ref()?;
        let mut servers = Vec::new();
        // A name has as many parts as its owner likes, and each question as long as its servers keep silent.
        for zone in zones(domain) {
            servers = near.servers(zone).await.ok()?;
            if !servers.is_empty() {
                break;
            }
        }
        let mut addresses: Vec<IpAddr> = Vec::new();
        for server in servers.into_iter().take(MOST) {
            addresses.extend(near.addresses(&server).await.unwrap_or_default());
        }
        // A stranger's domain must not make us ask what is in our own network.
        addresses.retain(|address| self.door.judge(*address).is_ok());
        let addresses: Vec<_> =
            addresses.into_iter().take(MOST).map(|address| SocketAddr::new(address, self.port)).collect();
        if addresses.is_empty() { None } else { Asker::own(&addresses).ok() }
    }
}

/// A domain and the names above it, where its name servers may be found.
fn zones(domain: &str) -> impl Iterator<Item = &str> {
    // The name servers of a top-level domain know nothing of what is below.
    std::iter::successors(Some(domain), |zone| Some(zone.split_once('.')?.1))
        .filter(|zone| zone.contains('.'))
        .take(CLIMB)
}

/// One question and two answers.
pub(super) struct Both<T> {
    own: Option<Found<T>>,
    near: Found<T>,
}

pub(super) async fn texts(own: Option<&Asker>, near: &Asker, name: &str) -> Both<String> {
    let Some(own) = own else { return Both { own: None, near: near.texts(name).await } };
    let (own, near) = tokio::join!(own.texts(name), near.texts(name));
    Both { own: Some(own), near }
}

pub(super) async fn exchanges(own: Option<&Asker>, near: &Asker, name: &str) -> Both<(u16, String)> {
    let Some(own) = own else { return Both { own: None, near: near.exchanges(name).await } };
    let (own, near) = tokio::join!(own.exchanges(name), near.exchanges(name));
    Both { own: Some(own), near }
}

impl<T> Both<T> {
    /// What the domain's own servers say. Where they have nothing, the name may be another name for one elsewhere,
    /// which those near us follow.
    fn best(self) -> Found<T> {
        match self.own {
            Some(Ok(own)) if !own.is_empty() => Ok(own),
            _ => self.near,
        }
    }

    pub(super) fn settled(self, judge: impl Fn(&[T]) -> Verdict) -> (Verdict, Vec<T>) {
        let near_ok = self.near.as_ref().is_ok_and(|near| judge(near).mark == Mark::Ok);
        let asked_own = matches!(&self.own, Some(Ok(own)) if !own.is_empty());
        match self.best() {
            Err(NoAnswer) => (Verdict::UNKNOWN, Vec::new()),
            Ok(found) => {
                let verdict = judge(&found);
                let hidden = verdict.mark == Mark::Ok && asked_own && !near_ok;
                (if hidden { Verdict::NOT_YET } else { verdict }, found)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_servers_are_looked_for_at_the_domain_and_a_little_above() {
        let check = |domain, expected: &[&str]| assert_eq!(zones(domain).collect::<Vec<_>>(), expected);
        check("alice.test", &["alice.test"]);
        check("mail.alice.test", &["mail.alice.test", "alice.test"]);
        check(
            "a.b.c.d.e.f.alice.test",
            &[
                "a.b.c.d.e.f.alice.test",
                "b.c.d.e.f.alice.test",
                "c.d.e.f.alice.test",
                "d.e.f.alice.test",
                "e.f.alice.test",
            ],
        );
    }

    #[test]
    fn two_answers_make_one() {
        let check = |own: Option<Found<&str>>, near: Found<&str>, expected: Mark| {
            let judge =
                |found: &[&str]| judge::dmarc(&found.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>());
            assert_eq!(Both { own, near }.settled(judge).0.mark, expected);
        };
        let right = || Ok(vec!["v=DMARC1; p=none"]);
        let wrong = || Ok(vec!["v=DMARC1"]);
        check(None, right(), Mark::Ok);
        check(None, Ok(Vec::new()), Mark::Missing);
        check(None, Err(NoAnswer), Mark::Unknown);
        check(Some(right()), right(), Mark::Ok);
        check(Some(right()), Ok(Vec::new()), Mark::NotYet);
        check(Some(right()), wrong(), Mark::NotYet);
        check(Some(right()), Err(NoAnswer), Mark::NotYet);
        check(Some(wrong()), right(), Mark::Wrong);
        check(Some(Ok(Vec::new())), right(), Mark::Ok);
        check(Some(Err(NoAnswer)), wrong(), Mark::Wrong);
        check(Some(Err(NoAnswer)), Err(NoAnswer), Mark::Unknown);
    }
}
