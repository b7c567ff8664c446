//! How often what may be done, in one place.

use crate::Rule;

const HOUR: u64 = 60 * 60;
const DAY: u64 = 24 * HOUR;

/// Sign-ups, by network.
pub const SIGN_UP: Rule = Rule { name: "sign-up", count: 10, seconds: HOUR };
/// Letters to one address that anybody may cause: confirmations and resets. By address.
pub const LETTERS: Rule = Rule { name: "letters", count: 5, seconds: HOUR };
/// The same, by network.
pub const LETTERS_FROM: Rule = Rule { name: "letters-from", count: 20, seconds: HOUR };
/// Passwords tried, by network: above what [`Lockout`](crate::Lockout) counts, right ones too.
pub const SIGN_IN: Rule = Rule { name: "sign-in", count: 120, seconds: HOUR };
/// Requests to the API, by token, where nobody says otherwise.
pub const API: Rule = Rule { name: "api", count: 600, seconds: 60 };
/// Requests to the API without a token that is known, by network.
pub const API_STRANGER: Rule = Rule { name: "api-stranger", count: 30, seconds: 60 };
/// Requests for help, feedback and what is added to them, by account.
pub const HELP: Rule = Rule { name: "help", count: 20, seconds: HOUR };
/// Invitations, by account.
pub const INVITE: Rule = Rule { name: "invite", count: 20, seconds: DAY };

/// Comments on a site, by network.
pub const COMMENTS_FROM: Rule = Rule { name: "comments-from", count: 30, seconds: 600 };
/// Comments, by visitor.
pub const COMMENTS_BY: Rule = Rule { name: "comments-by", count: 20, seconds: 600 };
/// Comments on a site, by all together.
pub const COMMENTS_ON: Rule = Rule { name: "comments-on", count: 3_000, seconds: 600 };
/// Comments that are tried out before they are sent, by network.
pub const COMMENT_PREVIEWS: Rule = Rule { name: "comment-previews", count: 120, seconds: 600 };
/// Votes and reactions, by visitor.
pub const COMMENT_SIGNS: Rule = Rule { name: "comment-signs", count: 120, seconds: 600 };
/// Reports, by visitor.
pub const COMMENT_REPORTS: Rule = Rule { name: "comment-reports", count: 30, seconds: HOUR };
/// Reports by people who are not signed in, by network.
pub const COMMENT_REPORTS_FROM: Rule = Rule { name: "comment-reports-from", count: 10, seconds: HOUR };
/// Pages that are followed or left, by visitor.
pub const COMMENT_FOLLOWS: Rule = Rule { name: "comment-follows", count: 60, seconds: HOUR };
/// Codes to sign in to comments with, by address: they use up no other letters of its holder.
pub const COMMENT_CODES: Rule = Rule { name: "comment-codes", count: 5, seconds: HOUR };
/// Puzzles for a comment, by network.
pub const COMMENT_PUZZLES: Rule = Rule { name: "comment-puzzles", count: 120, seconds: 600 };
/// Letters about comments, by the address that gets them.
pub const COMMENT_LETTERS: Rule = Rule { name: "comment-letters", count: 30, seconds: HOUR };

/// All of them.
pub const ALL: &[Rule] = &[
    SIGN_UP,
    LETTERS,
    LETTERS_FROM,
    SIGN_IN,
    API,
    API_STRANGER,
    HELP,
    INVITE,
    COMMENTS_FROM,
    COMMENTS_BY,
    COMMENTS_ON,
    COMMENT_PREVIEWS,
    COMMENT_SIGNS,
    COMMENT_REPORTS,
    COMMENT_REPORTS_FROM,
    COMMENT_FOLLOWS,
    COMMENT_CODES,
    COMMENT_PUZZLES,
    COMMENT_LETTERS,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rules_count_together() {
        for (at, rule) in ALL.iter().enumerate() {
            assert!(ALL.iter().skip(at + 1).all(|other| other.name != rule.name), "{}", rule.name);
            assert!((1..=DAY).contains(&rule.seconds), "{} outlives the cache", rule.name);
        }
    }
}
