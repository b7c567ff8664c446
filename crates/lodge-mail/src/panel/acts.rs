//! What is done, whether a page or a program asks for it.

use std::collections::HashSet;

use lodge_accounts::{Account, delegates};
use lodge_register::{Id, Personal};
use lodge_web::{Event, Fault, Site};

use super::lines::{Bad, Line};
use crate::{
    Alias, Domain, canonical_domain,
    dns::{Look, Looking, NoAnswer, proof_of},
    store::{self, AddError, Changes, Held, NewAlias},
};

/// Why something is not done.
pub(crate) enum Refused {
    /// What was typed cannot be so: the message about it.
    Typed(&'static str),
    /// These lines cannot be so.
    Lines(Vec<Bad>),
    /// The account has as many as it may have.
    Limit(&'static str),
    /// Something else.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for Refused {
    fn from(error: E) -> Self {
        Self::Fault(error.into())
    }
}

async fn emit(site: &Site, account: Id<Account>, kind: &'static str, object: i64) {
    site.events.emit(account, Event { kind, object }).await;
}

/// Adds a domain that is still to be proved.
pub(crate) async fn add_domain(site: &Site, account: &Account, typed: &str) -> Result<Domain, Refused> {
    let name = canonical_domain(typed).ok_or(Refused::Typed("domain-wrong"))?;
    let added = store::add_unproved(&site.db, site.clock.as_ref(), account.id, name).await;
    let domain = added.map_err(|error| match error {
        AddError::Limit(_) => Refused::Limit("limit-domains"),
        AddError::There => Refused::Typed("domain-there"),
        AddError::Store(error) => error.into(),
    })?;
    emit(site, account.id, "domain.added", domain.id.number()).await;
    Ok(domain)
}

/// What came of looking for a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// It is there.
    Proved,
    /// It is not there.
    Missing,
    /// It is there, and so is that of another account, which had proved it before.
    Taken,
    /// Nobody answered.
    Unanswered,
}

/// Looks for the proof of a domain, and notes it.
pub(crate) fn prove<'a>(
    site: &'a Site,
    look: &'a Look,
    domain: &'a Domain,
) -> Looking<'a, Result<Proof, Fault>> {
    Box::pin(proved(site, look, domain))
}

async fn proved(site: &Site, look: &Look, domain: &Domain) -> Result<Proof, Fault> {
    match look.is_proved(&site.db, domain).await {
        Err(NoAnswer) => return Ok(Proof::Unanswered),
        Ok(false) => return Ok(Proof::Missing),
        Ok(true) => {}
    }
    // Of two who are both in the DNS, the first one keeps it. Of two of whom one has been taken out of the DNS, the
    // domain has changed hands.
    let holder = store::domain_by_name(&site.db, domain.name.reveal()).await?;
    if let Some(other) = holder.filter(|other| other.verified_at.is_some() && other.id != domain.id) {
        match look.is_proved(&site.db, &other).await {
            Err(NoAnswer) => return Ok(Proof::Unanswered),
            Ok(true) => return Ok(Proof::Taken),
            Ok(false) => {}
        }
    }
    store::prove(&site.db, site.clock.as_ref(), domain).await?;
    emit(site, domain.account_id, "domain.proved", domain.id.number()).await;
    Ok(Proof::Proved)
}

/// Removes a domain and its aliases.
pub(crate) async fn remove_domain(site: &Site, held: &Held) -> Result<(), Fault> {
    let (owner, id) = (held.domain.account_id, held.domain.id);
    store::remove_domain(&site.db, site.clock.as_ref(), id).await?;
    // Whoever was invited to it is asked no more, and not remembered.
    delegates::withdraw(&site.cache, site.clock.as_ref(), owner, store::MODULE, id.number()).await?;
    emit(site, held.domain.account_id, "domain.removed", held.domain.id.number()).await;
    Ok(())
}

/// Adds aliases, all or none. They belong to whose domain it is, whoever adds them.
pub(crate) async fn add_aliases(site: &Site, held: &Held, lines: Vec<Line>) -> Result<Vec<Alias>, Refused> {
    let domain = &held.domain;
    let there = store::aliases_of(&site.db, domain.id).await?;
    let there: HashSet<&str> = there.iter().map(|alias| alias.address.reveal().as_str()).collect();
    let known = lines.iter().filter(|line| there.contains(line.address.as_str()));
    let bad: Vec<_> = known.map(|line| Bad { line: line.number, message: "line-there" }).collect();
    if !bad.is_empty() {
        return Err(Refused::Lines(bad));
    }
    let new = lines.into_iter().map(|line| {
        let Line { address, destinations, label, closed, .. } = line;
        (NewAlias { domain: domain.id, account: domain.account_id, address, destinations, label }, closed)
    });
    let added =
        store::add_aliases_within(&site.db, site.clock.as_ref(), domain.account_id, new.collect()).await;
    let added = added.map_err(|error| match error {
        AddError::Limit(_) => Refused::Limit("limit-aliases"),
        AddError::There => Refused::Fault(Fault::conflict("conflict")),
        AddError::Store(error) => error.into(),
    })?;
    for alias in &added {
        emit(site, domain.account_id, "alias.created", alias.id.number()).await;
    }
    Ok(added)
}

/// Changes an alias, and says how it is then.
pub(crate) async fn change_alias(site: &Site, alias: &Alias, changes: Changes) -> Result<Alias, Fault> {
    let mut changed = alias.clone();
    changed.destinations = Personal::new(changes.destinations.clone());
    changed.label = changes.label.clone().map(Personal::new);
    changed.closed = changes.closed;
    store::change_alias(&site.db, site.clock.as_ref(), alias.id, changes).await?;
    emit(site, alias.account_id, "alias.changed", alias.id.number()).await;
    Ok(changed)
}

/// Changes many aliases at once, all or none.
pub(crate) async fn change_aliases(
    site: &Site,
    aliases: &[Alias],
    change: impl Fn(&Alias) -> Changes,
) -> Result<(), Fault> {
    let all = aliases.iter().map(|alias| (alias.id, change(alias))).collect();
    store::change_aliases(&site.db, site.clock.as_ref(), all).await?;
    for alias in aliases {
        emit(site, alias.account_id, "alias.changed", alias.id.number()).await;
    }
    Ok(())
}

/// Removes many aliases at once, all or none.
pub(crate) async fn remove_aliases(site: &Site, aliases: &[Alias]) -> Result<(), Fault> {
    let ids: Vec<_> = aliases.iter().map(|alias| alias.id).collect();
    store::remove_aliases(&site.db, site.clock.as_ref(), &ids).await?;
    for alias in aliases {
        emit(site, alias.account_id, "alias.removed", alias.id.number()).await;
    }
    Ok(())
}

/// Removes an alias.
pub(crate) async fn remove_alias(site: &Site, alias: &Alias) -> Result<(), Fault> {
    store::remove_alias(&site.db, site.clock.as_ref(), alias.id).await?;
    emit(site, alias.account_id, "alias.removed", alias.id.number()).await;
    Ok(())
}

/// What its owner publishes to prove a domain.
pub(crate) fn expected(site: &Site, domain: &Domain) -> String {
    proof_of(&site.db, domain)
}
