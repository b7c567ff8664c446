//! What people type, and what is shown.

use lodge_comments::render::{Allowed, Around, MOST, Refusal, Rendered, Renderer};
use std::sync::LazyLock;
use url::Url;

pub(crate) const PROXY: &str = "https://lodge.example/comments/image/";
pub(crate) const ALL: Allowed = Allowed { links: true, images: true, tables: true };
const NONE: Allowed = Allowed { links: false, images: false, tables: false };

/// A thread in which Ann and Bob have spoken.
pub(crate) struct Thread;

impl Around for Thread {
    fn image(&self, there: &Url) -> Url {
        let mut url = Url::parse(PROXY).unwrap();
        url.query_pairs_mut().append_pair("of", there.as_str());
        url
    }

    fn knows(&self, name: &str) -> bool {
        ["ann", "bob"].contains(&name)
    }
}

/// One for all: making it costs more than what it does.
pub(crate) fn renderer() -> &'static Renderer {
    static RENDERER: LazyLock<Renderer> = LazyLock::new(|| Renderer::new(&Url::parse(PROXY).unwrap()));
    &RENDERER
}

fn render(markdown: &str, allowed: Allowed) -> Rendered {
    renderer().render(markdown, allowed, &Thread).unwrap()
}

fn check(markdown: &str, html: &str) {
    assert_eq!(render(markdown, ALL).html.trim(), html, "{markdown}");
}

fn check_without(markdown: &str, html: &str) {
    assert_eq!(render(markdown, NONE).html.trim(), html, "{markdown}");
}

#[test]
fn words_are_marked() {
    check("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>");
    check("> a\n> b", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>");
    check("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
    check("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>");
    check("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>");
}

#[test]
fn a_new_line_is_a_new_line() {
    check("one\ntwo", "<p>one<br>\ntwo</p>");
}

#[test]
fn a_heading_is_a_strong_line() {
    check("# One *two*", "<p><strong>One <em>two</em></strong></p>");
    check("One\n===", "<p><strong>One</strong></p>");
}

#[test]
fn code_keeps_the_name_of_its_language() {
    check("```Rust,ignore\nfn a() {}\n```", "<pre><code class=\"language-rust\">fn a() {}\n</code></pre>");
    check("```c++\na\n```", "<pre><code class=\"language-c++\">a\n</code></pre>");
    check("```\"onload=x\na\n```", "<pre><code>a\n</code></pre>");
    check("    indented", "<pre><code>indented\n</code></pre>");
}

#[test]
fn what_looks_like_html_is_shown_as_it_was_typed() {
    check("a <b>c</b> <!-- d -->", "<p>a &lt;b&gt;c&lt;/b&gt; &lt;!-- d --&gt;</p>");
    check("<div>\nx\n</div>", "&lt;div&gt;\nx\n&lt;/div&gt;");
}

#[test]
fn links_say_that_nobody_vouches_for_them() {
    let rel = "rel=\"nofollow ugc noopener noreferrer\"";
    check(
        "[a](https://alice.example/b \"title\")",
        &format!("<p><a href=\"https://alice.example/b\" {rel}>a</a></p>"),
    );
    check(
        "https://alice.example/b",
        &format!("<p><a href=\"https://alice.example/b\" {rel}>https://alice.example/b</a></p>"),
    );
    check("[a](/admin) [b](javascript:alert(1))", "<p>a b</p>");
    check("[bank](https://bank.example@evil.example)", "<p>bank</p>");
}

#[test]
fn where_links_are_off_their_words_stay() {
    check_without("see [a *b*](https://alice.example)", "<p>see a <em>b</em></p>");
    check_without("https://alice.example", "<p>https://alice.example</p>");
}

#[test]
fn images_come_from_our_own_host() {
    let found = render("![a cat](http://alice.example/cat.png)", ALL);
    assert_eq!(
        found.html.trim(),
        format!(
            "<p><img src=\"{PROXY}?of=http%3A%2F%2Falice.example%2Fcat.png\" alt=\"a cat\" loading=\"lazy\"></p>"
        )
    );
    assert_eq!(found.images, [Url::parse("http://alice.example/cat.png").unwrap()]);
}

#[test]
fn where_images_are_off_they_are_links() {
    let allowed = Allowed { images: false, ..ALL };
    let found = render("![a cat](https://alice.example/cat.png) ![](https://alice.example/dog.png)", allowed);
    assert!(
        found.html.contains(">a cat</a>") && found.html.contains(">https://alice.example/dog.png</a>"),
        "{}",
        found.html
    );
    assert!(found.images.is_empty());
    check_without("![a cat](https://alice.example/cat.png)", "<p>a cat</p>");
    check("![a cat](data:image/png;base64,AAAA)", "<p>a cat</p>");
}

#[test]
fn tables_are_tables_where_the_site_lets_them() {
    let typed = "| a | b |\n|:--|--:|\n| 1 | 2 |";
    let html = render(typed, ALL).html;
    assert!(
        html.contains("<th align=\"left\">a</th>") && html.contains("<td align=\"right\">2</td>"),
        "{html}"
    );
    assert!(!render(typed, NONE).html.contains("<t"));
}

#[test]
fn who_is_there_can_be_spoken_to() {
    let found = render("@ann and @carl, `@bob` [@bob](https://alice.example)", ALL);
    assert!(
        found.html.starts_with("<p><span class=\"mention\">@ann</span> and @carl, <code>@bob</code> <a "),
        "{}",
        found.html
    );
    assert_eq!(found.mentions, ["ann"]);
    check(
        "*@bob* @ann",
        "<p><em><span class=\"mention\">@bob</span></em> <span class=\"mention\">@ann</span></p>",
    );
}

#[test]
fn the_words_alone_are_there_for_search() {
    let found = render(
        "# A *b*\n\nc [d](https://alice.example) `e`\nf\n\n- g\n- h\n\n![i](https://alice.example/i.png)",
        ALL,
    );
    assert_eq!(found.text, "A b\nc d e\nf\ng\nh\ni");
    assert_eq!(found.links.len(), 1);
}

#[test]
fn a_comment_says_something_and_ends() {
    let refused = |text: &str| renderer().render(text, ALL, &Thread).unwrap_err();
    assert_eq!(refused(""), Refusal::Empty);
    assert_eq!(refused(" \n\t"), Refusal::Empty);
    assert_eq!(refused("[](https://alice.example)"), Refusal::Empty);
    assert_eq!(refused(&"x".repeat(MOST + 1)), Refusal::TooLong);
    assert!(renderer().render(&"x".repeat(MOST), ALL, &Thread).is_ok());
}
