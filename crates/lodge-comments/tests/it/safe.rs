//! Whatever is typed, nothing runs, loads or leads where it may not.

use crate::judge::{KNOWN, elements, harmless};
use crate::markdown::{ALL, Thread, renderer};
use proptest::prelude::{Strategy, any, prop, proptest};

/// What attackers have typed elsewhere, one in a line; `\n` stands for a new line.
const CORPUS: &str = include_str!("corpus/xss.txt");

fn check(typed: &str) {
    if let Ok(rendered) = renderer().render(typed, ALL, &Thread) {
        harmless(&rendered.html);
        let again = ammonia_again(&rendered.html);
        assert_eq!(again, rendered.html, "cleaned once more, it changed: {typed}");
    }
}

/// What a browser makes of it, written down again: the same, if it is written as browsers write.
fn ammonia_again(html: &str) -> String {
    use ammonia::{Builder, UrlRelative};
    use std::collections::{HashMap, HashSet};
    let attributes = HashSet::from(["href", "rel", "src", "alt", "loading", "class", "start", "align"]);
    Builder::empty()
        .tags(HashSet::from(KNOWN))
        .tag_attributes(HashMap::new())
        .generic_attributes(attributes)
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .clean(html)
        .to_string()
}

#[test]
fn nothing_of_the_corpus_gets_through() {
    let typed: Vec<_> = CORPUS.lines().filter(|line| !line.is_empty()).collect();
    assert!(typed.len() > 100, "only {} lines", typed.len());
    for line in typed {
        check(&line.replace("\\n", "\n"));
        check(&format!("> - `a` {line}"));
        check(&format!("[a]({line})"));
        check(&format!("![a]({line})"));
        check(&format!("[a](<{line}> \"{line}\")"));
        check(&format!("```{line}\n{line}\n```"));
        check(&format!("| {line} |\n|---|\n| {line} |"));
    }
}

#[test]
fn breach_the_judge_sees_what_gets_through() {
    for html in [
        "<script>x</script>",
        "<p onclick=\"x\">a</p>",
        "<a href=\"javascript:x\">a</a>",
        "<img src=\"https://elsewhere.example/x.png\">",
        "<p id=\"main\">a</p>",
        "<p style=\"position:fixed\">a</p>",
        "<!-- a -->",
    ] {
        assert!(std::panic::catch_unwind(|| harmless(html)).is_err(), "{html}");
    }
}

#[test]
fn a_thousand_levels_are_shown_as_twelve() {
    for typed in [
        format!("{}a", "> ".repeat(1000)),
        (0..500).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect(),
        format!("{}a{}", "*".repeat(2000), "*".repeat(2000)),
        format!("{}a{}", "[".repeat(2000), "](https://a.example)".repeat(2000)),
        format!("{}a", "![".repeat(5000)),
        "<div>".repeat(5000),
    ] {
        if let Ok(rendered) = renderer().render(&typed, ALL, &Thread) {
            let deep = elements(&rendered.html)
                .iter()
                .filter(|element| matches!(&*element.name, "blockquote"))
                .count();
            assert!(deep <= 12, "{deep} levels");
            harmless(&rendered.html);
        }
    }
}

/// Pieces that mean something to Markdown or HTML, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "*",
        "_",
        "`",
        "```",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "![",
        "<",
        ">",
        "</",
        "/>",
        "\"",
        "'",
        "=",
        "&",
        "&#106;",
        ";",
        ":",
        "javascript:",
        "https://a.example",
        "mailto:",
        "data:",
        "script",
        "img",
        "a",
        "svg",
        "math",
        "style",
        "onload",
        "href",
        "src",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "| ",
        "|-|",
        "# ",
        "@ann",
        "@",
        "\\",
        "\0",
        "é",
        "\u{202e}",
        " ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn whatever_is_typed_is_harmless(typed in pieces()) {
        check(&typed);
    }

    #[test]
    fn no_text_at_all_does_harm(typed in any::<String>()) {
        check(&typed);
    }
}
