//! What is told to those who look at a page, whoever did it: its author, a moderator, a letter that was answered.
//!
//! Whoever is not told reads it anew sooner or later; so a fault here is noted, and stops nothing.

use lodge_register::Id;
use lodge_store::StoreError;
use lodge_web::Language;
use serde_json::{Value, json};

use crate::{
    Book, Comment, Frame, Page, Site, State,
    live::Spot,
    store::{comments, pages},
    thread,
};

/// A page came to be: whoever looked at where it is hears what happens on it. Says whether somebody did.
pub(crate) fn came(book: &Book, page: &Page) -> bool {
    book.live.came(page.id.number(), Spot::Bare(page.site_id.number(), page.path.clone()))
}

/// A comment can be read from now on. Nothing is told of one that cannot.
pub(crate) async fn appeared(book: &Book, site: &Site, comment: &Comment) {
    if comment.state == State::Shown {
        noted(written(book, site, comment, "comment").await);
    }
}

/// A comment says something else now, or waits again for a moderator.
pub(crate) async fn changed(book: &Book, site: &Site, comment: &Comment) {
    match comment.state {
        State::Shown => noted(written(book, site, comment, "changed").await),
        _ => gone(book, comment).await,
    }
}

/// A comment cannot be read any more.
pub(crate) async fn gone(book: &Book, comment: &Comment) {
    let page = comment.page_id;
    if !book.live.has(page.number()) {
        return;
    }
    let count = count(book, page).await;
    let data = json!({ "id": comment.id.to_string(), "count": count });
    frame(book, page, ("gone", None), &data);
}

/// A moderator decided, and this is what the comment was before.
pub(crate) async fn decided(book: &Book, site: &Site, before: &Comment, to: State) {
    if to != State::Shown {
        if before.state == State::Shown {
            gone(book, before).await;
        }
        return;
    }
    match comments::by_id(&book.house.db, before.id.number()).await {
        Ok(Some(now)) => appeared(book, site, &now).await,
        Ok(None) => {}
        Err(error) => noted(Err(error)),
    }
}

/// A page takes no more comments, or takes them again.
pub(crate) fn locked(book: &Book, page: Id<Page>, on: bool) {
    frame(book, page, ("locked", None), &json!({ "on": on }));
}

/// The same, of every page of a site that somebody looks at.
pub(crate) async fn site_locked(book: &Book, site: &Site, on: bool) {
    for number in book.live.pages() {
        match pages::by_id(&book.house.db, Id::new(number)).await {
            Ok(Some(page)) if page.site_id == site.id => locked(book, page.id, on),
            Ok(_) => {}
            Err(error) => return noted(Err(error)),
        }
    }
}

/// Something else of a page is not as it was: readers look for themselves.
pub(crate) fn stale(book: &Book, page: Id<Page>) {
    frame(book, page, ("stale", None), &json!({}));
}

async fn written(book: &Book, site: &Site, comment: &Comment, event: &'static str) -> Result<(), StoreError> {
    let page = comment.page_id;
    if !book.live.has(page.number()) {
        return Ok(());
    }
    let count = count(book, page).await;
    let each = thread::rendered_in(book, site, comment, &Language::ALL).await?;
    for (language, html) in Language::ALL.into_iter().zip(each) {
        let data = json!({
            "id": comment.id.to_string(),
            "parent": comment.parent.map(|parent| parent.to_string()),
            "html": html,
            "count": count,
        });
        frame(book, page, (event, Some(language.tag())), &data);
    }
    Ok(())
}

async fn count(book: &Book, page: Id<Page>) -> i64 {
    pages::by_id(&book.house.db, page).await.ok().flatten().map_or(0, |page| page.shown)
}

fn frame(book: &Book, page: Id<Page>, (event, language): (&'static str, Option<&'static str>), data: &Value) {
    book.live.tell(page.number(), Frame { event, language, data: data.to_string() });
}

fn noted(told: Result<(), StoreError>) {
    if let Err(error) = told {
        tracing::warn!(error = &error as &dyn std::error::Error, "Those who look at a page were not told");
    }
}

#[cfg(test)]
mod tests;
