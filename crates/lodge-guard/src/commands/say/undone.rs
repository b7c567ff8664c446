//! What came of taking a case back, in words.

use super::Speaker;
use crate::{
    Did,
    office::{Left, Undone},
};

impl Speaker<'_> {
    /// What was put back, and what was not.
    #[must_use]
    pub fn undone(&self, undone: &Undone) -> String {
        let number = undone.number.to_string();
        let head = if undone.whole { "answer-undone" } else { "answer-undone-partly" };
        let mut lines = vec![self.say(head, &[("number", number.into())])];
        if undone.is_record_only() {
            lines.push(self.say("answer-undone-record", &[]));
        }
        if undone.goes_on {
            lines.push(self.say("answer-undone-goes-on", &[]));
        }
        let counted = |name: &str, count: usize| self.say(name, &[("count", count.into())]);
        lines.extend(undone.back.iter().map(|(did, count)| counted(put_back(*did), *count)));
        lines.extend(undone.left.iter().map(|(left, count)| match left {
            Left::Over => counted("left-over", *count),
            Left::Changed => counted("left-changed", *count),
            Left::Gone => counted("left-gone", *count),
            Left::NotHere => counted("left-not-here", *count),
            Left::Unknown => self.say("left-unknown", &[]),
            Left::Why(why) => {
                let why = self.why(*why);
                self.say("left-why", &[("count", (*count).into()), ("why", why.into())])
            }
        }));
        lines.join("\n")
    }
}

/// The message about what was put back.
const fn put_back(did: Did) -> &'static str {
    match did {
        Did::Ban => "put-back-ban",
        Did::Timeout => "put-back-timeout",
        Did::RoleGiven => "put-back-role-given",
        Did::RoleTaken => "put-back-role-taken",
        Did::Nick => "put-back-nick",
        Did::Slowmode => "put-back-slowmode",
        Did::Overwrite => "put-back-overwrite",
        Did::Quarantine => "put-back-quarantine",
    }
}
