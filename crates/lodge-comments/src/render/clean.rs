//! The last wall: a list of what may be in a comment. Whatever is not in it is taken out.

use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use url::Url;

/// What links say of themselves: that nobody here vouches for them, and that the other side is told nothing.
const REL: &str = "nofollow ugc noopener noreferrer";

const ELEMENTS: [&str; 21] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// What takes its content with it when it goes.
const SILENCED: [&str; 9] =
    ["iframe", "math", "noscript", "object", "script", "style", "svg", "template", "title"];

pub(super) struct Clean {
    list: Builder<'static>,
}

impl Clean {
    /// A list that lets images come from below `proxy` only.
    pub(super) fn new(proxy: &Url) -> Self {
        let proxy = proxy.as_str().to_owned();
        let mut list = Builder::empty();
        list.tags(HashSet::from(ELEMENTS))
            .clean_content_tags(HashSet::from(SILENCED))
            .tag_attributes(HashMap::from([
                ("a", HashSet::from(["href"])),
                ("img", HashSet::from(["src", "alt", "loading"])),
                ("ol", HashSet::from(["start"])),
                ("code", HashSet::from(["class"])),
                ("span", HashSet::from(["class"])),
                ("td", HashSet::from(["align"])),
                ("th", HashSet::from(["align"])),
            ]))
            .generic_attributes(HashSet::new())
            .url_schemes(HashSet::from(["http", "https", "mailto"]))
            .url_relative(UrlRelative::Deny)
            .link_rel(Some(REL))
            .set_tag_attribute_value("img", "loading", "lazy")
            .attribute_filter(move |element, attribute, value| fits(&proxy, element, attribute, value));
        Self { list }
    }

    /// Safe HTML. Cleaning it once more changes nothing.
    pub(super) fn clean(&self, html: &str) -> String {
        let marked = html.replace("<u>", "<span class=\"mention\">").replace("</u>", "</span>");
        self.list.clean(&marked).to_string()
    }
}

/// Whether an attribute may have this value.
fn fits<'v>(proxy: &str, element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let good = match (element, attribute) {
        ("img", "src") => value.starts_with(proxy),
        ("code", "class") => value.strip_prefix("language-").is_some_and(word),
        ("span", "class") => value == "mention",
        ("ol", "start") => value.len() <= 9 && value.bytes().all(|b| b.is_ascii_digit()),
        ("td" | "th", "align") => matches!(value, "left" | "right" | "center"),
        _ => true,
    };
    good.then_some(Cow::Borrowed(value))
}

fn word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+#-_.".contains(&b))
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clean")
    }
}
