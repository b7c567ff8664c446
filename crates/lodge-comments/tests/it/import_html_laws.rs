//! HTML of other programs as chance makes it: nobody's words change, and nothing comes of it that could do harm.

use crate::import_html::rendered;
use crate::judge::harmless;
use lodge_comments::import::markdown;
use proptest::prelude::*;

/// Words as a visitor types them, and worse.
fn words() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```",
        "[",
        "](",
        ")",
        "<",
        ">",
        "#",
        "- ",
        "1. ",
        "+",
        "|",
        "---",
        "\\",
        "&amp;",
        "&lt;",
        "!",
        "https://town.example/a_b*c",
        "www.town.example",
        "a@town.example",
        "\n",
        "\n\n",
        "  ",
        "\u{a0}",
        "é",
        "🙂",
        ":",
        "=",
        "\t",
    ]);
    prop::collection::vec(prop_oneof![mark.prop_map(str::to_owned), "[a-c ]{1,3}"], 0..30)
        .prop_map(|parts| parts.concat())
}

/// HTML that programs write.
fn html() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(vec![
        "p",
        "b",
        "i",
        "strong",
        "em",
        "s",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a href='https://town.example/x'",
        "div",
        "br",
        "hr",
        "img src='https://town.example/i.png' alt='x*y'",
        "table",
        "tr",
        "td",
        "h1",
        "script",
        "u",
        "x-y",
    ]);
    let part = prop_oneof![
        3 => words(),
        2 => tag.clone().prop_map(|tag| format!("<{tag}>")),
        1 => tag.prop_map(|tag| format!("</{}>", tag.split(' ').next().unwrap_or_default())),
    ];
    prop::collection::vec(part, 0..20).prop_map(|parts| parts.concat())
}

fn dense(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

proptest! {
    #[test]
    fn words_come_through_whatever_they_are(words in words()) {
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;");
        for html in [escaped.clone(), format!("<p>{escaped}</p>"), format!("<ul><li>{escaped}</li></ul>"), format!("<b>{escaped}</b> x")] {
            let markdown = markdown(&html);
            let shown = rendered(&markdown).map_or(String::new(), |(_, text)| dense(&text));
            let expected = dense(&words) + if html.ends_with('x') { "x" } else { "" };
            prop_assert_eq!(shown, expected, "{} by {}", html, markdown);
        }
    }

    #[test]
    fn whatever_comes_is_harmless(html in html()) {
        let markdown = markdown(&html);
        if let Some((html, _)) = rendered(&markdown) {
            harmless(&html);
        }
    }

    #[test]
    fn what_was_rendered_here_comes_back_the_same(markdown_in in words()) {
        let Some((html, text)) = rendered(&markdown_in) else { return Ok(()) };
        let back = rendered(&markdown(&html)).map_or(String::new(), |(_, text)| dense(&text));
        // What stands for an image is not among the words of a page.
        prop_assert_eq!(back, dense(&text), "{} by {}", html, markdown(&html));
    }
}
