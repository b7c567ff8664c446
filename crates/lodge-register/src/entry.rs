//! One sentence about one thing we keep: what, why, whose, where, how long.

use crate::SqlKind;

/// One category of data in the register: a table, a cookie, a cache, something handed on.
///
/// Entries are written with `#[derive(Record)]` for tables and as `const` values for everything else.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The table's name, or the place's: `accounts_account`, `lodge_session`.
    pub name: &'static str,
    /// What it is in a visitor's words, from the doc line of the type: "An alias and where it leads."
    pub title: &'static str,
    /// Where it is.
    pub place: Place,
    /// Why, completing "We keep it …": "to show a comment under the page it was written for".
    pub purpose: &'static str,
    /// What makes it lawful.
    pub basis: Basis,
    /// Whose it is.
    pub subject: Subject,
    /// How long.
    pub keep: Keep,
    /// What becomes of it when its subject asks to be forgotten.
    pub on_erase: OnErase,
    /// Whether the start-up snapshot holds it: what an operator could not type in again.
    pub critical: bool,
    /// Its parts, in the order of the struct's fields.
    pub columns: &'static [Column],
}

/// One column of an entry.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// The column's name.
    pub name: &'static str,
    /// What it reveals.
    pub class: DataClass,
    /// What it is, in both engines.
    pub sql: SqlKind,
    /// Whether it may be NULL.
    pub nullable: bool,
    /// Whether the store seals it: personal and not public.
    pub sealed: bool,
    /// For a blind index: the sealed column that it finds. Computed by the store, not a field of the struct.
    pub blind_of: Option<&'static str>,
    /// For an `Id<Other>`: the table that it points into. The table's own name for its own `id`.
    pub refers: Option<&'static str>,
    /// Part of the primary key.
    pub key: bool,
    /// For the number of somebody else whom the row is about: what kind of person. It is shown to them as well, and goes
    /// with them.
    pub also: Option<SubjectKind>,
}

impl Column {
    /// A column that is always there, is not sealed, and neither finds nor points to anything: for what is no table.
    #[must_use]
    pub const fn plain(name: &'static str, class: DataClass, sql: SqlKind) -> Self {
        Self {
            name,
            class,
            sql,
            nullable: false,
            sealed: false,
            blind_of: None,
            refers: None,
            key: false,
            also: None,
        }
    }
}

/// What a column reveals about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataClass {
    /// A number or name that tells rows apart.
    Identifier,
    /// What somebody is called.
    Name,
    /// How somebody is reached: an address, a number.
    Contact,
    /// What somebody wrote.
    Content,
    /// What proves who somebody is: a password hash, a token's hash.
    Credential,
    /// Where on the network somebody was: an IP address, a host name.
    Network,
    /// When something happened.
    Time,
    /// What somebody chose.
    Setting,
    /// A number of things.
    Count,
    /// Why something was done.
    Reason,
    /// A keyed hash by which a sealed column is found.
    BlindIndex,
    /// Nothing about anybody: versions, states, positions.
    Technical,
}

/// Where a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A table of the database.
    Table,
    /// The program's memory, and nowhere else.
    Memory,
    /// A cache under this key prefix: the program's memory, or Redis.
    Cache(&'static str),
    /// A cookie of this name in the visitor's browser.
    Cookie(&'static str),
    /// The encrypted backups.
    Backup,
    /// A file beside the database, of this name.
    File(&'static str),
    /// Somebody else's hands.
    SentTo(&'static Recipient),
}

/// Somebody else who gets data.
#[derive(Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Who: "Postmark", "the destination's mail server".
    pub name: &'static str,
    /// What for.
    pub purpose: &'static str,
    /// What they get.
    pub receives: &'static str,
    /// Whether nothing is sent until an operator or owner switches it on.
    pub opt_in: bool,
}

/// What makes keeping it lawful (GDPR article 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// What was asked for cannot be done without it: 6(1)(b).
    Service,
    /// They said yes: 6(1)(a).
    Consent,
    /// The law asks for it: 6(1)(c).
    Law,
    /// A legitimate interest, said here in words: 6(1)(f).
    Interest(&'static str),
}

/// A kind of person, in the register's words. Modules bring their own; the kernel only compares them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SubjectKind {
    /// The word for it in commands and archives: `customer`.
    pub word: &'static str,
    /// In plain words: "account holders".
    pub people: &'static str,
}

/// Whose an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Somebody, found by this column.
    Of {
        /// What kind of person.
        kind: SubjectKind,
        /// The column that holds their key: an id, or a blind index.
        by: &'static str,
    },
    /// Nobody, and why that is true.
    Nobody(&'static str),
}

/// How long an entry is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Until the person or the owner deletes it.
    UntilDeleted,
    /// This many days after the time in this column.
    Days {
        /// How many.
        days: u32,
        /// Counted from this column.
        after: &'static str,
    },
    /// Until the time that this column holds.
    Until(&'static str),
    /// As long as the program runs (memory only).
    WhileRunning,
    /// As long as one exchange lasts: an SMTP transaction, a request.
    WhileHandled,
    /// This many seconds (caches and cookies).
    Seconds(u64),
    /// This many days, where there is no column to count from (backups, log files).
    AtMostDays(u32),
}

/// What erasure does to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnErase {
    /// The row goes.
    Delete,
    /// These columns are emptied; the row stays for those who still need it.
    Blank(&'static [&'static str]),
    /// It stays, for this reason.
    Retain(&'static str),
    /// It is not ours to erase any more, or gone by itself: said here in words.
    Beyond(&'static str),
}

impl Entry {
    /// Whom it is about: whose it is, and whom else a row names; each with the column that holds their key.
    pub fn about(&self) -> impl Iterator<Item = (SubjectKind, &'static str)> {
        let whose = match self.subject {
            Subject::Of { kind, by } => Some((kind, by)),
            Subject::Nobody(_) => None,
        };
        let also = self.columns.iter().filter_map(|column| column.also.map(|kind| (kind, column.name)));
        whose.into_iter().chain(also)
    }

    /// Whether it is about people of this kind.
    #[must_use]
    pub fn is_about(&self, kind: SubjectKind) -> bool {
        self.about().any(|(of, _)| of.word == kind.word)
    }

    /// The column of this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The columns of the primary key, in order.
    pub fn key_columns(&self) -> impl Iterator<Item = &'static Column> {
        self.columns.iter().filter(|column| column.key)
    }
}
