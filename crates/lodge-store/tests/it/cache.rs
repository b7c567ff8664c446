//! One story for the cache in memory and in Redis.

use crate::engines::{redis_for_tests, runtime};
use lodge_register::{Basis, Clock, Entry, Keep, OnErase, Place, Secret, Subject, Timestamp, draw};
use lodge_store::{Cache, CacheUrl, Keys, ManualClock, OsChance, StoreError, SystemClock};
use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};

const fn entry(name: &'static str, place: Place, keep: Keep) -> Entry {
    Entry {
        name,
        title: "Something brief.",
        place,
        purpose: "to try the cache",
        basis: Basis::Service,
        subject: Subject::Nobody("it is a test"),
        keep,
        on_erase: OnErase::Delete,
        critical: false,
        columns: &[],
    }
}

static SESSION: Entry = entry("test_session", Place::Cache("session"), Keep::Seconds(3600));
static LIMIT: Entry = entry("test_limit", Place::Cache("limit"), Keep::Seconds(60));
static BRIEF: Entry = entry("test_brief", Place::Cache("brief"), Keep::Seconds(1));
static TABLE: Entry = entry("test_table", Place::Table, Keep::UntilDeleted);
static ENDLESS: Entry = entry("test_endless", Place::Cache("endless"), Keep::UntilDeleted);

/// The story. `wait` lets time pass, for real or by the clock.
async fn story(cache: &Cache, wait: impl AsyncFn(u64)) -> Vec<String> {
    let mut told = Vec::new();
    let mut tell = |what: String| told.push(what);
    tell(format!("{:?}", cache.get(&SESSION, b"a").await.unwrap()));
    cache.put(&SESSION, b"a", b"alice").await.unwrap();
    cache.put(&LIMIT, b"a", &[0, 255]).await.unwrap();
    tell(format!("{:?}", cache.get(&SESSION, b"a").await.unwrap()));
    tell(format!("{:?}", cache.get(&LIMIT, b"a").await.unwrap()));
    tell(format!("{:?}", cache.get(&SESSION, b"b").await.unwrap()));
    cache.put(&SESSION, b"a", b"").await.unwrap();
    tell(format!("{:?}", cache.take(&SESSION, b"a").await.unwrap()));
    tell(format!("{:?}", cache.take(&SESSION, b"a").await.unwrap()));
    cache.put(&SESSION, b"a", b"again").await.unwrap();
    tell(format!("{:?}", cache.remove(&SESSION, b"a").await.unwrap()));
    tell(format!("{:?}", cache.remove(&SESSION, b"a").await.unwrap()));
    for window in [400, 400, 60_000] {
        tell(format!("{:?}", cache.count(&LIMIT, b"a", Duration::from_millis(window)).await.unwrap()));
    }
    tell(format!("{:?}", cache.get(&LIMIT, b"a").await.unwrap()));
    cache.put_for(&SESSION, b"brief", b"x", Duration::from_millis(400)).await.unwrap();
    // The register's second is shorter than the hour asked for.
    cache.put_for(&BRIEF, b"capped", b"x", Duration::from_secs(3600)).await.unwrap();
    wait(600).await;
    tell(format!("{:?}", cache.get(&SESSION, b"brief").await.unwrap()));
    tell(format!("{:?}", cache.count(&LIMIT, b"a", Duration::from_secs(60)).await.unwrap()));
    tell(format!("{:?}", cache.get(&BRIEF, b"capped").await.unwrap()));
    wait(600).await;
    tell(format!("{:?}", cache.get(&BRIEF, b"capped").await.unwrap()));
    tell(format!("{:?}", cache.take(&BRIEF, b"capped").await.unwrap()));
    for wrong in [&TABLE, &ENDLESS] {
        tell(cache.put(wrong, b"a", b"b").await.unwrap_err().to_string());
    }
    told
}

