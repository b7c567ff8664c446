//! Discord's ids, each with the type of what it names.

use std::{cmp::Ordering, fmt, hash, marker::PhantomData};

use lodge_register::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The id of a `T`, as Discord draws it: the upper 42 bits are the moment it was drawn.
pub struct Snowflake<T>(u64, PhantomData<fn() -> T>);

/// 2015-01-01T00:00:00Z, where Discord counts from.
const EPOCH: i64 = 1_420_070_400_000;

/// A server.
pub type GuildId = Snowflake<marker::Guild>;
/// A person, or a bot.
pub type UserId = Snowflake<marker::User>;
/// A role; that of everybody has the id of its server.
pub type RoleId = Snowflake<marker::Role>;
/// A channel, a category or a thread.
pub type ChannelId = Snowflake<marker::Channel>;
/// A message.
pub type MessageId = Snowflake<marker::Message>;
/// A line of the audit log.
pub type EntryId = Snowflake<marker::Entry>;
/// A rule of Discord's own automatic moderation.
pub type RuleId = Snowflake<marker::Rule>;
/// A webhook.
pub type WebhookId = Snowflake<marker::Webhook>;
/// An emoji.
pub type EmojiId = Snowflake<marker::Emoji>;
/// An interaction: a command, a button, a form.
pub type InteractionId = Snowflake<marker::Interaction>;
/// An application.
pub type ApplicationId = Snowflake<marker::Application>;
/// Whatever an audit entry points at.
pub type AnyId = Snowflake<marker::Anything>;

pub mod marker {
    //! What an id can name. Nothing has these types.

    macro_rules! markers { ($($name:ident)*) => { $(
        #[doc = concat!("Marks the id of: ", stringify!($name), ".")]
        #[derive(Debug)]
        pub enum $name {}
    )* } }
    markers! { Guild User Role Channel Message Entry Rule Webhook Emoji Interaction Application Anything }
}

impl<T> Snowflake<T> {
    /// The id of nothing: what a missing id is read as.
    pub const NONE: Self = Self::new(0);

    /// The id with this number.
    #[must_use]
    pub const fn new(number: u64) -> Self {
        Self(number, PhantomData)
    }

    /// Its number.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// Whether it names nothing.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// When Discord drew it; for a user, when the account was made.
    #[must_use]
    pub const fn made_at(self) -> Timestamp {
        // 42 bits always fit.
        Timestamp::from_millis((self.0 >> 22).cast_signed() + EPOCH)
    }

    /// The first id that Discord could have drawn at this moment.
    #[must_use]
    pub const fn drawn_at(moment: Timestamp) -> Self {
        let since = moment.millis() - EPOCH;
        Self::new(if since <= 0 { 0 } else { since.cast_unsigned() << 22 })
    }

    /// The same number as the id of something else: Discord gives the role of everybody the id of its server.
    #[must_use]
    pub const fn as_id_of<U>(self) -> Snowflake<U> {
        Snowflake::new(self.0)
    }
}

impl<T> Clone for Snowflake<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Snowflake<T> {}
impl<T> Default for Snowflake<T> {
    fn default() -> Self {
        Self::NONE
    }
}
impl<T> PartialEq for Snowflake<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Snowflake<T> {}
impl<T> PartialOrd for Snowflake<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Snowflake<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> hash::Hash for Snowflake<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Snowflake<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}
impl<T> fmt::Display for Snowflake<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> Serialize for Snowflake<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, T> Deserialize<'de> for Snowflake<T> {
    /// From a string of digits or a number: programs write both.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Written(PhantomData))
    }
}

struct Written<T>(PhantomData<fn() -> T>);

impl<T> de::Visitor<'_> for Written<T> {
    type Value = Snowflake<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id: a string of digits, or a number")
    }
    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Snowflake::new(number))
    }
    fn visit_str<E: de::Error>(self, digits: &str) -> Result<Self::Value, E> {
        digits.parse().map(Snowflake::new).map_err(|_| E::custom("not an id"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_knows_when_it_was_drawn() {
        // The example of Discord's reference.
        let id = UserId::new(175_928_847_299_117_063);
        assert_eq!(id.made_at().to_string(), "2016-04-30T11:18:25Z");
        assert_eq!(id.made_at().millis(), 1_462_015_105_796);
        assert_eq!(UserId::drawn_at(id.made_at()).made_at(), id.made_at());
        assert_eq!(UserId::drawn_at(Timestamp::from_millis(0)), UserId::NONE);
    }

    #[test]
    fn an_id_is_read_from_both_and_written_as_a_string() {
        for text in ["\"41771983423143937\"", "41771983423143937"] {
            let id: GuildId = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&id).unwrap(), "\"41771983423143937\"");
        }
        for text in ["\"\"", "\"-1\"", "\"x\"", "null", "{}"] {
            assert!(serde_json::from_str::<GuildId>(text).is_err(), "{text}");
        }
    }
}
