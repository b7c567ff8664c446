//! Which roles are given without anybody asking.

use lodge_register::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    event::Member,
    ids::{MessageId, RoleId},
};

/// Which roles are given without anybody asking.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Roles {
    /// To those who come.
    pub welcome: Vec<Welcome>,
    /// To those who had them when they left, and came back.
    pub sticky: Vec<RoleId>,
    /// To those who put a sign under a message: for servers that did so before they had menus.
    pub signs: Vec<Sign>,
}

/// A role for those who come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Welcome {
    /// Which.
    pub role: RoleId,
    /// Only for accounts that are so many days old.
    #[serde(default)]
    pub days: u32,
    /// Only once they have agreed to the server's rules.
    #[serde(default)]
    pub after_rules: bool,
}

/// A role for those who put a sign under a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// Under which message.
    pub message: MessageId,
    /// Which sign: itself, or the number of a server's own.
    pub emoji: String,
    /// Which role.
    pub role: RoleId,
}

impl Roles {
    /// The roles that somebody gets now and does not have.
    pub fn welcome(&self, member: &Member, now: Timestamp) -> impl Iterator<Item = RoleId> {
        let old = now.millis() - member.user.id.made_at().millis();
        let is_due = move |welcome: &&Welcome| {
            old >= i64::from(welcome.days) * Timestamp::DAY && !(welcome.after_rules && member.pending)
        };
        let due = self.welcome.iter().filter(is_due).map(|welcome| welcome.role);
        due.filter(|role| !member.user.bot && !member.roles.contains(role))
    }

    /// The roles of a sign under a message.
    pub fn of_sign(&self, message: MessageId, emoji: &str) -> impl Iterator<Item = RoleId> {
        let is = move |sign: &&Sign| sign.message == message && sign.emoji == emoji;
        self.signs.iter().filter(is).map(|sign| sign.role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{event::User, ids::UserId};

    #[test]
    fn who_comes_gets_what_they_are_old_enough_for() {
        let now = Timestamp::from_millis(1_790_000_000_000);
        let welcome = |role, days, after_rules| Welcome { role: RoleId::new(role), days, after_rules };
        let roles = Roles {
            welcome: vec![welcome(1, 0, false), welcome(2, 7, false), welcome(3, 0, true)],
            ..Roles::default()
        };
        let member = |days: i64, pending| Member {
            user: User { id: UserId::drawn_at(now.plus_days(-days)), ..User::default() },
            pending,
            ..Member::default()
        };
        let given = |member: &Member| roles.welcome(member, now).map(RoleId::get).collect::<Vec<_>>();
        assert_eq!(given(&member(1, true)), [1]);
        assert_eq!(given(&member(8, false)), [1, 2, 3]);
        assert_eq!(given(&Member { roles: vec![RoleId::new(1)], ..member(1, false) }), [3]);
        let bot = Member { user: User { bot: true, ..User::default() }, ..member(9, false) };
        assert_eq!(given(&bot), [0; 0]);
    }
}