const TOLD: [&str; 18] = [
    "None",
    "Some([97, 108, 105, 99, 101])",
    "Some([0, 255])",
    "None",
    "Some([])",
    "None",
    "true",
    "false",
    "1",
    "2",
    "3",
    "Some([0, 255])",
    "None",
    "1",
    "Some([120])",
    "None",
    "None",
    "the register does not declare this as a cache with a lifetime: `test_table`",
];

fn keys() -> Keys {
    Keys::in_memory(&ManualClock::default(), &OsChance)
}

async fn open(url: &CacheUrl, clock: Arc<dyn Clock>) -> Cache {
    Cache::open(url, &keys(), clock, Arc::new(OsChance)).await.unwrap()
}

fn redis() -> CacheUrl {
    CacheUrl::parse(&redis_for_tests()).unwrap()
}

#[test]
fn memory_tells_the_story() {
    runtime().block_on(async {
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(1_767_225_600_000)));
        let cache = open(&CacheUrl::Memory, clock.clone()).await;
        let told = story(&cache, async |millis| clock.advance(millis.try_into().unwrap())).await;
        assert_eq!(told[..18], TOLD);
        assert_eq!(cache.durability_warning(), None);
    });
}

#[test]
fn redis_tells_the_story() {
    runtime().block_on(async {
        let cache = open(&redis(), Arc::new(SystemClock)).await;
        let told =
            story(&cache, async |millis| tokio::time::sleep(Duration::from_millis(millis)).await).await;
        assert_eq!(told[..18], TOLD);
    });
}

#[test]
fn of_two_that_take_one_gets_it() {
    runtime().block_on(async {
        for url in [CacheUrl::Memory, redis()] {
            let cache = open(&url, Arc::new(SystemClock)).await;
            cache.put(&SESSION, b"once", b"x").await.unwrap();
            let takers = (0..20).map(|_| {
                let cache = cache.clone();
                tokio::spawn(async move { cache.take(&SESSION, b"once").await.unwrap().is_some() })
            });
            let takers: Vec<_> = takers.collect();
            let mut got = 0;
            for taker in takers {
                got += i32::from(taker.await.unwrap());
            }
            assert_eq!(got, 1, "{cache:?}");
        }
    });
}

/// A Redis of our own, for what must not be changed under other tests.
struct Server {
    process: Child,
    port: u16,
    folder: tempfile::TempDir,
}

