//! Every field of a site's rules: what it may be, as a form fills it in and as a program says it.
//!
//! A field is called as it lies in the document: `hold-first` is `{"hold": {"first": …}}`.

mod form;

pub(crate) use form::{Typed, read, typed};

use serde_json::Value;

use crate::{MOST_LISTED, MOST_REACTIONS, Rules, place, shown::REACTIONS};
use lodge_web::Language;

/// What a field may be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Yes or no.
    Check,
    /// A number from here to there.
    Number(u64, u64),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Words on one line, with commas between.
    Line,
    /// A line each.
    Lines,
    /// Two paths a line.
    Pairs,
    /// An address, or nothing.
    Address,
}

/// A field, and what it may be.
type Row = (&'static str, Kind);

/// All fields, in the order of the form: the parts of the document, and what is in each.
pub(crate) const PARTS: &[(&str, &[Row])] = &[
    (
        "who",
        &[
            ("who-guests", Kind::Check),
            ("who-accounts", Kind::Check),
            ("who-email", Kind::Check),
            ("who-passkeys", Kind::Check),
            ("who-providers", Kind::Line),
            ("who-sso", Kind::Address),
            ("who-sso_at_once", Kind::Check),
        ],
    ),
    (
        "hold",
        &[
            ("hold-all", Kind::Check),
            ("hold-guests", Kind::Check),
            ("hold-images", Kind::Check),
            ("hold-first", Kind::Number(0, 100)),
            ("hold-new_days", Kind::Number(0, 365)),
            ("hold-links_over", Kind::Number(0, 100)),
            ("hold-reports", Kind::Number(0, 100)),
            ("hold-words", Kind::Lines),
            ("hold-close_after_days", Kind::Number(0, 36_500)),
        ],
    ),
    (
        "text",
        &[
            ("text-links", Kind::Check),
            ("text-images", Kind::Check),
            ("text-tables", Kind::Check),
            ("text-longest", Kind::Number(100, 100_000)),
            ("text-edit_minutes", Kind::Number(0, 10_080)),
        ],
    ),
    (
        "show",
        &[
            ("show-votes", Kind::Choice(&["none", "up", "both"])),
            ("show-reactions", Kind::Line),
            ("show-sort", Kind::Choice(&["best", "newest", "oldest", "discussed"])),
            ("show-levels", Kind::Number(1, 12)),
            ("show-feeds", Kind::Check),
            ("show-language", Kind::Choice(&["en", "tr", "nl", "ru"])),
        ],
    ),
    (
        "pages",
        &[
            ("pages-hosts", Kind::Lines),
            ("pages-query", Kind::Line),
            ("pages-maps", Kind::Pairs),
            ("pages-known_only", Kind::Check),
        ],
    ),
    (
        "beyond",
        &[("beyond-views", Kind::Check), ("beyond-referrers", Kind::Check), ("beyond-akismet", Kind::Check)],
    ),
];

/// A field that cannot be so, and the message about it.
pub(crate) type Wrong = (&'static str, &'static str);

/// What stands in the document under this name.
fn at<'a>(document: &'a Value, name: &str) -> Option<&'a Value> {
    let (part, field) = name.split_once('-')?;
    document.get(part)?.get(field)
}

/// The rules that a document says: an object of objects, like the one that is exported.
///
/// # Errors
/// Everything in it that cannot be so.
pub(crate) fn of_document(document: Value) -> Result<Rules, Vec<Wrong>> {
    let is_one = document.as_object().is_some_and(|parts| parts.values().all(Value::is_object));
    let rules = if is_one { serde_json::from_value(document).ok() } else { None };
    rules.map_or_else(|| Err(vec![WRONG]), checked)
}

/// What is said of what is no document.
const WRONG: Wrong = ("document", "rules-file-wrong");

