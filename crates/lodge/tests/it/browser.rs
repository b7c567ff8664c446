//! What people see and can do, in a real browser: the stories in `tests/browser`, each against a Lodge of its own.

use std::{
    collections::BTreeSet,
    env, fs,
    net::SocketAddr,
    path::PathBuf,
    process::{Command, Stdio},
};

use lodge_testkit::{
    canary::{Canaries, Find, assert_none, with_database},
    outside::House,
    watch::Watch,
    web::{Told, WebServer},
};
use serde_json::Value;

use crate::promises::{
    archives, everywhere,
    f11::{DESTINATION, NAME_SERVERS, SIGN_IN, Town, WEBHOOK, undeclared},
    house, in_archives, in_database, register, url,
};

/// One test for each file of stories that is only told; the others are told below.
macro_rules! stories {
    ($($name:ident),+ $(,)?) => {
        $(#[test]
        fn $name() {
            Story::of(stringify!($name)).told();
        })+

        /// A file that is not named here would never be told.
        #[test]
        fn every_story_is_told() {
            // `embed` is told by the tests of the guest book, whose Lodge is played.
            let others = ["comments", "cookies", "embed", "servers", "story"].map(str::to_owned);
            let told: BTreeSet<_> = others.into_iter().chain([$(stringify!($name).to_owned()),+]).collect();
            let there = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
            let there: BTreeSet<_> = there.filter_map(|name| name.strip_suffix(".test.mjs").map(str::to_owned)).collect();
            assert_eq!(there, told);
        }
    };
}

stories!(aliases, harmless, rooms, sites, visitors);

/// The whole story, watched by the kernel: whoever left is in no file, no archive and no cell of the house; whoever
/// stayed is found by the same search; and nobody was reached whom the register does not declare.
#[test]
fn promise_f11_f13_whoever_left_is_nowhere_and_nobody_else_was_told() {
    let hook = WebServer::secure(&[], |_| Told::status(204));
    let trust = tempfile::NamedTempFile::new().unwrap();
    fs::write(trust.path(), hook.certificate()).unwrap();
    let watch = Watch::new();
    let mut story = Story::of("story");
    story.under(&watch.outward());
    story.command.env("LODGE_HOOK", hook.url()).env("LODGE_TRUSTED", trust.path());
    let (house, noted) = story.told();

    assert!(marks(&noted["left"]).len() > 20, "nobody left: {noted}");
    whoever_left_is_nowhere(&house, &noted);
    let at = |who: &str| noted["town"][who].as_str().unwrap().parse::<SocketAddr>().unwrap();
    let town = Town::from([
        (at("names"), NAME_SERVERS),
        (at("mailbox"), DESTINATION),
        (at("provider"), SIGN_IN),
        (hook.address(), WEBHOOK),
    ]);
    let reached = watch.seen().reached();
    assert_eq!(undeclared(&reached, &town, &register()), BTreeSet::new());
    assert_eq!(reached, town.keys().copied().collect(), "the watch did not see everybody reached either");
}

/// Every page about Discord servers, with a Discord beside the house that is played.
#[test]
fn servers() {
    let town = env::current_exe().unwrap().parent().unwrap().with_file_name("examples").join("town");
    assert!(town.is_file(), "nobody plays Discord: run `cargo build -p lodge --example town`");
    let mut story = Story::of("servers");
    story.command.env("LODGE_TOWN", town);
    story.told();
}

/// A thread from its first word to the last: who took their words back is in no file, no archive and no cell of the
/// house, and who stayed is found by the same search.
#[test]
fn promise_c3_c4_c6_c11_a_thread_is_told_and_whoever_left_it_is_nowhere() {
    let tls = tempfile::tempdir().unwrap();
    let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let certificate = tls.path().join("certificate.pem");
    fs::write(&certificate, own.cert.pem()).unwrap();
    fs::write(tls.path().join("key.pem"), own.signing_key.serialize_pem()).unwrap();
    let mut story = Story::of("comments");
    story.command.env("LODGE_TLS", tls.path()).env("NODE_EXTRA_CA_CERTS", certificate);
    let (house, noted) = story.told();
    whoever_left_is_nowhere(&house, &noted);
}