impl Server {
    async fn start(arguments: &[&str]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = tempfile::tempdir().unwrap();
        let process = Command::new("redis-server")
            .args(["--bind", "127.0.0.1", "--port", &port.to_string(), "--dir"])
            .arg(folder.path())
            .args(arguments)
            .stdout(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("redis-server: {error}; run `cargo xtask test`, which installs it")
            });
        let server = Self { process, port, folder };
        for _ in 0..100 {
            if Cache::open(&server.url(), &keys(), Arc::new(SystemClock), Arc::new(OsChance)).await.is_ok() {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("redis-server does not answer");
    }

    fn url(&self) -> CacheUrl {
        CacheUrl::Redis(Secret::new(format!("redis://127.0.0.1:{}/", self.port)))
    }
}

impl Server {
    #[expect(clippy::disallowed_methods, reason = "this test looks at what the cache left there")]
    fn client(&self) -> redis::Client {
        redis::Client::open(format!("redis://127.0.0.1:{}/", self.port)).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

#[test]
fn a_redis_that_keeps_copies_on_disk_is_noticed() {
    runtime().block_on(async {
        let cases: [(&[&str], Option<&str>); 4] = [
            (&["--save", "", "--appendonly", "no"], None),
            (&["--save", "3600 1"], Some("keeps a copy on disk")),
            (&["--save", "", "--appendonly", "yes"], Some("keeps a copy on disk")),
            (&["--save", "", "--rename-command", "CONFIG", ""], Some("could not check")),
        ];
        for (arguments, expected) in cases {
            let server = Server::start(arguments).await;
            let cache = open(&server.url(), Arc::new(SystemClock)).await;
            match (cache.durability_warning(), expected) {
                (None, None) => {}
                (Some(warning), Some(expected)) => assert!(warning.contains(expected), "{warning}"),
                (found, _) => panic!("{arguments:?}: {found:?}"),
            }
            // It works all the same.
            cache.put(&SESSION, b"a", b"b").await.unwrap();
            assert_eq!(cache.get(&SESSION, b"a").await.unwrap().as_deref(), Some(&b"b"[..]));
        }
    });
}

#[test]
fn redis_learns_neither_keys_nor_bodies_and_forgets_them() {
    runtime().block_on(async {
        let server = Server::start(&["--save", "3600 100000", "--rdbcompression", "no"]).await;
        let canary = format!("canary-{:x}", u64::from_be_bytes(draw(&OsChance)));
        let cache = open(&server.url(), Arc::new(SystemClock)).await;
        cache.put(&SESSION, canary.as_bytes(), canary.as_bytes()).await.unwrap();
        cache.count(&LIMIT, canary.as_bytes(), Duration::from_secs(60)).await.unwrap();
        let client = server.client();
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        let all: Vec<String> = redis::cmd("KEYS").arg("*").query_async(&mut connection).await.unwrap();
        assert_eq!(all.len(), 2);
        for key in &all {
            let lifetime: i64 = redis::cmd("PTTL").arg(key).query_async(&mut connection).await.unwrap();
            assert!(lifetime > 0, "{key} stays for ever");
        }
        // The negative control: what is put there in clear is found.
        let control = format!("control-{canary}");
        redis::cmd("SET").arg("control").arg(&control).query_async::<()>(&mut connection).await.unwrap();
        redis::cmd("SAVE").query_async::<()>(&mut connection).await.unwrap();
        let dump = std::fs::read(server.folder.path().join("dump.rdb")).unwrap();
        let times = dump.windows(canary.len()).filter(|window| *window == canary.as_bytes()).count();
        assert_eq!(times, 1, "the canary is there beside the control");
        assert!(dump.windows(control.len()).any(|window| window == control.as_bytes()));
    });
}

#[test]
fn another_installation_reads_nothing_and_a_server_that_comes_back_is_found() {
    runtime().block_on(async {
        let (ours, theirs) =
            (open(&redis(), Arc::new(SystemClock)).await, open(&redis(), Arc::new(SystemClock)).await);
        ours.put(&SESSION, b"same", b"ours").await.unwrap();
        assert_eq!(theirs.get(&SESSION, b"same").await.unwrap(), None);

        let server = Server::start(&["--save", ""]).await;
        let cache = open(&server.url(), Arc::new(SystemClock)).await;
        cache.put(&SESSION, b"a", b"b").await.unwrap();
        let client = server.client();
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        let killed: i64 = redis::cmd("CLIENT")
            .arg("KILL")
            .arg("TYPE")
            .arg("normal")
            .arg("SKIPME")
            .arg("yes")
            .query_async(&mut connection)
            .await
            .unwrap();
        assert!(killed >= 1);
        assert_eq!(cache.get(&SESSION, b"a").await.unwrap().as_deref(), Some(&b"b"[..]));
        drop(server);
        let error = cache.get(&SESSION, b"a").await.unwrap_err();
        assert!(matches!(error, StoreError::Cache { .. }) && error.is_passing(), "{error}");
        assert!(error.hint().is_some());
    });
}

#[test]
fn an_address_is_not_repeated() {
    for url in ["rediss://u:hunter2@h/", "http://hunter2", "", "redis://u:hunter2@/x/y/z"] {
        let said = match CacheUrl::parse(url) {
            Err(error) => error.to_string(),
            Ok(parsed) => format!(
                "{:?} {:?}",
                parsed,
                runtime()
                    .block_on(Cache::open(&parsed, &keys(), Arc::new(SystemClock), Arc::new(OsChance)))
                    .err()
            ),
        };
        assert!(!said.contains("hunter2"), "{said}");
    }
}
