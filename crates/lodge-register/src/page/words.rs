//! The words of the privacy page.

use crate::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, Shortened, Subject};

/// "We keep it to sign you in", or whatever is done with it.
pub(super) fn why(entry: &Entry) -> String {
    let verb = match entry.place {
        Place::SentTo(_) => "We send it",
        Place::Memory | Place::Cache(_) => "We hold it",
        Place::Table | Place::Cookie(_) | Place::Backup | Place::File(_) => "We keep it",
    };
    format!("{verb} {}", entry.purpose)
}

pub(super) fn place(entry: &Entry) -> String {
    match entry.place {
        Place::Table => format!("It is in the encrypted database (`{}`)", entry.name),
        Place::Memory => "It is in the program's memory and nowhere else, never on disk".to_owned(),
        Place::Cache(prefix) => {
            format!("It is in a short-lived cache (`{prefix}`), under a key that does not tell whose it is")
        }
        Place::Cookie(name) => {
            format!("It is a cookie in your browser (`{name}`), and only this site gets it")
        }
        Place::Backup => "It is in the encrypted backups".to_owned(),
        Place::File(name) => format!("It is in a file (`{name}`)"),
        Place::SentTo(recipient) => format!("It goes to {}", within(recipient.name)),
    }
}

pub(super) fn keep(entry: &Entry, shortened: &Shortened) -> String {
    match entry.keep {
        Keep::UntilDeleted => match entry.subject {
            Subject::Of { .. } => "It stays until it is deleted".to_owned(),
            Subject::Nobody(_) => "It stays as long as the database does".to_owned(),
        },
        Keep::Days { days, after } => {
            let days = shortened.days(entry).unwrap_or(days);
            format!("It is deleted {} after `{after}`", counted(days.into(), "day"))
        }
        Keep::Until(name) => match entry.column(name) {
            Some(column) if column.nullable => {
                format!(
                    "It is deleted at the time in `{name}`; where there is none, it stays until it is deleted"
                )
            }
            _ => format!("It is deleted at the time in `{name}`"),
        },
        Keep::WhileRunning => "It is gone when the program stops".to_owned(),
        Keep::WhileHandled => match entry.place {
            Place::SentTo(_) => "We do not keep a copy".to_owned(),
            _ => "It is gone as soon as it has been handled".to_owned(),
        },
        Keep::Seconds(seconds) => format!("It is gone after {}", duration(seconds)),
        Keep::AtMostDays(days) => {
            let days = shortened.days(entry).unwrap_or(days);
            format!("It is gone after {} at most", counted(days.into(), "day"))
        }
    }
}

/// One line for each column that a reader can tell apart; blind indexes share the line of what they find.
pub(super) fn parts(entry: &Entry) -> Vec<String> {
    let of_index = |column: &&Column| column.blind_of.is_some_and(|of| entry.column(of).is_some());
    entry.columns.iter().filter(|column| !of_index(column)).map(|column| part(entry, column)).collect()
}

fn part(entry: &Entry, column: &Column) -> String {
    let index = entry.columns.iter().find(|other| other.blind_of == Some(column.name));
    let sealed = match (column.sealed, index) {
        (true, Some(index)) => {
            format!("; sealed with a key of its own, and found by a keyed hash of it (`{}`)", index.name)
        }
        (true, None) => "; sealed with a key of its own".to_owned(),
        (false, _) => String::new(),
    };
    let says = if column.also.is_some() { "whom it is about, too" } else { class(column.class) };
    format!("`{}`: {says}{sealed}", column.name)
}

const fn class(class: DataClass) -> &'static str {
    match class {
        DataClass::Identifier => "tells it apart from others",
        DataClass::Name => "what you are called",
        DataClass::Contact => "how you are reached",
        DataClass::Content => "what you wrote",
        DataClass::Credential => "what proves that you are you",
        DataClass::Network => "where on the network you were",
        DataClass::Time => "when it happened",
        DataClass::Setting => "what you chose",
        DataClass::Count => "how many",
        DataClass::Reason => "why it was done",
        DataClass::BlindIndex => "a keyed hash",
        DataClass::Technical => "says nothing about anybody",
    }
}

pub(super) fn erasure(entry: &Entry) -> String {
    let nobodys = matches!(entry.subject, Subject::Nobody(_));
    match entry.on_erase {
        OnErase::Delete if nobodys => "It tells nobody apart, so nobody's erasure changes it".to_owned(),
        OnErase::Delete => "When you ask to be forgotten, it is deleted".to_owned(),
        OnErase::Blank(columns) => {
            let columns: Vec<_> = columns.iter().map(|column| format!("`{column}`")).collect();
            format!("When you ask to be forgotten, {} of it are emptied", joined(&columns))
        }
        OnErase::Retain(why) => format!("When you ask to be forgotten, it stays: {why}"),
        OnErase::Beyond(why) => format!("When you ask to be forgotten: {why}"),
    }
}

pub(super) fn basis(basis: Basis) -> String {
    match basis {
        Basis::Service => "It is needed for what was asked of us (GDPR article 6(1)(b))".to_owned(),
        Basis::Consent => {
            "It rests on consent, which can be taken back at any time (GDPR article 6(1)(a))".to_owned()
        }
        Basis::Law => "The law asks for it (GDPR article 6(1)(c))".to_owned(),
        Basis::Interest(words) => {
            format!("It rests on a legitimate interest: {words} (GDPR article 6(1)(f))")
        }
    }
}

pub(super) fn nobody(entry: &Entry) -> Option<String> {
    match entry.subject {
        Subject::Nobody(why) => Some(format!("It is nobody's: {why}")),
        Subject::Of { .. } => None,
    }
}

/// A name inside a sentence: "The post office" goes to "the post office".
fn within(name: &str) -> String {
    name.strip_prefix("The ").map_or_else(|| name.to_owned(), |rest| format!("the {rest}"))
}

fn counted(number: u64, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// In the largest unit that says it exactly.
fn duration(seconds: u64) -> String {
    for (size, unit) in [(86_400, "day"), (3_600, "hour"), (60, "minute")] {
        if seconds >= size && seconds.is_multiple_of(size) {
            return counted(seconds / size, unit);
        }
    }
    counted(seconds, "second")
}

fn joined(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
