//! Answering another Lodge: what it may ask, how often, and that it learns nothing else.

use lodge_abuse::Rule;
use lodge_store::StoreError;

use super::{
    HEARD, Tools, Way,
    list::{self, List},
    message::{Answer, LONGEST_QUESTION, Octets, Question},
    oprf::Key,
    proof::{self, Nonce, Unproved},
    shared::Shared,
    theirs,
};
use crate::{Accord, Peering, commands::Desk, store::peerings, verify::signal::connection::MOST};

/// How often one agreement may ask, in a day: each time about [`MOST`] accounts. Nobody tries more by asking.
pub const ASKED_A_DAY: Rule = Rule { name: "guard-mutual-asked", count: 200, seconds: 86_400 };
/// How often it may have the list, in an hour.
pub const LISTS_AN_HOUR: Rule = Rule { name: "guard-mutual-lists", count: 12, seconds: 3_600 };

/// Why another Lodge is not answered.
#[derive(Debug)]
pub(super) enum Refusal {
    /// There is no such agreement.
    Unknown,
    /// It is not who it should be.
    Unproved(Unproved),
    /// Somebody recorded it on the way and says it again.
    Again,
    /// Our staff has not agreed yet, or somebody else has answered the invitation.
    NotYet,
    /// Too often; in so many seconds it may ask again.
    Often(u64),
    /// It makes no sense.
    Senseless,
    /// Our own store or cache failed.
    Store(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What is answered, and the line that proves it.
pub(super) struct Answered {
    pub(super) body: Vec<u8>,
    pub(super) line: String,
}

/// Answers the other side of an agreement.
pub(super) async fn answer(desk: &Desk, name: &[u8], line: &str, body: &[u8]) -> Result<Answered, Refusal> {
    let way = desk.entrance.mutual.0.as_ref().ok_or(Refusal::Unknown)?;
    if body.len() > LONGEST_QUESTION {
        return Err(Refusal::Senseless);
    }
    let found = peerings::by_handle(&desk.hands.db, name, desk.now()).await?;
    let agreement = found.ok_or(Refusal::Unknown)?;
    let shared = Shared::kept(agreement.shared.reveal()).ok_or(Refusal::Unknown)?;
    let theirs = agreement.side.other();
    let nonce = proof::asked(&shared, theirs, desk.now(), line, body).map_err(Refusal::Unproved)?;
    once(way, name, nonce).await?;
    let question = serde_json::from_slice(body).map_err(|_| Refusal::Senseless)?;
    let answer = answered(desk, way, &agreement, question).await?;
    let body = serde_json::to_vec(&answer).map_err(|_| Refusal::Senseless)?;
    let line = proof::answer(&shared, agreement.side, nonce, &body);
    Ok(Answered { body, line })
}

/// A question is heard once. Those that are too old to be heard are refused before.
async fn once(way: &Way, name: &[u8], nonce: Nonce) -> Result<(), Refusal> {
    let times = way.cache.count(HEARD, &[name, &nonce].concat(), std::time::Duration::MAX).await?;
    if times == 1 { Ok(()) } else { Err(Refusal::Again) }
}

async fn answered(
    desk: &Desk,
    way: &Way,
    agreement: &Peering,
    question: Question,
) -> Result<Answer, Refusal> {
    match question {
        Question::Accept { url, guild, name, key } => {
            let by = theirs::checked(desk, url, guild, &name, &key.0).ok_or(Refusal::Senseless)?;
            if !theirs::accepted(desk, agreement, &by).await? {
                return Err(Refusal::NotYet);
            }
            let own = Key::of(agreement.own_seed.reveal()).ok_or(Refusal::Unknown)?;
            Ok(Answer::Accepted { key: Octets(own.public()) })
        }
        Question::Begin {} => {
            theirs::begun(desk, agreement).await?;
            Ok(Answer::Done {})
        }
        Question::Ask { blinded } => {
            let tools = carried_out(agreement)?;
            within(way, &ASKED_A_DAY, agreement).await?;
            if blinded.len() != MOST {
                return Err(Refusal::Senseless);
            }
            let blinded: Vec<_> = blinded.into_iter().map(|Octets(point)| point).collect();
            let evaluated = tools.own.evaluate_blinded(&blinded, &*desk.entrance.chance);
            let evaluated = evaluated.map_err(|_| Refusal::Senseless)?;
            peerings::heard(&desk.hands.db, agreement, desk.now()).await?;
            let points = evaluated.points.into_iter().map(Octets).collect();
            Ok(Answer::Evaluated { points, proof: Octets(evaluated.proof) })
        }
        Question::List {} => {
            carried_out(agreement)?;
            within(way, &LISTS_AN_HOUR, agreement).await?;
            let (db, now) = (&desk.hands.db, desk.now());
            let banned = peerings::banned(db, agreement.id, now, list::MOST).await?;
            peerings::heard(db, agreement, now).await?;
            Ok(Answer::Listed { list: List::of(&banned, &*desk.entrance.chance).written() })
        }
        Question::End {} => {
            theirs::ended_by_them(desk, agreement).await?;
            Ok(Answer::Done {})
        }
    }
}

/// What an agreement is carried out with, once our staff has agreed.
fn carried_out(agreement: &Peering) -> Result<Tools, Refusal> {
    let is_on = agreement.stand == Accord::On;
    is_on.then(|| Tools::of(agreement)).flatten().ok_or(Refusal::NotYet)
}

async fn within(way: &Way, rule: &Rule, agreement: &Peering) -> Result<(), Refusal> {
    let verdict = way.limiter.allow(rule, &agreement.handle).await?;
    if verdict.allowed { Ok(()) } else { Err(Refusal::Often(verdict.reset)) }
}
