//! What an import would do, before it does it.

use crate::imports::{ALL, COMMENTO, DISQUS, WORDPRESS};
use crate::moved::items;
use lodge_comments::import::{Format, Item, Kinship, Mapping, Report, Skipped, State, Unmapped, Why, survey};

fn report(format: Format, file: &[u8], rules: &[&str]) -> Report {
    let mut mapping = Mapping::new(["blog.example"]);
    rules.iter().for_each(|rule| mapping.rule(rule).unwrap());
    survey(format, &file, &mapping).unwrap()
}

fn skipped(report: &Report, why: Skipped) -> (u64, Vec<&str>) {
    let sample = report.skipped.get(&why);
    sample.map_or((0, Vec::new()), |sample| (sample.count, sample.first.iter().map(String::as_str).collect()))
}

#[test]
fn a_dry_run_says_what_would_come_of_it() {
    let found = report(Format::Disqus, DISQUS, &[]);
    assert_eq!(
        (found.pages, found.total(), found.authors, found.by_guests, found.with_email),
        (1, 2, 1, 1, 1)
    );
    assert_eq!(found.comments.into_iter().collect::<Vec<_>>(), [(State::Shown, 2)]);
    assert_eq!(found.from_html, 2);
    assert_eq!(found.first, ["100", "101"]);
    let (from, to) = found.between.unwrap();
    assert_eq!(
        (from.to_string(), to.to_string()),
        ("2020-01-02T02:05:00Z".into(), "2020-01-02T03:04:05Z".into())
    );
    let unmapped: Vec<_> = found.unmapped.into_iter().collect();
    let host = Unmapped::OtherHost("localhost:4000".into());
    assert_eq!(unmapped, [((host, "http://localhost:4000/two/".into()), 2)]);

    let found = report(Format::Disqus, DISQUS, &["localhost:4000=blog.example"]);
    assert_eq!((found.pages, found.total(), found.orphans), (2, 4, 1));
    assert_eq!(skipped(&found, Skipped::Unusable(Why::NoDate)), (1, vec!["104"]));
    assert_eq!(skipped(&found, Skipped::Unusable(Why::NoPage)), (1, vec!["105"]));
    assert!(found.unmapped.is_empty());
}

#[test]
fn two_addresses_may_be_one_page() {
    let found = report(Format::Commento, COMMENTO, &[]);
    assert_eq!((found.pages, found.total()), (1, 4));
    // It answers a comment that the export has under another address of the same page.
    assert_eq!(found.orphans, 0);
}

#[test]
fn what_waits_stays_what_waits() {
    let found = report(Format::WordPress, WORDPRESS, &[]);
    let states: Vec<_> = found.comments.into_iter().collect();
    assert_eq!(states, [(State::Shown, 1), (State::Held, 1), (State::Spam, 1)]);
    assert_eq!(found.skipped.get(&Skipped::Unusable(Why::Pingback)).unwrap().count, 1);
}

/// A Disqus export of these comments: name, parent, page, message.
fn disqus(posts: &[(&str, &str, &str, &str)]) -> Vec<u8> {
    let mut file = String::from(
        "<disqus><thread dsq:id='1'><link>https://blog.example/a</link></thread><thread dsq:id='2'><id/><link>https://blog.example/b</link></thread><thread dsq:id='3'><id/><link>https://blog.example/a</link></thread>",
    );
    for (id, parent, page, message) in posts {
        file.push_str(&format!("<post dsq:id='{id}'><message>{message}</message><createdAt>2020-01-01T00:00:00Z</createdAt><thread dsq:id='{page}'/><parent dsq:id='{parent}'/></post>"));
    }
    (file + "</disqus>").into_bytes()
}

#[test]
fn families_are_what_they_can_be() {
    let file = disqus(&[
        ("root", "", "1", "x"),
        ("late", "later", "1", "x"),
        ("later", "root", "1", "x"),
        ("lost", "nobody", "1", "x"),
        ("stray", "root", "2", "x"),
        ("same page", "root", "3", "x"),
        ("self", "self", "1", "x"),
        ("a", "c", "1", "x"),
        ("b", "a", "1", "x"),
        ("c", "b", "1", "x"),
        ("below a circle", "c", "1", "x"),
        ("below nothing", "empty", "1", "x"),
        ("empty", "", "1", "  "),
    ]);
    let found = report(Format::Disqus, &file, &[]);
    let mut kin = Vec::new();
    for item in items(Format::Disqus, &file).unwrap() {
        if let Item::Comment(comment) = item {
            kin.push((comment.id.clone(), found.family.of(&comment)));
        }
    }
    let expected = [
        ("root", Kinship::Root),
        ("late", Kinship::Answer),
        ("later", Kinship::Answer),
        ("lost", Kinship::Orphan),
        ("stray", Kinship::Orphan),
        ("same page", Kinship::Answer),
        ("self", Kinship::Circle),
        ("a", Kinship::Circle),
        ("b", Kinship::Circle),
        ("c", Kinship::Circle),
        ("below a circle", Kinship::Answer),
        ("below nothing", Kinship::Orphan),
        ("empty", Kinship::Root),
    ];
    let kin: Vec<_> = kin.iter().map(|(id, kinship)| (id.as_str(), *kinship)).collect();
    assert_eq!(kin, expected);
    assert_eq!((found.orphans, found.circles, found.pages), (3, 4, 2));
}

#[test]
fn what_cannot_be_shown_is_told() {
    let long = "x".repeat(70_000);
    let file = disqus(&[
        ("1", "", "1", "x"),
        ("1", "", "1", "again"),
        ("2", "", "9", "where?"),
        ("3", "", "1", ""),
        ("4", "", "1", &long),
    ]);
    let found = report(Format::Disqus, &file, &[]);
    assert_eq!(found.total(), 1);
    assert_eq!(skipped(&found, Skipped::Twice), (1, vec!["1"]));
    assert_eq!(skipped(&found, Skipped::UnknownPage), (1, vec!["2"]));
    assert_eq!(skipped(&found, Skipped::Empty), (1, vec!["3"]));
    assert_eq!(skipped(&found, Skipped::TooLong), (1, vec!["4"]));
}

#[test]
fn a_report_names_nobody() {
    for (format, file) in ALL {
        let found =
            format!("{:?}", report(format, file, &["localhost:4000=blog.example", "guestbook=/guestbook"]));
        for named in ["Ann", "ann@", "mail.example", "Bob", "Hello"] {
            assert!(!found.contains(named), "{format}: {found}");
        }
    }
}
