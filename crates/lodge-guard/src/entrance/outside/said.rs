//! What a service said of an address today, and asking it where it did not.

use std::{
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use lodge_egress::Door;
use lodge_register::{
    Basis, Clock, Column, DataClass, Entry, Keep, OnErase, Place, Secret, SqlKind, Subject,
};
use lodge_store::Cache;

use super::{Verdict, breaker::Breaker};
use crate::{settings::Service, verify::signal::Token};

/// What a service said of an address today.
pub(crate) static SAID: &Entry = &Entry {
    name: "guard_repute",
    title: "What a service said of an address that somebody was verified from",
    place: Place::Cache("guard-repute"),
    purpose: "to ask a service no more than once a day about the same address",
    basis: Basis::Interest("a service should learn no more than it has to"),
    subject: Subject::Nobody(
        "it is one word under a keyed hash of an address, and nobody can tell whose it is",
    ),
    keep: Keep::Seconds(86_400),
    on_erase: OnErase::Beyond("nobody can tell whose it is, and it is gone within a day"),
    critical: false,
    columns: &[
        Column::plain("token", DataClass::Identifier, SqlKind::Blob),
        Column::plain("verdict", DataClass::Technical, SqlKind::Text),
    ],
};

/// What is known of all of them.
pub(super) struct Inner {
    pub(super) door: Door,
    pub(super) cache: Cache,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) services: Vec<Asked>,
}

/// A service as it is asked.
pub(super) struct Asked {
    pub(super) service: Service,
    at: String,
    key: Secret<String>,
    breaker: Mutex<Breaker>,
}

impl Inner {
    /// What a service said today, or says now.
    pub(super) async fn said(&self, asked: &Asked, address: IpAddr, token: &Token) -> Verdict {
        let place = place(asked.service, token);
        match self.cache.get(SAID, &place).await {
            Ok(said) => {
                let word = said.as_deref().and_then(|said| std::str::from_utf8(said).ok());
                if let Some(verdict) = word.and_then(Verdict::parse) {
                    return verdict;
                }
            }
            Err(error) => {
                // Whoever cannot tell whether it was asked today does not ask again.
                tracing::warn!(error = %error, "The cache failed; no service is asked about an address");
                return Verdict::Unknown;
            }
        }
        let verdict = self.says(asked, address).await;
        if verdict != Verdict::Unknown
            && let Err(error) = self.cache.put(SAID, &place, verdict.as_str().as_bytes()).await
        {
            tracing::warn!(error = %error, "The cache failed; what a service said is not remembered");
        }
        verdict
    }

    /// What a service says, if it is not left alone just now.
    async fn says(&self, asked: &Asked, address: IpAddr) -> Verdict {
        if !asked.breaker().may_be_asked(self.clock.now()) {
            return Verdict::Unknown;
        }
        let service = asked.service;
        let request = service.asks(&asked.at, asked.key.expose(), address);
        let (verdict, code, reason) = match self.door.http(service.recipient(), request).await {
            Ok(answer) if answer.is_success() => (service.read(&answer.body, address), answer.status, "odd"),
            Ok(answer) => (Verdict::Unknown, answer.status, "refused"),
            Err(error) => (Verdict::Unknown, 0, error.word()),
        };
        if verdict != Verdict::Unknown {
            asked.breaker().answered();
            return verdict;
        }
        let kind = service.as_str();
        tracing::warn!(kind, code, reason, "A service said nothing about an address");
        if asked.breaker().failed(self.clock.now()) {
            tracing::warn!(kind, "A service failed again and again; it is left alone for five minutes");
        }
        Verdict::Unknown
    }
}

impl Asked {
    /// A service that nobody asked yet.
    pub(super) fn new(service: Service, at: &str, key: Secret<String>) -> Self {
        Self { service, at: at.trim_end_matches('/').to_owned(), key, breaker: Mutex::default() }
    }

    fn breaker(&self) -> MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Under what an answer is remembered.
fn place(service: Service, token: &Token) -> Vec<u8> {
    let quarter = token.quarter.number().to_be_bytes();
    [service.as_str().as_bytes(), b"/", token.signal.as_str().as_bytes(), b"/", &quarter, &token.hash]
        .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::{epoch::Quarter, signal::Signal};

    #[test]
    fn what_is_remembered_is_of_one_service_one_quarter_and_one_hash() {
        let token = |quarter, octet| Token {
            signal: Signal::Address,
            quarter: Quarter::numbered(quarter),
            hash: [octet; 16],
        };
        let one = place(Service::Proxycheck, &token(1, 1));
        for other in [
            place(Service::AbuseIpDb, &token(1, 1)),
            place(Service::Proxycheck, &token(2, 1)),
            place(Service::Proxycheck, &token(1, 2)),
        ] {
            assert_ne!(one, other);
        }
    }
}
