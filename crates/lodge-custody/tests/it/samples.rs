//! One entry of every sort, and the tables that go with them.

use lodge_register::{Id, Personal, Record, Register, SubjectKind, Timestamp};
use lodge_store::Migration;

pub(crate) const CUSTOMER: SubjectKind = SubjectKind { word: "customer", people: "account holders" };
pub(crate) const VISITOR: SubjectKind = SubjectKind { word: "visitor", people: "visitors" };

/// An account.
#[derive(Record, Debug, Clone)]
#[record(table = "s_account", purpose = "to let its holder sign in", basis = Service, subject = CUSTOMER by id,
         keep = until_deleted, on_erase = delete, critical)]
pub(crate) struct Account {
    #[data(Identifier)]
    pub(crate) id: Id<Account>,
    #[data(Contact, blind = "email_blind")]
    pub(crate) email: Personal<String>,
    #[data(Name)]
    pub(crate) name: Option<Personal<String>>,
    #[data(Credential)]
    pub(crate) password: Option<Personal<String>>,
}

/// A page of an account holder.
#[derive(Record, Debug, Clone)]
#[record(table = "s_page", purpose = "to know what is commented", basis = Service, subject = CUSTOMER by account_id,
         keep = until_deleted, on_erase = delete, critical)]
pub(crate) struct Page {
    #[data(Identifier)]
    pub(crate) id: Id<Page>,
    #[data(Identifier)]
    pub(crate) account_id: Id<Account>,
    #[data(Setting)]
    pub(crate) open: bool,
}

/// A visit to a page.
#[derive(Record, Debug, Clone)]
#[record(table = "s_visit", purpose = "to count how busy a page is", basis = Interest("knowing what is read"),
         subject = CUSTOMER by account_id, keep = days(30) after seen_at, on_erase = delete)]
pub(crate) struct Visit {
    #[data(Identifier, key)]
    pub(crate) page_id: Id<Page>,
    #[data(Identifier, key)]
    pub(crate) number: i64,
    #[data(Identifier)]
    pub(crate) account_id: Id<Account>,
    #[data(Content)]
    pub(crate) note: Personal<String>,
    #[data(Time)]
    pub(crate) seen_at: Timestamp,
}

/// A comment as its author wrote it.
#[derive(Record, Debug, Clone)]
#[record(table = "s_comment", purpose = "to show it under the page it was written for", basis = Consent,
         subject = VISITOR by author, keep = until(hidden_at), on_erase = blank(body, name))]
pub(crate) struct Comment {
    #[data(Identifier)]
    pub(crate) id: Id<Comment>,
    #[data(Identifier)]
    pub(crate) author: Vec<u8>,
    #[data(Name, blind = "name_blind")]
    pub(crate) name: Option<Personal<String>>,
    #[data(Content, public)]
    pub(crate) body: Personal<String>,
    #[data(Time)]
    pub(crate) hidden_at: Option<Timestamp>,
}

/// Somebody who was shown the door.
#[derive(Record, Debug, Clone)]
#[record(table = "s_banned", purpose = "to keep the door shut", basis = Interest("peace"),
         subject = VISITOR by who_blind, keep = until(ends_at), on_erase = retain("they would let themselves in"))]
pub(crate) struct Banned {
    #[data(Identifier)]
    pub(crate) id: Id<Banned>,
    #[data(Network, blind = "who_blind")]
    pub(crate) who: Personal<String>,
    #[data(Time)]
    pub(crate) ends_at: Timestamp,
}

/// How much happened on a day.
#[derive(Record, Debug, Clone)]
#[record(table = "s_day", purpose = "to plan", basis = Service, subject = nobody("it is a count"),
         keep = days(7) after day, on_erase = delete)]
pub(crate) struct Day {
    #[data(Time, key)]
    pub(crate) day: Timestamp,
    #[data(Technical, key)]
    pub(crate) what: String,
    #[data(Count)]
    pub(crate) count: i64,
}

/// One number that is there from the beginning.
#[derive(Record, Debug, Clone)]
#[record(table = "s_forever", purpose = "to count on", basis = Service, subject = nobody("it is a number"),
         keep = until_deleted, on_erase = delete)]
pub(crate) struct Forever {
    #[data(Technical, key)]
    pub(crate) one: i64,
}

pub(crate) fn register() -> Register {
    Register::new([
        &[
            Visit::ENTRY,
            Page::ENTRY,
            Account::ENTRY,
            Comment::ENTRY,
            Banned::ENTRY,
            Day::ENTRY,
            Forever::ENTRY,
        ][..],
        lodge_custody::entries(),
        &lodge_store::entries(),
    ])
}

pub(crate) fn migrations() -> Vec<Migration> {
    let mut all = lodge_custody::migrations().to_vec();
    all.push(Migration::both("s/0001_everything", TABLES));
    all
}

const TABLES: &str = "
CREATE TABLE s_account (
    id {INT} NOT NULL PRIMARY KEY, email {BLOB} NOT NULL, email_blind {BLOB} NOT NULL UNIQUE, name {BLOB},
    password {BLOB}
) {STRICT};
CREATE TABLE s_page (
    id {INT} NOT NULL PRIMARY KEY, account_id {INT} NOT NULL REFERENCES s_account (id), open {INT} NOT NULL
) {STRICT};
CREATE TABLE s_visit (
    page_id {INT} NOT NULL REFERENCES s_page (id), number {INT} NOT NULL,
    account_id {INT} NOT NULL REFERENCES s_account (id), note {BLOB} NOT NULL, seen_at {INT} NOT NULL,
    PRIMARY KEY (page_id, number)
) {STRICT} {CLUSTER};
CREATE TABLE s_comment (
    id {INT} NOT NULL PRIMARY KEY, author {BLOB} NOT NULL, name {BLOB}, name_blind {BLOB}, body TEXT NOT NULL,
    hidden_at {INT}
) {STRICT};
CREATE TABLE s_banned (
    id {INT} NOT NULL PRIMARY KEY, who {BLOB} NOT NULL, who_blind {BLOB} NOT NULL, ends_at {INT} NOT NULL
) {STRICT};
CREATE TABLE s_day (
    day {INT} NOT NULL, what TEXT NOT NULL, count {INT} NOT NULL, PRIMARY KEY (day, what)
) {STRICT};
CREATE TABLE s_forever (one {INT} NOT NULL PRIMARY KEY) {STRICT};
INSERT INTO s_forever (one) VALUES (1);
INSERT INTO s_day (day, what, count) VALUES (1, 'made by the migration', 0);
";

/// What an older version made: an account without its blind index, and a table that is declared no more.
pub(crate) fn older() -> [Migration; 1] {
    [Migration::both(
        "s/0000_older",
        "CREATE TABLE s_account (id {INT} NOT NULL PRIMARY KEY, email {BLOB}) {STRICT};
         CREATE TABLE s_dropped (id {INT} NOT NULL PRIMARY KEY, note TEXT NOT NULL) {STRICT};
         INSERT INTO s_dropped (id, note) VALUES (1, 'last of its kind');",
    )]
}

/// A table that nobody declares.
pub(crate) fn with_a_secret_log() -> Vec<Migration> {
    let mut all = migrations();
    all.push(Migration::both(
        "s/0002_log",
        "CREATE TABLE mail_log (id {INT} NOT NULL PRIMARY KEY) {STRICT};",
    ));
    all
}
