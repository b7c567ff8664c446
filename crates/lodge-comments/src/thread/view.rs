//! Rows into what is shown of them.

use std::collections::{HashMap, HashSet};

use lodge_accounts::delegates;
use lodge_register::{Id, Timestamp};
use lodge_store::{Question, Row, StoreError};

use super::Node;
use crate::{
    Book, Comment, Fate, Page, Site, Visitor, Votes, door,
    shown::{self, AuthorView, Badge, CommentView, Locked, PageView, SiteView},
    store::{
        seen::{self, Pile, Said, Writer},
        sites::MODULE,
        thread::{self, Leaf},
    },
};

const DAY: i64 = 86_400_000;

/// For whom comments are written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Eyes {
    /// Everybody: what waits for a moderator has no word and no name in it, though its place may be kept by answers.
    All,
    /// Its author, or who moderates.
    Theirs,
}

/// A site, and who has a part in it.
pub(crate) struct Scene {
    pub(crate) site: SiteView,
    owner: i64,
    moderators: HashSet<i64>,
}

impl Scene {
    pub(crate) async fn of(book: &Book, site: &Site) -> Result<Self, StoreError> {
        let [editors] = book.house.db.answers([Self::asked(site)]).await?;
        Self::new(book, site, &editors)
    }

    /// What is asked for who has a part in a site.
    pub(crate) fn asked(site: &Site) -> Question {
        delegates::editors_of(MODULE, site.id.number())
    }

    /// With the answer to that.
    pub(crate) fn new(book: &Book, site: &Site, editors: &[Row]) -> Result<Self, StoreError> {
        Ok(Self {
            site: site_view(book, site),
            owner: site.account_id.number(),
            moderators: editors.iter().map(|editor| editor.int(0)).collect::<Result<_, _>>()?,
        })
    }

    /// These comments of a page with their words, authors and reactions. What is not at hand is asked for.
    pub(crate) async fn comments(
        &self,
        book: &Book,
        page: Id<Page>,
        nodes: &[Node],
        eyes: Eyes,
        (mut pile, given): (Pile, Vec<Row>),
    ) -> Result<Vec<CommentView>, StoreError> {
        let db = &book.house.db;
        let ids = shown_of(nodes, eyes);
        let away: Vec<i64> = ids.iter().copied().filter(|id| !pile.has(*id)).collect();
        for some in away.chunks(seen::SOME) {
            pile.put(db.answers(seen::of_some(page, some)).await?)?;
        }
        let mut words = HashMap::with_capacity(ids.len());
        for id in ids {
            if let Some(said) = pile.said(db, page, id)? {
                words.insert(id, said);
            }
        }
        let mut reactions: HashMap<i64, Vec<(String, u32)>> = HashMap::new();
        for (comment, kind, count) in thread::reactions_in(&given)? {
            reactions.entry(comment).or_default().push((kind, small(count)));
        }
        let writers = pile.writers(db)?;
        let authors = writers.into_iter().map(|(id, writer)| (id, self.author(book, &writer))).collect();
        let found = Found { words, authors, reactions, eyes };
        Ok(nodes.iter().map(|node| comment(node, &found)).collect())
    }

    /// A comment that nobody has seen yet, for whoever wrote it.
    pub(super) fn fresh(&self, book: &Book, comment: &Comment, author: &Visitor, depth: u32) -> CommentView {
        let leaf = Leaf {
            id: comment.id.number(),
            parent: comment.parent,
            state: comment.state,
            sticky: comment.sticky,
            posted_at: comment.posted_at,
            up: 0,
            down: 0,
        };
        let found = Found {
            words: HashMap::from([(leaf.id, Said::of(comment))]),
            authors: HashMap::from([(author.id.number(), self.author(book, &Writer::of(author)))]),
            reactions: HashMap::new(),
            eyes: Eyes::Theirs,
        };
        self::comment(&Node { leaf, depth, answers: Vec::new(), more: 0 }, &found)
    }

    fn author(&self, book: &Book, writer: &Writer) -> AuthorView {
        let public_id = door::public_id(book, writer.id);
        AuthorView {
            avatar: writer.has_picture.then(|| format!("{}/avatar/{public_id}", self.site.api)),
            public_id,
            name: Some(writer.name.reveal().clone()).filter(|name| !name.is_empty()),
            badge: self.badge(writer),
            website: writer.website.as_ref().map(|website| website.reveal().clone()),
        }
    }

