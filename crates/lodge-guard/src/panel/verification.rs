//! `/guard/{guild}/verification`: who wants in, why a person has to look, and what reviewers made of likeness so far.

use askama::Template;
use axum::{Form, response::Response};
use lodge_register::{Id, Timestamp};
use lodge_web::{Fault, Page, html, on};
use serde::Deserialize;

use super::hall::{Held, Inside, Room, told};
use crate::{
    Newcomer, Server, Stage, Verification,
    entrance::staff::{Case, points},
    ids::UserId,
    office,
    store::{newcomers, verifications},
    verify::{
        decide::{Because, Reason},
        precision::{Judgement, Tally},
        signal::account::days,
        told::to_the_staff,
    },
};

/// The most of each kind that are shown.
const MOST: i64 = 50;

/// Somebody who wants in, as pages and programs show them.
pub(crate) struct Visitor {
    pub(crate) user: UserId,
    pub(crate) stage: Stage,
    /// How many days old their account is.
    pub(crate) days: i64,
    pub(crate) asked_at: Timestamp,
    pub(crate) since: Timestamp,
    pub(crate) case: Case,
    /// What they were asked, and what they answered.
    pub(crate) answers: Vec<(String, String)>,
}

impl Visitor {
    async fn of(held: &Held, newcomer: Newcomer) -> Result<Self, Fault> {
        let case = Case::of(&held.desk, &newcomer).await?;
        let questions = held.desk.settings.of(held.guild).entrance.questions.clone();
        Ok(Self {
            user: newcomer.user_id,
            stage: newcomer.stage,
            days: days(newcomer.user_id, held.desk.now()),
            asked_at: newcomer.asked_at,
            since: newcomer.last_at,
            case,
            answers: questions.into_iter().zip(newcomer.answers()).collect(),
        })
    }

    /// The number of the visit, if somebody can still say whether it was the same person.
    pub(crate) fn to_judge(&self) -> Option<Id<Verification>> {
        self.case.decided.as_ref().filter(|_| self.case.can_be_judged()).map(|decided| decided.id)
    }

    fn reasons(&self) -> Vec<(String, String)> {
        said(&self.case.reasons)
    }

    /// All points together.
    fn sum(&self) -> Option<String> {
        self.case
            .decided
            .as_ref()
            .filter(|_| !self.case.reasons.is_empty())
            .map(|decided| points(decided.tenths))
    }
}

/// Each reason: its message, and what it adds.
fn said(reasons: &[Reason]) -> Vec<(String, String)> {
    let one = |reason: &Reason| (to_the_staff(reason.because), points(i64::from(reason.tenths)));
    reasons.iter().map(one).collect()
}

/// A visit of which nobody said yet whether it was the same person.
pub(crate) struct Visit {
    pub(crate) verification: Verification,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) like: Option<UserId>,
}

impl Visit {
    fn reasons(&self) -> Vec<(String, String)> {
        said(&self.reasons)
    }
}

/// Those who are not through, those first who wait for the staff.
pub(crate) async fn visitors(held: &Held, most: i64) -> Result<Vec<Visitor>, Fault> {
    let (db, server) = (&held.desk.hands.db, Server::of(held.guild));
    let mut all = Vec::new();
    for newcomer in newcomers::before_the_staff(db, server, most).await? {
        all.push(Visitor::of(held, newcomer).await?);
    }
    for newcomer in newcomers::asked(db, server, most).await? {
        all.push(Visitor::of(held, newcomer).await?);
    }
    Ok(all)
}

/// Visits that were like somebody and of which nobody said whether it was the same person.
pub(crate) async fn visits(held: &Held, most: i64) -> Result<Vec<Visit>, Fault> {
    let (db, server) = (&held.desk.hands.db, Server::of(held.guild));
    let mut all = Vec::new();
    for verification in verifications::waiting(db, server, most).await? {
        let reasons = verifications::read(&verification.reasons);
        // Where nothing was alike there is nothing to say about it.
        if reasons.iter().any(|reason| reason.because.is_likeness()) {
            let like = verifications::like(db, verification.id).await?;
            all.push(Visit { verification, reasons, like });
        }
    }
    Ok(all)
}

