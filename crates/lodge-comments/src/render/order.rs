//! Putting the tree of a comment in order, before it is written.

use super::{Allowed, Around, address, mention};
use comrak::Arena;
use comrak::nodes::{Ast, LineColumn, Node, NodeCodeBlock, NodeLink, NodeValue};
use std::cell::RefCell;
use url::Url;

/// How deep quotations and lists may lie in each other. What lies deeper is shown at this depth.
const DEEPEST: usize = 12;

/// What was met on the way.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) text: String,
    pub(super) links: Vec<Url>,
    pub(super) images: Vec<Url>,
    pub(super) mentions: Vec<String>,
}

/// Puts the tree in order and tells what is in it.
pub(super) fn put<'a>(
    arena: &'a Arena<'a>,
    document: Node<'a>,
    allowed: Allowed,
    around: &dyn Around,
) -> Found {
    let mut found = Found::default();
    flatten(document);
    let everything: Vec<_> = document.descendants().collect();
    for node in everything {
        headings(arena, node);
        code(node);
        image(arena, node, allowed, around, &mut found);
        link(node, allowed, &mut found);
    }
    for node in document.descendants().collect::<Vec<_>>() {
        mentions(arena, node, around, &mut found);
    }
    found.text = text(document);
    found
}

/// Nobody reads the thirteenth level, and a browser gives up at the five-hundredth.
fn flatten(document: Node<'_>) {
    let mut waiting = vec![(document, 0)];
    while let Some((node, depth)) = waiting.pop() {
        let box_like = matches!(node.data().value, NodeValue::BlockQuote | NodeValue::List(_));
        let depth = depth + usize::from(box_like);
        waiting.extend(node.children().map(|child| (child, depth)));
        match node.data().value {
            _ if depth <= DEEPEST => {}
            NodeValue::BlockQuote | NodeValue::List(_) | NodeValue::Item(_) => unwrap(node),
            _ => {}
        }
    }
}

/// A comment has no headings: they would be headings of the page it stands on.
fn headings<'a>(arena: &'a Arena<'a>, node: Node<'a>) {
    if !matches!(node.data().value, NodeValue::Heading(_)) {
        return;
    }
    node.data_mut().value = NodeValue::Paragraph;
    let strong = new(arena, NodeValue::Strong);
    for child in node.children().collect::<Vec<_>>() {
        strong.append(child);
    }
    node.append(strong);
}

/// Only the name of a language is kept of what stands behind a fence.
fn code(node: Node<'_>) {
    if let NodeValue::CodeBlock(block) = &mut node.data_mut().value {
        block.info = language(block);
    }
}

fn language(block: &NodeCodeBlock) -> String {
    let word = block.info.split([' ', ',', '{']).next().unwrap_or_default();
    let fits = word.len() <= 30 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"+#-_.".contains(&b));
    if fits { word.to_ascii_lowercase() } else { String::new() }
}

/// Images come from our proxy, so that a reader's browser asks nobody else; or they become links.
fn image<'a>(arena: &'a Arena<'a>, node: Node<'a>, allowed: Allowed, around: &dyn Around, found: &mut Found) {
    let Some(typed) = typed_image(node) else { return };
    match address::image(&typed) {
        Some(there) if allowed.images => {
            let shown = around.image(&there);
            node.data_mut().value = NodeValue::Image(to(shown.as_str()));
            once(&mut found.images, there);
        }
        Some(there) => {
            if node.children().next().is_none() {
                node.append(new(arena, NodeValue::Text(there.as_str().to_owned().into())));
            }
            node.data_mut().value = NodeValue::Link(to(there.as_str()));
        }
        None => unwrap(node),
    }
}

/// A link that may not be, or leads nowhere that is allowed, is its words.
fn link(node: Node<'_>, allowed: Allowed, found: &mut Found) {
    let Some(typed) = typed_link(node) else { return };
    match address::link(&typed) {
        Some(there) if allowed.links => {
            node.data_mut().value = NodeValue::Link(to(there.as_str()));
            once(&mut found.links, there);
        }
        _ => unwrap(node),
    }
}

/// Marks those who are spoken to, outside links.
fn mentions<'a>(arena: &'a Arena<'a>, node: Node<'a>, around: &dyn Around, found: &mut Found) {
    let Some(text) = node.data().value.text().map(str::to_owned) else { return };
    if node.ancestors().any(|above| matches!(above.data().value, NodeValue::Link(_) | NodeValue::Image(_))) {
        return;
    }
    let mut read = 0;
    for place in mention::places(&text) {
        let (Some(before), Some(said)) = (text.get(read..place.start), text.get(place.clone())) else {
            break;
        };
        let name = said.trim_start_matches('@');
        if !around.knows(name) {
            continue;
        }
        node.insert_before(new(arena, NodeValue::Text(before.to_owned().into())));
        // Underlining is the one mark that Markdown itself cannot make here; `clean` makes a `span` of it.
        let marked = new(arena, NodeValue::Underline);
        marked.append(new(arena, NodeValue::Text(said.to_owned().into())));
        node.insert_before(marked);
        once(&mut found.mentions, name.to_owned());
        read = place.end;
    }
    if let Some(rest) = text.get(read..).filter(|_| read > 0) {
        node.data_mut().value = NodeValue::Text(rest.to_owned().into());
    }
}

/// The words alone, a line for each line.
fn text(document: Node<'_>) -> String {
    let mut words = String::new();
    for node in document.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::CodeBlock(block) => line(&mut words, &block.literal),
            NodeValue::HtmlBlock(block) => line(&mut words, &block.literal),
            NodeValue::HtmlInline(typed) => words.push_str(typed),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push('\n'),
            NodeValue::TableCell => line(&mut words, ""),
            value if value.block() => line(&mut words, ""),
            _ => {}
        }
    }
    words.trim().to_owned()
}

/// Begins a line and writes on it.
fn line(words: &mut String, said: &str) {
    if !words.is_empty() && !words.ends_with('\n') {
        words.push('\n');
    }
    words.push_str(said);
}

/// Puts what is in it in its place.
fn unwrap(node: Node<'_>) {
    for child in node.children().collect::<Vec<_>>() {
        node.insert_before(child);
    }
    node.detach();
}

fn typed_image(node: Node<'_>) -> Option<String> {
    match &node.data().value {
        NodeValue::Image(image) => Some(image.url.clone()),
        _ => None,
    }
}

fn typed_link(node: Node<'_>) -> Option<String> {
    match &node.data().value {
        NodeValue::Link(link) => Some(link.url.clone()),
        _ => None,
    }
}

fn to(url: &str) -> Box<NodeLink> {
    Box::new(NodeLink { url: url.to_owned(), title: String::new() })
}

fn new<'a>(arena: &'a Arena<'a>, value: NodeValue) -> Node<'a> {
    arena.alloc(comrak::arena_tree::Node::new(RefCell::new(Ast::new(
        value,
        LineColumn { line: 0, column: 0 },
    ))))
}

fn once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
