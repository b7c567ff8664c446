//! Comments as moderators see them: with their page and their author.

use std::collections::{HashMap, hash_map::Entry};

use lodge_register::Timestamp;
use lodge_store::{Db, StoreError};
use lodge_web::Fault;

use crate::{
    Book, Comment, Page, Site, State, Visitor, Why, spam,
    store::{pages, thread},
};

/// A comment, with what a moderator needs to decide about it.
pub(crate) struct Item {
    pub(crate) id: i64,
    pub(crate) page: i64,
    pub(crate) path: String,
    pub(crate) author: Option<(i64, String)>,
    pub(crate) body: String,
    pub(crate) html: String,
    pub(crate) state: State,
    pub(crate) why: Option<Why>,
    pub(crate) sticky: bool,
    pub(crate) at: Timestamp,
    pub(crate) edited: bool,
    /// Which words speak for spam or against it, by what moderators decided so far: how many of a hundred such are spam.
    pub(crate) weighed: Vec<(String, i64)>,
}

impl Item {
    fn of(comment: &Comment, page: Option<&Page>, author: Option<&Visitor>) -> Self {
        Self {
            id: comment.id.number(),
            page: comment.page_id.number(),
            path: page.map(|page| page.path.clone()).unwrap_or_default(),
            author: author.map(|author| (author.id.number(), author.name.reveal().clone())),
            body: comment.body.reveal().clone(),
            html: comment.html.reveal().clone(),
            state: comment.state,
            why: comment.why,
            sticky: comment.sticky,
            at: comment.posted_at,
            edited: comment.edited_at.is_some(),
            weighed: Vec::new(),
        }
    }

    /// Whether its words, its author or its page have this, in small letters.
    pub(crate) fn has(&self, needle: &str) -> bool {
        let author = self.author.as_ref().map_or("", |(_, name)| name.as_str());
        [self.body.as_str(), author, self.path.as_str()]
            .iter()
            .any(|text| text.to_lowercase().contains(needle))
    }

    pub(crate) fn state_words(&self) -> String {
        format!("comments-state-{}", self.state.as_str())
    }

    pub(crate) fn why_words(&self) -> Option<String> {
        self.why.map(|why| format!("comments-why-{}", why.as_str()))
    }
}

/// Which words of a comment speak for spam or against it.
pub(crate) async fn weighed(
    book: &Book,
    site: &Site,
    comment: &Comment,
) -> Result<Vec<(String, i64)>, Fault> {
    Ok(spam::explain(book, site, comment).await?.into_iter().map(of_hundred).collect())
}

#[expect(clippy::cast_possible_truncation, reason = "it is between 0 and 100")]
fn of_hundred((word, chance): (String, f32)) -> (String, i64) {
    (word, (chance.clamp(0.0, 1.0) * 100.0).round() as i64)
}

/// These comments, each with its page and its author.
pub(crate) async fn items(db: &Db, comments: &[Comment]) -> Result<Vec<Item>, StoreError> {
    let mut authors: Vec<i64> =
        comments.iter().filter_map(|comment| comment.author_id).map(lodge_register::Id::number).collect();
    authors.sort_unstable();
    authors.dedup();
    let authors = thread::authors(db, &authors).await?;
    let authors: HashMap<_, _> = authors.iter().map(|author| (author.id, author)).collect();
    let mut under = HashMap::new();
    for comment in comments {
        if let Entry::Vacant(place) = under.entry(comment.page_id) {
            place.insert(pages::by_id(db, comment.page_id).await?);
        }
    }
    let item = |comment: &Comment| {
        let page = under.get(&comment.page_id).and_then(Option::as_ref);
        let author = comment.author_id.and_then(|id| authors.get(&id).copied());
        Item::of(comment, page, author)
    };
    Ok(comments.iter().map(item).collect())
}
