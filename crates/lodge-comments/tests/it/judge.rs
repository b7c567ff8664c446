//! A judge of its own: reads HTML as a browser would, and says what is in it.

use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;

/// An element that begins, and its attributes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

#[derive(Default)]
struct Seen(RefCell<Vec<Element>>);

impl TokenSink for Seen {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.0.borrow_mut().push(Element {
                name: tag.name.to_string(),
                attributes: tag
                    .attrs
                    .iter()
                    .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
                    .collect(),
            }),
            Token::CommentToken(text) => panic!("a comment of HTML: {text}"),
            Token::DoctypeToken(_) => panic!("a doctype"),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// The elements of a piece of HTML.
pub(crate) fn elements(html: &str) -> Vec<Element> {
    let tokenizer = Tokenizer::new(Seen::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(html.into());
    while !queue.is_empty() {
        let _paused = tokenizer.feed(&queue);
    }
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// Fails on whatever could run, load, lead or look like something of the page itself.
pub(crate) fn harmless(html: &str) {
    for Element { name, attributes } in elements(html) {
        assert!(KNOWN.contains(&&*name), "<{name}> in {html}");
        for (attribute, value) in attributes {
            let good = match (&*name, &*attribute) {
                ("a", "href") => {
                    ["http://", "https://", "mailto:"].iter().any(|good| value.starts_with(good))
                }
                ("a", "rel") => value == "nofollow ugc noopener noreferrer",
                ("img", "src") => value.starts_with(super::markdown::PROXY),
                ("img", "alt") => true,
                ("img", "loading") => value == "lazy",
                ("code", "class") => value.starts_with("language-"),
                ("span", "class") => value == "mention",
                ("ol", "start") => value.parse::<u32>().is_ok(),
                ("td" | "th", "align") => matches!(&*value, "left" | "right" | "center"),
                _ => false,
            };
            assert!(good, "<{name} {attribute}=\"{value}\"> in {html}");
        }
    }
}

/// What may be in a comment: written down once more, so that a slip in the renderer's own list is seen.
pub(crate) const KNOWN: [&str; 21] = [
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
