//! Comments as moderators see them: with their page and their author.

use std::collections::{HashMap, hash_map::Entry};

use lodge_register::Timestamp;
use lodge_store::{Db, StoreError};

use crate::{
    Comment, Page, State, Visitor, Why,
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
