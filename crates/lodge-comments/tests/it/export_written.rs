//! One small site in every format, and the table that people read.

use crate::export_laws::written;
use crate::moved::{items, lines};
use lodge_comments::export::{Account, Contacts, KEEPS, Keeps, Kind, Tally};
use lodge_comments::import::{Format, State};

/// A site as Lodge writes it.
const SITE: &str = r#"{"lodge":"comments","version":1}
{"page":{"id":"1","address":"/one/","title":"One","closed":true}}
{"comment":{"id":"5","page":"1","author":{"id":"v1","name":"Ann","email":"ann@mail.example","website":"https://ann.example"},"markdown":"Hello *town*\n![i](https://town.example/i.png)","posted":"2026-11-22T05:35:25.123Z","edited":"2026-11-22T05:40:00Z","state":"shown","sticky":true,"up":3,"down":1,"reactions":{"heart":2},"edits":[{"at":"2026-11-22T05:40:00Z","markdown":"Helo"}]}}
{"comment":{"id":"6","parent":"5","page":"1","author":{"name":"Bob"},"markdown":"Held","posted":"2026-11-22T05:36:00Z","state":"held"}}
{"comment":{"id":"7","parent":"6","page":"1","author":{"name":"Bob"},"markdown":"Below","posted":"2026-11-22T05:37:00Z","state":"shown"}}
{"comment":{"id":"8","parent":"7","page":"1","markdown":"Words that are gone","posted":"2026-11-22T05:38:00Z","state":"deleted"}}
{"comment":{"id":"9","page":"1","author":{"name":"x"},"markdown":"buy","posted":"2026-11-22T05:39:00Z","state":"spam"}}
{"comment":{"id":"10","page":"1","author":{"name":"y"},"markdown":"no","posted":"2026-11-22T05:39:00Z","state":"rejected"}}
{"page":{"id":"2","address":"/two/"}}
{"end":{"pages":2,"comments":6}}
"#;

fn check(format: Format, expected: &str) {
    let site = items(Format::Lodge, SITE.as_bytes()).unwrap();
    let bytes = written(format, Contacts::With, &site).unwrap();
    let read = lines(format, &bytes).unwrap();
    let expected: Vec<_> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(read, expected, "{}", read.join("\n"));
}

#[test]
fn disqus() {
    check(
        Format::Disqus,
        r#"
        page 1 https://blog.example/one/ «One» closed
        Shown 5 on 1 [v1 Ann ann@mail.example -] 2026-11-22T05:35:25Z +0 html "<p>Hello <em>town</em><br />\n<img src=\"https://town.example/i.png\" alt=\"i\" /></p>"
        Shown 7 on 1 [ Bob - -] 2026-11-22T05:37:00Z +0 html "<p>Below</p>"
        Deleted 8 on 1 under 7 [ - - -] 2026-11-22T05:38:00Z +0 html ""
        Spam 9 on 1 [ x - -] 2026-11-22T05:39:00Z +0 html "<p>buy</p>"
        page 2 https://blog.example/two/ «»
        "#,
    );
}

