//! Everything that this Lodge keeps, held to the laws: a table is covered the day its module is listed.

use crate::house::{migrations, register};
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
