//! The laws, over a register with one entry of every sort.

use crate::samples;
use lodge_store::Migration;
use lodge_testkit::{Engine, laws};

#[test]
fn the_laws_hold_on_sqlite() {
    laws::hold(&samples::register(), &samples::migrations(), Engine::Sqlite);
}

#[test]
fn the_laws_hold_on_postgres() {
    laws::hold(&samples::register(), &samples::migrations(), Engine::Postgres);
}

/// The laws are worth something: a database that erases more than the register says is caught.
#[test]
#[should_panic(expected = "after an erasure")]
fn a_database_that_takes_others_along_is_caught() {
    let mut all = samples::migrations();
    all.push(Migration::both(
        "z/0001_greedy",
        "CREATE TRIGGER greedy AFTER DELETE ON s_account BEGIN DELETE FROM s_comment; END;",
    ));
    laws::hold(&samples::register(), &all, Engine::Sqlite);
}

#[test]
#[should_panic(expected = "after a purge")]
fn a_purge_that_takes_more_than_what_is_past_its_day_is_caught() {
    let mut all = samples::migrations();
    all.push(Migration::both(
        "z/0001_greedy",
        "CREATE TRIGGER greedy AFTER DELETE ON s_day BEGIN DELETE FROM s_comment; END;",
    ));
    laws::hold(&samples::register(), &all, Engine::Sqlite);
}
