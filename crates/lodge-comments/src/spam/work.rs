//! How often somebody may write, and what a machine has to do first.

use lodge_abuse::{
    Rule,
    pow::{self, Proof},
    rules,
};
use lodge_store::StoreError;

use super::{
    Asked, lately,
    proof::{PURPOSE, Suspicion, difficulty},
};
use crate::{Book, Site, post::Refused};

/// Counts a comment by who writes it, from where, and where.
pub(super) async fn often(book: &Book, site: &Site, asked: &Asked<'_>) -> Result<(), Refused> {
    let id = site.id.number().to_be_bytes();
    let by_network =
        (!asked.network.is_empty()).then(|| (&rules::COMMENTS_FROM, [&id[..], asked.network].concat()));
    let by_visitor =
        asked.visitor.map(|visitor| (&rules::COMMENTS_BY, visitor.number().to_be_bytes().to_vec()));
    let by_site = Some((&rules::COMMENTS_ON, id.to_vec()));
    for (rule, who) in [by_network, by_visitor, by_site].into_iter().flatten() {
        counted(book, rule, &who).await?;
    }
    Ok(())
}

async fn counted(book: &Book, rule: &Rule, who: &[u8]) -> Result<(), Refused> {
    let verdict = book.house.limiter.allow(rule, who).await?;
    if verdict.allowed { Ok(()) } else { Err(Refused::TooOften(verdict.reset)) }
}

/// Whether the work was done that is asked of whoever writes.
pub(super) async fn is_done(book: &Book, site: &Site, asked: &Asked<'_>) -> Result<bool, StoreError> {
    let house = &book.house;
    if asked_of(book, site, asked.is_known(), asked.network).await.is_none() {
        return Ok(true);
    }
    let Some((text, numbers)) = asked.proof else { return Ok(false) };
    let proof = pow::check(&house.db, &house.cache, house.clock.as_ref(), PURPOSE, text, numbers).await?;
    Ok(proof == Proof::Given)
}

/// How hard a puzzle somebody has to solve who wants to write on a site.
pub(crate) async fn asked_of(
    book: &Book,
    site: &Site,
    known: bool,
    network: &[u8],
) -> Option<pow::Difficulty> {
    let (of_network, of_site) = lately::refused(&book.house.cache, site.id, network).await;
    difficulty(Suspicion { known, of_network, of_site })
}
