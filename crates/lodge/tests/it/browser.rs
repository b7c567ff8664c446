//! What people see and can do, in a real browser: the stories in `tests/browser`, each against a Lodge of its own.

use std::{
    collections::BTreeSet,
    env, fs,
    path::PathBuf,
    process::{Command, Stdio},
};

/// One test for each file of stories.
macro_rules! stories {
    ($($name:ident),+ $(,)?) => {
        $(#[test]
        fn $name() {
            tell(stringify!($name));
        })+

        /// A file that is not named above would never be told.
        #[test]
        fn every_story_is_told() {
            let told = BTreeSet::from([$(stringify!($name).to_owned()),+]);
            let there = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
            let there: BTreeSet<_> = there.filter_map(|name| name.strip_suffix(".test.mjs").map(str::to_owned)).collect();
            assert_eq!(there, told);
        }
    };
}

stories!(aliases, rooms, story, visitors);

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/browser"))
}

fn tell(story: &str) {
    let folder = folder();
    let driver = folder.join("node_modules/playwright-core");
    assert!(
        driver.is_dir(),
        "no driver for the browser: run `cargo xtask test`, or `npm ci` in `tests/browser`"
    );
    let told = Command::new("node")
        .args(["--test", "--test-reporter=spec", &format!("{story}.test.mjs")])
        .current_dir(&folder)
        .env("LODGE_BIN", env!("CARGO_BIN_EXE_lodge"))
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("node cannot be started: {error}"));
    let said = String::from_utf8_lossy(&told.stdout);
    assert!(told.status.success(), "{said}\n{}", String::from_utf8_lossy(&told.stderr));
}
