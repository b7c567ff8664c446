//! Notes which revision of the source this program is built from, and where that can be read (promise F5).
//!
//! Builds from a tarball say both themselves: `LODGE_REVISION`, and `LODGE_SOURCE_URL` with `{revision}` in it.

use std::{env, path::Path, process::Command};

fn main() {
    let given = |name| env::var(name).ok().filter(|given| !given.is_empty());
    let revision =
        given("LODGE_REVISION").or_else(|| git(&["rev-parse", "HEAD"])).unwrap_or_else(|| "unknown".into());
    let source = given("LODGE_SOURCE_URL").or_else(public_home).unwrap_or_default();
    println!("cargo:rustc-env=LODGE_REVISION={revision}");
    println!("cargo:rustc-env=LODGE_SOURCE={}", source.replace("{revision}", &revision));
    // When that revision was written: no clock is right that is behind it.
    let built = git(&["log", "-1", "--format=%ct"]).unwrap_or_else(|| "0".into());
    println!("cargo:rustc-env=LODGE_BUILT={built}");
    println!("cargo:rerun-if-env-changed=LODGE_REVISION");
    println!("cargo:rerun-if-env-changed=LODGE_SOURCE_URL");
    println!("cargo:rerun-if-changed=build.rs");
    // A branch moves without HEAD changing; the log of HEAD sees both.
    for name in ["HEAD", "logs/HEAD"] {
        if let Some(path) = git(&["rev-parse", "--git-path", name]).filter(|path| Path::new(path).exists()) {
            println!("cargo:rerun-if-changed={path}");
        }
    }
}

/// Where the repository was cloned from, if that is a place on the web without a password in its address.
fn public_home() -> Option<String> {
    let home = git(&["remote", "get-url", "origin"])?;
    let home = home.trim_end_matches('/').trim_end_matches(".git");
    let public = home.starts_with("https://") && !home.contains('@') && !home.contains(['"', '\\', ' ']);
    public.then(|| format!("{home}/tree/{{revision}}"))
}

fn git(arguments: &[&str]) -> Option<String> {
    let output =
        Command::new("git").args(arguments).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned()).filter(|said| !said.is_empty())
}
