//! What those who come are asked, and what becomes of those who do not answer.

use lodge_register::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    ids::{ChannelId, RoleId},
    records::word::stored_words,
    verify::flow::Course,
};

/// The most questions: a form in Discord holds no more.
pub const MOST_QUESTIONS: usize = 5;
/// The longest question, in characters.
pub const LONGEST_QUESTION: usize = 100;
/// Those who were let in are asked again after so many days at most: it is not remembered for longer that they were.
pub const MOST_AGAIN: i64 = 60;

const HOUR: i64 = 3_600_000;

stored_words! {
    /// A service that knows which addresses are used to be somewhere else.
    pub enum Service: "a service that is asked about addresses" {
        /// proxycheck.io.
        Proxycheck = "proxycheck",
        /// AbuseIPDB.
        AbuseIpDb = "abuseipdb",
    }
}

/// What those who come are asked, and what becomes of those who do not answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Entrance {
    /// Whether anybody is asked anything.
    pub on: bool,
    /// The role of those who are let in.
    pub role: Option<RoleId>,
    /// The channel in which the button is.
    pub channel: Option<ChannelId>,
    /// Whether a browser has to work for a while.
    pub work: bool,
    /// Whether Discord is asked which accounts are linked.
    pub oauth: bool,
    /// Whether Discord is asked who they are on this server, too.
    pub member_read: bool,
    /// Whether Discord is told that they were verified, so that it goes on knowing after we forgot.
    pub linked_roles: bool,
    /// What they are asked in words.
    pub questions: Vec<String>,
    /// Whether a person of the staff looks at everybody.
    pub manual: bool,
    /// How many days old an account has to be.
    pub least_days: i64,
    /// After so many hours without a step somebody is reminded.
    pub remind_hours: i64,
    /// So often.
    pub reminders: u8,
    /// After so many hours they are sent out, if they are.
    pub kick_hours: Option<i64>,
    /// Who was let in so many days ago is asked again, if they are.
    pub again_days: Option<i64>,
    /// Whether Discord's own requests to join are decided about.
    pub requests: bool,
    /// Which services are asked about addresses.
    pub outside: Vec<Service>,
}

impl Default for Entrance {
    /// Nobody is asked anything. Once it is on, a browser works for a while, and whoever does nothing for a day is reminded
    /// once; nobody is sent out, and nobody is asked twice.
    fn default() -> Self {
        Self {
            on: false,
            role: None,
            channel: None,
            work: true,
            oauth: false,
            member_read: false,
            linked_roles: false,
            questions: Vec::new(),
            manual: false,
            least_days: 0,
            remind_hours: 24,
            reminders: 1,
            kick_hours: None,
            again_days: None,
            requests: false,
            outside: Vec::new(),
        }
    }
}

impl Entrance {
    /// What somebody who comes for the first time is asked.
    #[must_use]
    pub fn course(&self) -> Course {
        Course {
            work: self.work,
            oauth: self.oauth,
            questions: !self.questions.is_empty(),
            least_days: self.least_days,
            remind_after: self.remind_hours * HOUR,
            reminders: self.reminders,
            kick_after: self.kick_hours.map(|hours| hours * HOUR),
        }
    }

    /// What somebody is asked who was let in before. Their time ends when all reminders are spent: then they lose the role,
    /// and stay on the server.
    #[must_use]
    pub fn course_again(&self) -> Course {
        let reminded = (i64::from(self.reminders) + 1) * self.remind_hours;
        Course { kick_after: Some(reminded * HOUR), ..self.course() }
    }

    /// Whether they need a browser for it.
    #[must_use]
    pub const fn needs_a_browser(&self) -> bool {
        self.work || self.oauth
    }

    /// Until when it is remembered where somebody stands: 30 days after the last step, and for so long that they can be
    /// asked again.
    #[must_use]
    pub fn remembered_until(&self, last: Timestamp) -> Timestamp {
        last.plus_days(self.again_days.unwrap_or(0).clamp(0, MOST_AGAIN) + 30)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Preset, Settings};

    #[test]
    fn nobody_is_asked_anything_before_somebody_says_so() {
        assert!(Preset::ALL.into_iter().all(|preset| preset.settings().entrance == Entrance::default()));
        let usual = Entrance::default();
        assert!(!usual.on && usual.work && !usual.oauth && usual.outside.is_empty());
        let course = usual.course();
        assert_eq!((course.least_days, course.reminders, course.kick_after), (0, 1, None));
        assert_eq!(course.remind_after, Timestamp::DAY);
    }

    #[test]
    fn a_document_says_what_it_changes_and_nothing_odd() {
        let read = |text: &str| serde_json::from_str::<Settings>(text);
        let settings = read(r#"{"entrance":{"on":true,"role":"61","outside":["abuseipdb"]}}"#).unwrap();
        let entrance = &settings.entrance;
        assert_eq!((entrance.on, entrance.role, entrance.work), (true, Some(RoleId::new(61)), true));
        assert_eq!(entrance.outside, [Service::AbuseIpDb]);
        assert!(read(r#"{"entrance":{"outside":["whois"]}}"#).is_err());
        assert!(read(r#"{"entrance":{"ban":true}}"#).is_err());
    }

    #[test]
    fn who_was_in_before_loses_the_role_when_the_reminders_are_spent() {
        let twice = Entrance { reminders: 2, remind_hours: 12, kick_hours: Some(6), ..Entrance::default() };
        assert_eq!(twice.course().kick_after, Some(6 * HOUR));
        assert_eq!(twice.course_again().kick_after, Some(36 * HOUR));
    }

    #[test]
    fn nothing_is_remembered_for_more_than_ninety_days() {
        let now = Timestamp::from_millis(1_790_000_000_000);
        let until = |again_days| Entrance { again_days, ..Entrance::default() }.remembered_until(now);
        assert_eq!(until(None), now.plus_days(30));
        assert_eq!(until(Some(40)), now.plus_days(70));
        assert_eq!(until(Some(4_000)), now.plus_days(90));
    }
}
