//! Cases that another bot knew, brought into a server's own: read without touching anything, then written once. And its
//! settings, made into ours.
//!
//! ```text
//! a file ──> settings (which bot, what fits) ──> what the server decides from now on
//!       └──> read (which bot, which cases) ──> sift (what is new, what is too old) ──> bring
//! ```
//!
//! Nothing is done on Discord: who was banned there is banned already.

mod bring;
mod csv;
mod lodge;
mod red;
pub mod settings;
mod yagpdb;
mod zeppelin;

pub use bring::{Brought, Sifted, bring, sift};

use lodge_register::Timestamp;

use crate::{
    Kind,
    ids::{GuildId, UserId},
    rest::reason::LONGEST,
};

/// The most cases of a file.
const MOST: usize = 100_000;

/// Which bot wrote a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// Zeppelin: the export of its dashboard, or its configuration.
    Zeppelin,
    /// Red: `settings.json` of its modlog, or of its cogs Filter, Mod and Reports.
    Red,
    /// YAGPDB: the table `moderation_warnings` as CSV.
    Yagpdb,
    /// Lodge: the export of its own cases.
    Lodge,
}

impl From {
    /// Its name, as `tool` of what is brought.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Zeppelin => "zeppelin",
            Self::Red => "red",
            Self::Yagpdb => "yagpdb",
            Self::Lodge => "lodge",
        }
    }
}

/// A case of another bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// What was done.
    pub kind: Kind,
    /// About whom.
    pub target: UserId,
    /// By whom, if that is known.
    pub by: Option<UserId>,
    /// Why.
    pub reason: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Until when.
    pub ends_at: Option<Timestamp>,
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Who wrote it.
    pub from: From,
    /// Its cases, the oldest first.
    pub cases: Vec<Foreign>,
    /// How many are of no use here: another server’s, of a kind that the guard does not know, or unreadable.
    pub useless: usize,
}

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is none of those that are known.
    Unknown,
    /// There is nothing about this server in it.
    Elsewhere,
    /// It holds more than is read.
    TooMany,
}

impl Unread {
    /// The message about it.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Unknown => "guard-import-unknown",
            Self::Elsewhere => "guard-import-elsewhere",
            Self::TooMany => "guard-import-too-many",
        }
    }
}

/// Reads a file, whoever of those that are known wrote it.
///
/// # Errors
/// [`Unread`] if nothing can be made of it.
pub fn read(text: &str, guild: GuildId) -> Result<Read, Unread> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut read = match serde_json::from_str(text) {
        Ok(document) => {
            let readers = [lodge::read, zeppelin::read, red::read];
            let found = readers.iter().find_map(|reader| reader(&document, guild));
            found.ok_or(Unread::Unknown)??
        }
        Err(_) => yagpdb::read(text, guild)?,
    };
    if read.cases.len() > MOST {
        return Err(Unread::TooMany);
    }
    read.cases.sort_by_key(|case| case.at);
    Ok(read)
}

/// A reason as it is kept: nothing for an empty one, and not longer than ours are.
fn reason(text: Option<&str>) -> Option<String> {
    let text = text?.trim();
    (!text.is_empty()).then(|| text.chars().take(LONGEST).collect())
}

/// Somebody’s number, as text.
fn user(text: &str) -> Option<UserId> {
    text.trim().parse::<u64>().ok().filter(|id| *id > 0 && i64::try_from(*id).is_ok()).map(UserId::new)
}