#[test]
fn wordpress() {
    check(
        Format::WordPress,
        r#"
        page 1 https://blog.example/one/ «One» closed
        Shown 5 on 1 [ Ann ann@mail.example https://ann.example] 2026-11-22T05:35:25Z +0 lines "<p>Hello <em>town</em><br /><img src=\"https://town.example/i.png\" alt=\"i\" /></p>"
        Held 6 on 1 under 5 [ Bob - -] 2026-11-22T05:36:00Z +0 lines "<p>Held</p>"
        Shown 7 on 1 under 6 [ Bob - -] 2026-11-22T05:37:00Z +0 lines "<p>Below</p>"
        Deleted 8 on 1 under 7 [ - - -] 2026-11-22T05:38:00Z +0 lines ""
        Spam 9 on 1 [ x - -] 2026-11-22T05:39:00Z +0 lines "<p>buy</p>"
        "#,
    );
}

#[test]
fn commento() {
    check(
        Format::Commento,
        r#"
        page /one/ /one/ «»
        Shown 5 on /one/ [v1 Ann ann@mail.example https://ann.example] 2026-11-22T05:35:25.123Z +2 md "Hello *town*\n![i](https://town.example/i.png)"
        Held 6 on /one/ under 5 [guest-e89522ec972fbf8f Bob - -] 2026-11-22T05:36:00Z +0 md "Held"
        Shown 7 on /one/ under 6 [guest-e89522ec972fbf8f Bob - -] 2026-11-22T05:37:00Z +0 md "Below"
        Deleted 8 on /one/ under 7 [ - - -] 2026-11-22T05:38:00Z +0 md ""
        Spam 9 on /one/ [guest-74277257187d7e1e x - -] 2026-11-22T05:39:00Z +0 md "buy"
        "#,
    );
}

#[test]
fn nobody_becomes_somebody_else_in_commento() {
    let site = items(Format::Lodge, SITE.as_bytes()).unwrap();
    for contacts in [Contacts::With, Contacts::Without] {
        let bytes = written(Format::Commento, contacts, &site).unwrap();
        let file: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let people = file["commenters"].as_array().unwrap();
        let emails: std::collections::BTreeSet<_> =
            people.iter().map(|one| one["email"].to_string()).collect();
        assert_eq!((people.len(), emails.len()), (3, 3), "{emails:?}");
        assert!(!emails.contains("\"\""));
    }
}

#[test]
fn remark42() {
    check(
        Format::Remark42,
        r#"
        page https://blog.example/one/ https://blog.example/one/ «One» closed
        Shown 5 on https://blog.example/one/ [v1 Ann - -] 2026-11-22T05:35:25.123Z edited 2026-11-22T05:40:00Z sticky +2 md "Hello *town*\n![i](https://town.example/i.png)"
        Shown 7 on https://blog.example/one/ [guest-e89522ec972fbf8f Bob - -] 2026-11-22T05:37:00Z +0 md "Below"
        Deleted 8 on https://blog.example/one/ under 7 [guest-f998341be47bae14 - - -] 2026-11-22T05:38:00Z +0 md ""
        "#,
    );
}

#[test]
fn isso() {
    check(
        Format::Isso,
        r#"
        page 1 /one/ «One»
        page 2 /two/ «»
        Shown 1 on 1 [ Ann ann@mail.example https://ann.example] 2026-11-22T05:35:25.123Z edited 2026-11-22T05:40:00Z +3-1 md "Hello *town*\n![i](https://town.example/i.png)"
        Held 2 on 1 under 1 [ Bob - -] 2026-11-22T05:36:00Z +0 md "Held"
        Shown 3 on 1 under 1 [ Bob - -] 2026-11-22T05:37:00Z +0 md "Below"
        Deleted 4 on 1 under 1 [ - - -] 2026-11-22T05:38:00Z +0 md ""
        "#,
    );
}

#[test]
fn lodge_writes_what_the_page_says() {
    let site = items(Format::Lodge, SITE.as_bytes()).unwrap();
    let bytes = written(Format::Lodge, Contacts::With, &site).unwrap();
    let head = r#"{"lodge":"comments","version":1,"site":"blog.example","made":"2026-11-23T00:00:00Z","contacts":true}"#;
    let (first, rest) = SITE.split_once('\n').unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), format!("{head}\n{rest}"), "{first}");
    let bytes = written(Format::Lodge, Contacts::Without, &site).unwrap();
    assert!(!String::from_utf8(bytes).unwrap().contains("mail.example"));
}

#[test]
fn raw_html_is_handed_on_as_it_was_typed() {
    let site = r#"{"lodge":"comments","version":1}
{"page":{"id":"1","address":"/"}}
{"comment":{"id":"1","page":"1","markdown":"<script>alert(1)</script> x\n\n[x](javascript:alert(1))","posted":"2026-11-22T05:35:25Z","state":"shown"}}
{"end":{"pages":1,"comments":1}}
"#;
    let site = items(Format::Lodge, site.as_bytes()).unwrap();
    for format in [Format::Disqus, Format::WordPress] {
        let read = lines(format, &written(format, Contacts::With, &site).unwrap()).unwrap();
        assert!(read[1].contains("&lt;script&gt;") && !read[1].contains("javascript:"), "{}", read[1]);
    }
}

/// What a row is about, and what stands in its cells.
type Row = (&'static str, fn(&Keeps) -> &'static str);

/// The table of `docs/use/comments-export.md`.
fn table() -> String {
    let rows: [Row; 17] = [
        ("Titles of pages", |keeps| yes(keeps.titles)),
        ("Pages that are closed", |keeps| yes(keeps.closed)),
        ("Pages without comments", |keeps| yes(keeps.empty_pages)),
        ("Where a page is", |keeps| if keeps.whole_addresses { "address" } else { "path" }),
        ("Answers to answers", |keeps| if keeps.depth { "yes" } else { "one level" }),
        ("Accounts", |keeps| match keeps.accounts {
            Account::Kept => "yes",
            Account::Made => "guests, too",
            Account::Gone => "–",
        }),
        ("E-mail addresses, if asked for", |keeps| yes(keeps.emails)),
        ("Authors' own pages", |keeps| yes(keeps.websites)),
        ("Text", |keeps| match keeps.text {
            Kind::AsIs => "as it is",
            Kind::Markdown => "Markdown",
            Kind::Html | Kind::HtmlLines => "HTML",
        }),
        ("Held comments", |keeps| yes(keeps.state(State::Held).is_some())),
        ("Rejected comments", |keeps| yes(keeps.state(State::Rejected).is_some())),
        ("Spam", |keeps| yes(keeps.state(State::Spam).is_some())),
        ("When it was changed", |keeps| yes(keeps.edited)),
        ("Pinned", |keeps| yes(keeps.sticky)),
        ("Votes", |keeps| match keeps.votes {
            Tally::Both => "for, against",
            Tally::Score => "difference",
            Tally::None => "–",
        }),
        ("Reactions and earlier wordings", |keeps| yes(keeps.reactions && keeps.edits)),
        ("Parts of a second", |keeps| yes(keeps.millis)),
    ];
    let titles: Vec<_> = KEEPS.iter().map(|keeps| keeps.format.title().replace(" (SQLite)", "")).collect();
    let mut table = format!("| | {} |\n|---|{}\n", titles.join(" | "), "---|".repeat(KEEPS.len()));
    for (name, cell) in rows {
        let cells: Vec<_> = KEEPS.iter().map(cell).collect();
        table.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
    }
    table
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "–" }
}

#[test]
fn the_page_about_exports_has_the_table() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/use/comments-export.md");
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.contains(&table()), "docs/use/comments-export.md needs this table:\n{}", table());
}
