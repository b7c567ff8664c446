//! Rows into what is shown of them.

use std::collections::{HashMap, HashSet};

use futures_util::future::try_join;
use lodge_accounts::{Role, delegates};
use lodge_register::{Id, Timestamp};
use lodge_store::{Db, StoreError};

use super::Node;
use crate::{
    Book, Comment, Fate, Page, Site, Visitor, Votes, door,
    shown::{self, AuthorView, Badge, CommentView, Locked, PageView, SiteView},
    store::{self, sites::MODULE, thread::Leaf},
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
        let others = delegates::of_object(&book.house.db, MODULE, site.id.number()).await?;
        let moderators = others.iter().filter(|other| other.role == Role::Editor);
        Ok(Self {
            site: site_view(book, site),
            owner: site.account_id.number(),
            moderators: moderators.map(|other| other.account_id.number()).collect(),
        })
    }

    /// These comments with their words, authors and reactions.
    pub(crate) async fn comments(
        &self,
        book: &Book,
        page: Id<Page>,
        nodes: &[Node],
        eyes: Eyes,
    ) -> Result<Vec<CommentView>, StoreError> {
        let db = &book.house.db;
        let mut ids = Vec::new();
        named(nodes, &mut ids);
        let words = store::thread::words(db, page, &ids);
        let (words, given) = try_join(words, self.given(db, page)).await?;
        let mut authors: Vec<i64> =
            words.iter().filter_map(|comment| comment.author_id.map(Id::number)).collect();
        authors.sort_unstable();
        authors.dedup();
        let authors = store::thread::authors(db, &authors).await?;
        let mut reactions: HashMap<i64, Vec<(String, u32)>> = HashMap::new();
        for (comment, kind, count) in given {
            reactions.entry(comment).or_default().push((kind, small(count)));
        }
        let found = Found {
            words: words.into_iter().map(|comment| (comment.id.number(), comment)).collect(),
            authors: authors.into_iter().map(|visitor| (visitor.id.number(), visitor)).collect(),
            reactions,
            eyes,
        };
        Ok(nodes.iter().map(|node| self.comment(book, node, &found)).collect())
    }

    /// The reactions to the comments of a page, if the site has any.
    async fn given(&self, db: &Db, page: Id<Page>) -> Result<Vec<(i64, String, i64)>, StoreError> {
        if self.site.reactions.is_empty() {
            return Ok(Vec::new());
        }
        store::thread::reactions(db, page).await
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
            words: HashMap::from([(leaf.id, comment.clone())]),
            authors: HashMap::from([(author.id.number(), author.clone())]),
            reactions: HashMap::new(),
            eyes: Eyes::Theirs,
        };
        self.comment(book, &Node { leaf, depth, answers: Vec::new(), more: 0 }, &found)
    }

    fn comment(&self, book: &Book, node: &Node, found: &Found) -> CommentView {
        let leaf = &node.leaf;
        let comment = found.words.get(&leaf.id);
        let waits = leaf.state.fate() == Fate::Seen && found.eyes == Eyes::Theirs;
        let html = comment
            .filter(|_| waits || leaf.state.fate() == Fate::Read)
            .map(|comment| comment.html.reveal().clone())
            .filter(|html| !html.is_empty());
        let author = comment.and_then(|comment| comment.author_id).filter(|_| html.is_some());
        let author = author.and_then(|author| found.authors.get(&author.number()));
        CommentView {
            id: leaf.id,
            parent: leaf.parent,
            depth: node.depth,
            author: self.author(book, author),
            posted_at: leaf.posted_at,
            edited_at: comment.and_then(|comment| comment.edited_at).filter(|_| html.is_some()),
            up: if html.is_some() { small(leaf.up) } else { 0 },
            down: if html.is_some() { small(leaf.down) } else { 0 },
            reactions: found.reactions.get(&leaf.id).filter(|_| html.is_some()).cloned().unwrap_or_default(),
            sticky: leaf.sticky,
            held: waits,
            answers: node.answers.iter().map(|answer| self.comment(book, answer, found)).collect(),
            more_answers: u32::try_from(node.more).unwrap_or(u32::MAX),
            html,
        }
    }

    fn author(&self, book: &Book, visitor: Option<&Visitor>) -> AuthorView {
        let Some(visitor) = visitor else {
            return AuthorView {
                public_id: String::new(),
                name: None,
                badge: None,
                website: None,
                avatar: None,
            };
        };
        let public_id = door::public_id(book, visitor.id);
        AuthorView {
            avatar: visitor.picture.as_ref().map(|_| format!("{}/avatar/{public_id}", self.site.api)),
            public_id,
            name: Some(visitor.name.reveal().clone()).filter(|name| !name.is_empty()),
            badge: self.badge(visitor),
            website: visitor.website.as_ref().map(|website| website.reveal().clone()),
        }
    }

    fn badge(&self, visitor: &Visitor) -> Option<Badge> {
        let account = visitor.account_id.map(Id::number);
        if account == Some(self.owner) {
            return Some(Badge::Owner);
        }
        let moderates =
            visitor.moderates || account.is_some_and(|account| self.moderators.contains(&account));
        moderates.then_some(Badge::Moderator)
    }
}

struct Found {
    words: HashMap<i64, Comment>,
    authors: HashMap<i64, Visitor>,
    reactions: HashMap<i64, Vec<(String, u32)>>,
    eyes: Eyes,
}

fn named(nodes: &[Node], ids: &mut Vec<i64>) {
    for node in nodes {
        ids.push(node.leaf.id);
        named(&node.answers, ids);
    }
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
