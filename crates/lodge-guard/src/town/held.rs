//! Who has roles that come back with them: of ordinary members nothing else is remembered.

use std::collections::BTreeMap;

use crate::{
    event::Member,
    ids::{RoleId, UserId},
};

/// So many roles of a server can come back.
pub const MOST_NAMED: usize = 25;
/// So many people are remembered; of more, those who were heard of first.
const MOST: usize = 10_000;

/// Who has which of the roles that a server named. A bit stands for a role.
#[derive(Debug, Clone, Default)]
pub(crate) struct Held {
    named: Box<[RoleId]>,
    of: BTreeMap<UserId, u32>,
}

impl Held {
    /// These roles come back. Where they are others than before, everybody is looked at anew.
    pub(crate) fn name(&mut self, named: &[RoleId]) {
        let named = named.get(..named.len().min(MOST_NAMED)).unwrap_or_default();
        if *self.named != *named {
            *self = Self { named: named.into(), of: BTreeMap::new() };
        }
    }

    /// Somebody's roles are these now.
    pub(crate) fn hear(&mut self, member: &Member) {
        let has = |role: &RoleId| member.roles.contains(role);
        let bits = self.named.iter().enumerate().filter(|(_, role)| has(role));
        let bits = bits.fold(0, |sum, (at, _)| sum | 1 << at);
        let user = member.user.id;
        if bits == 0 || member.user.bot {
            self.of.remove(&user);
        } else if self.of.len() < MOST || self.of.contains_key(&user) {
            self.of.insert(user, bits);
        }
    }

    /// Somebody is gone.
    pub(crate) fn drop(&mut self, user: UserId) {
        self.of.remove(&user);
    }

    /// Which of the named roles somebody has.
    pub(crate) fn by(&self, user: UserId) -> impl Iterator<Item = RoleId> {
        let bits = self.of.get(&user).copied().unwrap_or_default();
        self.named.iter().enumerate().filter(move |(at, _)| bits & 1 << at != 0).map(|(_, role)| *role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::User;

    fn member(user: u64, roles: &[u64]) -> Member {
        Member {
            user: User { id: UserId::new(user), ..User::default() },
            roles: roles.iter().copied().map(RoleId::new).collect(),
            ..Member::default()
        }
    }

    #[test]
    fn of_ordinary_members_only_named_roles_are_remembered() {
        let mut held = Held::default();
        let by = |held: &Held, user| held.by(UserId::new(user)).map(RoleId::get).collect::<Vec<_>>();
        held.hear(&member(1, &[60, 61]));
        assert_eq!(by(&held, 1), [0; 0], "nothing is named");
        held.name(&[RoleId::new(61), RoleId::new(62)]);
        held.hear(&member(1, &[60, 61]));
        held.hear(&member(2, &[60]));
        assert_eq!((by(&held, 1), by(&held, 2)), (vec![61], vec![]));
        held.hear(&member(1, &[61, 62]));
        assert_eq!(by(&held, 1), [61, 62]);
        held.name(&[RoleId::new(61), RoleId::new(62)]);
        assert_eq!(by(&held, 1), [61, 62], "the same names change nothing");
        held.hear(&member(1, &[]));
        assert_eq!(held.of.len(), 0, "who has none is not remembered");
        held.hear(&member(1, &[62]));
        held.drop(UserId::new(1));
        assert_eq!(by(&held, 1), [0; 0]);
    }
}
