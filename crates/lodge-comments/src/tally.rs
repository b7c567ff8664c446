//! Votes and reactions, told to those who look: numbers only, and those of a page at most once a second, however many vote.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use lodge_register::Id;
use lodge_store::{Db, StoreError};
use serde_json::{Map, Value, json};
use tracing::warn;

use crate::{Book, Comment, Frame, Page, Site, State, store::thread};

/// How long numbers wait for others of their page.
#[cfg(not(test))]
const WAIT: Duration = Duration::from_secs(1);
/// A test says itself when the wait is over.
#[cfg(test)]
const WAIT: Duration = Duration::MAX;

/// The comments whose numbers are about to be told, by page.
#[derive(Default)]
pub(crate) struct Tally(Mutex<HashMap<i64, BTreeSet<i64>>>);

impl Tally {
    /// Notes a comment. Says whether it is the first of its page: then somebody has to tell.
    fn note(&self, page: i64, comment: i64) -> bool {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_first = !waiting.contains_key(&page);
        waiting.entry(page).or_default().insert(comment);
        is_first
    }

    /// The comments of a page that wait, which now do so no more.
    fn take(&self, page: i64) -> BTreeSet<i64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&page).unwrap_or_default()
    }
}

/// Somebody voted for a comment, or reacted: those who look are told in a moment.
pub(crate) fn counted(book: &Book, site: &Site, comment: &Comment) {
    let page = comment.page_id;
    if !book.live.has(page.number()) || !book.tally.note(page.number(), comment.id.number()) {
        return;
    }
    let (book, offered) = (book.clone(), site.rules.show.reactions.clone());
    tokio::spawn(async move {
        tokio::time::sleep(WAIT).await;
        tell(&book, page, &offered).await;
    });
}

/// Tells those who look at a page what was counted since they were last told.
async fn tell(book: &Book, page: Id<Page>, offered: &[String]) {
    let waiting = book.tally.take(page.number());
    match numbers(&book.house.db, page, &waiting, offered).await {
        Ok(data) => {
            let frame = Frame { event: "counted", language: None, data: data.to_string() };
            book.live.tell(page.number(), frame);
        }
        Err(error) => warn!(error = %error, "Readers of a page were not told how many voted"),
    }
}

/// How many pressed each button of these comments, by the button's value: votes for and against, and each reaction.
async fn numbers(
    db: &Db,
    page: Id<Page>,
    comments: &BTreeSet<i64>,
    offered: &[String],
) -> Result<Value, StoreError> {
    let given: HashMap<(i64, String), i64> =
        thread::reactions(db, page).await?.into_iter().map(|(id, kind, count)| ((id, kind), count)).collect();
    let mut leaves = Vec::with_capacity(comments.len());
    for comment in comments {
        leaves.extend(thread::one(db, page, *comment).await?);
    }
    let shown = leaves.iter().map(|(leaf, _)| leaf).filter(|leaf| leaf.state == State::Shown);
    let counts = shown.map(|leaf| {
        // What was taken back is told as well: as none.
        let count = |kind: &String| given.get(&(leaf.id, kind.clone())).copied().unwrap_or(0);
        let votes = [("1".to_owned(), leaf.up), ("-1".to_owned(), leaf.down)];
        let kinds = offered.iter().map(|kind| (kind.clone(), count(kind)));
        let counts = votes.into_iter().chain(kinds).map(|(value, count)| (value, Value::from(count)));
        json!({ "id": leaf.id.to_string(), "counts": counts.collect::<Map<_, _>>() })
    });
    Ok(json!({ "all": counts.collect::<Vec<_>>() }))
}

#[cfg(test)]
mod tests;
