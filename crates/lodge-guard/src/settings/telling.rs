//! What those who look after a server are told, and where.

use serde::{Deserialize, Serialize};

use crate::ids::ChannelId;

/// What can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// What was done about whom, and what the staff did besides.
    Cases,
    /// What the rules about messages and names did.
    Automod,
    /// Raids, and those who break things.
    Alarms,
    /// Who came and who left.
    Members,
    /// Who got which role, and who lost one.
    Roles,
    /// What became different about channels, roles and the server itself.
    Structure,
    /// That many messages were taken away, and how many; never what they said.
    Deleted,
    /// Reports, appeals, and what is due.
    Queue,
    /// What the guard itself lacks.
    Health,
}

impl Topic {
    /// All of them, as a form lists them.
    pub const ALL: [Self; 9] = [
        Self::Alarms,
        Self::Cases,
        Self::Automod,
        Self::Queue,
        Self::Health,
        Self::Members,
        Self::Roles,
        Self::Structure,
        Self::Deleted,
    ];

    /// The message with its name, as a heading above what was gathered.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Cases => "topic-cases",
            Self::Automod => "topic-automod",
            Self::Alarms => "topic-alarms",
            Self::Members => "topic-members",
            Self::Roles => "topic-roles",
            Self::Structure => "topic-structure",
            Self::Deleted => "topic-deleted",
            Self::Queue => "topic-queue",
            Self::Health => "topic-health",
        }
    }

    /// Whether it is news of the server rather than about what the guard did: it can come by the thousand.
    #[must_use]
    pub const fn is_news(self) -> bool {
        matches!(self, Self::Members | Self::Roles | Self::Structure | Self::Deleted)
    }
}

/// Where something is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Place {
    /// Nowhere.
    #[default]
    None,
    /// In the channel in which the staff is told everything else.
    Log,
    /// In another channel.
    Channel(ChannelId),
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        match place {
            Place::None => "none".to_owned(),
            Place::Log => "log".to_owned(),
            Place::Channel(channel) => channel.to_string(),
        }
    }
}

impl TryFrom<String> for Place {
    type Error = &'static str;
    fn try_from(word: String) -> Result<Self, Self::Error> {
        match word.as_str() {
            "none" => Ok(Self::None),
            "log" => Ok(Self::Log),
            number => match number.parse::<u64>() {
                Ok(number) if number > 0 && i64::try_from(number).is_ok() => {
                    Ok(Self::Channel(ChannelId::new(number)))
                }
                _ => Err("a place is `none`, `log`, or the number of a channel"),
            },
        }
    }
}

/// Where each topic is told, and what is told together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Telling {
    /// Raids, and those who break things.
    pub alarms: Place,
    /// Cases, and what the staff did besides.
    pub cases: Place,
    /// What rules did.
    pub automod: Place,
    /// Reports, appeals, and what is due.
    pub queue: Place,
    /// What the guard itself lacks.
    pub health: Place,
    /// Who came and who left.
    pub members: Place,
    /// Roles that were given and taken.
    pub roles: Place,
    /// Channels, roles and the server itself.
    pub structure: Place,
    /// Messages that were taken away together.
    pub deleted: Place,
    /// Lines of one topic that come within so many seconds are told together. Alarms never wait.
    pub gather_seconds: u32,
}

impl Default for Telling {
    /// What was told before there was a choice: everything that the guard did, in the one channel, as it came.
    fn default() -> Self {
        Self {
            alarms: Place::Log,
            cases: Place::Log,
            automod: Place::Log,
            queue: Place::Log,
            health: Place::None,
            members: Place::None,
            roles: Place::None,
            structure: Place::None,
            deleted: Place::None,
            gather_seconds: 0,
        }
    }
}

/// The longest that anything is gathered, in seconds.
const LONGEST_GATHERED: u32 = 300;
/// News of a server is gathered for so many seconds at least: a thousand who join are no thousand messages.
const LEAST_NEWS: u32 = 10;