    fn badge(&self, writer: &Writer) -> Option<Badge> {
        let account = writer.account;
        if account == Some(self.owner) {
            return Some(Badge::Owner);
        }
        let moderates = writer.moderates || account.is_some_and(|account| self.moderators.contains(&account));
        moderates.then_some(Badge::Moderator)
    }
}

/// What was found for comments. Whoever wrote many of them is made ready once.
struct Found {
    words: HashMap<i64, Said>,
    authors: HashMap<i64, AuthorView>,
    reactions: HashMap<i64, Vec<(String, u32)>>,
    eyes: Eyes,
}

fn comment(node: &Node, found: &Found) -> CommentView {
    let leaf = &node.leaf;
    let said = found.words.get(&leaf.id);
    let waits = leaf.state.fate() == Fate::Seen && found.eyes == Eyes::Theirs;
    let html = said
        .filter(|_| waits || leaf.state.fate() == Fate::Read)
        .map(|said| said.html.reveal().clone())
        .filter(|html| !html.is_empty());
    let author = said.and_then(|said| said.author).filter(|_| html.is_some());
    let author = author.and_then(|author| found.authors.get(&author));
    CommentView {
        id: leaf.id,
        parent: leaf.parent,
        depth: node.depth,
        author: author.cloned().unwrap_or_else(nobody),
        posted_at: leaf.posted_at,
        edited_at: said.and_then(|said| said.edited_at).filter(|_| html.is_some()),
        up: if html.is_some() { small(leaf.up) } else { 0 },
        down: if html.is_some() { small(leaf.down) } else { 0 },
        reactions: found.reactions.get(&leaf.id).filter(|_| html.is_some()).cloned().unwrap_or_default(),
        sticky: leaf.sticky,
        held: waits,
        answers: node.answers.iter().map(|answer| comment(answer, found)).collect(),
        more_answers: u32::try_from(node.more).unwrap_or(u32::MAX),
        html,
    }
}

const fn nobody() -> AuthorView {
    AuthorView { public_id: String::new(), name: None, badge: None, website: None, avatar: None }
}

/// Those of which these eyes see a word.
pub(super) fn shown_of(nodes: &[Node], eyes: Eyes) -> Vec<i64> {
    let (mut ids, mut waiting) = (Vec::new(), nodes.iter().collect::<Vec<_>>());
    while let Some(node) = waiting.pop() {
        if eyes == Eyes::Theirs || node.leaf.state.fate() == Fate::Read {
            ids.push(node.leaf.id);
        }
        waiting.extend(&node.answers);
    }
    ids
}

fn site_view(book: &Book, site: &Site) -> SiteView {
    let rules = &site.rules;
    SiteView {
        id: site.id.number(),
        api: book.at(),
        guests: rules.who.guests,
        votes: match rules.show.votes {
            Votes::None => shown::Votes::None,
            Votes::Up => shown::Votes::Up,
            Votes::Both => shown::Votes::Both,
        },
        reactions: rules.show.reactions.clone(),
        max_level: u32::from(rules.show.levels),
        rss: rules.show.feeds,
        proof: true,
    }
}

/// What is shown of a page; of one that nobody wrote under yet, its path.
pub(crate) fn page_view(book: &Book, site: &Site, page: Option<&Page>, path: &str) -> PageView {
    let host = site.host.reveal();
    let scheme = if host.starts_with("localhost") || host.starts_with("127.") { "http" } else { "https" };
    let path = page.map_or(path, |page| &page.path);
    PageView {
        id: page.map_or(0, |page| page.id.number()),
        path: path.to_owned(),
        title: page.map(|page| page.title.clone()).unwrap_or_default(),
        url: format!("{scheme}://{host}{path}"),
        revision: page.map_or(0, |page| page.revision),
        count: small(page.map_or(0, |page| page.shown)),
        locked: locked(site, page, book.house.clock.now()),
    }
}

fn locked(site: &Site, page: Option<&Page>, now: Timestamp) -> Option<Locked> {
    if site.locked {
        return Some(Locked::Site);
    }
    let page = page?;
    if page.locked {
        return Some(Locked::Moderator);
    }
    let days = i64::from(site.rules.hold.close_after_days);
    let is_old = days > 0 && now.millis() - page.created_at.millis() > days * DAY;
    is_old.then_some(Locked::Age)
}

fn small(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}
