//! Links between pages of the repository: each leads somewhere.

use super::{Sources, walk};
use std::fs;
use std::path::{Path, PathBuf};

/// Links that lead nowhere.
pub(super) fn lead_somewhere(sources: &Sources) -> Vec<String> {
    let mut wrong = Vec::new();
    for page in pages(&sources.root) {
        let text = fs::read_to_string(&page).unwrap_or_default();
        let folder = page.parent().unwrap_or(&sources.root);
        let shown = page.strip_prefix(&sources.root).unwrap_or(&page).display();
        for target in targets(&text) {
            if !folder.join(target).exists() {
                wrong.push(format!("{shown} links to `{target}`, which is not there"));
            }
        }
    }
    wrong
}

/// Every Markdown page that is ours: at the root, in `docs/`, `fuzz/` and the crates.
fn pages(root: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    let mut keep = |path: &Path| {
        if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path.to_path_buf());
        }
        Ok(())
    };
    for entry in fs::read_dir(root).into_iter().flatten().filter_map(Result::ok) {
        if entry.path().is_file() {
            drop(keep(&entry.path()));
        }
    }
    for folder in ["docs", "fuzz", "crates"] {
        drop(walk(&root.join(folder), &mut keep));
    }
    pages
}

/// The relative targets of `[text](target)`, without their anchors.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| {
        let (target, _) = rest.split_once(')')?;
        let (path, _) = target.split_once('#').unwrap_or((target, ""));
        let is_ours = !path.is_empty() && !path.contains(':') && !path.contains(char::is_whitespace);
        is_ours.then_some(path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_are_looked_at() {
        let text = "[a](docs/a.md) [b](https://example.org) [c](#there) [d](../d.md#part) ![e](e.svg)";
        assert_eq!(targets(text).collect::<Vec<_>>(), ["docs/a.md", "../d.md", "e.svg"]);
    }
}
