//! The guest book: comments under the pages of a site.
//!
//! A comment goes one way: `http → policy → spam → store → notify`. [`render`] makes its Markdown into safe HTML once,
//! when it is written; [`shown`] makes a thread into the HTML that its readers get, and `ready` keeps that as bytes.
//! [`import`] reads what other programs export, and [`export`] writes what they read.

pub mod akismet;
pub mod analytics;
pub mod api;
mod book;
pub mod change;
pub mod door;
pub mod export;
mod feed;
mod follow;
pub mod fuzzing;
mod http;
mod image;
pub mod import;
mod kin;
mod live;
pub mod moderate;
mod module;
pub mod moving;
pub mod notify;
pub mod panel;
pub mod place;
pub mod policy;
pub mod post;
mod ready;
mod records;
pub mod render;
pub mod replies;
mod rules;
mod seal;
pub mod shown;
pub mod sign;
pub mod spam;
pub mod store;
mod tally;
pub mod thread;
pub mod views;
pub mod who;

pub use book::{Book, Inner};
pub use kin::kin;
pub use live::Frame;
pub use module::{Comments, NAV, WORDS};
pub use records::{
    Act, Asked, Ban, Brought, Comment, Day, Done, Fate, Follower, FormerPath, Ground, Import,
    ImportedComment, ImportedPage, ImportedVisitor, Learned, Page, Reaction, Referrer, Report, Revision,
    Session, Site, Stage, State, VISITOR, View, Visitor, Vote, Way, Why, Wish, Wished, Word,
};
pub use rules::{Beyond, Hold, MOST_LISTED, MOST_REACTIONS, Pages, Rules, Show, Sort, Text, Votes, Who};

use lodge_register::{Entry, Record as _};
use lodge_store::Migration;

/// What a guest book keeps.
#[must_use]
pub fn entries() -> &'static [&'static Entry] {
    const ENTRIES: &[&Entry] = &[
        Site::ENTRY,
        Page::ENTRY,
        FormerPath::ENTRY,
        Visitor::ENTRY,
        Session::ENTRY,
        Comment::ENTRY,
        Vote::ENTRY,
        Reaction::ENTRY,
        Revision::ENTRY,
        Act::ENTRY,
        Report::ENTRY,
        Ban::ENTRY,
        door::Called::ENTRY,
        door::Passkey::ENTRY,
        door::HELD[0],
        door::HELD[1],
        door::HELD[2],
        door::HELD[3],
        &image::ASKED,
        &image::HELD,
        moderate::WROTE_FROM,
        Word::ENTRY,
        Learned::ENTRY,
        spam::REFUSED,
        spam::SAID,
        akismet::ASKED,
        View::ENTRY,
        Day::ENTRY,
        Referrer::ENTRY,
        views::READERS,
        Wished::ENTRY,
        Follower::ENTRY,
        Asked::ENTRY,
        &records::LETTER,
        &records::MAILED,
        records::USED,
        Import::ENTRY,
        ImportedPage::ENTRY,
        ImportedComment::ENTRY,
        ImportedVisitor::ENTRY,
        Brought::ENTRY,
    ];
    ENTRIES
}

/// How its tables came to be.
#[must_use]
pub fn migrations() -> &'static [Migration] {
    const MIGRATIONS: &[Migration] = &[
        Migration::both("comments/0001_guest_book", include_str!("../migrations/0001_guest_book.sql")),
        Migration::both("comments/0003_door", include_str!("../migrations/0003_door.sql")),
        Migration::both("comments/0004_letters", include_str!("../migrations/0004_letters.sql")),
        Migration::both(
            "comments/0005_spam_and_views",
            include_str!("../migrations/0005_spam_and_views.sql"),
        ),
        Migration::both("comments/0006_imports", include_str!("../migrations/0006_imports.sql")),
        Migration::both("comments/0007_act_visitor", include_str!("../migrations/0007_act_visitor.sql")),
        Migration::both("comments/0008_shape", include_str!("../migrations/0008_shape.sql")),
    ];
    MIGRATIONS
}
