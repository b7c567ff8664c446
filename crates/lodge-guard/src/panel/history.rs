//! Changes of a server's structure, as pages and programs show them.

use std::collections::BTreeMap;

use lodge_register::{Id, Timestamp};

use super::hall::Held;
use crate::{
    Server,
    ids::{Snowflake, UserId},
    store::changes,
    structure::{
        Change,
        left::{Because, Left},
        row,
    },
};
use lodge_store::StoreError;

/// A change, as it is shown.
pub(crate) struct Line {
    /// The word for what it is: `role`, `channel`, `overwrite`, `server`, `member-roles`, `ban`.
    pub(crate) what: &'static str,
    /// What becomes of it: `made`, `changed`, `gone`.
    pub(crate) how: &'static str,
    /// Its number on Discord.
    pub(crate) id: String,
    /// What it is called, if it has a name.
    pub(crate) name: String,
}

impl Line {
    /// A change as a line.
    pub(crate) fn of(change: &Change) -> Self {
        let (how, id, name) = match change {
            Change::Role { before, after } => {
                let role = after.as_ref().or(before.as_ref());
                let name = role.map_or_else(String::new, |role| role.name.to_string());
                (how(before, after), role.map_or_else(String::new, |role| role.id.to_string()), name)
            }
            Change::Channel { before, after } => {
                let channel = after.as_ref().or(before.as_ref());
                let name = channel.map_or_else(String::new, |channel| channel.name.to_string());
                let id = channel.map_or_else(String::new, |channel| channel.id.to_string());
                (how(before, after), id, name)
            }
            Change::Overwrite { channel, before, after, .. } => {
                (how(before, after), channel.to_string(), String::new())
            }
            Change::Guild { .. } => ("changed", String::new(), String::new()),
            Change::MemberRoles { user, .. } => ("changed", user.to_string(), String::new()),
            Change::Ban { user, banned } => {
                (if *banned { "made" } else { "gone" }, user.to_string(), String::new())
            }
        };
        Self { what: row::what(change), how, id, name }
    }

    /// The message about what it is and what becomes of it.
    pub(crate) fn message(&self) -> String {
        format!("guard-change-{}-{}", self.what, self.how)
    }
}

const fn how<T>(before: &Option<T>, after: &Option<T>) -> &'static str {
    match (before, after) {
        (None, Some(_)) => "made",
        (Some(_), None) => "gone",
        _ => "changed",
    }
}

/// A change that stays, and the word for why.
pub(crate) fn stays(left: &Left) -> (Line, &'static str) {
    let because = match left.because {
        Because::Same => "same",
        Because::Others => "others",
        Because::Gone => "gone",
        Because::Since => "since",
        Because::Missing(_) => "missing",
        Because::TooMuch => "too-much",
    };
    (Line::of(&left.change), because)
}

/// A change that was written down.
pub(crate) struct Noted {
    pub(crate) id: Id<crate::Change>,
    pub(crate) line: Line,
    /// Whose it was, if that is known.
    pub(crate) actor: Option<UserId>,
    pub(crate) at: Timestamp,
}

/// What changed before this number, newest first: one more than fit.
pub(crate) async fn noted(
    held: &Held,
    actor: Option<UserId>,
    before: Id<crate::Change>,
    fit: usize,
) -> Result<Vec<Noted>, StoreError> {
    let (db, server) = (&held.desk.hands.db, Server::of(held.guild));
    let most = i64::try_from(fit).unwrap_or(i64::MAX).saturating_add(1);
    let rows = match actor {
        Some(actor) => changes::of_before(db, server, actor, before, most).await?,
        None => changes::before(db, server, before, most).await?,
    };
    let actors = match (rows.last(), rows.first()) {
        (Some(oldest), Some(newest)) => changes::actors(db, server, (oldest.id, newest.id)).await?,
        _ => BTreeMap::new(),
    };
    let shown = |record: &crate::Change| {
        let line = row::change(record).map_or_else(|| unread(record), |change| Line::of(&change));
        let actor = actors.get(&record.id.number()).copied();
        Noted { id: record.id, line, actor, at: record.changed_at }
    };
    Ok(rows.iter().map(shown).collect())
}

/// A change that another version of Lodge wrote.
fn unread(record: &crate::Change) -> Line {
    Line { what: "other", how: "changed", id: record.object.to_string(), name: String::new() }
}

/// A number of Discord's that somebody typed.
pub(crate) fn number<T>(typed: &str) -> Option<Snowflake<T>> {
    let number = typed.trim().parse::<u64>().ok()?;
    i64::try_from(number).ok().map(|_| Snowflake::new(number))
}
