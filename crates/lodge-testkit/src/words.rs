//! Whether everything that pages say is said in every language, and nothing is said beside the messages.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The languages that everything is there in.
const LANGUAGES: [&str; 4] = ["en", "tr", "nl", "ru"];

/// Words that are the same in every language, and may stand in a template.
const NAMES: &[&str] =
    &["Lodge", "API", "DNS", "MX", "TXT", "SPF", "DKIM", "DMARC", "PTR", "CSV", "JSON", "OpenAPI"];

/// Checks the messages, templates and sources of one crate, at its `CARGO_MANIFEST_DIR`.
///
/// `families` are beginnings of names that are put together at run time: `entry-`, `recipient-`.
///
/// # Panics
/// With everything that is wrong, a line each.
pub fn check(manifest: &str, families: &[&str]) {
    let wrong = wrong(Path::new(manifest), families);
    assert!(wrong.is_empty(), "{} things are wrong with the words:\n{}", wrong.len(), wrong.join("\n"));
}

fn wrong(root: &Path, families: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    let messages = LANGUAGES.map(|language| messages(&root.join("locales").join(language), &mut wrong));
    let [english, others @ ..] = &messages;
    for (language, theirs) in LANGUAGES.iter().skip(1).zip(others) {
        for (name, variables) in english {
            match theirs.get(name) {
                None => wrong.push(format!("{language}: `{name}` is missing")),
                Some(used) if used != variables => {
                    wrong.push(format!("{language}: `{name}` uses {used:?}, in English {variables:?}"));
                }
                Some(_) => {}
            }
        }
        let extra = theirs.keys().filter(|name| !english.contains_key(*name));
        wrong.extend(extra.map(|name| format!("{language}: `{name}` is not there in English")));
    }
    let sources = files(&root.join("src"), "rs");
    let templates: Vec<_> =
        ["html", "txt"].iter().flat_map(|kind| files(&root.join("templates"), kind)).collect();
    let mut literals = BTreeSet::new();
    for (_, text) in sources.iter().chain(&templates) {
        literals.extend(text.split('"').filter(|literal| literal.len() < 80).map(str::to_owned));
    }
    for name in english.keys().filter(|name| !is_used(name, &literals, families)) {
        wrong.push(format!("`{name}` is never said"));
    }
    let known = |name: &str| english.contains_key(name) || name.contains('{') || is_ours(name);
    for (path, text) in sources.iter().chain(&templates) {
        for name in said(text).filter(|name| !known(name)) {
            wrong.push(format!("{}: there is no message `{name}`", path.display()));
        }
    }
    for (path, text) in
        templates.iter().filter(|(path, _)| path.extension().is_some_and(|kind| kind == "html"))
    {
        wrong.extend(bare(text).into_iter().map(|bare| format!("{}: bare text: `{bare}`", path.display())));
    }
    wrong
}

/// Messages that every page can say come with the toolkit.
fn is_ours(name: &str) -> bool {
    name.starts_with("web-") || name.starts_with("fault-")
}

type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(folder: &Path, wrong: &mut Vec<String>) -> Messages {
    let mut all = Messages::new();
    for (path, text) in files(folder, "ftl") {
        let resource = match fluent_syntax::parser::parse(text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                wrong.extend(errors.iter().map(|error| format!("{}: {error}", path.display())));
                resource
            }
        };
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let name = message.id.name.to_owned();
            let attributes = message.attributes.iter();
            let attributes =
                attributes.map(|attribute| (format!("{name}.{}", attribute.id.name), &attribute.value));
            let value = message.value.iter().map(|value| (name.clone(), value));
            for (name, pattern) in value.chain(attributes) {
                let mut variables = BTreeSet::new();
                variables_of(pattern, &mut variables);
                if all.insert(name.clone(), variables).is_some() {
                    wrong.push(format!("{}: `{name}` is there twice", path.display()));
                }
            }
        }
    }
    all
}

fn variables_of(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => variable(inline, into),
            Expression::Select { selector, variants } => {
                variable(selector, into);
                variants.iter().for_each(|variant| variables_of(&variant.value, into));
            }
        }
    }
}

fn variable(expression: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match expression {
        InlineExpression::VariableReference { id } => _ = into.insert(id.name.to_owned()),
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                variable(inline, into);
            }
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| variable(argument, into));
        }
        _ => {}
    }
}

/// Whether a message is said somewhere: by its name, or by the part of it that pages put together.
fn is_used(name: &str, literals: &BTreeSet<String>, families: &[&str]) -> bool {
    let message = name.split('.').next().unwrap_or(name);
    let is = |part: &str| {
        literals.contains(part) || literals.iter().any(|literal| literal.ends_with(&format!("said={part}")))
    };
    let part = |before: &str| message.strip_prefix(before).is_some_and(is);
    let letter = message.strip_prefix("letter-").and_then(|rest| rest.rsplit_once('-'));
    is(name)
        || is(message)
        || part("said-")
        || part("fault-")
        || message == "letter-footer"
        || letter.is_some_and(|(letter, what)| ["subject", "text", "link"].contains(&what) && is(letter))
        || families.iter().any(|family| message.starts_with(family))
}

