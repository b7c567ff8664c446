//! What is made of what was seen: points with reasons, and one of three ways. None of the three is a ban.

mod because;
mod person;
#[cfg(test)]
mod tests;

pub use because::{Because, Group};

use super::{
    compare::Alike,
    signal::{account::Account, network::Network},
};
use crate::{ids::UserId, records::word::stored_words};
use lodge_register::Timestamp;

stored_words! {
    /// What becomes of somebody who wants in.
    pub enum Way: "what became of a verification" {
        /// They are let in.
        Pass = "pass",
        /// A person of the staff looks first.
        Review = "review",
        /// They stay outside until a person of the staff says otherwise.
        Hold = "hold",
    }
}

/// From how many tenths of a point on a person looks.
pub const REVIEW: i32 = 40;
/// From how many on they stay outside.
pub const HOLD: i32 = 80;
/// What a group of weak reasons adds at most: less than a person would look for.
pub const WEAK_AT_MOST: i32 = 35;

/// Everything that a decision is made of.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Whom it is like.
    pub alike: Vec<Alike>,
    /// What kind of network it comes from.
    pub network: Network,
    /// What Discord says about the account.
    pub account: Account,
    /// Whether somebody was banned within the last day.
    pub soon_after_a_ban: bool,
    /// When.
    pub now: Timestamp,
}

/// A reason, and what it adds in tenths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// What was seen.
    pub because: Because,
    /// What it adds.
    pub tenths: i32,
}

/// What was decided, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Which way.
    pub way: Way,
    /// The points, in tenths.
    pub tenths: i32,
    /// Why, in the order in which it was looked at.
    pub reasons: Vec<Reason>,
    /// Whom it is most like.
    pub like: Option<UserId>,
}

/// Decides. The same evidence is the same decision.
///
/// 1. Whoever is like nobody passes, however young the account and wherever it comes from.
/// 2. Address, network and facts together add less than a review needs, and so do youth and haste.
/// 3. Only the same browser or the same proved account of somebody who is banned holds anybody.
/// 4. What speaks for somebody never hides such a likeness from the staff.
#[must_use]
pub fn decide(evidence: &Evidence) -> Decision {
    let like = evidence.alike.iter().map(|alike| (alike, person::reasons(alike, evidence)));
    let best = like.max_by_key(|(alike, reasons)| (sum(reasons), std::cmp::Reverse(alike.user)));
    let (like, mut reasons) = best.map_or((None, Vec::new()), |(alike, reasons)| (Some(alike.user), reasons));
    let like = like.filter(|_| !reasons.is_empty());
    let touches = reasons.iter().any(|reason| reason.because.touches());
    reasons.extend(because::of_the_visit(evidence).map(Because::reason));
    let tenths = sum(&reasons);
    Decision { way: way(&reasons, tenths, touches), tenths, reasons, like }
}

/// The same, where somebody like them is banned on a server that this one has an agreement with: a person looks. Whoever
/// would not have been held without it is not held with it.
#[must_use]
pub fn with_elsewhere(decision: Decision) -> Decision {
    let mut reasons = decision.reasons;
    reasons.push(Because::BannedElsewhere.reason());
    let way = if decision.way == Way::Pass { Way::Review } else { decision.way };
    Decision { way, tenths: sum(&reasons), reasons, like: decision.like }
}

/// The points of all reasons: weak groups only up to their most, and strong likeness never below a review.
fn sum(reasons: &[Reason]) -> i32 {
    let of = |group| -> i32 {
        reasons.iter().filter(|reason| reason.because.group() == group).map(|reason| reason.tenths).sum()
    };
    let weak = [Group::Place, Group::Youth].map(|group| of(group).min(WEAK_AT_MOST));
    let strong = of(Group::Strong) + of(Group::Second) + of(Group::Elsewhere);
    let all = strong + weak.iter().sum::<i32>() + of(Group::For);
    if strong > 0 { all.max(REVIEW) } else { all }
}

fn way(reasons: &[Reason], tenths: i32, touches: bool) -> Way {
    let is_strong = reasons.iter().any(|reason| reason.because.group() == Group::Strong);
    match tenths {
        HOLD.. if is_strong => Way::Hold,
        REVIEW.. if touches => Way::Review,
        _ => Way::Pass,
    }
}
