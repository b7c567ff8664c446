//! What a command does, before it is done: who may, to whom, and which acts, case and timer it comes to.

mod drawn;
mod lock;

use lodge_register::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    parse::{Asked, Command, target},
    spec,
};
use crate::{
    Kind, Lift,
    allowed::{Missing, Permissions, Person, may, outranks, outranks_role},
    decide::Act,
    ids::{ChannelId, RoleId, UserId},
    town::Guild,
    when,
};
use drawn::drawn;
pub(crate) use lock::lock;
pub use lock::opened;

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// In this order.
    pub acts: Vec<Act>,
    /// The case that is opened.
    pub kind: Kind,
    /// About whom.
    pub target: Option<UserId>,
    /// In which channel.
    pub channel: Option<ChannelId>,
    /// Why.
    pub reason: Option<String>,
    /// Until when.
    #[serde(with = "when::serde_millis::maybe")]
    pub ends_at: Option<Timestamp>,
    /// What ends then, if Discord does not end it by itself.
    pub lift: Option<(Lift, Option<RoleId>, Option<String>)>,
    /// How much it can destroy.
    pub weight: i64,
    /// Whether whom it is about is told, and when.
    pub told: Told,
}

/// Whether somebody is told what is done about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// Not at all.
    Not,
    /// Before it is done: afterwards they could not be reached.
    Before,
    /// Afterwards.
    After,
}

/// Why it is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// Who asks may not do this.
    Forbidden(Permissions),
    /// The guard may not, or stands too low.
    Missing(Missing),
    /// Whom it is about stands above who asks, or beside them.
    Rank,
    /// The role stands above who asks.
    RoleRank,
    /// It is the owner.
    Owner,
    /// It is who asks.
    Yourself,
    /// It is the guard.
    Ourselves,
    /// They are not on the server.
    NotHere,
    /// Discord silences nobody for so long.
    TooLong,
    /// There is no such channel here.
    NoChannel,
    /// It is like that already.
    Already,
    /// It is more than one person may do in an hour.
    Budget {
        /// What this would take.
        weight: i64,
        /// What is left.
        left: i64,
    },
}

/// What a command does. Nothing, if it does nothing on the server: it only asks or notes.
///
/// # Errors
/// [`No`] if it is not done.
pub fn plan(guild: &Guild, asked: &Asked, now: Timestamp, left: i64) -> Result<Option<Plan>, No> {
    let needs = spec::needs(&asked.tool).unwrap_or(Permissions::ADMINISTRATOR);
    let by_right = asked.by == guild.owner || asked.may.any_of(Permissions::ADMINISTRATOR);
    let lacking = asked.may.lacks(needs);
    if !by_right && !lacking.is_none() {
        return Err(No::Forbidden(lacking));
    }
    let Some(plan) = drawn(guild, asked, now)? else { return Ok(None) };
    reaches(guild, asked)?;
    for act in &plan.acts {
        may(guild, act).map_err(No::Missing)?;
    }
    if plan.weight > left {
        return Err(No::Budget { weight: plan.weight, left });
    }
    Ok(Some(plan))
}

/// Whether whom it is about is here where that matters, and stands below who asks.
fn reaches(guild: &Guild, asked: &Asked) -> Result<(), No> {
    let asker = Person::new(asked.by, &asked.roles);
    let must_be_here = matches!(
        asked.command,
        Command::Kick(..)
            | Command::Timeout(..)
            | Command::Untimeout(..)
            | Command::Nick(_)
            | Command::Voice(..)
            | Command::RoleGive(..)
            | Command::RoleTake(..)
    );
    if let Command::RoleGive(_, role, ..) | Command::RoleTake(_, role, _) | Command::RoleAll(_, role, _) =
        asked.command
        && !outranks_role(guild, asker, role)
    {
        return Err(No::RoleRank);
    }
    let harmless = matches!(asked.command, Command::Unban(..) | Command::Note(..));
    let of_role = matches!(asked.command, Command::RoleGive(..) | Command::RoleTake(..));
    let Some(user) = target(&asked.command).filter(|_| !harmless) else { return Ok(()) };
    if must_be_here && asked.target_roles.is_none() {
        return Err(No::NotHere);
    }
    if of_role {
        return Ok(());
    }
    let roles = asked.target_roles.as_deref().unwrap_or_else(|| guild.roles_of(user));
    below(guild, asker, Person::new(user, roles))
}

fn below(guild: &Guild, asker: Person<'_>, target: Person<'_>) -> Result<(), No> {
    if target.user == asker.user {
        return Err(No::Yourself);
    }
    if target.user == guild.own.user {
        return Err(No::Ourselves);
    }
    if target.user == guild.owner {
        return Err(No::Owner);
    }
    if outranks(guild, asker, target) { Ok(()) } else { Err(No::Rank) }
}

#[cfg(test)]
mod tests;