impl Telling {
    /// Where a topic is told.
    #[must_use]
    pub const fn place(&self, topic: Topic) -> Place {
        match topic {
            Topic::Cases => self.cases,
            Topic::Automod => self.automod,
            Topic::Alarms => self.alarms,
            Topic::Members => self.members,
            Topic::Roles => self.roles,
            Topic::Structure => self.structure,
            Topic::Deleted => self.deleted,
            Topic::Queue => self.queue,
            Topic::Health => self.health,
        }
    }

    /// The same, to be changed.
    const fn place_mut(&mut self, topic: Topic) -> &mut Place {
        match topic {
            Topic::Cases => &mut self.cases,
            Topic::Automod => &mut self.automod,
            Topic::Alarms => &mut self.alarms,
            Topic::Members => &mut self.members,
            Topic::Roles => &mut self.roles,
            Topic::Structure => &mut self.structure,
            Topic::Deleted => &mut self.deleted,
            Topic::Queue => &mut self.queue,
            Topic::Health => &mut self.health,
        }
    }

    /// For so many seconds lines of a topic wait for others. An alarm waits for nothing.
    #[must_use]
    pub fn gathers(&self, topic: Topic) -> u32 {
        match topic {
            Topic::Alarms => 0,
            topic if topic.is_news() => self.gather_seconds.clamp(LEAST_NEWS, LONGEST_GATHERED),
            _ => self.gather_seconds.min(LONGEST_GATHERED),
        }
    }

    /// This, with the channels that a server chose for single topics.
    #[must_use]
    pub fn with_channels_of(mut self, old: &Self) -> Self {
        for topic in Topic::ALL {
            if let Place::Channel(_) = old.place(topic) {
                *self.place_mut(topic) = old.place(topic);
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Preset, Settings};

    #[test]
    fn a_document_from_before_there_was_a_choice_tells_what_it_told() {
        let old: Settings = serde_json::from_str(r#"{ "tell": "51" }"#).unwrap();
        let told = Topic::ALL.into_iter().filter(|topic| old.told_in(*topic) == Some(ChannelId::new(51)));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [Topic::Alarms, Topic::Cases, Topic::Automod, Topic::Queue],
            "what the guard does, and no news"
        );
        assert_eq!((old.telling.gathers(Topic::Cases), old.telling.gathers(Topic::Alarms)), (0, 0));
    }

    #[test]
    fn a_place_is_a_word_or_a_channel() {
        for (word, place) in
            [("none", Place::None), ("log", Place::Log), ("52", Place::Channel(ChannelId::new(52)))]
        {
            assert_eq!(Place::try_from(word.to_owned()), Ok(place));
            assert_eq!(String::from(place), word);
        }
        for word in ["", "0", "general", "-1", "18446744073709551615", "99999999999999999999"] {
            assert!(Place::try_from(word.to_owned()).is_err(), "{word}");
        }
        assert!(serde_json::from_str::<Telling>(r#"{ "alarms": "here" }"#).is_err());
        assert!(serde_json::from_str::<Telling>(r#"{ "alarm": "log" }"#).is_err());
    }

    #[test]
    fn no_preset_hides_an_alarm_or_what_waits() {
        for preset in Preset::ALL {
            let telling = preset.settings().telling;
            for topic in [Topic::Alarms, Topic::Cases, Topic::Queue] {
                assert_eq!(telling.place(topic), Place::Log, "{preset:?} {topic:?}");
            }
            assert!(telling.gather_seconds <= LONGEST_GATHERED);
        }
        let own =
            Telling { roles: Place::Channel(ChannelId::new(7)), cases: Place::None, ..Telling::default() };
        let new = Preset::Small.settings().telling.with_channels_of(&own);
        assert_eq!((new.roles, new.cases), (Place::Channel(ChannelId::new(7)), Place::Log));
    }

    #[test]
    fn news_is_always_gathered_and_nothing_for_longer_than_five_minutes() {
        let telling = |gather_seconds| Telling { gather_seconds, ..Telling::default() };
        assert_eq!(telling(0).gathers(Topic::Members), 10);
        assert_eq!(telling(60).gathers(Topic::Members), 60);
        assert_eq!(telling(9_999).gathers(Topic::Cases), 300);
        assert_eq!(telling(300).gathers(Topic::Alarms), 0, "an alarm waits for nothing");
    }
}
