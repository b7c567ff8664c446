//! What somebody wants to do and may not do alone, as it is written down until a second person says yes.

use serde::{Deserialize, Serialize};

use super::{Asked, Plan};
use crate::{Wish, structure::Change};

/// What is done once a second person agrees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Wanted {
    /// What a command comes to.
    Command {
        /// The command, and who gave it.
        asked: Box<Asked>,
        /// What it comes to.
        plan: Box<Plan>,
    },
    /// That a server is put back.
    Restore {
        /// The changes to make.
        changes: Vec<Change>,
    },
}

impl Wanted {
    /// What a restore is called where commands are called by the kind of their case.
    pub const RESTORE: &str = "restore";

    /// The word for what it is.
    #[must_use]
    pub const fn what(&self) -> &'static str {
        match self {
            Self::Command { plan, .. } => plan.kind.as_str(),
            Self::Restore { .. } => Self::RESTORE,
        }
    }

    /// To how many it is done.
    #[must_use]
    pub fn weight(&self) -> i64 {
        match self {
            // Work on many is as much as it is about: its own weight counts by fifties.
            Self::Command { plan, .. } if plan.kind.is_of_role() => {
                i64::try_from(plan.acts.len()).unwrap_or(i64::MAX)
            }
            Self::Command { plan, .. } => plan.weight.max(1),
            Self::Restore { changes } => i64::try_from(changes.len()).unwrap_or(i64::MAX),
        }
    }

    /// The command that needs the permission to do it.
    #[must_use]
    pub fn tool(&self) -> &str {
        match self {
            Self::Command { asked, .. } => &asked.tool,
            Self::Restore { .. } => Self::RESTORE,
        }
    }

    /// Why, in the words of whoever wants it.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Command { plan, .. } => plan.reason.as_deref(),
            Self::Restore { .. } => None,
        }
    }

    /// What is written down of it.
    #[must_use]
    pub fn written(&self) -> String {
        // Our own values have nothing that JSON cannot say.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was written down. Nothing, if another version of Lodge wrote it.
    #[must_use]
    pub fn read(wish: &Wish) -> Option<Self> {
        serde_json::from_str(wish.wanted.reveal()).ok()
    }
}

/// A language as its tag.
pub(super) mod tag {
    use lodge_web::Language;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(in crate::commands) fn serialize<S: Serializer>(
        language: &Language,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.serialize_str(language.tag())
    }

    pub(in crate::commands) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Language, D::Error> {
        let tag = String::deserialize(from)?;
        Language::of_tag(&tag).ok_or_else(|| serde::de::Error::custom("no language of ours"))
    }
}

#[cfg(test)]
mod tests {
    use lodge_register::Timestamp;
    use lodge_web::Language;

    use super::*;
    use crate::{
        Kind, Lift,
        allowed::Permissions,
        commands::{Command, Told},
        decide::Act,
        ids::{ChannelId, GuildId, InteractionId, RoleId, UserId},
        mass,
    };

    #[test]
    fn what_is_written_down_is_read_again() {
        let (guild, user) = (GuildId::new(1), UserId::new(2));
        let asked = Asked {
            id: InteractionId::new(3),
            guild,
            channel: ChannelId::new(4),
            by: UserId::new(5),
            roles: vec![RoleId::new(6)],
            may: Permissions::BAN_MEMBERS,
            language: Language::Turkish,
            tool: "massban".to_owned(),
            command: Command::Massban(vec![user], Some("Raid".to_owned()), 60),
            target_roles: None,
        };
        let until = Some(Timestamp::from_millis(99));
        let plan = Plan {
            acts: vec![Act::Ban { guild, user, delete_seconds: 60, until }],
            kind: Kind::Tempban,
            target: Some(user),
            channel: None,
            reason: Some("Raid".to_owned()),
            ends_at: until,
            lift: Some((Lift::Ban, None, None)),
            weight: 12,
            told: Told::Before,
        };
        let wanted = Wanted::Command { asked: Box::new(asked), plan: Box::new(plan) };
        let read: Wanted = serde_json::from_str(&wanted.written()).unwrap();
        assert_eq!(read, wanted);
        assert_eq!((wanted.what(), wanted.weight(), wanted.tool()), ("tempban", 12, "massban"));
        assert!(!wanted.written().contains("token"), "what answers a command is not written down");
        let many = many(wanted);
        assert_eq!(serde_json::from_str::<Wanted>(&many.written()).unwrap(), many);
        assert_eq!((many.what(), many.weight(), many.tool()), (Kind::RoleGiven.as_str(), 3, "role mass"));
        let restore = Wanted::Restore { changes: vec![Change::Ban { user, banned: false }] };
        assert_eq!(serde_json::from_str::<Wanted>(&restore.written()).unwrap(), restore);
        assert_eq!((restore.what(), restore.weight()), ("restore", 1));
    }

    /// A role for three, which weighs one.
    fn many(of: Wanted) -> Wanted {
        let Wanted::Command { mut asked, mut plan } = of else { panic!("no command") };
        let (guild, role) = (asked.guild, RoleId::new(7));
        let wanted =
            mass::Wanted { gives: true, role, users: vec![UserId::new(2)], ..mass::Wanted::default() };
        let act = |user| wanted.act(guild, UserId::new(user));
        (plan.acts, plan.kind, plan.weight) = ((1..4).map(act).collect(), wanted.kind(), 1);
        (asked.tool, asked.command) = ("role mass".to_owned(), Command::RoleMass(wanted));
        Wanted::Command { asked, plan }
    }
}
