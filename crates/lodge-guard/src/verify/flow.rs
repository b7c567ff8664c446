//! The course of one verification: where somebody stands, what happened, and what is done next. No clock, no network.
//!
//! ```text
//! asked ──pressed──> working ──> answering ──> away (OAuth) ──> looked at ──┬─> in
//!   └── reminded … sent out                       └── says no ──> staff <───┴── review, hold
//! ```
//!
//! Discord comes last: a token lives while it is looked at, and not while somebody thinks about an answer.

#[cfg(test)]
mod tests;

use lodge_register::Timestamp;

use super::decide::Way;

/// What a server asks of those who come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// Whether a browser has to work for a while.
    pub work: bool,
    /// Whether Discord is asked which accounts are linked.
    pub oauth: bool,
    /// Whether there are questions.
    pub questions: bool,
    /// How many days old an account has to be.
    pub least_days: i64,
    /// After how long without a step somebody is reminded.
    pub remind_after: i64,
    /// How often.
    pub reminders: u8,
    /// After how long they are sent out, if they are.
    pub kick_after: Option<i64>,
}

/// Where somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// At which step.
    pub at: Step,
    /// Since when they are asked.
    pub asked: Timestamp,
    /// When they did something, or were reminded, last.
    pub last: Timestamp,
    /// How often they were reminded.
    pub reminded: u8,
}

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Asked to press the button.
    Asked,
    /// The browser works.
    Working,
    /// At Discord; only whoever brings this back is them. It is the hash of what they were sent away with.
    Away([u8; 32]),
    /// Before the questions.
    Answering,
    /// Everything is there, and is looked at.
    Looking,
    /// Before the staff.
    Staff,
    /// In.
    In,
    /// Not in: sent out, refused, or gone.
    Out,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// They pressed the button; their account is this many days old.
    Pressed {
        /// How many days.
        days: i64,
    },
    /// The browser’s work is right.
    Worked,
    /// Discord sent somebody back with this, who agreed or did not.
    CameBack {
        /// The hash of what was brought.
        brought: [u8; 32],
        /// Whether they agreed.
        agreed: bool,
    },
    /// They answered the questions.
    Answered,
    /// They want a person instead.
    AskedForAPerson,
    /// It was decided.
    Decided(Way),
    /// Something failed on our side: no memory, no answer from Discord.
    Failed,
    /// The staff decided.
    Reviewed {
        /// Whether they are let in.
        lets_in: bool,
    },
    /// They left.
    Left,
    /// Time went by.
    Ticked,
}

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The browser is given work.
    GiveWork,
    /// They are sent to Discord, with something drawn for it.
    SendAway,
    /// The questions are shown.
    Ask,
    /// What is there is looked at.
    Look,
    /// The staff is asked.
    AskStaff,
    /// They are told from when on their account is old enough.
    TellToWait,
    /// They are given the role.
    LetIn,
    /// They are told that they are not let in.
    Refuse,
    /// They are reminded.
    Remind,
    /// They are sent out.
    SendOut,
    /// The token is revoked, if there is one.
    Revoke,
}

/// Somebody who is asked from now on.
#[must_use]
pub const fn begin(now: Timestamp) -> Standing {
    Standing { at: Step::Asked, asked: now, last: now, reminded: 0 }
}

/// What follows. What does not fit changes nothing.
///
/// `drawn` is the hash of what somebody who is sent to Discord now has to bring back.
#[must_use]
pub fn follow(
    course: &Course,
    standing: Standing,
    event: Event,
    drawn: [u8; 32],
    now: Timestamp,
) -> (Standing, Vec<Act>) {
    let go = |at: Step, acts: &[Act]| (Standing { at, last: now, ..standing }, acts.to_vec());
    let next = |after: Step| {
        let (at, act) = next(course, after, drawn);
        go(at, &[act])
    };
    match (standing.at, event) {
        // Whoever was in and went is asked again when they come again.
        (Step::In, Event::Left) => go(Step::Out, &[]),
        (Step::In | Step::Out, _) => (standing, Vec::new()),
        (_, Event::Left) => go(Step::Out, &[Act::Revoke]),
        (Step::Asked, Event::Pressed { days }) if days < course.least_days => {
            go(Step::Asked, &[Act::TellToWait])
        }
        // Whoever lost their way begins the same step anew, and what the server asks no more is left out. What they were to
        // bring back from Discord before is worth nothing any more.
        (Step::Asked | Step::Working, Event::Pressed { .. }) => next(Step::Asked),
        (Step::Answering, Event::Pressed { .. }) => next(Step::Working),
        (Step::Away(_), Event::Pressed { .. }) => next(Step::Answering),
        (Step::Working, Event::Worked) => next(Step::Working),
        (Step::Away(sent), Event::CameBack { brought, agreed: true }) if sent == brought => next(standing.at),
        // Whoever does not want that is looked at by a person.
        (Step::Away(sent), Event::CameBack { brought, agreed: false }) if sent == brought => {
            go(Step::Staff, &[Act::AskStaff])
        }
        (Step::Answering, Event::Answered) => next(Step::Answering),
        (Step::Looking, Event::Decided(Way::Pass)) => go(Step::In, &[Act::Revoke, Act::LetIn]),
        (Step::Looking, Event::Decided(Way::Review | Way::Hold)) => {
            go(Step::Staff, &[Act::Revoke, Act::AskStaff])
        }
        (Step::Staff, Event::Reviewed { lets_in: true }) => go(Step::In, &[Act::LetIn]),
        (Step::Staff, Event::Reviewed { lets_in: false }) => go(Step::Out, &[Act::Refuse]),
        (Step::Staff, _) => (standing, Vec::new()),
        (_, Event::AskedForAPerson | Event::Failed) => go(Step::Staff, &[Act::Revoke, Act::AskStaff]),
        (_, Event::Ticked) => wait(course, standing, now),
        _ => (standing, Vec::new()),
    }
}

/// The first step after this one that the server asks for.
const fn next(course: &Course, after: Step, drawn: [u8; 32]) -> (Step, Act) {
    match after {
        Step::Asked if course.work => (Step::Working, Act::GiveWork),
        Step::Asked | Step::Working if course.questions => (Step::Answering, Act::Ask),
        Step::Asked | Step::Working | Step::Answering if course.oauth => (Step::Away(drawn), Act::SendAway),
        _ => (Step::Looking, Act::Look),
    }
}

/// Whoever does nothing is reminded, and sent out in the end. Nobody is who waits for the staff, or for us.
fn wait(course: &Course, standing: Standing, now: Timestamp) -> (Standing, Vec<Act>) {
    if standing.at == Step::Looking {
        return (standing, Vec::new());
    }
    if course.kick_after.is_some_and(|after| now >= standing.asked.plus_millis(after)) {
        return (Standing { at: Step::Out, last: now, ..standing }, vec![Act::Revoke, Act::SendOut]);
    }
    let is_due = now >= standing.last.plus_millis(course.remind_after);
    if standing.reminded < course.reminders && is_due {
        let standing = Standing { last: now, reminded: standing.reminded + 1, ..standing };
        return (standing, vec![Act::Remind]);
    }
    (standing, Vec::new())
}
