//! What a moderator may do alone, how much of it in an hour, and the yes of a second one.

use std::collections::VecDeque;

use lodge_register::Timestamp;
use serde::{Deserialize, Serialize};

use super::Act;
use crate::{
    bounded::Bounded,
    ids::UserId,
    settings::{Budgets, Kind},
    when,
};

/// Whether a moderator may do what they want to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// They may.
    Go,
    /// A second person must say yes.
    NeedsSecond {
        /// To what.
        kind: Kind,
        /// To how many.
        count: u32,
    },
    /// They did so much of it in an hour that more has to wait, or needs a second person.
    Over {
        /// Of what.
        kind: Kind,
        /// How much is left.
        left: u32,
        /// When there is room for all of it, if there ever is.
        free_at: Option<Timestamp>,
    },
}

/// What moderators of one server did within the last hour.
#[derive(Debug)]
pub struct Spent(Bounded<(UserId, Kind), VecDeque<(Timestamp, u32)>>);

const HOUR: i64 = 3_600_000;
/// At most twice as many moderators are counted.
const PEOPLE: usize = 256;

impl Default for Spent {
    fn default() -> Self {
        Self(Bounded::new(PEOPLE))
    }
}

impl Spent {
    /// Whether somebody may do this now.
    pub fn weigh(&mut self, budgets: &Budgets, actor: UserId, acts: &[Act], now: Timestamp) -> Verdict {
        for (kind, count) in totals(acts) {
            if budgets.alone.get(&kind).is_some_and(|alone| count > *alone) {
                return Verdict::NeedsSecond { kind, count };
            }
            let Some(most) = budgets.per_hour.get(&kind) else { continue };
            let spent = self.0.at((actor, kind));
            spent.retain(|(at, _)| now.millis() - at.millis() < HOUR);
            let left = most.saturating_sub(spent.iter().map(|(_, count)| count).sum());
            if count > left {
                return Verdict::Over { kind, left, free_at: free_at(spent, *most, count) };
            }
        }
        Verdict::Go
    }

    /// Somebody did this.
    pub fn spend(&mut self, actor: UserId, acts: &[Act], now: Timestamp) {
        for (kind, count) in totals(acts) {
            let spent = self.0.at((actor, kind));
            spent.retain(|(at, _)| now.millis() - at.millis() < HOUR);
            match spent.back_mut().filter(|(at, _)| now.millis() - at.millis() < 10_000) {
                Some((_, sum)) => *sum = sum.saturating_add(count),
                None => spent.push_back((now, count)),
            }
        }
    }
}

/// When so much has been forgotten that there is room.
fn free_at(spent: &VecDeque<(Timestamp, u32)>, most: u32, count: u32) -> Option<Timestamp> {
    let mut used: u32 = spent.iter().map(|(_, count)| count).sum();
    for (at, one) in spent {
        used -= one;
        if used.saturating_add(count) <= most {
            return Some(at.plus_millis(HOUR));
        }
    }
    None
}

fn totals(acts: &[Act]) -> std::collections::BTreeMap<Kind, u32> {
    let mut totals = std::collections::BTreeMap::new();
    for (kind, count) in acts.iter().filter_map(Kind::of) {
        let total: &mut u32 = totals.entry(kind).or_default();
        *total = total.saturating_add(count);
    }
    totals
}

/// Something that waits for a second person's yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Who wants it.
    pub by: UserId,
    /// What.
    pub acts: Vec<Act>,
    /// Since when.
    #[serde(with = "when::serde_millis")]
    pub at: Timestamp,
}

/// Why a yes does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoYes {
    /// It is their own.
    Own,
    /// They may not do it themselves.
    MayNot,
    /// It has waited too long.
    TooLate,
}

impl Request {
    /// A second person says yes: what is to be done now, if that counts.
    ///
    /// # Errors
    /// [`NoYes`] says why it does not.
    pub fn approve(
        self,
        budgets: &Budgets,
        by: UserId,
        may: bool,
        now: Timestamp,
    ) -> Result<Vec<Act>, NoYes> {
        if by == self.by {
            return Err(NoYes::Own);
        }
        if !may {
            return Err(NoYes::MayNot);
        }
        if now.millis() - self.at.millis() > i64::from(budgets.wait_minutes) * 60_000 {
            return Err(NoYes::TooLate);
        }
        Ok(self.acts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::GuildId;

    const GUILD: GuildId = GuildId::new(1);

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_millis(minutes * 60_000)
    }

    fn bans(count: u64) -> Vec<Act> {
        let users = (1..=count).map(UserId::new).collect();
        vec![Act::BulkBan { guild: GUILD, users, delete_seconds: 0 }]
    }

    #[test]
    fn much_at_once_needs_two_and_much_in_an_hour_has_to_wait() {
        let (budgets, mut spent, who) = (Budgets::default(), Spent::default(), UserId::new(5));
        assert_eq!(
            spent.weigh(&budgets, who, &bans(11), at(0)),
            Verdict::NeedsSecond { kind: Kind::Ban, count: 11 }
        );
        for minute in 0..3 {
            assert_eq!(spent.weigh(&budgets, who, &bans(10), at(minute)), Verdict::Go);
            spent.spend(who, &bans(10), at(minute));
        }
        let over = Verdict::Over { kind: Kind::Ban, left: 0, free_at: Some(at(60)) };
        assert_eq!(spent.weigh(&budgets, who, &bans(1), at(3)), over);
        assert_eq!(
            spent.weigh(&budgets, UserId::new(6), &bans(1), at(3)),
            Verdict::Go,
            "a budget is one person's"
        );
        assert_eq!(spent.weigh(&budgets, who, &bans(10), at(60)), Verdict::Go);
        let nothing = [Act::Unban { guild: GUILD, user: who }];
        assert_eq!(spent.weigh(&budgets, who, &nothing, at(3)), Verdict::Go);
    }

    #[test]
    fn a_yes_counts_from_somebody_else_who_may_and_in_time() {
        let budgets = Budgets::default();
        let request = Request { by: UserId::new(1), acts: bans(20), at: at(0) };
        let approve = |by, may, minutes| request.clone().approve(&budgets, UserId::new(by), may, at(minutes));
        assert_eq!(approve(1, true, 0), Err(NoYes::Own));
        assert_eq!(approve(2, false, 0), Err(NoYes::MayNot));
        assert_eq!(approve(2, true, 16), Err(NoYes::TooLate));
        assert_eq!(approve(2, true, 15), Ok(bans(20)));
    }
}
