//! What others made, installed from where they publish it, once.

use crate::{place, shell};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Says that all of it is there: an installation that was interrupted has none.
const DONE: &str = "installed";

/// A virtual environment with these packages of PyPI.
pub(super) fn python(name: &str, packages: &[&str]) -> Result<PathBuf, String> {
    once(name, |tools| {
        shell::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(tools))?;
        shell::run(Command::new(tools.join("bin/pip")).args(["install", "--quiet"]).args(packages))
    })
}

/// A folder with a package of npm. What its packages would run while they are installed is not run, but for those named:
/// they are compiled here, because their makers keep compiled ones where a registry is not.
pub(super) fn node(name: &str, package: &str, compiled: &[&str]) -> Result<PathBuf, String> {
    once(name, |tools| {
        std::fs::create_dir_all(tools).map_err(|e| format!("could not make: `{}`: {e}", tools.display()))?;
        super::put(&tools.join("package.json"), "{\"private\":true}\n")?;
        let npm = || {
            let mut npm = Command::new("npm");
            npm.current_dir(tools).stdout(Stdio::null());
            npm
        };
        let quietly = ["install", "--ignore-scripts", "--no-audit", "--no-fund"];
        shell::run(npm().args(quietly).arg(package))?;
        for one in compiled {
            shell::run(npm().args(["rebuild", one]).env("npm_config_build_from_source", "true"))?;
        }
        Ok(())
    })
}

fn once(name: &str, install: impl FnOnce(&Path) -> Result<(), String>) -> Result<PathBuf, String> {
    let tools = place::tools().join(name);
    if !tools.join(DONE).exists() {
        install(&tools)?;
        super::put(&tools.join(DONE), "")?;
    }
    Ok(tools)
}
