//! What the register says that the guard keeps of members (D1) and servers (D2), and what it never does (D6).

use lodge_guard::{MEMBER, entries};
use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject};
use lodge_store::Migration;
use lodge_testkit::on_both_engines;

use super::full::{TABLES, full};

/// What members and servers are kept by: numbers, roles, what was done when and why, and words that somebody gave for it.
const PROMISED: &[DataClass] = &[
    DataClass::Identifier,
    DataClass::Setting,
    DataClass::Count,
    DataClass::Time,
    DataClass::Reason,
    DataClass::Content,
    DataClass::Technical,
];

/// Texts that may be kept, each with why it is no message of a member: nobody adds one without this list.
const TEXTS: &[(&str, &str)] = &[
    ("guard_server.name", "what a server is called"),
    ("guard_report.words", "what somebody told the staff"),
    ("guard_change.before", "how a channel or a role was"),
    ("guard_change.after", "how a channel or a role is"),
    ("guard_appeal.words", "what somebody asked the staff"),
    ("guard_appeal.answer", "what the staff answered"),
    ("guard_effect.before", "how a nickname, a silence or a channel was"),
    ("guard_effect.after", "how the guard made it"),
    ("guard_wish.wanted", "a command of the staff that waits for a second person"),
    ("guard_newcomer.answers", "what somebody answered to the questions at the entrance"),
];

/// Parts of names that a column about a real name, an address, a payment or a place on the network would have.
const NEVER: &[&str] = &[
    "real_name",
    "first_name",
    "last_name",
    "surname",
    "birth",
    "mail",
    "phone",
    "street",
    "city",
    "postal",
    "country",
    "card",
    "iban",
    "payment",
    "invoice",
    "price",
    "ip_",
    "_ip",
    "address",
    "agent",
    "fingerprint",
];

/// What is told and not kept, each with why (D9 looks at what is told): nobody adds one without this list.
const TOLD: &[(&str, &str)] = &[
    ("guard_proxycheck.ip", "what proxycheck.io is asked about"),
    ("guard_abuseipdb.ip_address", "what AbuseIPDB is asked about"),
    ("guard_verify_seen.came_from", "what a keyed hash is made of, while somebody is looked at"),
];

/// What is kept in tables.
fn stored() -> impl Iterator<Item = &'static Entry> {
    entries().iter().copied().filter(|entry| entry.place == Place::Table)
}

/// Columns of a class, or with a text, that nobody promised.
fn unpromised(entry: &Entry) -> Vec<String> {
    let is_own = matches!(entry.subject, Subject::Nobody(_));
    let odd = |column: &&Column| {
        let place = format!("{}.{}", entry.name, column.name);
        let text = column.class == DataClass::Content && !TEXTS.iter().any(|(known, _)| *known == place);
        let credential = is_own && column.class == DataClass::Credential;
        text || !(credential || PROMISED.contains(&column.class))
    };
    entry.columns.iter().filter(odd).map(|column| format!("{}.{}", entry.name, column.name)).collect()
}

/// Columns that say who somebody is outside of Discord, where they are, or how they pay.
fn revealing(entry: &Entry) -> Vec<String> {
    let odd = |column: &&Column| {
        let class = matches!(column.class, DataClass::Contact | DataClass::Network);
        // What a program calls them on Discord is held while they join, and in no table.
        let name = column.class == DataClass::Name && entry.place == Place::Table;
        let place = format!("{}.{}", entry.name, column.name);
        let told = matches!(entry.place, Place::SentTo(_) | Place::Memory)
            && TOLD.iter().any(|(known, _)| *known == place);
        !told && (class || name || NEVER.iter().any(|part| column.name.contains(part)))
    };
    entry.columns.iter().filter(odd).map(|column| format!("{}.{}", entry.name, column.name)).collect()
}

#[test]
fn promise_d1_d2_only_what_was_promised_is_kept_of_members_and_servers() {
    let odd: Vec<String> = stored().flat_map(unpromised).collect();
    assert_eq!(odd, [""; 0], "these columns are of no promised kind");
    for (place, why) in TEXTS {
        let (table, column) = place.split_once('.').unwrap();
        let entry = stored().find(|entry| entry.name == table).unwrap();
        let column = entry.column(column).unwrap();
        assert!(column.sealed, "{place} ({why}) is not sealed");
    }
    let tables: Vec<&str> = stored().map(|entry| entry.name).collect();
    for table in &tables {
        assert!(TABLES.iter().any(|(known, _)| known == table), "{table} is not looked into by these tests");
    }
    assert_eq!(tables.len(), TABLES.len());
}

on_both_engines!(promise_d1_d2_every_column_of_the_guard_is_declared, async |db| {
    let full = full(&db).await;
    let schema = db.introspect().await.unwrap();
    let differ: Vec<String> =
        schema.differences(&full.custody.register.entries).iter().map(ToString::to_string).collect();
    assert_eq!(differ, [""; 0]);
});

// A column that nobody declared, and one that somebody declared although nobody promised it.
on_both_engines!(promise_d1_breach_an_undeclared_column_is_found, async |db| {
    let full = full(&db).await;
    let said = Migration::both("breach/0001", "ALTER TABLE guard_case ADD COLUMN said TEXT;");
    let before = [lodge_custody::migrations(), lodge_guard::migrations()].concat();
    db.migrate(&[before, vec![said]].concat()).await.unwrap();
    let schema = db.introspect().await.unwrap();
    let differ = schema.differences(&full.custody.register.entries);
    assert!(differ.iter().any(|one| one.to_string().contains("said")), "{differ:?}");
    assert_eq!(unpromised(&BREACH), ["guard_breach.nickname", "guard_breach.said", "guard_breach.seen_from"]);
});

#[test]
fn promise_d6_no_real_name_address_or_payment_is_kept() {
    let odd: Vec<String> = entries().iter().flat_map(|entry| revealing(entry)).collect();
    assert_eq!(odd, [""; 0]);
}

#[test]
fn promise_d6_breach_a_column_that_says_who_somebody_is_is_found() {
    let found = revealing(&BREACH);
    assert_eq!(found, ["guard_breach.nickname", "guard_breach.e_mail", "guard_breach.seen_from"]);
}

/// What nobody promised.
static BREACH: Entry = Entry {
    name: "guard_breach",
    title: "A breach",
    place: Place::Table,
    purpose: "to be found",
    basis: Basis::Service,
    subject: Subject::Of { kind: MEMBER, by: "user_id" },
    keep: Keep::UntilDeleted,
    on_erase: OnErase::Delete,
    critical: false,
    columns: &[
        Column::plain("user_id", DataClass::Identifier, SqlKind::Int),
        Column::plain("nickname", DataClass::Name, SqlKind::Text),
        Column::plain("said", DataClass::Content, SqlKind::Text),
        Column::plain("e_mail", DataClass::Setting, SqlKind::Text),
        Column::plain("seen_from", DataClass::Network, SqlKind::Text),
    ],
};
