//! Elements of an XML file, one after another.

use super::ImportError;
use super::leash::{LONGEST, LONGEST_OTHER, Leash};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::BufRead;

/// How deep elements of an export lie in each other; real ones: four.
const DEEPEST: usize = 32;

/// An element, its text and what is in it. Names come without the prefix of their namespace.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    /// Whether its name came with a prefix: it is of another vocabulary than the file's own.
    pub(super) is_prefixed: bool,
    attributes: Vec<(String, String)>,
    pub(super) text: String,
    children: Vec<Element>,
}

impl Element {
    /// The first element of this name in it.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first element of this name in it; empty if there is none.
    pub(super) fn said(&self, name: &str) -> &str {
        self.child(name).map_or("", |child| child.text.trim())
    }

    /// An attribute; empty if there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(given, _)| given == name).map_or("", |(_, value)| value)
    }
}

/// Gives every element of one of these names, and what is in it, as soon as it ends. What lies around them is passed
/// through, whatever it is called.
pub(super) fn each(
    input: impl BufRead,
    format: &'static str,
    wanted: &[&str],
    give: &mut dyn FnMut(Element) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let (input, leash) = Leash::new(input, LONGEST_OTHER);
    let mut reader = Reader::from_reader(input);
    reader.config_mut().check_end_names = true;
    let (mut buffer, mut open, mut held, mut outside): (_, Vec<Element>, usize, usize) =
        (Vec::new(), Vec::new(), 0, 0);
    let mut began = false;
    loop {
        buffer.clear();
        leash.let_out(if open.is_empty() { LONGEST_OTHER } else { LONGEST.saturating_sub(held).max(1) });
        let damaged = |at| ImportError::Damaged { format, at };
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(_) if leash.is_over() => return Err(ImportError::TooLong { format }),
            Err(quick_xml::Error::Io(error)) => {
                return Err(std::io::Error::new(error.kind(), error.to_string()).into());
            }
            Err(_) => return Err(damaged(reader.error_position())),
        };
        held = if open.is_empty() { 0 } else { held + event.len() };
        if held > LONGEST {
            return Err(ImportError::TooLong { format });
        }
        match event {
            Event::Start(start) => {
                began = true;
                let element = begun(&start);
                match open.len() {
                    0 if !wanted.contains(&&*element.name) => outside += 1,
                    DEEPEST.. => return Err(damaged(reader.buffer_position())),
                    _ => open.push(element),
                }
            }
            Event::Empty(start) => {
                let element = begun(&start);
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None if wanted.contains(&&*element.name) => give(element)?,
                    None => {}
                }
            }
            Event::End(_) => match open.pop() {
                None => outside = outside.saturating_sub(1),
                Some(element) => match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => give(element)?,
                },
            },
            Event::Text(text) => say(&mut open, &text),
            Event::CData(text) => say(&mut open, &text),
            Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(letter)) => say(&mut open, letter.encode_utf8(&mut [0; 4])),
                // An entity that a DTD would have to explain says nothing: none is read, so that none does harm.
                _ => say(&mut open, resolve_predefined_entity(&entity).unwrap_or_default()),
            },
            Event::Eof if began && open.is_empty() && outside == 0 => return Ok(()),
            Event::Eof => return Err(damaged(reader.buffer_position())),
            // Entities of its own are what bombs are made of, and no export has any.
            Event::DocType(words) if words.contains('[') => return Err(damaged(reader.buffer_position())),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn say(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn begun(start: &BytesStart<'_>) -> Element {
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_owned();
    let attributes = start.attributes().flatten().filter_map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some((local(attribute.key.as_ref()), value.into_owned()))
    });
    let is_prefixed = start.name().as_ref().contains(':');
    Element {
        name: local(start.name().as_ref()),
        is_prefixed,
        attributes: attributes.collect(),
        ..Element::default()
    }
}
