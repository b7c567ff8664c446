//! Brings a Disqus export of as many megabytes as one says into a new database, and says what that took:
//!
//! ```sh
//! cargo run --release -p lodge-comments --example moving_in_whole -- 500
//! ```

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement, for a terminal")]

#[path = "../tests/it/flood.rs"]
mod flood;

use lodge_accounts::{Email, NewAccount};
use lodge_comments::{
    import::{Format, Mapping},
    moving::{Hall, Order, begin, run},
    store::sites::{self, NewSite},
};
use lodge_register::{Clock, Personal};
use lodge_store::{Db, KeySource, Keys, OsChance, StoreSettings, StoreUrl, SystemClock};
use std::{io, sync::Arc, time::Instant};

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let megabytes: u64 = std::env::args().nth(1).and_then(|typed| typed.parse().ok()).unwrap_or(50);
    let folder = std::env::temp_dir().join(format!("lodge-moving-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("data")).unwrap();
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let key = KeySource::File(folder.join("lodge.key"));
    Keys::create(&key, &SystemClock, &OsChance).unwrap();
    let keys = Keys::load(&key, &folder.join("data")).unwrap();
    let settings = StoreSettings::at(StoreUrl::Sqlite(folder.join("data/lodge.db")));
    let db = Db::open(&settings, &keys, Arc::clone(&clock), Arc::new(OsChance)).await.unwrap();
    db.migrate(&[lodge_accounts::migrations(), lodge_comments::migrations()].concat()).await.unwrap();
    let new = NewAccount {
        email: Personal::new(Email::parse("alice@example.org").unwrap()),
        name: Personal::new("Alice".to_owned()),
        password: None,
        admin: false,
    };
    let account = lodge_accounts::add(&db, &SystemClock, new).await.unwrap().id;
    let new = NewSite { account, host: "blog.example".into(), title: "Blog".into() };
    let site = sites::add(&db, &SystemClock, new).await.unwrap();
    let at = "https://lodge.example/embed".to_owned();
    let hall = Hall { db: db.clone(), clock, chance: Arc::new(OsChance), at };
    let bytes = megabytes * 1024 * 1024;
    let file = move || -> io::Result<Box<dyn io::Read>> { Ok(Box::new(flood::Flood::new(bytes))) };
    let mapping = Mapping::new(["blog.example"]);
    let order = Order { site, by: None, format: Format::Disqus, mapping, file: Arc::new(file), size: bytes };
    let begun = begin(&hall, &order).await.unwrap();
    let start = Instant::now();
    let done = run(&hall, &order, &begun).await.unwrap();
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    let seconds = start.elapsed().as_secs_f64();
    println!("{megabytes} MB, {} comments, {} pages, {seconds:.1} s; {peak}", done.comments, done.pages);
    db.close().await;
    std::fs::remove_dir_all(folder).unwrap();
}
