//! What people and programs come with: a browser, a tester that reads the API's description, another Discord.
//!
//! They are kept in the target folder or beside the tests, and fetched again only when their version changes.

use crate::{place, shell};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The tester of the API, with the version that the gate is meant for.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// Another stand-in for Discord, which ours is held against, and what it stands on.
const SIMCORD: [&str; 3] = ["simcord==3.2.1", "discord.py==2.7.1", "aiohttp==3.14.5"];

/// Installs what the browser's tests are written with, what builds the element, and Discord's published schemas.
pub(crate) fn browser() -> Result<(), String> {
    install("tests/browser")?;
    install("tests/discord")?;
    install("embed")
}

/// Installs the tools of a folder, as its `package-lock.json` has them.
fn install(name: &str) -> Result<(), String> {
    let folder = place::root().join(name);
    let (lock, done) = (folder.join("package-lock.json"), folder.join("node_modules/.installed"));
    let wanted = fs::read_to_string(&lock).map_err(|e| format!("cannot read `{}`: {e}", lock.display()))?;
    if fs::read_to_string(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.current_dir(&folder).stdin(Stdio::null());
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    shell::run(&mut npm)
        .map_err(|e| format!("{e}\nhint: the browser's tests need `npm` and its registry"))?;
    fs::write(&done, wanted).map_err(|e| format!("cannot write `{}`: {e}", done.display()))
}

/// Installs the tester of the API into an environment of its own, and says where it is.
pub(crate) fn schemathesis() -> Result<PathBuf, String> {
    let folder = place::tools().join(SCHEMATHESIS.replace("==", "-"));
    let program = folder.join("bin/schemathesis");
    if works(&program) {
        return Ok(program);
    }
    drop(fs::remove_dir_all(&folder));
    let mut python = Command::new("python3");
    shell::run(python.args(["-m", "venv"]).arg(&folder)).map_err(|e| {
        format!("{e}\nhint: the tests need Python with `venv`: on Debian, `apt-get install python3-venv`")
    })?;
    let mut pip = Command::new(folder.join("bin/pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check", SCHEMATHESIS]).stdin(Stdio::null());
    shell::run(&mut pip)?;
    if works(&program) { Ok(program) } else { Err(format!("installed {SCHEMATHESIS}, and it does not run")) }
}

/// Installs the other stand-in into an environment of its own, and says which Python has it.
pub(crate) fn simcord() -> Result<PathBuf, String> {
    let folder = place::tools().join(SIMCORD.join("-").replace("==", "-"));
    let python = folder.join("bin/python");
    let has_it = || {
        python.is_file() && shell::succeeds(Command::new(&python).args(["-c", "import simcord.http.router"]))
    };
    if has_it() {
        return Ok(python);
    }
    drop(fs::remove_dir_all(&folder));
    shell::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    let mut pip = Command::new(folder.join("bin/pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check"]).args(SIMCORD).stdin(Stdio::null());
    shell::run(&mut pip)?;
    if has_it() {
        Ok(python)
    } else {
        Err(format!("installed {}, and it cannot be imported", SIMCORD.join(" ")))
    }
}

fn works(program: &Path) -> bool {
    program.is_file() && shell::succeeds(Command::new(program).arg("--version"))
}