/// Without a Redis, the session is in the encrypted database.
#[test]
fn promise_f6_one_cookie_and_its_session_in_the_database() {
    let (house, _) = Story::of("cookies").told();
    assert_eq!(sessions(&house), 1);
}

/// With one, it is there, and the database holds none.
#[test]
fn promise_f6_one_cookie_and_its_session_in_redis() {
    let server = env::var("LODGE_TEST_REDIS")
        .expect("no Redis to test with: run `cargo xtask test`, which starts one");
    let mut story = Story::of("cookies");
    story.command.env("LODGE_CACHE", format!("{}/9", server.trim_end_matches('/')));
    let (house, noted) = story.told();
    assert_eq!((sessions(&house), &noted["sessions"]), (0, &Value::from(1)));
}

fn sessions(house: &House) -> i64 {
    with_database(url(house), &house.key(), async |db| {
        db.rows("SELECT COUNT(*) FROM accounts_session", ()).await.unwrap()[0].int(0).unwrap()
    })
}

/// Whoever left is in no file, no archive and no cell, and whoever stayed is found by the same search.
fn whoever_left_is_nowhere(house: &House, noted: &Value) {
    let left = marks(&noted["left"]);
    assert!(!left.is_empty(), "nobody left: {noted}");
    let mut gone = Canaries::default();
    left.iter().for_each(|(what, word)| gone.text(what, word));
    let gone = gone.ready();
    assert_none(&everywhere(house, &gone));
    assert_none(&gone.clear("what it said", noted["said"].as_str().unwrap().as_bytes()));

    let stayed = marks(&noted["stayed"]);
    let mut here = Canaries::default();
    stayed.iter().for_each(|(who, word)| here.text(who, word));
    let here = here.ready();
    let names: BTreeSet<_> = stayed.into_iter().map(|(who, _)| who).collect();
    let found = |finds: BTreeSet<Find>| finds.into_iter().map(|find| find.canary).collect::<BTreeSet<_>>();
    assert_eq!(found(in_database(house, &here)), names, "the search finds nobody");
    assert!(!found(in_archives(house, &here)).is_empty(), "no archive was opened: {:?}", archives(house));
}

/// What somebody was marked with: the thing, and the word.
fn marks(noted: &Value) -> Vec<(String, String)> {
    let marks = noted.as_object().unwrap().iter();
    marks.map(|(what, word)| (what.clone(), word.as_str().unwrap().to_owned())).collect()
}

/// A file of stories, about to be told in a house that can be looked into afterwards.
struct Story {
    command: Command,
    house: House,
    notes: tempfile::NamedTempFile,
}

impl Story {
    fn of(name: &str) -> Self {
        let driver = folder().join("node_modules/playwright-core");
        assert!(
            driver.is_dir(),
            "no driver for the browser: run `cargo xtask test`, or `npm ci` in `tests/browser`"
        );
        let (house, notes) = (house(), tempfile::NamedTempFile::new().unwrap());
        let mut command = Command::new("node");
        command
            .args(["--test", "--test-reporter=spec", &format!("{name}.test.mjs")])
            .current_dir(folder())
            .env("LODGE_BIN", env!("CARGO_BIN_EXE_lodge"))
            .env("LODGE_HOUSE", house.path())
            .env("LODGE_TOLD", notes.path())
            .stdin(Stdio::null());
        Self { command, house, notes }
    }

    /// Has Lodge started under this command.
    fn under(&mut self, watch: &Command) {
        let words: Vec<_> = std::iter::once(watch.get_program()).chain(watch.get_args()).collect();
        let words: Vec<_> = words.into_iter().map(|word| word.to_str().unwrap()).collect();
        self.command.env("LODGE_UNDER", serde_json::to_string(&words).unwrap());
    }

    /// Tells it to its end. Gives what is left of the house, and what was noted for whoever looks into it.
    fn told(mut self) -> (House, Value) {
        let told = self.command.output().unwrap_or_else(|error| panic!("node cannot be started: {error}"));
        let said = String::from_utf8_lossy(&told.stdout);
        assert!(told.status.success(), "{said}\n{}", String::from_utf8_lossy(&told.stderr));
        let noted = serde_json::from_str(&fs::read_to_string(self.notes.path()).unwrap());
        (self.house, noted.unwrap())
    }
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/browser"))
}