/// Cases that could be read, and how many could not.
fn sorted_out(all: impl Iterator<Item = Option<Foreign>>) -> (Vec<Foreign>, usize) {
    let (mut cases, mut useless) = (Vec::new(), 0);
    for one in all {
        match one {
            Some(case) => cases.push(case),
            None => useless += 1,
        }
    }
    (cases, useless)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUILD: GuildId = GuildId::new(41);

    /// From whom a file is, its kinds and reasons, and how many cases are useless.
    fn check(text: &str, from: From, expected: &[(Kind, u64, Option<&str>)], useless: usize) -> Vec<Foreign> {
        let read = read(text, GUILD).unwrap();
        let found: Vec<_> =
            read.cases.iter().map(|case| (case.kind, case.target.get(), case.reason.as_deref())).collect();
        assert_eq!((read.from, found.as_slice(), read.useless), (from, expected, useless));
        read.cases
    }

    #[test]
    fn zeppelin_writes_types_as_numbers_and_words_as_notes() {
        let text = r#"{"cases": [
            {"case_number": 2, "user_id": "7", "user_name": "x#1", "mod_id": "3", "mod_name": "m", "type": 4,
             "created_at": "2026-11-01 10:00:00", "is_hidden": false, "pp_id": null, "pp_name": null,
             "notes": [{"mod_id": "3", "mod_name": "m", "body": "Spam.", "created_at": "2026-11-01 10:00:00"},
                       {"mod_id": "3", "mod_name": "m", "body": "Again.", "created_at": "2026-11-01 11:00:00"}]},
            {"case_number": 1, "user_id": "8", "user_name": "y", "mod_id": null, "mod_name": null, "type": 1,
             "created_at": "2026-10-01 10:00:00", "is_hidden": false, "pp_id": null, "pp_name": null, "notes": []},
            {"case_number": 3, "user_id": "9", "type": 8, "created_at": "2026-11-01 10:00:00", "notes": []},
            {"case_number": 4, "user_id": "nobody", "type": 1, "created_at": "2026-11-01 10:00:00", "notes": []}
        ]}"#;
        let expected = [(Kind::Ban, 8, None), (Kind::Warn, 7, Some("Spam.\nAgain."))];
        let cases = check(text, From::Zeppelin, &expected, 2);
        assert_eq!(cases[1].by, Some(UserId::new(3)));
    }

    #[test]
    fn red_writes_many_servers_into_one_file() {
        let text = r#"{"1354799444": {"GUILD": {}, "CASES": {
            "41": {"1": {"case_number": 1, "action_type": "tempban", "guild": 41, "created_at": 1793000000.5,
                         "user": 7, "moderator": 3, "reason": "Raid.", "until": 1793086400},
                   "2": {"case_number": 2, "action_type": "cowsay", "created_at": 1793000000, "user": 7}},
            "42": {"1": {"case_number": 1, "action_type": "ban", "created_at": 1793000000, "user": 9}}
        }}}"#;
        let cases = check(text, From::Red, &[(Kind::Tempban, 7, Some("Raid."))], 1);
        assert_eq!(cases[0].at.millis(), 1_793_000_000_500);
        assert_eq!(cases[0].ends_at.unwrap().millis(), 1_793_086_400_000);
        assert_eq!(read(text, GuildId::new(43)), Err(Unread::Elsewhere));
    }

    #[test]
    fn yagpdb_keeps_warnings_in_a_table() {
        let text = "id,created_at,updated_at,guild_id,user_id,author_id,author_username_discrim,message,logs_link\n\
            1,2026-11-01 10:00:00+00,2026-11-01 10:00:00+00,41,7,3,m#1,\"Spam, \"\"again\"\"\",\n\
            2,2026-11-01 10:00:00+00,,42,8,3,m#1,Elsewhere,\n";
        check(text, From::Yagpdb, &[(Kind::Warn, 7, Some("Spam, \"again\""))], 1);
        assert_eq!(read(text, GuildId::new(43)), Err(Unread::Elsewhere));
    }

    #[test]
    fn what_is_none_of_them_is_said() {
        for text in ["", "{}", "[]", "[[[", "a,b\n1,2", "{\"cases\": 5}", "null", "\u{feff}{\"cases\": [1"] {
            assert_eq!(read(text, GUILD), Err(Unread::Unknown), "{text}");
        }
    }
}
