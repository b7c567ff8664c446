//! `docs/promises.md` against the tests that are named after a promise.

use super::Sources;
use std::collections::BTreeSet;

const PAGE: &str = "docs/promises.md";

/// Tests that the page names and nobody wrote, and tests that the page does not name.
pub(super) fn tests(sources: &Sources) -> Vec<String> {
    let page = sources.page(PAGE);
    let named = names(&page);
    let code = sources.rust.iter().filter(|source| source.path.starts_with("crates/"));
    let written: BTreeSet<&str> = code.flat_map(|source| names(&source.text)).collect();
    let unwritten =
        named.difference(&written).map(|name| format!("{PAGE} names `{name}`, and there is no such test"));
    let unnamed =
        written.difference(&named).map(|name| format!("`{name}` is a test, and {PAGE} does not name it"));
    unwritten.chain(unnamed).collect()
}

/// Every `promise_f1_…` in a text.
fn names(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.filter(|word| word.strip_prefix("promise_").is_some_and(is_numbered)).collect()
}

/// `f1_nothing_on_disk`.
fn is_numbered(rest: &str) -> bool {
    let Some((number, said)) = rest.split_once('_') else { return false };
    let mut characters = number.chars();
    characters.next().is_some_and(|c| "fcd".contains(c))
        && characters.all(|c| c.is_ascii_digit())
        && number.len() > 1
        && !said.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_number_count() {
        let text = "fn promise_f1_nothing_on_disk() {} promise_d8_first; promise_keeping, promise_f1_";
        assert_eq!(names(text), BTreeSet::from(["promise_f1_nothing_on_disk", "promise_d8_first"]));
    }
}
