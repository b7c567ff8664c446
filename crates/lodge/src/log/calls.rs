//! Reads every log call of the workspace.

use super::fields::{FIELDS, holds};
use std::path::{Path, PathBuf};

const MACROS: &[&str] = &["error", "warn", "info", "debug", "trace", "event"];

#[test]
fn every_log_call_of_the_workspace_is_declared() {
    let mut calls = 0;
    let mut wrong = Vec::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let text = without_comments(&text);
        // Spans would carry fields of their own past the list.
        for word in ["#[instrument", "tracing::instrument", "_span!(", "tracing::span!", ".in_scope("] {
            if text.contains(word) && !file.ends_with("log/calls.rs") {
                wrong.push(format!("{}: `{word}`: spans are not used", file.display()));
            }
        }
        if !text.contains("tracing::") || file.ends_with("log/calls.rs") {
            continue;
        }
        for call in calls_in(&text) {
            calls += 1;
            wrong.extend(
                faults(&call).into_iter().map(|fault| format!("{}: {fault}: `{call}`", file.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(calls > 0, "no log call was found: the reader is broken");
}

#[test]
fn the_list_is_in_the_order_of_the_alphabet() {
    assert!(FIELDS.is_sorted_by(|one, next| one.0 < next.0));
}

#[test]
fn the_reader_sees_what_is_wrong() {
    for (call, faulty) in [
        (r#"count = 3, "Moved things""#, false),
        (r#"target: "lodge", %error, "Moved things""#, false),
        (r#"count, "Moved (all, of) things""#, false),
        (r#"count = list.len(1, 2), error = %e, "Moved""#, false),
        (r#"sender = %path, "Moved things""#, true),
        (r#"?path, "Moved things""#, true),
        (r#""Moved {count} things""#, true),
        (r#""Moved {} things", count"#, true),
        (r#"message"#, true),
        (r#"count = 3"#, true),
        (r#"count = 3, concat!("a", "b")"#, true),
    ] {
        assert_eq!(!faults(call).is_empty(), faulty, "{call}: {:?}", faults(call));
    }
    assert_eq!(calls_in("x(); info!(a = f(\")\"), \"b\"); my_info!(c)"), ["a = f(\")\"), \"b\""]);
}

/// What is wrong with the arguments of one call.
fn faults(call: &str) -> Vec<String> {
    let mut arguments = split(call);
    let mut faults = Vec::new();
    match arguments.pop() {
        Some(message) if message.starts_with('"') && message.ends_with('"') => {
            if message.contains('{') {
                faults.push("the message holds a value".to_owned());
            }
            if super::scrub::scrub(message.trim_matches('"')) == super::scrub::WITHHELD {
                faults.push("the message would be withheld".to_owned());
            }
        }
        _ => faults.push("the last argument is not a plain message".to_owned()),
    }
    for argument in arguments {
        let level = argument.starts_with("tracing::Level::") || argument.starts_with("Level::");
        if argument.starts_with("target:") || level {
            continue;
        }
        let name = argument.split_once('=').map_or(argument.as_str(), |(name, _)| name).trim();
        let name = name.trim_start_matches(['%', '?']);
        if holds(name).is_none() {
            faults.push(format!("the field `{name}` is not declared in log/fields.rs"));
        }
    }
    faults
}

/// The arguments of every log macro in a source.
fn calls_in(text: &str) -> Vec<String> {
    let mut calls = Vec::new();
    for name in MACROS {
        let call = format!("{name}!(");
        for (at, _) in text.match_indices(&call) {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|char| char.is_alphanumeric() || char == '_') {
                continue;
            }
            let rest = &text[at + call.len()..];
            calls.push(rest[..closing(rest)].split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    calls
}

/// Where the parenthesis that is open at the start of `text` closes.
fn closing(text: &str) -> usize {
    walk(text).find(|(_, char, depth)| *char == ')' && *depth < 0).map_or(text.len(), |(at, _, _)| at)
}

/// The arguments, without the commas between them.
fn split(call: &str) -> Vec<String> {
    let mut cuts: Vec<usize> =
        walk(call).filter(|(_, char, depth)| *char == ',' && *depth == 0).map(|cut| cut.0).collect();
    cuts.push(call.len());
    let mut from = 0;
    let mut arguments = Vec::new();
    for cut in cuts {
        arguments.push(call[from..cut].trim().to_owned());
        from = cut + 1;
    }
    arguments.retain(|argument| !argument.is_empty());
    arguments
}

/// The characters outside string literals, with how many brackets are open after each.
fn walk(text: &str) -> impl Iterator<Item = (usize, char, i32)> {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    text.char_indices().filter_map(move |(at, char)| {
        if quoted {
            (quoted, escaped) = (escaped || char != '"', !escaped && char == '\\');
            return None;
        }
        match char {
            '"' => quoted = true,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        Some((at, char, depth))
    })
}

fn without_comments(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("target") {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}
