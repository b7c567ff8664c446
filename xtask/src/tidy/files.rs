//! Files as a reader meets them: their first line, their length, what they leave for later.

use super::{Source, Sources};

/// More lines than this, and there is a seam.
const MOST_LINES: usize = 700;

/// What nobody may leave behind. Written in two halves, so that this file does not find itself.
const UNFINISHED: &[&str] = &[
    concat!("to", "do!("),
    concat!("unimplem", "ented!("),
    concat!("FIX", "ME"),
    concat!("#[ign", "ore"),
    concat!("```", "ignore"),
    concat!("TO", "DO:"),
    concat!("XX", "X:"),
];

/// Files whose first line is no `//!`.
pub(super) fn first_lines(sources: &Sources) -> Vec<String> {
    let silent = |source: &&Source| {
        !source.is_compile_fail() && !source.text.lines().next().is_some_and(|line| line.starts_with("//! "))
    };
    sources
        .rust
        .iter()
        .filter(silent)
        .map(|source| format!("{} does not begin with `//! `", source.path))
        .collect()
}

/// Files that are too long; tests may be.
pub(super) fn sizes(sources: &Sources) -> Vec<String> {
    let too_long = |source: &&Source| !source.is_test() && length(source) > MOST_LINES;
    let say = |source: &Source| {
        format!("{} has {} lines, and {MOST_LINES} is the most", source.path, length(source))
    };
    sources.rust.iter().filter(too_long).map(say).collect()
}

/// The ten longest, as a list.
pub(super) fn longest(sources: &Sources) -> String {
    let mut files: Vec<&Source> = sources.rust.iter().filter(|source| !source.is_test()).collect();
    files.sort_by_key(|source| std::cmp::Reverse(length(source)));
    files
        .iter()
        .take(10)
        .map(|source| format!("  {:>4} {}", length(source), source.path))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Words that mean "later".
pub(super) fn unfinished(sources: &Sources) -> Vec<String> {
    let mut found = Vec::new();
    for source in &sources.rust {
        for (number, line) in source.text.lines().enumerate() {
            if let Some(word) = UNFINISHED.iter().find(|word| line.contains(**word)) {
                found.push(format!("{}:{}: `{word}`", source.path, number + 1));
            }
        }
    }
    found
}

fn length(source: &Source) -> usize {
    source.text.lines().count()
}
