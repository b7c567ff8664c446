//! The promises, each put to the test from outside the process, and each test put to the test by a breach.

mod c10;
mod c13;
mod c2;
mod c5;
mod c8;
mod c9;
mod d3;
mod d7;
mod d8;
mod f1;
pub(crate) mod f11;
mod f12;
mod f13;
mod f2;
mod f3;
mod f4;
mod f5;
mod f7;
mod f8;
mod guestbook;
mod harbour;
mod postgres;
mod redis;
mod traffic;
mod visitor;

use std::{collections::BTreeSet, path::PathBuf};

use lodge_register::Register;
use lodge_testkit::{
    canary::{Find, Search, decrypted, files, opened, search_archive, search_database, with_database},
    outside::House,
};

/// An installation of the program that was just built.
pub(crate) fn house() -> House {
    House::of(env!("CARGO_BIN_EXE_lodge"))
}

/// Everything that the program declares to keep.
pub(crate) fn register() -> Register {
    let (store, accounts) = (lodge_store::entries(), lodge_accounts::entries());
    let (custody, abuse, mail) = (lodge_custody::entries(), lodge_abuse::entries(), lodge_mail::entries());
    let (egress, web, console) = (lodge_egress::entries(), lodge_web::entries(), lodge_console::entries());
    let (comments, guard) = (lodge_comments::entries(), lodge_guard::entries());
    Register::new([&store, accounts, custody, abuse, egress, web, console, mail, comments, guard])
}

/// What is found in every file of an installation: as they are, decrypted, unsealed, unpacked.
pub(crate) fn everywhere(house: &House, search: &Search) -> BTreeSet<Find> {
    let mut finds = search.folder(house.path());
    finds.extend(in_database(house, search));
    finds.extend(in_archives(house, search));
    finds
}

/// What is found in the database, decrypted: every page, free ones too, every frame of the log, every cell.
pub(crate) fn in_database(house: &House, search: &Search) -> BTreeSet<Find> {
    let mut finds = BTreeSet::new();
    if url(house).starts_with("postgres") {
        finds.extend(search.clear("the dump", postgres::dump(url(house)).as_bytes()));
    } else {
        let pages = decrypted(&house.database(), &house.key());
        finds.extend(search.clear("the pages", &pages.main));
        finds.extend(search.clear("the log's frames", &pages.log));
    }
    finds.extend(with_database(url(house), &house.key(), async |db| {
        search_database(db, &register(), search).await
    }));
    finds
}

/// What is found in snapshots and backups: opened with the key of their day, unpacked, unsealed.
pub(crate) fn in_archives(house: &House, search: &Search) -> BTreeSet<Find> {
    let keys = house.path().join("backup-keys");
    let clear: Vec<_> = archives(house).iter().filter_map(|archive| opened(archive, &keys)).collect();
    with_database(url(house), &house.key(), async |db| {
        clear.iter().flat_map(|clear| search_archive(db, &register(), clear, search)).collect()
    })
}

/// The snapshots and backups that there are, oldest first.
pub(crate) fn archives(house: &House) -> Vec<PathBuf> {
    let mut files = files(house.path());
    files.retain(|file| file.extension().is_some_and(|end| end == "age"));
    files
}

/// The database as `store.url` names it.
pub(crate) fn url(house: &House) -> &str {
    house.setting("store.url")
}
