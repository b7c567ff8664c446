//! `docs/use/guard-commands.md` names every command, every option and every entry of a menu, and no other.

use std::collections::BTreeSet;

use lodge_guard::{
    WORDS,
    allowed::Permissions,
    commands::spec::{COMMANDS, Holds, MENUS, Opt, Spec},
};
use lodge_web::{Language, Words};

/// A row as the page has it: what is typed, and who may.
fn rows(spec: &Spec, path: &str, who: &str) -> Vec<String> {
    if !spec.parts.is_empty() {
        let parts = spec.parts.iter();
        return parts.flat_map(|part| rows(part, &format!("{path} {}", part.name), who)).collect();
    }
    // As Discord shows them: what is needed comes first.
    let needed = spec.options.iter().filter(|option| option.needed).map(|option| format!(" {}", option.name));
    let rest =
        spec.options.iter().filter(|option| !option.needed).map(|option| format!(" [{}]", option.name));
    vec![format!("| `/{path}{}` | {who} |", needed.chain(rest).collect::<String>())]
}

/// What Discord calls a permission in its settings.
fn who(needs: Permissions) -> String {
    let said = |name: &str| match name {
        "MANAGE_GUILD" => "Manage Server".to_owned(),
        name => {
            let words = name.split('_').map(|word| {
                let (first, rest) = word.split_at(1);
                format!("{first}{}", rest.to_lowercase())
            });
            words.collect::<Vec<_>>().join(" ")
        }
    };
    let names: Vec<String> = needs.names().map(said).collect();
    if names.is_empty() { "everybody".to_owned() } else { names.join(", ") }
}

fn options(spec: &Spec) -> Vec<&'static Opt> {
    spec.options.iter().chain(spec.parts.iter().flat_map(|part| part.options)).collect()
}

#[test]
fn the_page_of_commands_names_each_of_them_and_no_other() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/use/guard-commands.md");
    let page = std::fs::read_to_string(page).unwrap();
    let listed = |listed: &lodge_guard::commands::spec::Listed| {
        rows(&listed.spec, listed.spec.name, &who(listed.needs))
    };
    let rows: Vec<String> = COMMANDS.iter().flat_map(listed).collect();
    for row in &rows {
        assert!(page.contains(row), "docs/use/guard-commands.md needs a row that begins like this:\n{row}");
    }
    let written = page.lines().filter(|line| line.starts_with("| `/")).count();
    assert_eq!(written, rows.len(), "the page names commands that there are not");

    let words = Words::new(WORDS).unwrap();
    for menu in MENUS {
        let name = words.say(Language::English, &format!("menu-{}", menu.name), &[]);
        let on = if menu.of_message { "a message" } else { "a member" };
        let row = format!("| {name} | {on} | {} |", who(menu.needs));
        assert!(page.contains(&row), "docs/use/guard-commands.md needs a row that begins like this:\n{row}");
    }
}

#[test]
fn the_page_of_commands_says_what_each_option_takes() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/use/guard-commands.md");
    let page = std::fs::read_to_string(page).unwrap();
    let all: Vec<&Opt> = COMMANDS.iter().flat_map(|listed| options(&listed.spec)).collect();
    for option in &all {
        let begins = format!("| `{}` |", option.name);
        let row = page.lines().find(|line| line.starts_with(&begins));
        let row = row.unwrap_or_else(|| panic!("no row for the option `{}`", option.name));
        match option.kind {
            Holds::Choice(choices) => {
                for choice in choices {
                    assert!(row.contains(&format!("`{choice}`")), "{row}: `{choice}`");
                }
            }
            Holds::Number(least, most) if most < 100_000 => {
                assert!(row.contains(&format!("{least} to {most}")), "{row}: {least} to {most}");
            }
            _ => {}
        }
    }
    let names: BTreeSet<&str> = all.iter().map(|option| option.name).collect();
    let (_, section) = page.split_once("\n## Options\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let written = section.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(written, names.len(), "the page names options that there are not");
}
