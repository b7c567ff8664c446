//! What the guard keeps, held to the laws of the register on both engines.

use lodge_register::Register;
use lodge_store::Migration;
use lodge_testkit::{Engine, laws, on_both_engines};

fn register() -> Register {
    Register::new([lodge_custody::entries(), lodge_accounts::entries(), lodge_guard::entries()])
}

fn migrations() -> Vec<Migration> {
    [lodge_custody::migrations(), lodge_accounts::migrations(), lodge_guard::migrations()].concat()
}

#[test]
fn the_register_contradicts_nothing() {
    assert_eq!(register().lint(), []);
}

on_both_engines!(every_table_and_column_is_declared, async |db| {
    db.migrate(&migrations()).await.unwrap();
    let found = db.introspect().await.unwrap().differences(&register().entries);
    // The store's own tables are the store's to declare.
    let ours: Vec<_> =
        found.iter().map(ToString::to_string).filter(|said| !said.contains("store_")).collect();
    assert_eq!(ours, Vec::<String>::new(), "the database and the register, compared both ways");
});

#[test]
fn every_entry_keeps_the_laws_on_sqlite() {
    laws::hold(&register(), &migrations(), Engine::Sqlite);
}

#[test]
fn every_entry_keeps_the_laws_on_postgres() {
    laws::hold(&register(), &migrations(), Engine::Postgres);
}
