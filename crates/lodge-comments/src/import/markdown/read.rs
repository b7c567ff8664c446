//! HTML as a row of tags in pairs and texts, without anything that could do harm.

use ammonia::Builder;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// What is understood. Of everything else the words stay.
const ELEMENTS: [&str; 37] = [
    "a",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "samp",
    "strike",
    "strong",
    "table",
    "td",
    "th",
    "tr",
    "tt",
    "ul",
    "var",
];

/// What takes its words with it when it goes: they were never meant to be read.
const SILENCED: [&str; 6] = ["iframe", "noscript", "object", "script", "style", "template"];

/// A tag, or what stands between two.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Open {
        name: String,
        /// Where it leads: of a link or an image.
        to: String,
        /// What an image is said to show, the language of code, or the first number of a list.
        said: String,
    },
    Close(String),
    Text(String),
}

/// Reads HTML, however it was written.
pub(super) fn read(html: &str) -> Vec<Piece> {
    let tokenizer = Tokenizer::new(Pieces::default(), Default::default());
    let queue = BufferQueue::default();
    queue.push_back(clean(html).into());
    while !queue.is_empty() {
        let _script = tokenizer.feed(&queue);
    }
    tokenizer.end();
    tokenizer.sink.0.take()
}

fn clean(html: &str) -> String {
    let mut list = Builder::empty();
    list.tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from(SILENCED))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("img", HashSet::from(["src", "alt"])),
            ("ol", HashSet::from(["start"])),
            ("code", HashSet::from(["class"])),
        ]))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .link_rel(None);
    list.clean(html).to_string()
}

#[derive(Default)]
struct Pieces(RefCell<Vec<Piece>>);

impl TokenSink for Pieces {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut pieces = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => {
                pieces.push(Piece::Close(tag.name.to_string()))
            }
            Token::TagToken(tag) => {
                let attribute = |names: [&str; 3]| {
                    let found = tag.attrs.iter().find(|one| names.contains(&&*one.name.local));
                    found.map_or(String::new(), |one| one.value.to_string())
                };
                let (to, said) = (attribute(["href", "src", ""]), attribute(["alt", "class", "start"]));
                pieces.push(Piece::Open { name: tag.name.to_string(), to, said });
            }
            Token::CharacterTokens(text) => match pieces.last_mut() {
                Some(Piece::Text(before)) => before.push_str(&text),
                _ => pieces.push(Piece::Text(text.to_string())),
            },
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
