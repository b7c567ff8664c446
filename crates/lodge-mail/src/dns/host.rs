//! What the DNS says of the mail host itself. It is the business of whoever runs this Lodge.

use super::{
    Look, Looking, Row, Verdict, What,
    ask::{Asker, NoAnswer},
    judge,
    look::{exchanges, texts},
};
use crate::Domain;

/// The mail host says of itself that it sends, and nobody else in its name.
pub(super) const SPF: &str = "v=spf1 a -all";

impl Look {
    /// The records of the mail host, then where mail for each of these domains goes.
    pub fn host_sheet<'a>(&'a self, domains: &'a [Domain]) -> Looking<'a, Vec<Row>> {
        Box::pin(async move {
            let Some(near) = &self.near else { return Vec::new() };
            let host = self.host.as_str();
            let (address, ptr, spf) =
                tokio::join!(self.address(near), self.reverse(near), texts(None, near, host));
            let (verdict, found) = spf.settled(|found| judge::host_spf(found, host));
            let found = found.into_iter().filter(|text| text.to_ascii_lowercase().starts_with("v=spf1"));
            let (name, expected, found) = (host.to_owned(), SPF.to_owned(), found.collect());
            let mut rows = vec![address, ptr, Row { what: What::HostSpf, name, expected, found, verdict }];
            rows.extend(self.exchanges(domains).await);
            rows
        })
    }

    /// Where mail for each of these domains goes.
    pub fn exchanges<'a>(&'a self, domains: &'a [Domain]) -> Looking<'a, Vec<Row>> {
        Box::pin(async move {
            let Some(near) = &self.near else { return Vec::new() };
            let mut rows = Vec::with_capacity(domains.len());
            for domain in domains {
                rows.push(self.exchange(near, domain.name.reveal()).await);
            }
            rows
        })
    }

    /// Where the host is.
    async fn address(&self, near: &Asker) -> Row {
        let (found, verdict) = match near.addresses(&self.host).await {
            Err(NoAnswer) => (Vec::new(), Verdict::UNKNOWN),
            Ok(found) => {
                // Where we ourselves must not go, others cannot.
                let open: Vec<bool> = found.iter().map(|at| self.door.judge(*at).is_ok()).collect();
                (found.iter().map(ToString::to_string).collect(), judge::address(&open))
            }
        };
        Row { what: What::Address, name: self.host.clone(), expected: String::new(), found, verdict }
    }

    /// Where mail for a domain goes.
    async fn exchange(&self, near: &Asker, domain: &str) -> Row {
        let own = self.own(domain).await;
        let both = exchanges(own.as_ref(), near, domain).await;
        let (verdict, found) = both.settled(|found| judge::mx(found, &self.host));
        let found = found.iter().map(|(number, exchange)| format!("{number} {exchange}.")).collect();
        let (name, expected) = (domain.to_owned(), format!("10 {}.", self.host));
        Row { what: What::Mx, name, expected, found, verdict }
    }
}
