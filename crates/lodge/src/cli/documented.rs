//! What the documentation says to type can be typed.

use std::{fs, path::Path};

use clap::{CommandFactory as _, Parser as _, error::ErrorKind};

use super::Cli;

/// Every page, and every command line of ours on it: where, the words, and whether all of it stands there.
fn typed() -> Vec<(String, Vec<String>, bool)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut pages = vec![root.join("README.md"), root.join("CHANGELOG.md")];
    let mut folders = vec![root.join("docs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                pages.push(path);
            }
        }
    }
    let mut all = Vec::new();
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        all.extend(lines(&text).into_iter().map(|(words, whole)| (name.clone(), words, whole)));
    }
    all
}

/// The command lines of a page: those in blocks whole, those within a sentence as far as they go.
fn lines(text: &str) -> Vec<(Vec<String>, bool)> {
    let (mut all, mut in_block) = (Vec::new(), false);
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            let line = line.trim().trim_start_matches("sudo -u lodge ");
            all.extend(line.strip_prefix("lodge ").map(|rest| (words(rest), true)));
        } else {
            let code = line.split('`').skip(1).step_by(2);
            all.extend(code.filter_map(|code| code.strip_prefix("lodge ")).map(|rest| (words(rest), false)));
        }
    }
    all
}

/// The words of a line up to where a shell takes over.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (vec!["lodge".to_owned()], String::new(), false);
    for sign in line.chars().chain([' ']) {
        match sign {
            '"' => quoted = !quoted,
            ' ' if !quoted => {
                if matches!(word.as_str(), "#" | "<" | ">" | "|" | "&&") {
                    return words;
                }
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(sign),
        }
    }
    words
}

/// Whether a line can be typed so. Of one within a sentence, what somebody has to fill in may be missing or in capitals.
fn is_fine(words: &[String], whole: bool) -> Result<(), String> {
    let typed = words.iter().filter(|word| *word != "…" && !word.starts_with('['));
    match Cli::try_parse_from(typed) {
        Ok(_) => Ok(()),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(()),
            ErrorKind::MissingRequiredArgument
            | ErrorKind::MissingSubcommand
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::ValueValidation
            | ErrorKind::InvalidValue
                if !whole =>
            {
                Ok(())
            }
            _ => Err(error.to_string()),
        },
    }
}

#[test]
fn every_command_in_the_documentation_is_one() {
    Cli::command().debug_assert();
    let all = typed();
    assert!(all.len() > 60, "{} lines were found", all.len());
    let wrong: Vec<_> = all
        .iter()
        .filter_map(|(page, words, whole)| {
            let why = is_fine(words, *whole).err()?;
            Some(format!("{page}: {}\n{why}", words.join(" ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_command_that_is_none_is_found() {
    let check = |line: &str, whole| is_fine(&words(line), whole).is_ok();
    assert!(check("alias add shop@alice.example --to alice@mailbox.example # so", true));
    assert!(check("deny add 192.0.2.0/24 --reason \"two words\" --days 30", true));
    assert!(!check("alias ad shop@alice.example", false));
    assert!(!check("serve --fast", false));
    assert!(!check("alias add", true) && check("alias add", false));
}
