//! A database on the PostgreSQL server for tests.

use std::process::{Command, Stdio};

use lodge_testkit::{canary::word, outside::House};

/// A database of its own on the server for tests. It goes with the value.
pub(super) struct Postgres {
    server: String,
    name: String,
    url: String,
}

impl Postgres {
    pub(super) fn with_fresh_database() -> Self {
        let server = std::env::var("LODGE_TEST_POSTGRES")
            .expect("no PostgreSQL to test with: run `cargo xtask test`, which starts one");
        let name = format!("promise_{}", word());
        psql(&server, &format!("CREATE DATABASE {name}"));
        let (base, _) = server.rsplit_once('/').unwrap();
        let url = format!("{base}/{name}");
        Self { server, name, url }
    }

    /// An installation whose database is here.
    pub(super) fn house(&self) -> House {
        let house = super::house();
        lodge_store::Keys::new_file(&house.key(), &lodge_store::SystemClock, &lodge_store::OsChance).unwrap();
        let key = house.key().display().to_string();
        house.with("store.url", &self.url).with("store.key_file", &key)
    }

    /// Does this to it behind Lodge's back.
    pub(super) fn run(&self, sql: &str) {
        psql(&self.url, sql);
    }

    /// All of it, as anybody would see it who got hold of the server.
    pub(super) fn dump(&self) -> String {
        dump(&self.url)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        psql(&self.server, &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

fn psql(url: &str, sql: &str) {
    let output = Command::new("psql").args([url, "-qXc", sql]).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A database as `pg_dump` writes it.
pub(super) fn dump(url: &str) -> String {
    let output = Command::new("pg_dump").arg(url).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
