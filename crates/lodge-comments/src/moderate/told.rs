//! Who hears of a decision: running Lodges, and programs that asked for events.

use lodge_register::Id;
use lodge_web::Event;

use crate::{
    Book, Comment, Done, Page, Site,
    notify::{Happened, told_of},
    spam,
};

/// What was made of a page is not true any more.
pub(super) fn changed(book: &Book, site: &Site, page: Id<Page>) {
    book.changed(site.id.number(), page.number());
}

/// What was made of any page of a site is not true any more.
pub(super) fn site_changed(book: &Book, site: &Site) {
    book.ready.site_changed(site.id.number());
}

/// A moderator, or a rule, decided about a comment.
pub(super) async fn decided(book: &Book, site: &Site, comment: &Comment, done: Done, reason: Option<String>) {
    let kind = match done {
        Done::Approved => "comment.approved",
        Done::Rejected | Done::Spam => "comment.rejected",
        Done::Removed | Done::Blanked => "comment.removed",
        Done::Held => "comment.held",
        _ => return,
    };
    match done {
        Done::Approved => spam::learn(book, site, comment, false).await,
        Done::Spam => spam::learn(book, site, comment, true).await,
        _ => {}
    }
    emit(book, site, kind, comment.id.number()).await;
    match done {
        Done::Approved => {
            told_of(book, site, comment, |site, page, comment| Happened::Approved { site, page, comment })
                .await;
        }
        Done::Rejected | Done::Removed => {
            let why = |site, page, comment| Happened::Rejected { site, page, comment, reason };
            told_of(book, site, comment, why).await;
        }
        _ => {}
    }
}

/// Says that something happened on a site.
pub(crate) async fn emit(book: &Book, site: &Site, kind: &'static str, object: i64) {
    book.house.events.emit(site.account_id, Event { kind, object }).await;
}
