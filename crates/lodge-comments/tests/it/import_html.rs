//! HTML of other programs, as Markdown.

use crate::markdown::PROXY;
use lodge_comments::import::{Text, markdown};
use lodge_comments::render::{Allowed, Around, Renderer};
use url::Url;

struct Nobody;

impl Around for Nobody {
    fn image(&self, there: &Url) -> Url {
        Url::parse_with_params(PROXY, [("u", there.as_str())]).unwrap()
    }

    fn knows(&self, _name: &str) -> bool {
        false
    }
}

pub(crate) fn rendered(markdown: &str) -> Option<(String, String)> {
    let allowed = Allowed { links: true, images: true, tables: true };
    let renderer = Renderer::new(&Url::parse(PROXY).unwrap());
    renderer.render(markdown, allowed, &Nobody).ok().map(|rendered| (rendered.html, rendered.text))
}

fn check(html: &str, expected: &str) {
    assert_eq!(markdown(html), expected, "{html}");
}

fn check_lines(html: &str, expected: &str) {
    let text = Text::HtmlLines(html.to_owned().into()).into_markdown();
    assert_eq!(text.reveal(), expected, "{html}");
}

#[test]
fn what_stands_in_a_line() {
    check("<p>Hello <b>town</b> &amp; all</p>", "Hello **town** \\& all");
    check("a <i>b</i> <em>c</em> <strong>d</strong> <s>e</s> <del>f</del>", "a *b* *c* **d** ~~e~~ ~~f~~");
    check("<b> a </b>b", " **a** b".trim_start());
    check("<b><i>both</i></b>", "***both***");
    check("one<br>two<br/>three", "one\ntwo\nthree");
    check("<code>a`b</code>", "``a`b``");
    check("<code>`</code>", "`` ` ``");
    check("a\n  b\tc", "a b c");
    check("", "");
}

#[test]
fn links_and_images() {
    check(
        "<a href=\"https://town.example/a?b=1&amp;c=2\">the town</a>",
        "[the town](<https://town.example/a?b=1&c=2>)",
    );
    check("<a href=\"https://town.example/\">https://town.example/</a>", "<https://town.example/>");
    check(
        "<a href=\"https://town.example/long\" title=\"x\">https://town.exa...</a>",
        "[https\\://town.exa...](<https://town.example/long>)".replace("\\:", ":").as_str(),
    );
    check("<a href=\"javascript:alert(1)\">x</a>", "x");
    check("<a href=\"mailto:a@town.example\">mail</a>", "[mail](<mailto:a@town.example>)");
    check("see https://town.example/a_b_c.", "see <https://town.example/a_b_c>.");
    check(
        "<img src=\"https://town.example/a.png\" alt=\"A [cat]\">",
        "![A \\[cat\\]](<https://town.example/a.png>)",
    );
    check("<img src=\"data:image/png;base64,AAAA\" alt=\"A cat\">", "A cat");
    check("<a href=\"https://town.example/\"></a>", "");
}

#[test]
fn blocks() {
    check("<p>a</p><p>b</p>", "a\n\nb");
    check("<p>a<p>b", "a\n\nb");
    check("<div>a<div>b</div>c</div>", "a\n\nb\n\nc");
    check("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n>\n> b\n\nc");
    check("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>d", "- a\n- b\n  - c\n\nd");
    check("<ol start=3><li>a<li>b</ol>", "3. a\n4. b");
    check("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b");
    check(
        "<pre><code class=\"language-rust\">let a = `b`;\n\n  c</code></pre>",
        "```rust\nlet a = `b`;\n\n  c\n```",
    );
    check("<pre>```</pre>", "````\n```\n````");
    check("a<hr>b", "a\n\n***\n\nb");
    check("<h2>Title</h2>text", "Title\n\ntext");
    check("<table><tr><th>a<th>b<tr><td>c<td>d</table>", "a b\n\nc d");
    check("<b>a<p>b</p></b>c", "**a**\n\n**b**\n\nc");
}

#[test]
fn words_stay_words() {
    check("1. no list", "1\\. no list");
    check("# no title", "\\# no title");
    check("- no item<br>+ no item<br>= no line", "\\- no item\n\\+ no item\n\\= no line");
    check(
        "*a* _b_ `c` [d](e) &lt;f> ~g~ a|b \\h",
        "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\~g\\~ a\\|b \\\\h",
    );
    check("snake_case_name", "snake_case_name");
    check("&amp;lt; &amp;#65;", "\\&lt; \\&#65;");
    // Marks here would be shown as stars: the words go first.
    check("<b>Note:</b>it", "Note:it");
    check("<b>a</b><b>b</b>", "ab");
}

#[test]
fn what_was_never_to_be_read_is_not() {
    check(
        "a<script>alert(1)</script><style>b{}</style><!-- c --><iframe src=\"https://x.example\">d</iframe>e",
        "ae",
    );
    check("<svg onload=alert(1)>a</svg><spoiler>b</spoiler><u>c</u>", "abc");
    check("<p onclick=\"alert(1)\" style=\"color:red\">a</p>", "a");
}

#[test]
fn wordpress_keeps_its_lines() {
    check_lines("Hello\ntown\n\nNext", "Hello\ntown\n\nNext");
    check_lines("a\r\nb\n\n\n\nc", "a\nb\n\nc");
    check_lines("<blockquote>a\nb</blockquote>\nc", "> a\n> b\n\nc");
    check_lines("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "- a\n- b");
    check_lines("<pre>a\n\nb</pre>", "```\na\n\nb\n```");
}

#[test]
fn what_others_got_from_here_looks_the_same_when_it_returns() {
    for typed in [
        "Hello *town*, **all** of `it` and ~~more~~",
        "one\ntwo\n\nthree",
        "- a\n- b\n  - c\n\n1. d\n2. e",
        "> a\n> b\n>\n> > c",
        "```rust\nlet a = `b`;\n\n  c\n```",
        "[the town](https://town.example/a?b=1&c=2) and https://town.example/x_y_z",
        "# no title\n\n***\n\n\\*stars\\* a_b_c 1 < 2 && 3 > 2",
        "a *b **c** d* **e *f* g**",
    ] {
        let (html, text) = rendered(typed).unwrap();
        assert_eq!(rendered(&markdown(&html)), Some((html.clone(), text)), "{}", markdown(&html));
    }
}

#[test]
fn code_among_plain_words_is_not_pushed_in_by_its_tab() {
    let (html, text) = rendered("    \t*\n[https://town.example/a_b*c").unwrap();
    let (_, back) = rendered(&markdown(&html)).unwrap();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<String>();
    assert_eq!(words(&back), words(&text), "no mark of ours is seen");
}

#[test]
fn it_does_not_grow_without_end() {
    let deep = format!("{}x{}", "<blockquote>".repeat(500), "<br>y".repeat(100));
    assert!(markdown(&deep).len() < 20_000);
    let lists = format!("{}x", "<ul><li>".repeat(500));
    assert!(markdown(&lists).len() < 2_000);
    let long = format!("<p>{}</p>", "<b>x</b>".repeat(40_000));
    assert_eq!(markdown(&long), long, "what is too long for a comment is not taken apart");
}
