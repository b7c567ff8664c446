//! Sentences that contradict themselves.

use super::Found;
use crate::{Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject};

type Rule = fn(&'static Entry, &mut Found);

/// Every rule about one entry.
pub(super) const RULES: [Rule; 10] = [
    names,
    words,
    place_and_time,
    subject,
    somebody_or_nobody,
    retention,
    erasure,
    blind_indexes,
    keys,
    recipients,
];

/// Names stand in SQL as they are, so they are plain.
fn names(entry: &'static Entry, found: &mut Found) {
    const TAKEN: [&str; 22] = [
        "all", "and", "as", "by", "case", "check", "column", "default", "desc", "end", "from", "group", "in",
        "limit", "not", "offset", "or", "order", "select", "table", "user", "where",
    ];
    let plain = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            && !TAKEN.contains(&name)
    };
    if !plain(entry.name) {
        found.say(entry, "its name is not plain: small letters, digits and `_`, and no word of SQL");
    }
    for (at, column) in entry.columns.iter().enumerate() {
        if !plain(column.name) {
            found.say(entry, format!("`{}` is not a plain name, or is a word of SQL", column.name));
        }
        if entry.columns.iter().take(at).any(|other| other.name == column.name) {
            found.say(entry, format!("`{}` is declared twice", column.name));
        }
    }
}

fn words(entry: &'static Entry, found: &mut Found) {
    for (text, question) in [
        (entry.title, "nobody can tell what it is: its title is empty"),
        (entry.purpose, "nobody can tell why it is kept: its purpose is empty"),
    ] {
        if text.trim().is_empty() {
            found.say(entry, question);
        }
    }
}

/// A table is not gone by itself; a cookie has no rows.
fn place_and_time(entry: &'static Entry, found: &mut Found) {
    let fits = match entry.place {
        Place::Table => matches!(entry.keep, Keep::UntilDeleted | Keep::Days { .. } | Keep::Until(_)),
        Place::Memory => matches!(entry.keep, Keep::WhileRunning | Keep::WhileHandled | Keep::Seconds(_)),
        Place::Cache(_) | Place::Cookie(_) => matches!(entry.keep, Keep::Seconds(_)),
        Place::Backup => matches!(entry.keep, Keep::AtMostDays(days) if days <= 14),
        Place::File(_) => matches!(entry.keep, Keep::AtMostDays(_) | Keep::UntilDeleted),
        Place::SentTo(_) => {
            matches!(entry.keep, Keep::WhileHandled | Keep::AtMostDays(_) | Keep::UntilDeleted)
        }
    };
    if !fits {
        found.say(entry, format!("nothing ends {:?} for {:?}", entry.keep, place(entry.place)));
    }
}

const fn place(place: Place) -> &'static str {
    match place {
        Place::Table => "a table",
        Place::Memory => "memory",
        Place::Cache(_) => "a cache",
        Place::Cookie(_) => "a cookie",
        Place::Backup => "backups (14 days at most)",
        Place::File(_) => "a file",
        Place::SentTo(_) => "a recipient",
    }
}

fn subject(entry: &'static Entry, found: &mut Found) {
    if entry.place == Place::Table {
        entry.about().for_each(|(_, by)| found_by(entry, by, found));
    }
    if !entry.columns.iter().any(|column| column.also.is_some()) {
        return;
    }
    if let Subject::Nobody(_) = entry.subject {
        found.say(entry, "it is somebody's as well, and it is nobody's");
    }
    if entry.on_erase != OnErase::Delete {
        found.say(entry, "it is about two people, so it goes with either: say `on_erase = delete`");
    }
}

fn found_by(entry: &'static Entry, by: &str, found: &mut Found) {
    match entry.column(by) {
        None => found.say(entry, format!("its subject is found by `{by}`, which is no column of it")),
        Some(column) if column.sealed => {
            found.say(entry, format!("its subject is found by `{by}`, which is sealed: use its blind index"));
        }
        Some(column) if column.sql == SqlKind::Text => {
            found.say(
                entry,
                format!("its subject is found by `{by}`, which is text: use an id or a blind index"),
            );
        }
        Some(_) => {}
    }
}

