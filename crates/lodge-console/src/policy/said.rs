//! One entry, one recipient, in words.

use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, Recipient, Shortened};
use lodge_web::{Language, Value, Words};

use super::{Fact, Run, Section, is_nobodys, runs};

/// What is said of entries and recipients, to whom, and with which retentions.
pub(super) struct Said<'a> {
    pub(super) words: &'a Words,
    pub(super) language: Language,
    pub(super) shortened: &'a Shortened,
}

impl Said<'_> {
    pub(super) fn say(&self, name: &str, arguments: &[(&str, Value<'_>)]) -> String {
        self.words.say(self.language, name, arguments)
    }

    fn fact(&self, question: &str, answer: &str) -> Fact {
        Fact { name: self.say(question, &[]), lines: vec![runs(answer)] }
    }

    pub(super) fn section(&self, entry: &'static Entry) -> Section {
        let own = |part: &str| self.say(&format!("entry-{}{part}", entry.name), &[]);
        let mut facts = vec![
            self.fact("register-why", &own(".purpose")),
            self.fact("register-where", &self.place(entry)),
            self.fact("register-how-long", &self.keep(entry)),
        ];
        let parts = self.parts(entry);
        if !parts.is_empty() {
            facts.push(Fact { name: self.say("register-parts", &[]), lines: parts });
        }
        facts.push(self.fact("register-forget", &self.forget(entry)));
        let basis = match entry.basis {
            Basis::Service => self.say("register-basis-service", &[]),
            Basis::Consent => self.say("register-basis-consent", &[]),
            Basis::Law => self.say("register-basis-law", &[]),
            Basis::Interest(_) => self.say("register-basis-interest", &[("words", own(".interest").into())]),
        };
        facts.push(self.fact("register-basis", &basis));
        if is_nobodys(entry) {
            facts.push(self.fact("register-nobodys", &own(".nobody")));
        }
        Section { title: own(""), facts }
    }

    pub(super) fn recipient(&self, recipient: &Recipient) -> Section {
        let own = |part: &str| self.say(&format!("{}{part}", recipient_name(recipient)), &[]);
        let mut why = vec![runs(&own(".purpose"))];
        if recipient.opt_in {
            why.push(runs(&self.say("register-recipients-opt-in", &[])));
        }
        let facts = vec![
            self.fact("register-recipients-gets", &own(".receives")),
            Fact { name: self.say("register-why", &[]), lines: why },
        ];
        Section { title: own(""), facts }
    }

    fn place(&self, entry: &Entry) -> String {
        let named = |name: &str, value: &str| self.say(name, &[("name", value.into())]);
        match entry.place {
            Place::Table => named("register-place-table", entry.name),
            Place::Memory => self.say("register-place-memory", &[]),
            Place::Cache(prefix) => named("register-place-cache", prefix),
            Place::Cookie(name) => named("register-place-cookie", name),
            Place::Backup => self.say("register-place-backup", &[]),
            Place::File(name) => named("register-place-file", name),
            Place::SentTo(recipient) => {
                let name = self.say(&recipient_name(recipient), &[]);
                self.say("register-place-sent", &[("recipient", name.into())])
            }
        }
    }

    fn keep(&self, entry: &'static Entry) -> String {
        let here = |days: u32| self.shortened.days(entry).unwrap_or(days);
        let plain = |name: &str| self.say(name, &[]);
        match entry.keep {
            Keep::UntilDeleted if is_nobodys(entry) => plain("register-keep-as-database"),
            Keep::UntilDeleted => plain("register-keep-until-deleted"),
            Keep::Days { days, after } => {
                self.say("register-keep-days", &[("n", here(days).into()), ("column", after.into())])
            }
            Keep::Until(name) => {
                let nullable = entry.column(name).is_some_and(|column| column.nullable);
                let message = if nullable { "register-keep-until-if" } else { "register-keep-until" };
                self.say(message, &[("column", name.into())])
            }
            Keep::WhileRunning => plain("register-keep-running"),
            Keep::WhileHandled if matches!(entry.place, Place::SentTo(_)) => plain("register-keep-sent"),
            Keep::WhileHandled => plain("register-keep-handled"),
            Keep::Seconds(seconds) => {
                let (message, number) = duration(seconds);
                self.say(message, &[("n", number.into())])
            }
            Keep::AtMostDays(days) => self.say("register-keep-at-most", &[("n", here(days).into())]),
        }
    }

    /// One line for each column that a reader can tell apart; blind indexes share the line of what they find.
    fn parts(&self, entry: &Entry) -> Vec<Vec<Run>> {
        let of_index = |column: &&Column| column.blind_of.is_some_and(|of| entry.column(of).is_some());
        entry
            .columns
            .iter()
            .filter(|column| !of_index(column))
            .map(|column| self.part(entry, column))
            .collect()
    }

    fn part(&self, entry: &Entry, column: &Column) -> Vec<Run> {
        let says = if column.also.is_some() { "register-also" } else { class(column.class) };
        let mut line = format!("`{}`: {}", column.name, self.say(says, &[]));
        let index = entry.columns.iter().find(|other| other.blind_of == Some(column.name));
        if column.sealed {
            line.push_str("; ");
            line.push_str(&index.map_or_else(
                || self.say("register-sealed", &[]),
                |index| self.say("register-sealed-found", &[("column", index.name.into())]),
            ));
        }
        runs(&line)
    }

    fn forget(&self, entry: &Entry) -> String {
        let own = |part: &str| self.say(&format!("entry-{}{part}", entry.name), &[]);
        match entry.on_erase {
            OnErase::Delete if is_nobodys(entry) => self.say("register-forget-nobody", &[]),
            OnErase::Delete => self.say("register-forget-delete", &[]),
            OnErase::Blank(columns) => {
                let columns: Vec<_> = columns.iter().map(|column| format!("`{column}`")).collect();
                self.say("register-forget-blank", &[("columns", columns.join(", ").into())])
            }
            OnErase::Retain(_) => self.say("register-forget-retain", &[("why", own(".retain").into())]),
            OnErase::Beyond(_) => self.say("register-forget-beyond", &[("why", own(".beyond").into())]),
        }
    }
}

/// The name of a recipient's messages: `recipient-the-operator-s-mail-relay`.
fn recipient_name(recipient: &Recipient) -> String {
    let words: Vec<String> = recipient
        .name
        .split(|char: char| !char.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    format!("recipient-{}", words.join("-"))
}

const fn class(class: DataClass) -> &'static str {
    match class {
        DataClass::Identifier => "register-class-identifier",
        DataClass::Name => "register-class-name",
        DataClass::Contact => "register-class-contact",
        DataClass::Content => "register-class-content",
        DataClass::Credential => "register-class-credential",
        DataClass::Network => "register-class-network",
        DataClass::Time => "register-class-time",
        DataClass::Setting => "register-class-setting",
        DataClass::Count => "register-class-count",
        DataClass::Reason => "register-class-reason",
        DataClass::BlindIndex => "register-class-blind-index",
        DataClass::Technical => "register-class-technical",
    }
}

/// In the largest unit that says it exactly.
pub(super) fn duration(seconds: u64) -> (&'static str, u64) {
    let units = [
        (86_400, "register-keep-for-days"),
        (3_600, "register-keep-for-hours"),
        (60, "register-keep-for-minutes"),
    ];
    units
        .into_iter()
        .find(|(size, _)| seconds >= *size && seconds.is_multiple_of(*size))
        .map_or(("register-keep-for-seconds", seconds), |(size, message)| (message, seconds / size))
}
