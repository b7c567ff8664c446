//! What two Lodges say to each other about an agreement. All of it is small, and nothing of it names anybody.

use data_encoding::BASE64;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::oprf::{POINT, PROOF};
use crate::ids::GuildId;

/// The most octets of a question.
pub const LONGEST_QUESTION: usize = 4 * 1_024;
/// The most octets of an answer: a list of four thousand hashes is the longest.
pub const LONGEST_ANSWER: usize = 128 * 1_024;

/// What one side wants.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase", deny_unknown_fields)]
pub enum Question {
    /// Accepts an invitation.
    Accept {
        /// Where the Lodge of whoever accepts is.
        url: String,
        /// Which server it is.
        guild: GuildId,
        /// What it is called.
        name: String,
        /// What its answers will be proved to be made with.
        key: Octets<POINT>,
    },
    /// Says that both agree from now on.
    Begin {},
    /// Wants blinded accounts evaluated.
    Ask {
        /// The blinded accounts.
        blinded: Vec<Octets<POINT>>,
    },
    /// Wants the list of those who are banned.
    List {},
    /// Ends the agreement.
    End {},
}

/// What the other side answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "lowercase", deny_unknown_fields)]
pub enum Answer {
    /// What its own answers will be proved to be made with.
    Accepted {
        /// The key.
        key: Octets<POINT>,
    },
    /// The accounts under its key.
    Evaluated {
        /// One for each.
        points: Vec<Octets<POINT>>,
        /// The proof for all of them.
        proof: Octets<PROOF>,
    },
    /// Who is banned there, as hashes that nobody can tell apart from chance.
    Listed {
        /// The list, as it is written.
        list: String,
    },
    /// It is done.
    Done {},
}

/// So many octets, in base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Octets<const N: usize>(pub [u8; N]);

impl<const N: usize> Serialize for Octets<N> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&BASE64.encode(&self.0))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Octets<N> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        let octets = BASE64.decode(text.as_bytes()).ok().and_then(|octets| octets.try_into().ok());
        octets.map(Self).ok_or_else(|| de::Error::custom("octets in base64"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else_is() {
        let asked = Question::Ask { blinded: vec![Octets([7; POINT]); 12] };
        let text = serde_json::to_string(&asked).unwrap();
        assert!(
            text.len() < LONGEST_QUESTION && text.starts_with(r#"{"do":"ask","blinded":["BwcH"#),
            "{text}"
        );
        assert!(serde_json::from_str::<Question>(&text).is_ok());
        for text in [r#"{"do":"list"}"#, r#"{"do":"end"}"#, r#"{"do":"begin"}"#] {
            assert!(serde_json::from_str::<Question>(text).is_ok(), "{text}");
        }
        for text in [
            "{}",
            r#"{"do":"who"}"#,
            r#"{"do":"list","all":true}"#,
            r#"{"do":"ask","blinded":["AA=="]}"#,
            r#"{"do":"ask","blinded":[7]}"#,
        ] {
            assert!(serde_json::from_str::<Question>(text).is_err(), "{text}");
        }
        let done = serde_json::to_string(&Answer::Done {}).unwrap();
        assert_eq!(done, r#"{"is":"done"}"#);
        assert!(serde_json::from_str::<Answer>(&done).is_ok());
    }
}
