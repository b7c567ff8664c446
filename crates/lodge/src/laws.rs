//! Everything that this Lodge keeps, held to the laws: a table is covered the day its module is listed.

use crate::house::{migrations, register};
use lodge_register::{Basis, OnErase, Place, Subject};
use lodge_testkit::{Engine, engines::run_on, laws, on_both_engines};

#[test]
fn the_register_contradicts_nothing() {
    assert_eq!(register().lint(), []);
}

on_both_engines!(every_table_and_column_is_declared, async |db| {
    db.migrate(&migrations()).await.unwrap();
    let differences = db.introspect().await.unwrap().differences(&register().entries);
    assert_eq!(differences, [], "the database and the register, compared both ways");
});

#[test]
fn every_entry_keeps_the_laws_on_sqlite() {
    laws::hold(&register(), &migrations(), Engine::Sqlite);
}

#[test]
fn every_entry_keeps_the_laws_on_postgres() {
    laws::hold(&register(), &migrations(), Engine::Postgres);
}

/// The privacy page has words for everything; that they are there in every language is tested beside them.
#[test]
fn every_entry_and_every_recipient_is_said() {
    let words = lodge_web::Words::new(lodge_console::WORDS).unwrap();
    let mut missing = Vec::new();
    for entry in register().entries {
        let mut parts = vec!["", ".purpose"];
        parts.extend(matches!(entry.basis, Basis::Interest(_)).then_some(".interest"));
        parts.extend(matches!(entry.subject, Subject::Nobody(_)).then_some(".nobody"));
        parts.extend(matches!(entry.on_erase, OnErase::Retain(_)).then_some(".retain"));
        parts.extend(matches!(entry.on_erase, OnErase::Beyond(_)).then_some(".beyond"));
        missing.extend(parts.iter().map(|part| format!("entry-{}{part}", entry.name)));
        if let Place::SentTo(recipient) = entry.place {
            let name = recipient.name.to_lowercase();
            let words: Vec<_> =
                name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            let parts = ["", ".purpose", ".receives"];
            missing.extend(parts.map(|part| format!("recipient-{}{part}", words.join("-"))));
        }
    }
    missing.retain(|name| !words.has(name));
    assert_eq!(missing, Vec::<String>::new());
}

/// The comparison is worth something: a table made behind the register's back is found.
#[test]
fn a_table_that_nobody_declared_is_found() {
    run_on(Engine::Sqlite, async |db| {
        let mut all = migrations();
        all.push(lodge_store::Migration::both(
            "z/0001",
            "CREATE TABLE mail_log (id {INT} PRIMARY KEY) {STRICT};",
        ));
        db.migrate(&all).await.unwrap();
        let found = db.introspect().await.unwrap().differences(&register().entries);
        assert_eq!(
            found.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["nobody declared the table `mail_log`"]
        );
    });
}