/// These rules, with hosts as they are kept.
///
/// # Errors
/// Everything that cannot be so.
pub(crate) fn checked(mut rules: Rules) -> Result<Rules, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let document = serde_json::to_value(&rules).unwrap_or_default();
    for (name, kind) in PARTS.iter().flat_map(|(_, rows)| rows.iter()) {
        let value = at(&document, name);
        if let Kind::Number(least, most) = kind
            && !value.and_then(Value::as_u64).is_some_and(|number| (*least..=*most).contains(&number))
        {
            wrong.push((*name, "rules-number-wrong"));
        }
        if value.and_then(Value::as_array).is_some_and(|list| list.len() > MOST_LISTED) {
            wrong.push((*name, "rules-too-many"));
        }
    }
    let short = |text: &String| !text.trim().is_empty() && text.chars().count() <= 100;
    let known = |kind: &String| REACTIONS.iter().any(|reaction| reaction.kind == kind);
    let path = |path: &String| path.starts_with('/') && path.len() <= place::LONGEST;
    let hosts: Option<Vec<_>> = rules.pages.hosts.iter().map(|host| place::host(host)).collect();
    let is_https = |address: &String| address.starts_with("https://") && url::Url::parse(address).is_ok();
    for (is_right, name, message) in [
        (rules.hold.words.iter().all(short), "hold-words", "rules-words-wrong"),
        (rules.who.providers.iter().all(short), "who-providers", "rules-words-wrong"),
        (rules.who.sso.as_ref().is_none_or(is_https), "who-sso", "rules-sso-wrong"),
        (rules.show.reactions.len() <= MOST_REACTIONS, "show-reactions", "rules-reactions-many"),
        (rules.show.reactions.iter().all(known), "show-reactions", "rules-reactions-wrong"),
        (Language::of_tag(&rules.show.language).is_some(), "show-language", "rules-choice-wrong"),
        (hosts.is_some(), "pages-hosts", "rules-hosts-wrong"),
        (rules.pages.query.iter().all(short), "pages-query", "rules-words-wrong"),
        (rules.pages.maps.iter().all(|(from, to)| path(from) && path(to)), "pages-maps", "rules-maps-wrong"),
    ] {
        if !is_right {
            wrong.push((name, message));
        }
    }
    rules.pages.hosts = hosts.unwrap_or_default();
    if wrong.is_empty() { Ok(rules) } else { Err(wrong) }
}

/// Where a field lies in the document, as a JSON Pointer has it after `#/`.
pub(crate) fn pointer(name: &str) -> String {
    if name == WRONG.0 { String::new() } else { name.replacen('-', "/", 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(change: impl Fn(&mut Rules), expected: &[Wrong]) {
        let mut rules = Rules::default();
        change(&mut rules);
        assert_eq!(checked(rules).err().unwrap_or_default(), expected);
    }

    #[test]
    fn what_a_form_shows_is_what_it_says() {
        let mut rules = Rules::default();
        rules.pages.maps = vec![("/old/*".to_owned(), "/new/*".to_owned())];
        rules.pages.hosts = vec!["www.blog.example".to_owned()];
        rules.hold.words = vec!["two words".to_owned(), "one".to_owned()];
        rules.show.reactions = vec!["heart".to_owned(), "thanks".to_owned()];
        rules.who.sso = Some("https://blog.example/sso".to_owned());
        assert_eq!(read(&typed(&rules)), Ok(rules));
        assert_eq!(read(&typed(&Rules::default())), Ok(Rules::default()));
    }

    #[test]
    fn every_field_of_the_rules_is_in_the_form() {
        let document = serde_json::to_value(Rules::default()).unwrap();
        let fields = document.as_object().unwrap().iter().flat_map(|(part, fields)| {
            fields.as_object().unwrap().keys().map(move |field| format!("{part}-{field}"))
        });
        let mut fields: Vec<_> = fields.collect();
        let mut named: Vec<_> = PARTS.iter().flat_map(|(_, rows)| rows.iter()).map(|row| row.0).collect();
        fields.sort_unstable();
        named.sort_unstable();
        assert_eq!(named, fields);
    }

    #[test]
    fn what_cannot_be_so_is_said_where_it_stands() {
        check(|_| {}, &[]);
        check(|rules| rules.hold.first = 101, &[("hold-first", "rules-number-wrong")]);
        check(|rules| rules.text.longest = 1, &[("text-longest", "rules-number-wrong")]);
        check(|rules| rules.show.levels = 0, &[("show-levels", "rules-number-wrong")]);
        check(|rules| rules.hold.words = vec!["x".to_owned(); 501], &[("hold-words", "rules-too-many")]);
        check(|rules| rules.hold.words = vec![" ".to_owned()], &[("hold-words", "rules-words-wrong")]);
        check(|rules| rules.pages.hosts = vec!["a b".to_owned()], &[("pages-hosts", "rules-hosts-wrong")]);
        check(
            |rules| rules.pages.maps = vec![("old".to_owned(), "/new".to_owned())],
            &[("pages-maps", "rules-maps-wrong")],
        );
        check(
            |rules| rules.show.reactions = vec!["bomb".to_owned()],
            &[("show-reactions", "rules-reactions-wrong")],
        );
        check(
            |rules| rules.show.reactions = vec!["heart".to_owned(); 9],
            &[("show-reactions", "rules-reactions-many")],
        );
        check(|rules| rules.show.language = "xx".to_owned(), &[("show-language", "rules-choice-wrong")]);
        check(
            |rules| rules.who.sso = Some("http://blog.example/".to_owned()),
            &[("who-sso", "rules-sso-wrong")],
        );
    }

    #[test]
    fn a_host_is_kept_in_one_form() {
        let mut rules = Rules::default();
        rules.pages.hosts = vec!["https://WWW.Blog.Example/".to_owned()];
        assert_eq!(checked(rules).unwrap().pages.hosts, ["www.blog.example"]);
    }
}