/// Who says "nobody's" keeps nothing of anybody.
fn somebody_or_nobody(entry: &'static Entry, found: &mut Found) {
    let Subject::Nobody(_) = entry.subject else { return };
    for column in entry.columns {
        let class = column.class;
        if matches!(class, DataClass::Contact | DataClass::Network | DataClass::Content | DataClass::Name) {
            found.say(entry, format!("`{}` reveals {class:?}, and it is nobody's", column.name));
        } else if column.sealed && class != DataClass::Credential {
            // A secret of the house itself is sealed, and nobody's.
            found.say(entry, format!("`{}` is personal, and it is nobody's", column.name));
        }
    }
    let is_personal = |column: &Column| column.sealed && column.class != DataClass::Credential;
    if entry.keep == Keep::UntilDeleted && entry.columns.iter().any(is_personal) {
        found.say(entry, "it is kept until somebody deletes it, and nobody is there to ask");
    }
}

fn retention(entry: &'static Entry, found: &mut Found) {
    let (Keep::Days { after: name, .. } | Keep::Until(name)) = entry.keep else { return };
    match entry.column(name) {
        None => found.say(entry, format!("its days are counted from `{name}`, which is no column of it")),
        Some(Column { class: DataClass::Time, sql: SqlKind::Int, .. }) => {}
        Some(_) => found.say(entry, format!("its days are counted from `{name}`, which is no time")),
    }
}

fn erasure(entry: &'static Entry, found: &mut Found) {
    if let (OnErase::Beyond(_), Place::Table) = (entry.on_erase, entry.place) {
        found.say(entry, "a table is ours to erase, so nothing in it is beyond us");
    }
    let OnErase::Blank(blank) = entry.on_erase else { return };
    let by = match entry.subject {
        Subject::Of { by, .. } => Some(by),
        Subject::Nobody(_) => None,
    };
    for name in blank {
        let Some(column) = entry.column(name) else {
            found.say(entry, format!("erasure empties `{name}`, which is no column of it"));
            continue;
        };
        if column.key {
            found.say(entry, format!("erasure empties `{name}`, which tells its rows apart"));
        } else if by == Some(*name) {
            found.say(entry, format!("erasure empties `{name}`, by which its subject is found"));
        } else if !column.nullable && !column.sealed && column.sql != SqlKind::Text {
            found.say(entry, format!("erasure empties `{name}`, which is never empty: make it an `Option`"));
        } else if matches!(entry.keep, Keep::Days { after, .. } | Keep::Until(after) if after == *name) {
            found.say(entry, format!("erasure empties `{name}`, from which its days are counted"));
        }
    }
    for index in entry.columns.iter().filter(|column| !blank.contains(&column.name)) {
        if let Some(of) = index.blind_of.filter(|of| blank.contains(of)) {
            found.say(entry, format!("erasure empties `{of}` and leaves its blind index `{}`", index.name));
        }
    }
}

fn blind_indexes(entry: &'static Entry, found: &mut Found) {
    for column in entry.columns {
        match column.blind_of {
            Some(of) if !entry.column(of).is_some_and(|of| of.sealed) => {
                found.say(
                    entry,
                    format!("`{}` is a blind index of `{of}`, which is no sealed column", column.name),
                );
            }
            Some(_) if column.class != DataClass::BlindIndex || column.sealed => {
                found.say(
                    entry,
                    format!("`{}` finds a sealed column and is not said to be a blind index", column.name),
                );
            }
            None if column.class == DataClass::BlindIndex => {
                found.say(entry, format!("`{}` is a blind index of nothing", column.name));
            }
            _ => {}
        }
        if column.class == DataClass::Credential && !column.sealed && entry.place == Place::Table {
            found.say(
                entry,
                format!("`{}` is a credential and not sealed: make it `Personal<..>`", column.name),
            );
        }
        if column.sealed && column.sql != SqlKind::Blob {
            found.say(entry, format!("`{}` is sealed and not bytes", column.name));
        }
    }
}

fn keys(entry: &'static Entry, found: &mut Found) {
    if entry.place != Place::Table {
        return;
    }
    if entry.key_columns().next().is_none() {
        found.say(entry, "nothing tells its rows apart: mark a column `key`");
    }
    for column in entry.key_columns() {
        if column.nullable || column.sealed {
            found
                .say(entry, format!("`{}` tells its rows apart, and is sealed or may be empty", column.name));
        }
    }
}

fn recipients(entry: &'static Entry, found: &mut Found) {
    if let Place::SentTo(recipient) = entry.place {
        if entry.columns.is_empty() {
            found.say(entry, format!("what does {} get? it has no columns", recipient.name));
        }
        if !matches!(entry.on_erase, OnErase::Beyond(_)) {
            found.say(entry, "what has been sent is beyond erasure: say so, and what is done instead");
        }
    }
}
