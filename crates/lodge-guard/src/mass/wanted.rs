//! Who gets or loses a role.

use lodge_register::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Kind,
    decide::Act,
    event::Member,
    ids::{GuildId, RoleId, UserId},
    when,
};

/// Of which kind they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum People {
    /// Everybody.
    #[default]
    Everybody,
    /// People only.
    People,
    /// Programs only.
    Programs,
}

/// Who gets or loses which role: all of it has to fit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wanted {
    /// Whether it is given; else it is taken.
    pub gives: bool,
    /// Which role.
    pub role: RoleId,
    /// Of which kind they are.
    pub people: People,
    /// They have this role.
    pub having: Option<RoleId>,
    /// They do not have this one.
    pub lacking: Option<RoleId>,
    /// They came before that.
    #[serde(with = "when::serde_millis::maybe")]
    pub before: Option<Timestamp>,
    /// They came then or later.
    #[serde(with = "when::serde_millis::maybe")]
    pub after: Option<Timestamp>,
    /// They are among these; nobody is anybody.
    pub users: Vec<UserId>,
    /// Why.
    pub reason: Option<String>,
}

impl Wanted {
    /// What a case of it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        if self.gives { Kind::RoleGiven } else { Kind::RoleTaken }
    }

    /// What is done to somebody.
    #[must_use]
    pub const fn act(&self, guild: GuildId, user: UserId) -> Act {
        if self.gives {
            Act::RoleAdd { guild, user, role: self.role }
        } else {
            Act::RoleRemove { guild, user, role: self.role }
        }
    }

    /// Whether it is about somebody, and changes something for them.
    #[must_use]
    pub fn fits(&self, member: &Member) -> bool {
        let kind = match self.people {
            People::Everybody => true,
            People::People => !member.user.bot,
            People::Programs => member.user.bot,
        };
        let changes = member.roles.contains(&self.role) != self.gives;
        let has = self.having.is_none_or(|role| member.roles.contains(&role));
        let lacks = self.lacking.is_none_or(|role| !member.roles.contains(&role));
        // Of whom it is not known when they came is neither before nor after.
        let before = self.before.is_none_or(|moment| member.joined_at.is_some_and(|at| at < moment));
        let after = self.after.is_none_or(|moment| member.joined_at.is_some_and(|at| at >= moment));
        let listed = self.users.is_empty() || self.users.contains(&member.user.id);
        kind && changes && has && lacks && before && after && listed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::User;

    const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    fn member(user: u64, bot: bool, roles: &[u64], days: i64) -> Member {
        Member {
            user: User { id: UserId::new(user), bot, ..User::default() },
            roles: roles.iter().copied().map(RoleId::new).collect(),
            joined_at: Some(NOW.plus_days(-days)),
            ..Member::default()
        }
    }

    /// Who of four is meant.
    fn fit(wanted: &Wanted) -> Vec<u64> {
        let all = [
            member(1, false, &[60], 100),
            member(2, false, &[61], 10),
            member(3, true, &[60, 62], 100),
            member(4, false, &[], 1),
        ];
        all.iter().filter(|member| wanted.fits(member)).map(|member| member.user.id.get()).collect()
    }

    #[test]
    fn only_those_whom_it_changes_are_meant() {
        let give = |role: u64| Wanted { gives: true, role: RoleId::new(role), ..Wanted::default() };
        assert_eq!(fit(&give(60)), [2, 4], "the others have it");
        assert_eq!(fit(&Wanted { gives: false, ..give(60) }), [1, 3], "the others do not have it");
        assert_eq!(fit(&Wanted { people: People::People, ..give(70) }), [1, 2, 4]);
        assert_eq!(fit(&Wanted { people: People::Programs, ..give(70) }), [3]);
        assert_eq!(fit(&Wanted { having: Some(RoleId::new(60)), ..give(70) }), [1, 3]);
        assert_eq!(fit(&Wanted { lacking: Some(RoleId::new(60)), ..give(70) }), [2, 4]);
        let ago = |days: i64| Some(NOW.plus_days(-days));
        assert_eq!(fit(&Wanted { before: ago(10), ..give(70) }), [1, 3]);
        assert_eq!(fit(&Wanted { after: ago(10), ..give(70) }), [2, 4]);
        assert_eq!(fit(&Wanted { users: vec![UserId::new(4), UserId::new(9)], ..give(70) }), [4]);
        let both = Wanted { having: Some(RoleId::new(60)), people: People::People, ..give(70) };
        assert_eq!(fit(&both), [1], "all of it has to fit");
        let unknown = Member { joined_at: None, ..member(5, false, &[], 1) };
        assert!(!Wanted { after: ago(10), ..give(70) }.fits(&unknown));
    }
}
