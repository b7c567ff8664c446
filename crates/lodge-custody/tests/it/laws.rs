//! The laws, over a register with one entry of every sort.

use crate::samples;
use lodge_testkit::{Engine, laws};

#[test]
fn the_laws_hold_on_sqlite() {
    laws::hold(&samples::register(), &samples::migrations(), Engine::Sqlite);
}

#[test]
fn the_laws_hold_on_postgres() {
    laws::hold(&samples::register(), &samples::migrations(), Engine::Postgres);
}
