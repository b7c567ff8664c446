//! What no compiler looks at.
//!
//! The floors of the house and the generated pages are tests of the binary: `crates/lodge/tests/it`.

mod citations;
mod files;
mod links;
mod promises;

use crate::place;
use std::fs;
use std::path::{Path, PathBuf};

/// A check: what it looks at, and the function that returns what is wrong.
type Check = (&'static str, fn(&Sources) -> Vec<String>);

/// Every check there is.
const CHECKS: &[Check] = &[
    ("a file says what it is, in its first line", files::first_lines),
    ("a file can be read in one sitting", files::sizes),
    ("nothing is left for later", files::unfinished),
    ("what is cited is in `docs/rfc/index.md`, and the other way round", citations::index),
    ("a citation has its words", citations::form),
    ("a sentence that is not followed has its reason", citations::exceptions),
    ("a promise has its tests, and the other way round", promises::tests),
    ("a link leads somewhere", links::lead_somewhere),
    ("the change log has room for the next change", changelog),
];

/// `cargo xtask tidy`.
#[expect(clippy::print_stdout, reason = "a task talks to the terminal")]
pub(crate) fn run(_arguments: &[String]) -> Result<(), String> {
    let sources = Sources::read(&place::root())?;
    println!("{} files, {} lines of Rust; the longest:", sources.rust.len(), sources.lines());
    println!("{}", files::longest(&sources));
    let mut wrong = 0;
    for (looks_at, check) in CHECKS {
        let found = check(&sources);
        println!("{} {looks_at}", if found.is_empty() { "ok  " } else { "FAIL" });
        for line in &found {
            println!("       {line}");
        }
        wrong += found.len();
    }
    if wrong == 0 { Ok(()) } else { Err(format!("{wrong} things to tidy")) }
}

/// The project's text, read once.
struct Sources {
    root: PathBuf,
    rust: Vec<Source>,
}

/// One file of Rust.
struct Source {
    /// Its path from the root, with `/`.
    path: String,
    text: String,
}

impl Sources {
    fn read(root: &Path) -> Result<Self, String> {
        let mut rust = Vec::new();
        for folder in ["crates", "xtask", "fuzz"] {
            walk(&root.join(folder), &mut |path| {
                if path.extension().is_some_and(|extension| extension == "rs") {
                    let text = fs::read_to_string(path)
                        .map_err(|e| format!("could not read: `{}`: {e}", path.display()))?;
                    let path = path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned();
                    rust.push(Source { path, text });
                }
                Ok(())
            })?;
        }
        rust.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { root: root.into(), rust })
    }

    fn lines(&self) -> usize {
        self.rust.iter().map(|source| source.text.lines().count()).sum()
    }

    /// A page of the documentation; one that is not there is empty.
    fn page(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap_or_default()
    }
}

impl Source {
    /// Whether it is there for the tests only.
    fn is_test(&self) -> bool {
        ["/tests/", "/benches/", "lodge-testkit/"].iter().any(|part| self.path.contains(part))
    }

    /// Whether it is there to be refused by the compiler.
    fn is_compile_fail(&self) -> bool {
        self.path.contains("/tests/ui/")
    }
}

fn walk(folder: &Path, visit: &mut impl FnMut(&Path) -> Result<(), String>) -> Result<(), String> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && entry.file_name() != "target" => walk(&path, visit)?,
            Ok(kind) if kind.is_file() => visit(&path)?,
            _ => {}
        }
    }
    Ok(())
}

fn changelog(sources: &Sources) -> Vec<String> {
    let page = sources.page("CHANGELOG.md");
    let missing = |heading: &str| !page.lines().any(|line| line.trim_end() == heading);
    ["## Unreleased"]
        .into_iter()
        .filter(|heading| missing(heading))
        .map(|h| format!("CHANGELOG.md has no `{h}`"))
        .collect()
}
