//! A small world to store: people and their notes.

use lodge_register::{Entry, Id, Personal, Record, SubjectKind, Timestamp};
use lodge_store::Migration;

pub(crate) const PERSON: SubjectKind = SubjectKind { word: "person", people: "people of the tests" };

/// Somebody.
#[derive(Record, Debug, Clone, PartialEq)]
#[record(table = "test_person",
         purpose = "to try the store",
         basis = Service,
         subject = PERSON by id,
         keep = until_deleted,
         on_erase = delete)]
pub(crate) struct Person {
    #[data(Identifier)]
    pub(crate) id: Id<Person>,
    #[data(Contact, blind = "email_blind")]
    pub(crate) email: Personal<String>,
    #[data(Name)]
    pub(crate) name: Option<Personal<String>>,
    #[data(Count)]
    pub(crate) coins: i64,
    #[data(Time)]
    pub(crate) joined_at: Timestamp,
}

/// What somebody wrote.
#[derive(Record, Debug, Clone, PartialEq)]
#[record(table = "test_note",
         purpose = "to try the store",
         basis = Service,
         subject = PERSON by person_id,
         keep = days(30) after written_at,
         on_erase = delete)]
pub(crate) struct Note {
    #[data(Identifier, key)]
    pub(crate) person_id: Id<Person>,
    #[data(Identifier, key)]
    pub(crate) number: i64,
    #[data(Content)]
    pub(crate) text: Personal<String>,
    #[data(Content, public)]
    pub(crate) title: Option<Personal<String>>,
    #[data(Technical)]
    pub(crate) mark: Option<Vec<u8>>,
    #[data(Time)]
    pub(crate) written_at: Timestamp,
}

pub(crate) const STEPS: &[Migration] = &[
    Migration::both(
        "test/0001_people",
        "CREATE TABLE test_person (
            id {INT} NOT NULL PRIMARY KEY,
            email {BLOB} NOT NULL,
            email_blind {BLOB} NOT NULL UNIQUE,
            name {BLOB},
            coins {INT} NOT NULL CHECK (coins >= 0),
            joined_at {INT} NOT NULL
        ) {STRICT};",
    ),
    Migration::both(
        "test/0002_notes",
        "CREATE TABLE test_note (
            person_id {INT} NOT NULL REFERENCES test_person (id),
            number {INT} NOT NULL,
            text {BLOB} NOT NULL,
            title TEXT,
            mark {BLOB},
            written_at {INT} NOT NULL,
            PRIMARY KEY (person_id, number)
        ) {STRICT}, {CLUSTER};
        CREATE INDEX test_note_written_at ON test_note (written_at);",
    ),
];

pub(crate) fn entries() -> Vec<&'static Entry> {
    let mut entries = lodge_store::entries();
    entries.extend([Person::ENTRY, Note::ENTRY]);
    entries
}

pub(crate) fn person(id: i64, email: &str, coins: i64) -> Person {
    Person {
        id: Id::new(id),
        email: Personal::new(email.to_owned()),
        name: None,
        coins,
        joined_at: Timestamp::from_millis(1_000),
    }
}

pub(crate) fn note(person: i64, number: i64, text: &str) -> Note {
    Note {
        person_id: Id::new(person),
        number,
        text: Personal::new(text.to_owned()),
        title: None,
        mark: None,
        written_at: Timestamp::from_millis(number),
    }
}
