//! Asking another Lodge, within seconds and never twice in vain.

use std::time::Duration;

use lodge_egress::{EgressError, Request};
use lodge_register::draw;
use lodge_store::StoreError;

use super::{
    AGREED, LISTED, Tools, Way,
    list::List,
    message::{Answer, LONGEST_ANSWER, Octets, Question},
    oprf::{self, Evaluated, Odd},
    proof::{self, HEADER, Unproved},
    shared::{self, Shared},
};
use crate::{Peering, commands::Desk, store::peerings, verify::signal::agreed::Stretched};

/// How long whoever wants in waits for another Lodge.
const WITHIN: Duration = Duration::from_secs(4);
/// How long a Lodge is left alone that did not answer.
const QUIET: Duration = Duration::from_secs(60);
/// How long one is that was asked too often.
const SPENT: Duration = Duration::from_secs(3_600);

/// Why another Lodge has said nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Silent {
    /// It was not reached.
    #[error("it was not reached: {0}")]
    Away(#[from] EgressError),
    /// It said no.
    #[error("it answered with status {0}")]
    No(u16),
    /// The answer is not from the other side of the agreement.
    #[error("its answer is not proved to be its own: {}", .0.word())]
    Unproved(Unproved),
    /// The answer makes no sense.
    #[error("its answer makes no sense")]
    Senseless,
    /// What it computed is not what it promised.
    #[error("its answer is wrong: {0}")]
    Odd(#[from] Odd),
    /// Our own cache or store failed.
    #[error("the cache or the store failed")]
    Ours,
}

impl From<StoreError> for Silent {
    fn from(_: StoreError) -> Self {
        Self::Ours
    }
}

impl Silent {
    /// How long it is left alone.
    const fn rest(&self) -> Duration {
        match self {
            Self::No(429) => SPENT,
            _ => QUIET,
        }
    }
}

/// Whether one of these accounts is that of somebody who is banned on the other side.
pub(super) async fn is_listed(
    desk: &Desk,
    way: &Way,
    agreement: &Peering,
    tools: &Tools,
    accounts: Vec<Stretched>,
) -> bool {
    if way.cache.get(LISTED, &quiet(agreement)).await.unwrap_or_default().is_some() {
        return false;
    }
    match listed(desk, way, agreement, tools, accounts).await {
        Ok(is_listed) => is_listed,
        Err(silent) => {
            tracing::warn!(reason = %silent, "Another Lodge said nothing; nobody waits for it");
            // Where it cannot be noted it is asked again the next time.
            let noted = way.cache.put_for(LISTED, &quiet(agreement), &[0], silent.rest()).await;
            noted.unwrap_or_default();
            false
        }
    }
}

async fn listed(
    desk: &Desk,
    way: &Way,
    agreement: &Peering,
    tools: &Tools,
    accounts: Vec<Stretched>,
) -> Result<bool, Silent> {
    let list = list(desk, way, agreement, &tools.shared).await?;
    let question = oprf::Question::about(accounts, &*desk.entrance.chance)?;
    let blinded = question.blinded.iter().copied().map(Octets).collect();
    let answer = say(desk, way, agreement, &tools.shared, &Question::Ask { blinded }).await?;
    let Answer::Evaluated { points, proof: Octets(proof) } = answer else { return Err(Silent::Senseless) };
    let points = points.into_iter().map(|Octets(point)| point).collect();
    let outputs = question.outputs(&Evaluated { points, proof }, tools.promised)?;
    peerings::heard(&desk.hands.db, agreement, desk.now()).await?;
    Ok(list.has_any(&outputs))
}

/// The list of the other side: that of this hour, or a new one.
async fn list(desk: &Desk, way: &Way, agreement: &Peering, shared: &Shared) -> Result<List, Silent> {
    if let Some(octets) = way.cache.get(LISTED, &agreement.handle).await? {
        return List::of_octets(&octets).ok_or(Silent::Ours);
    }
    let answer = say(desk, way, agreement, shared, &Question::List {}).await?;
    let Answer::Listed { list } = answer else { return Err(Silent::Senseless) };
    let list = List::read(&list).ok_or(Silent::Senseless)?;
    way.cache.put(LISTED, &agreement.handle, &list.octets()).await?;
    Ok(list)
}

/// Says something to the other side of an agreement, and gives what it answers.
pub(super) async fn say(
    desk: &Desk,
    way: &Way,
    agreement: &Peering,
    shared: &Shared,
    question: &Question,
) -> Result<Answer, Silent> {
    let body = serde_json::to_vec(question).map_err(|_| Silent::Senseless)?;
    let nonce = draw(&*desk.entrance.chance);
    let line = proof::question(shared, agreement.side, desk.now(), nonce, &body);
    let at = format!("{}{}{}", agreement.url, super::PATH, shared::written(&shared.name()));
    let request = Request::post(at, "application/json", body).header(HEADER, &line);
    let request = Request { within: WITHIN, most: LONGEST_ANSWER, ..request };
    let answer = way.door.http(&AGREED, request).await?;
    if answer.status != 200 {
        return Err(Silent::No(answer.status));
    }
    let line = answer.header(HEADER).unwrap_or_default();
    proof::answered(shared, agreement.side.other(), nonce, line, &answer.body).map_err(Silent::Unproved)?;
    serde_json::from_slice(&answer.body).map_err(|_| Silent::Senseless)
}

/// Forgets what the other side said, with the agreement.
pub(super) async fn forget(way: &Way, agreement: &Peering) -> Result<(), StoreError> {
    way.cache.remove(LISTED, &agreement.handle).await?;
    way.cache.remove(LISTED, &quiet(agreement)).await?;
    Ok(())
}

fn quiet(agreement: &Peering) -> Vec<u8> {
    [agreement.handle.as_slice(), b"quiet"].concat()
}
