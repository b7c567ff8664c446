//! Why something was decided: a cause and numbers, never the words of a message.

use serde::{Deserialize, Serialize};

use crate::ids::UserId;

/// Why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    /// What set it off.
    pub cause: Cause,
    /// Whom it is about, if it is one person.
    pub who: Option<UserId>,
    /// What was counted.
    pub facts: Vec<Fact>,
}

/// What sets a decision off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Cause {
    /// A rule of automod, by its number in the settings.
    Rule(u32),
    /// Too many joined at once.
    JoinRate,
    /// Too many who are alike joined over a longer time.
    Drip,
    /// Discord says that it is a raid.
    DiscordSaysRaid,
    /// A raid goes on, and one more of them came.
    RaidGoesOn,
    /// A raid is over.
    RaidOver,
    /// A crowd was expected.
    Planned,
    /// One person broke too much.
    ActorBreaker,
    /// Too much broke, whoever it was.
    GuildBreaker,
    /// Something happened that no line of the audit log explains.
    NoEntry,
    /// Somebody got a dangerous permission.
    DangerGranted,
    /// Somebody looks like one who was banned.
    Returned,
    /// A person said so.
    Person,
}

impl Cause {
    /// The name under which its words are found.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rule(_) => "cause-rule",
            Self::JoinRate => "cause-join-rate",
            Self::Drip => "cause-drip",
            Self::DiscordSaysRaid => "cause-discord-says-raid",
            Self::RaidGoesOn => "cause-raid-goes-on",
            Self::RaidOver => "cause-raid-over",
            Self::Planned => "cause-planned",
            Self::ActorBreaker => "cause-actor-breaker",
            Self::GuildBreaker => "cause-guild-breaker",
            Self::NoEntry => "cause-no-entry",
            Self::DangerGranted => "cause-danger-granted",
            Self::Returned => "cause-returned",
            Self::Person => "cause-person",
        }
    }
}

/// A number, and what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What is counted.
    pub what: What,
    /// How much of it.
    pub number: i64,
}

/// What can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum What {
    /// Who joined.
    Joined,
    /// Within so many seconds.
    WithinSeconds,
    /// Accounts that are young.
    Young,
    /// Without a picture of their own.
    NoPicture,
    /// With a name like another's.
    AlikeNames,
    /// With the picture of another.
    AlikePictures,
    /// By one invitation.
    SameInvite,
    /// Who were told apart as part of it.
    Counted,
    /// Who might be part of it.
    InDoubt,
    /// How strongly somebody looks like part of it.
    Score,
    /// Acts of one person.
    Acts,
    /// Effects in the server.
    Effects,
    /// Effects that no entry explains.
    Unexplained,
    /// How often a rule was broken before.
    Before,
    /// How much was found.
    Found,
    /// The limit that was passed.
    Limit,
    /// For how many seconds.
    Seconds,
}

impl What {
    /// The name under which its words are found.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Joined => "fact-joined",
            Self::WithinSeconds => "fact-within-seconds",
            Self::Young => "fact-young",
            Self::NoPicture => "fact-no-picture",
            Self::AlikeNames => "fact-alike-names",
            Self::AlikePictures => "fact-alike-pictures",
            Self::SameInvite => "fact-same-invite",
            Self::Counted => "fact-counted",
            Self::InDoubt => "fact-in-doubt",
            Self::Score => "fact-score",
            Self::Acts => "fact-acts",
            Self::Effects => "fact-effects",
            Self::Unexplained => "fact-unexplained",
            Self::Before => "fact-before",
            Self::Found => "fact-found",
            Self::Limit => "fact-limit",
            Self::Seconds => "fact-seconds",
        }
    }

    /// This, so many times.
    #[must_use]
    pub fn of(self, number: impl TryInto<i64>) -> Fact {
        Fact { what: self, number: number.try_into().unwrap_or(i64::MAX) }
    }
}

impl Because {
    /// A cause without a person.
    #[must_use]
    pub const fn new(cause: Cause, facts: Vec<Fact>) -> Self {
        Self { cause, who: None, facts }
    }

    /// A cause that is about somebody.
    #[must_use]
    pub const fn about(cause: Cause, who: UserId, facts: Vec<Fact>) -> Self {
        Self { cause, who: Some(who), facts }
    }

    /// How much of something was counted.
    #[must_use]
    pub fn number(&self, what: What) -> Option<i64> {
        self.facts.iter().find(|fact| fact.what == what).map(|fact| fact.number)
    }
}