/// How often each kind of likeness was right on a server.
pub(crate) async fn tallies(held: &Held) -> Result<Vec<(Because, Tally)>, Fault> {
    let all = verifications::tallies(&held.desk.hands.db, Server::of(held.guild)).await?;
    Ok(all.into_iter().collect())
}

#[derive(Template)]
#[template(path = "guard/verification.html")]
struct VerificationPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    is_on: bool,
    waiting: Vec<Visitor>,
    asked: Vec<Visitor>,
    visits: Vec<Visit>,
    tallies: Vec<(String, Tally)>,
}

impl VerificationPage<'_> {
    /// The message about where somebody stands.
    fn stage(visitor: &Visitor) -> String {
        format!("entrance-stage-{}", visitor.stage.as_str())
    }
}

/// `GET /guard/{guild}/verification`
pub(super) async fn page(page: Page, Inside { held, .. }: Inside) -> Result<Response, Fault> {
    let (waiting, asked): (Vec<Visitor>, Vec<Visitor>) =
        visitors(&held, MOST).await?.into_iter().partition(|visitor| visitor.stage == Stage::Staff);
    let shown: Vec<_> = waiting.iter().filter_map(Visitor::to_judge).collect();
    let mut visits = visits(&held, MOST).await?;
    visits.retain(|visit| !shown.contains(&visit.verification.id));
    let tallies = tallies(&held).await?;
    Ok(html(&VerificationPage {
        page: &page,
        at: "verification",
        is_on: held.desk.settings.of(held.guild).entrance.on,
        room: held.room,
        waiting,
        asked,
        visits,
        tallies: tallies.into_iter().map(|(because, tally)| (to_the_staff(because), tally)).collect(),
    }))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    /// `let-in`, `refuse` or `again` about somebody; `same` or `different` about a visit.
    act: String,
    id: String,
}

/// What is decided about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// They are let in.
    LetIn,
    /// They are not.
    Refuse,
    /// They are asked anew.
    Again,
}

impl Word {
    /// What this word decides.
    pub(crate) fn read(word: &str) -> Option<Self> {
        match word {
            "let-in" => Some(Self::LetIn),
            "refuse" => Some(Self::Refuse),
            "again" => Some(Self::Again),
            _ => None,
        }
    }
}

/// Decides about somebody.
pub(crate) async fn decided(held: &Held, user: UserId, word: Word) -> Result<(), Fault> {
    let (desk, guild, by) = (&held.desk, held.guild, held.by);
    let done = match word {
        Word::LetIn => office::let_in(desk, guild, by, user).await,
        Word::Refuse => office::turn_away(desk, guild, by, user).await,
        Word::Again => office::ask_again(desk, guild, by, user).await,
    };
    done.map_err(told)
}

/// `POST /guard/{guild}/verification`
pub(super) async fn decide(Inside { held, .. }: Inside, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let number: i64 = typed.id.parse().map_err(|_| Fault::not_found())?;
    let said = match (Word::read(&typed.act), Judgement::parse(&typed.act)) {
        (Some(word), _) => {
            decided(&held, UserId::new(number.cast_unsigned()), word).await?;
            match word {
                Word::LetIn => "guard-let-in",
                Word::Refuse => "guard-turned-away",
                Word::Again => "guard-asked-again",
            }
        }
        (None, Some(judgement)) => {
            let visit = Id::new(number);
            office::judge_visit(&held.desk, held.guild, held.by, visit, judgement).await.map_err(told)?;
            "guard-visit-judged"
        }
        (None, None) => return Err(Fault::bad("bad-request")),
    };
    Ok(on(&held.path("/verification"), said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_one_thing_and_no_word_means_two() {
        for word in ["let-in", "refuse", "again"] {
            assert!(Word::read(word).is_some() && Judgement::parse(word).is_none(), "{word}");
        }
        for word in ["same", "different", "ban", ""] {
            assert_eq!(Word::read(word), None, "{word}");
        }
    }
}