/// The names in `t("…")`, `t1("…"` and `t2("…"`.
fn said(text: &str) -> impl Iterator<Item = &str> {
    ["page.t(\"", "page.t1(\"", "page.t2(\""]
        .into_iter()
        .flat_map(move |call| text.split(call).skip(1).filter_map(|rest| rest.split('"').next()))
}

/// Text of a template that is no message.
fn bare(template: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = template;
    let mut tags = Vec::new();
    while let Some(at) = rest.find(['{', '<']) {
        let (before, after) = rest.split_at(at);
        text.push_str(before);
        text.push('\n');
        let end = match &after[..after.len().min(2)] {
            "{{" => after.find("}}").map(|end| end + 2),
            "{%" => after.find("%}").map(|end| end + 2),
            "{#" => after.find("#}").map(|end| end + 2),
            _ if after.starts_with('<') => tag_end(after),
            _ => Some(1),
        };
        let end = end.unwrap_or(after.len());
        if after.starts_with('<') {
            tags.push(after[..end].to_owned());
        }
        // What is code is no language, so it is the same in all.
        let code = after.starts_with("<code").then(|| after.find("</code>")).flatten();
        rest = &after[code.unwrap_or(end)..];
        // What is marked as code is the same in every language.
        if after.starts_with("<code") {
            rest = rest.split_once("</code>").map_or("", |(_, after)| after);
        }
    }
    text.push_str(rest);
    let words = text.split('\n').map(str::trim).map(|line| line.replace("&nbsp;", ""));
    let mut bare: Vec<String> = words.filter(|line| speaks(line) && !is_attribute(line)).collect();
    for tag in tags {
        for name in ["aria-label=\"", "placeholder=\"", "title=\"", "alt=\""] {
            let value = tag.split(name).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
            if !value.contains("{{") && speaks(value) {
                bare.push(value.to_owned());
            }
        }
    }
    bare
}

/// Whether this is an attribute that a block or macro adds to a tag: `class="door"`, `" data-pow="`.
fn is_attribute(text: &str) -> bool {
    let name = text.trim_start_matches(['"', ' ']).split_once("=\"").map(|(name, _)| name);
    name.is_some_and(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
}

/// Where a tag ends: at the first `>` that is in no expression.
fn tag_end(tag: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = &tag[at..];
        let close = rest.find('>')?;
        match rest.find("{{").into_iter().chain(rest.find("{%")).min() {
            Some(open) if open < close => {
                let end = rest[open..].find("}}").into_iter().chain(rest[open..].find("%}")).min()?;
                at += open + end + 2;
            }
            _ => return Some(at + close + 1),
        }
    }
}

/// Whether it is prose. A stretch with `="` in it is attributes that a block adds to a tag.
fn speaks(text: &str) -> bool {
    !text.contains("=\"")
        && text
            .split(|sign: char| !sign.is_alphanumeric() && sign != '-')
            .any(|word| word.chars().any(char::is_alphabetic) && !NAMES.contains(&word))
}

fn files(folder: &Path, kind: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, kind));
        } else if path.extension().is_some_and(|extension| extension == kind) {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_text_is_found_between_everything_else() {
        assert_eq!(bare("<p class=\"a\">{{ page.t(\"x\") }} · {# no #}</p>"), Vec::<String>::new());
        assert_eq!(bare("<p>Hello {{ name }}</p>"), ["Hello"]);
        assert_eq!(bare("<img alt=\"A cat\"><p>Lodge — 3 %</p>"), ["A cat"]);
        assert_eq!(bare("<a href=\"{% if a > b %}x{% endif %}\">{{ y }}</a>"), Vec::<String>::new());
        assert_eq!(bare("<li{% if a > 1 %} class=\"x\"{% endif %}>{{ y }}</li>"), Vec::<String>::new());
        assert_eq!(bare("<code id=\"c\">mail.hostname</code> <p>No</p>"), ["No"]);
        assert_eq!(bare("{% block room %} class=\"door\"{% endblock %}"), Vec::<String>::new());
        assert_eq!(bare("<li{% if a > 1 %} class=\"x\"{% endif %}>{{ y }}</li>"), Vec::<String>::new());
        assert_eq!(bare("{% block room %} class=\"door\"{% endblock %}"), Vec::<String>::new());
        assert_eq!(bare("<p><code>ETag</code> tells</p>"), ["tells"]);
    }

    #[test]
    fn messages_that_pages_put_together_are_used() {
        let literals: BTreeSet<String> = ["gone", "invite", "/a?said=kept"].map(str::to_owned).into();
        let used = |name: &str| is_used(name, &literals, &["entry-"]);
        assert!(
            used("said-gone") && used("letter-invite-text") && used("entry-x.purpose") && used("said-kept")
        );
        assert!(!used("gone-said") && !used("letter-invite-footer"));
    }
}
