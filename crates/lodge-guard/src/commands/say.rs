//! Answers in words: one place where a no, a refusal and a case become what somebody reads.

mod undone;

use lodge_register::Timestamp;
use lodge_web::{Language, Value, Words};

use super::{No, Unclear};
use crate::{
    Case, CaseEdit, Kind,
    act::Why,
    allowed::{Missing, Permissions},
    decide::Because,
    ids::UserId,
    office::{self, Restored},
};

/// Says things in a language.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// Every message.
    pub words: &'a Words,
    /// In which language.
    pub language: Language,
}

/// A moment as Discord shows it, in the zone of whoever reads it.
#[must_use]
pub fn moment(at: Timestamp) -> String {
    format!("<t:{}:f>", at.millis().div_euclid(1000))
}

/// A member as Discord shows them, without calling them.
#[must_use]
pub fn member(user: UserId) -> String {
    format!("<@{user}>")
}

impl Speaker<'_> {
    /// A message.
    #[must_use]
    pub fn say(&self, name: &str, arguments: &[(&str, Value<'_>)]) -> String {
        self.words.say(self.language, name, arguments)
    }

    /// Why a command is not carried out.
    #[must_use]
    pub fn no(&self, no: No) -> String {
        let name = match no {
            No::Forbidden(lacking) => {
                return self.say("no-forbidden", &[("permissions", permissions(lacking).into())]);
            }
            No::Missing(missing) => return self.missing(missing),
            No::Budget { weight, left } => {
                return self.say("no-budget", &[("weight", weight.into()), ("left", left.into())]);
            }
            No::Rank => "no-rank",
            No::RoleRank => "no-role-rank",
            No::Owner => "no-owner",
            No::Yourself => "no-yourself",
            No::Ourselves => "no-ourselves",
            No::NotHere => "no-not-here",
            No::TooLong => "no-too-long",
            No::NoChannel => "no-channel",
            No::Already => "no-already",
        };
        self.say(name, &[])
    }

    /// What we lack, and where it is given.
    #[must_use]
    pub fn missing(&self, missing: Missing) -> String {
        match missing {
            Missing::Permission { lacking, channel: None } => {
                self.say("no-missing-permission", &[("permissions", permissions(lacking).into())])
            }
            Missing::Permission { lacking, channel: Some(channel) } => {
                let channel = channel.to_string();
                let lacking = permissions(lacking);
                self.say(
                    "no-missing-channel",
                    &[("permissions", lacking.into()), ("channel", channel.into())],
                )
            }
            Missing::Rank { .. } => self.say("no-missing-rank", &[]),
            Missing::RoleRank { role } => {
                self.say("no-missing-role-rank", &[("role", role.to_string().into())])
            }
            Missing::Managed { role } => self.say("no-missing-managed", &[("role", role.to_string().into())]),
            Missing::Owner => self.say("no-owner", &[]),
            Missing::Ourselves => self.say("no-ourselves", &[]),
        }
    }

    /// Why something was not done.
    #[must_use]
    pub fn why(&self, why: Why) -> String {
        match why {
            Why::Missing(missing) => self.missing(missing),
            Why::Refused(refused) => self.say(&format!("refused-{}", refused.why.word()), &[]),
            Why::Store => self.say("answer-fault", &[]),
        }
    }

    /// What could not be understood.
    #[must_use]
    pub fn unclear(&self, unclear: Unclear) -> String {
        let name = match unclear {
            Unclear::NoServer => "unclear-no-server",
            Unclear::Unknown => "unclear-unknown",
            Unclear::Span => "unclear-span",
            Unclear::Day => "unclear-day",
            Unclear::Nobody => "unclear-nobody",
            Unclear::TooMany => "unclear-too-many",
        };
        self.say(name, &[])
    }

    /// What was done.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> String {
        self.say(&format!("kind-{}", kind.as_str()), &[])
    }

    /// A case, in one line.
    #[must_use]
    pub fn line(&self, case: &Case) -> String {
        self.numbered(case.kind, case.number)
    }

    /// The same, of a case with this number.
    #[must_use]
    pub fn numbered(&self, kind: Kind, number: i64) -> String {
        let kind = self.kind(kind);
        // A number as text: it is a name, and is not written with thousands.
        let number = number.to_string();
        self.say("case-line", &[("number", number.into()), ("kind", kind.into())])
    }

    /// A case, whole.
    #[must_use]
    pub fn case(&self, case: &Case, by: Option<UserId>, edits: &[CaseEdit]) -> String {
        let mut lines = vec![format!("**{}**", self.line(case))];
        let mut add = |name: &str, key: &str, value: Option<String>| {
            lines.extend(value.map(|value| self.say(name, &[(key, value.into())])));
        };
        add("case-about", "who", case.target_id.map(member));
        add("case-where", "where", case.channel_id.map(|channel| format!("<#{channel}>")));
        add("case-by", "who", by.map(member));
        add("case-rule", "rule", case.rule.as_ref().map(|rule| self.say(rule, &[("number", "".into())])));
        add("case-reason", "reason", case.reason.as_ref().map(|reason| plain(reason.reveal())));
        add("case-when", "when", Some(moment(case.opened_at)));
        add("case-until", "when", case.ends_at.map(moment));
        add("case-undone", "when", case.undone_at.map(moment));
        for edit in edits {
            add("case-edited", "reason", edit.before.as_ref().map(|before| plain(before.reveal())));
        }
        lines.join("\n")
    }

    /// What somebody is told about whom something was done.
    #[must_use]
    pub fn told(&self, case: &Case, server: &str) -> String {
        let opening = format!("told-{}", case.kind.as_str());
        let mut lines = vec![self.say(&opening, &[("server", plain(server).into())])];
        if let Some(reason) = &case.reason {
            lines.push(self.say("case-reason", &[("reason", plain(reason.reveal()).into())]));
        }
        if let Some(until) = case.ends_at {
            lines.push(self.say("case-until", &[("when", moment(until).into())]));
        }
        lines.join("\n")
    }

    /// Why it was not done.
    #[must_use]
    pub fn not_done(&self, not: &office::No) -> String {
        let name = match not {
            office::No::NotReady => "answer-not-ready",
            office::No::Forbidden => "not-allowed",
            office::No::Own => "not-own",
            office::No::Waits(minutes) => {
                return self.say("answer-second", &[("minutes", (*minutes).into())]);
            }
            office::No::Gone => "not-gone",
            office::No::Before => "not-before",
            office::No::Spent => "not-spent",
            office::No::Refused(why) => return self.why(*why),
            office::No::Store(error) => {
                tracing::error!(%error, "What somebody of the staff decided could not be written down");
                "answer-fault"
            }
        };
        self.say(name, &[])
    }

    /// Who it was.
    #[must_use]
    pub fn by(&self, user: UserId) -> String {
        self.say("case-by", &[("who", member(user).into())])
    }

    /// What was put back.
    #[must_use]
    pub fn restored(&self, restored: &Restored) -> String {
        let mut text = self.say("answer-restored", &[("count", restored.put_back.into())]);
        if let Some(why) = restored.why {
            text.push('\n');
            text.push_str(&self.why(why));
        }
        text
    }

    /// Why something was decided, as the server's audit log has it: the cause and its numbers on one line.
    #[must_use]
    pub fn reason(&self, because: &Because) -> String {
        let because = Because { who: None, ..because.clone() };
        format!("Lodge: {}", self.because(&because).replace('\n', "; "))
    }

    /// Why something was decided: the cause and the numbers.
    #[must_use]
    pub fn because(&self, because: &Because) -> String {
        use crate::decide::Cause;
        let number = if let Cause::Rule(number) = because.cause { number.to_string() } else { String::new() };
        let mut lines = vec![self.say(because.cause.key(), &[("number", number.into())])];
        lines.extend(because.who.map(|who| self.say("case-about", &[("who", member(who).into())])));
        lines
            .extend(because.facts.iter().map(|fact| self.say(fact.what.key(), &[("n", fact.number.into())])));
        lines.join("\n")
    }
}

/// Permissions by Discord's names.
fn permissions(lacking: Permissions) -> String {
    lacking.names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Somebody's words, without what Discord would make of them.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '*' | '_' | '`' | '~' | '|' | '<' | '>' | '[' | ']' | '#' | '\\') {
            plain.push('\\');
        }
        plain.push(if sign.is_control() { ' ' } else { sign });
    }
    plain
}
