//! YAGPDB: its warnings, as the table `moderation_warnings` written as CSV with a head. It exports nothing else.

use super::{Foreign, From, Read, Unread, csv, reason, sorted_out, user};
use crate::{Kind, ids::GuildId, when};

/// The columns that are needed.
const COLUMNS: [&str; 5] = ["guild_id", "user_id", "author_id", "message", "created_at"];

pub(super) fn read(text: &str, guild: GuildId) -> Result<Read, Unread> {
    let mut lines = csv::lines(text);
    let head = lines.next().ok_or(Unread::Unknown)?;
    let place = |name: &str| head.iter().position(|column| column.trim() == name);
    let places: Option<Vec<usize>> = COLUMNS.iter().map(|name| place(name)).collect();
    let Some([of_guild, of_user, of_author, of_message, of_moment]) = places.as_deref() else {
        return Err(Unread::Unknown);
    };
    let ours = guild.to_string();
    let (mut rows, mut elsewhere) = (Vec::new(), 0);
    for line in lines.filter(|line| line.len() > 1) {
        match line.get(*of_guild) {
            Some(of) if *of == ours => rows.push(line),
            _ => elsewhere += 1,
        }
    }
    if rows.is_empty() {
        return Err(Unread::Elsewhere);
    }
    let case = |row: &Vec<String>| {
        let cell = |at: usize| row.get(at).map(String::as_str);
        Some(Foreign {
            kind: Kind::Warn,
            target: user(cell(*of_user)?)?,
            by: cell(*of_author).and_then(user),
            reason: reason(cell(*of_message)),
            at: moment(cell(*of_moment)?)?,
            ends_at: None,
        })
    };
    let (cases, unreadable) = sorted_out(rows.iter().map(case));
    Ok(Read { from: From::Yagpdb, cases, useless: unreadable + elsewhere })
}

/// PostgreSQL writes `+00` for an offset of whole hours.
fn moment(text: &str) -> Option<lodge_register::Timestamp> {
    let text = text.trim();
    let short =
        text.len() > 3 && text.as_bytes().get(text.len() - 3).is_some_and(|sign| b"+-".contains(sign));
    if short { when::read(&format!("{text}:00")) } else { when::read(text) }
}
