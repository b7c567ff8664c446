//! How much a moderator may do in an hour, and what needs two of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::decide::Act;

/// How much a moderator may do in an hour, and what needs two of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Budgets {
    /// To so many in an hour; what is not named here is free.
    pub per_hour: BTreeMap<Kind, u32>,
    /// To more than so many at once only with a second person's yes.
    pub alone: BTreeMap<Kind, u32>,
    /// The second person has so many minutes.
    pub wait_minutes: u32,
}

impl Default for Budgets {
    fn default() -> Self {
        Self {
            per_hour: BTreeMap::from([
                (Kind::Ban, 30),
                (Kind::Kick, 30),
                (Kind::Timeout, 60),
                (Kind::Delete, 1_000),
            ]),
            alone: BTreeMap::from([(Kind::Ban, 10), (Kind::Kick, 10), (Kind::Roles, 25)]),
            wait_minutes: 15,
        }
    }
}

/// What can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Bans.
    Ban,
    /// Those who are put out.
    Kick,
    /// Timeouts.
    Timeout,
    /// Messages that are taken away.
    Delete,
    /// Roles that are given or taken.
    Roles,
    /// What is put back.
    Restore,
}

impl Kind {
    /// What an act counts as, and how much.
    #[must_use]
    pub fn of(act: &Act) -> Option<(Self, u32)> {
        let many = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Some(match act {
            Act::BulkBan { users, .. } => (Self::Ban, many(users.len())),
            Act::Ban { .. } => (Self::Ban, 1),
            Act::Kick { .. } => (Self::Kick, 1),
            Act::Timeout { until: Some(_), .. } => (Self::Timeout, 1),
            Act::DeleteMessages { messages, .. } => (Self::Delete, many(messages.len())),
            Act::RolesSet { .. } | Act::RoleAdd { .. } | Act::RoleRemove { .. } | Act::Quarantine { .. } => {
                (Self::Roles, 1)
            }
            Act::Restore { changes, .. } => (Self::Restore, many(changes.len())),
            _ => return None,
        })
    }
}
