//! What was decided about somebody who wanted in, and what reviewers made of it.

use lodge_register::{Id, Record, Timestamp};

use super::{MEMBER, Server};
use crate::{
    ids::UserId,
    verify::{
        decide::{Because, Way},
        precision::Judgement,
    },
};

/// What was decided about somebody who wanted in, with the reasons.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_verification",
    purpose = "to say why somebody was let in or not, and to have a person look at it",
    basis = Interest("who is not let in may ask why, and staff must be able to say so"),
    subject = MEMBER by user_id,
    keep = days(90) after decided_at,
    on_erase = delete
)]
pub struct Verification {
    /// Which.
    #[data(Identifier)]
    pub id: Id<Verification>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// About whom.
    #[data(Identifier)]
    pub user_id: UserId,
    /// What was decided.
    #[data(Technical)]
    pub way: Way,
    /// The points, in tenths.
    #[data(Count)]
    pub tenths: i64,
    /// Why: each reason with what it added.
    #[data(Reason)]
    pub reasons: String,
    /// What a reviewer said, once one did.
    #[data(Technical)]
    pub judgement: Option<Judgement>,
    /// When.
    #[data(Time)]
    pub decided_at: Timestamp,
}

/// That somebody who wanted in was like this person. Who wanted in is a [`Verification`] of theirs.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_likeness",
    purpose = "to show a reviewer whom somebody who wanted in was like",
    basis = Interest("a likeness must be looked at by a person before it counts"),
    subject = MEMBER by user_id,
    keep = days(90) after found_at,
    on_erase = delete
)]
pub struct Likeness {
    /// In which verification.
    #[data(Identifier, key)]
    pub verification_id: i64,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// Who was like them.
    #[data(Identifier)]
    pub user_id: UserId,
    /// When.
    #[data(Time)]
    pub found_at: Timestamp,
}

/// How often reviewers agreed with one kind of likeness on a server.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_weighed",
    purpose = "to show how often each kind of likeness was right",
    basis = Service,
    subject = nobody("it is two numbers for each kind of likeness, and not about whom"),
    keep = until_deleted,
    on_erase = delete
)]
pub struct Weighed {
    /// On which server.
    #[data(Identifier, key)]
    pub server_id: Id<Server>,
    /// Which kind of likeness.
    #[data(Technical, key)]
    pub because: Because,
    /// How often it was the same person.
    #[data(Count)]
    pub same: i64,
    /// How often it was not.
    #[data(Count)]
    pub different: i64,
}
