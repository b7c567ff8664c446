//! A guard that cannot use its table of networks, or the key of a service, does not begin, and says which line or which file.

use std::{
    path::Path,
    sync::{Arc, OnceLock},
};

use lodge_egress::{Door, DoorSettings};
use lodge_guard::{Guard, GuardSettings, entrance::outside::Access, ids::ApplicationId, settings::Service};
use lodge_module::{Lodge, Module as _, shutdown};
use lodge_store::{Cache, CacheUrl, OsChance};
use lodge_testkit::{engines::TestDb, on_both_engines};

/// What is said instead of beginning, with all causes.
async fn refused(db: &TestDb, change: impl FnOnce(&Path, &mut GuardSettings)) -> String {
    let files = tempfile::tempdir().unwrap();
    let token = files.path().join("token");
    std::fs::write(&token, "a.b.c").unwrap();
    let application = ApplicationId::new(1_188_000_000_000_000_002);
    let mut settings = GuardSettings { token_file: Some(token), application, ..GuardSettings::default() };
    change(files.path(), &mut settings);
    let door = Door::new(&DoorSettings::default()).unwrap();
    let cache = Cache::open(&CacheUrl::Memory, &db.keys, db.clock.clone(), Arc::new(OsChance)).await.unwrap();
    let lodge =
        Lodge { db: (**db).clone(), cache, clock: db.clock.clone(), chance: Arc::new(OsChance), door };
    let (_stopper, stop) = shutdown();
    let guard = Guard::new(settings, Arc::new(OnceLock::new()));
    let Err(error) = guard.start(lodge, stop).await else { panic!("it began") };
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    format!("{error}: {cause}").replace(&files.path().display().to_string(), "FILES")
}

on_both_engines!(a_guard_that_cannot_read_what_it_is_to_go_by_does_not_begin, async |db| {
    db.migrate(&[lodge_custody::migrations(), lodge_guard::migrations()].concat()).await.unwrap();
    let said = refused(&db, |files, settings| {
        let table = files.join("networks.csv");
        std::fs::write(&table, "prefix,kind\n192.0.2.0/24,mobile\n198.51.100.7/24,vpn\n").unwrap();
        settings.networks_file = Some(table);
    });
    let expected = "the table of networks is not used: `FILES/networks.csv`: line 3 of the table of networks: \
                    the address goes on behind its prefix: write zeros there, or a longer length";
    assert_eq!(said.await, expected);
    let said = refused(&db, |files, settings| settings.networks_file = Some(files.join("none.csv"))).await;
    assert!(said.starts_with("could not read the table of networks: `FILES/none.csv`: "), "{said}");
    let said = refused(&db, |files, settings| {
        let key = files.join("abuseipdb.key");
        std::fs::write(&key, "\n").unwrap();
        settings.abuseipdb = Access { key_file: Some(key), ..Access::usual(Service::AbuseIpDb) };
    });
    let said = said.await;
    assert!(said.starts_with("there is no key of AbuseIPDB in its file: `FILES/abuseipdb.key`; "), "{said}");
});
