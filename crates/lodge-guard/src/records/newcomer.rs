//! Where somebody stands who wants in.

use lodge_register::{Id, Personal, Record, Timestamp};

use super::{MEMBER, Server, word::stored_words};
use crate::{
    ids::UserId,
    verify::flow::{Standing, Step},
};

stored_words! {
    /// At which step somebody stands who wants in.
    pub enum Stage: "at which step of a verification somebody stands" {
        /// Asked to press the button.
        Asked = "asked",
        /// Their browser works.
        Working = "working",
        /// At Discord.
        Away = "away",
        /// Before the questions.
        Answering = "answering",
        /// Everything is there, and is looked at.
        Looking = "looking",
        /// Before the staff.
        Staff = "staff",
        /// In.
        In = "in",
        /// Gone, or sent out.
        Out = "out",
        /// Not let in by the staff.
        Refused = "refused",
    }
}

impl Stage {
    /// The word for a step.
    #[must_use]
    pub const fn of(step: Step) -> Self {
        match step {
            Step::Asked => Self::Asked,
            Step::Working => Self::Working,
            Step::Away(_) => Self::Away,
            Step::Answering => Self::Answering,
            Step::Looking => Self::Looking,
            Step::Staff => Self::Staff,
            Step::In => Self::In,
            Step::Out => Self::Out,
        }
    }

    /// Whether it is their turn: they have something to do, and do not wait for us.
    #[must_use]
    pub const fn is_theirs(self) -> bool {
        matches!(self, Self::Asked | Self::Working | Self::Away | Self::Answering)
    }

    /// Whether nothing follows by itself.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::In | Self::Out | Self::Refused)
    }
}

/// Somebody who wants in, and where they stand.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_newcomer",
    purpose = "to know how far somebody who wants in has come, and to let them in once",
    basis = Service,
    subject = MEMBER by user_id,
    keep = until(ends_at),
    on_erase = delete
)]
pub struct Newcomer {
    /// On which server.
    #[data(Identifier, key)]
    pub server_id: Id<Server>,
    /// Who.
    #[data(Identifier, key)]
    pub user_id: UserId,
    /// At which step they stand.
    #[data(Technical)]
    pub stage: Stage,
    /// The hash of what Discord has to send back with them, while they are there.
    #[data(Technical)]
    pub away: Option<Vec<u8>>,
    /// Since when they are asked.
    #[data(Time)]
    pub asked_at: Timestamp,
    /// When they did something, or were reminded, last.
    #[data(Time)]
    pub last_at: Timestamp,
    /// How often they were reminded.
    #[data(Count)]
    pub reminded: i64,
    /// What they answered to the server’s questions, until somebody decided.
    #[data(Content)]
    pub answers: Option<Personal<String>>,
    /// When they were given the role.
    #[data(Time)]
    pub let_in_at: Option<Timestamp>,
    /// Until when it is remembered where they stand.
    #[data(Time)]
    pub ends_at: Timestamp,
}

impl Newcomer {
    /// Where they stand, as the course sees it.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let at = match self.stage {
            Stage::Asked => Step::Asked,
            Stage::Working => Step::Working,
            Stage::Away => {
                Step::Away(self.away.as_deref().and_then(|hash| hash.try_into().ok()).unwrap_or([0; 32]))
            }
            Stage::Answering => Step::Answering,
            Stage::Looking => Step::Looking,
            Stage::Staff => Step::Staff,
            Stage::In => Step::In,
            Stage::Out | Stage::Refused => Step::Out,
        };
        let reminded = u8::try_from(self.reminded).unwrap_or(u8::MAX);
        Standing { at, asked: self.asked_at, last: self.last_at, reminded }
    }

    /// What they answered, one after the other.
    #[must_use]
    pub fn answers(&self) -> Vec<String> {
        // Our own list has nothing that JSON cannot say.
        self.answers
            .as_ref()
            .and_then(|answers| serde_json::from_str(answers.reveal()).ok())
            .unwrap_or_default()
    }

    /// Whether they were in before, and are only asked again.
    #[must_use]
    pub const fn was_in(&self) -> bool {
        self.let_in_at.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_its_word_and_comes_back() {
        let steps = [
            Step::Asked,
            Step::Working,
            Step::Away([7; 32]),
            Step::Answering,
            Step::Looking,
            Step::Staff,
            Step::In,
            Step::Out,
        ];
        let now = Timestamp::from_millis(1_790_000_000_000);
        for step in steps {
            let newcomer = Newcomer {
                server_id: Id::new(1),
                user_id: UserId::new(2),
                stage: Stage::of(step),
                away: matches!(step, Step::Away(_)).then(|| vec![7; 32]),
                asked_at: now,
                last_at: now,
                reminded: 1,
                answers: None,
                let_in_at: None,
                ends_at: now,
            };
            assert_eq!(newcomer.standing(), Standing { at: step, asked: now, last: now, reminded: 1 });
            assert_eq!(Stage::parse(newcomer.stage.as_str()), Some(newcomer.stage));
        }
        assert!(Stage::ALL.iter().all(|stage| !(stage.is_theirs() && stage.is_over())));
    }
}
