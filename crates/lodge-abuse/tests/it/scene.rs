//! A database and a cache in memory, with one clock.

use lodge_store::{Cache, CacheUrl, ManualClock, OsChance};
use lodge_testkit::{
    Engine,
    engines::{TestDb, run_on},
};
use std::sync::Arc;

pub struct Scene {
    pub db: TestDb,
    pub cache: Cache,
    pub clock: Arc<ManualClock>,
    pub chance: OsChance,
}

pub fn scene<F: AsyncFnOnce(Scene)>(test: F) {
    run_on(Engine::Sqlite, async |db| {
        let clock = db.clock.clone();
        let cache =
            Cache::open(&CacheUrl::Memory, &db.keys, clock.clone(), Arc::new(OsChance)).await.unwrap();
        test(Scene { db, cache, clock, chance: OsChance }).await;
    });
}
