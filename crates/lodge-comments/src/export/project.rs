//! What is left of an item in a format that cannot say all of it.

use super::keeps::{Account, KEEPS, Keeps, Kind, Tally};
use super::{Contacts, Options, html};
use crate::import::{Author, Comment, Format, Item, Page, State, Text, Votes};
use lodge_register::Timestamp;
use std::collections::{HashMap, HashSet};

/// Leaves of each item what a format can say. It remembers the page that it is at.
#[derive(Debug)]
pub struct Projection {
    keeps: &'static Keeps,
    site: String,
    contacts: Contacts,
    closed: HashSet<String>,
    /// The page, until a comment shows that it is needed.
    waiting: Option<Page>,
    /// What the page is called in the export.
    page: String,
    pages: u64,
    comments: u64,
    /// What comments of this page are called, and below which one they began.
    known: HashMap<String, Known>,
}

#[derive(Debug)]
struct Known {
    name: String,
    root: String,
}

impl Projection {
    /// The projection of a format; nothing if the format is only read.
    #[must_use]
    pub fn new(format: Format, options: &Options<'_>) -> Option<Self> {
        Some(Self {
            keeps: KEEPS.iter().find(|keeps| keeps.format == format)?,
            site: options.site.to_owned(),
            contacts: options.contacts,
            closed: options.closed.iter().cloned().collect(),
            waiting: None,
            page: String::new(),
            pages: 0,
            comments: 0,
            known: HashMap::new(),
        })
    }

    /// What is left of an item: nothing, itself, or itself and the page that it is on.
    pub fn of(&mut self, item: Item) -> Vec<Item> {
        match item {
            Item::Skipped { .. } => Vec::new(),
            Item::Page(page) => {
                let page = self.page(page);
                if self.keeps.empty_pages {
                    return vec![Item::Page(page)];
                }
                self.waiting = Some(page);
                Vec::new()
            }
            Item::Comment(comment) => {
                let Some(comment) = self.comment(*comment) else { return Vec::new() };
                let page = self.waiting.take().map(Item::Page);
                page.into_iter().chain([Item::Comment(Box::new(comment))]).collect()
            }
        }
    }

    fn page(&mut self, page: Page) -> Page {
        let keeps = self.keeps;
        self.known.clear();
        self.pages += 1;
        let address = match keeps.whole_addresses && page.address.starts_with('/') {
            true => format!("https://{}{}", self.site, page.address),
            false => page.address.clone(),
        };
        let closed = match keeps.format {
            Format::Remark42 => self.closed.contains(&page.address),
            _ => page.closed,
        };
        self.page = match keeps.format {
            Format::Commento | Format::Remark42 => address.clone(),
            Format::Isso => self.pages.to_string(),
            _ => page.id,
        };
        let title = if keeps.titles { page.title.trim().to_owned() } else { String::new() };
        Page { id: self.page.clone(), address, title, closed: closed && keeps.closed }
    }

    fn comment(&mut self, comment: Comment) -> Option<Comment> {
        let keeps = self.keeps;
        let state = keeps.state(comment.state)?;
        let (id, parent) = self.place(&comment);
        let is_all = keeps.format == Format::Lodge;
        Some(Comment {
            id,
            parent,
            page: self.page.clone(),
            author: self.author(comment.author),
            // What was taken away is not handed on.
            text: match state {
                State::Deleted if !is_all => self.text(Text::Markdown(String::new().into())),
                _ => self.text(comment.text),
            },
            posted_at: self.moment(comment.posted_at),
            edited_at: comment.edited_at.filter(|_| keeps.edited),
            state,
            sticky: comment.sticky && keeps.sticky,
            votes: match keeps.votes {
                Tally::Both => comment.votes,
                Tally::Score => Votes::of_score(comment.votes.score()),
                Tally::None => Votes::default(),
            },
            reactions: if keeps.reactions { comment.reactions } else { Vec::new() },
            edits: if keeps.edits { comment.edits } else { Vec::new() },
        })
    }

    /// What a comment is called, and which one it answers. One whose parent stays behind stands by itself.
    fn place(&mut self, comment: &Comment) -> (String, Option<String>) {
        if self.keeps.format == Format::Lodge {
            return (comment.id.clone(), comment.parent.clone());
        }
        self.comments += 1;
        let name = match self.keeps.format {
            Format::Isso => self.comments.to_string(),
            _ => comment.id.clone(),
        };
        let parent = comment.parent.as_ref().and_then(|parent| self.known.get(parent));
        let root = parent.map_or_else(|| name.clone(), |parent| parent.root.clone());
        let parent = parent.map(|parent| if self.keeps.depth { &parent.name } else { &parent.root }).cloned();
        self.known.insert(comment.id.clone(), Known { name: name.clone(), root });
        (name, parent)
    }

    fn author(&self, author: Author) -> Author {
        let keeps = self.keeps;
        let mut left = Author {
            id: String::new(),
            name: author.name,
            email: author.email.filter(|_| keeps.emails && self.contacts == Contacts::With),
            website: author.website.filter(|_| keeps.websites),
        };
        left.id = match keeps.accounts {
            Account::Gone => String::new(),
            Account::Made if author.id.is_empty() => made(&left, keeps.format),
            Account::Made | Account::Kept => author.id,
        };
        left
    }

    fn text(&self, text: Text) -> Text {
        match (self.keeps.text, text) {
            (Kind::AsIs, text) => text,
            (Kind::Markdown, text) => Text::Markdown(text.into_markdown()),
            (Kind::Html, Text::Html(html)) => Text::Html(html.reveal().trim().to_owned().into()),
            (Kind::HtmlLines, Text::HtmlLines(html)) => {
                Text::HtmlLines(html.reveal().trim().to_owned().into())
            }
            (Kind::Html, text) => Text::Html(html::html(text.into_markdown().reveal()).into()),
            (Kind::HtmlLines, text) => {
                Text::HtmlLines(html::on_one_line(text.into_markdown().reveal()).into())
            }
        }
    }

    fn moment(&self, moment: Timestamp) -> Timestamp {
        let part = if self.keeps.millis { 0 } else { moment.millis().rem_euclid(1000) };
        moment.plus_millis(-part)
    }
}

/// An account for somebody who has none: the same for the same name, page and, where it goes along, address. Commento can
/// say that somebody is nobody; Remark42 cannot.
fn made(author: &Author, format: Format) -> String {
    let said = [&author.name, &author.website, &author.email];
    if format == Format::Commento && said.iter().all(|said| said.is_none()) {
        return String::new();
    }
    // FNV-1a: it tells guests apart, and hides nothing that is not in the export beside it.
    let bytes = said.iter().flat_map(|said| {
        said.as_ref().map_or(&[][..], |said| said.reveal().as_bytes()).iter().copied().chain([0xff])
    });
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("guest-{hash:016x}")
}
