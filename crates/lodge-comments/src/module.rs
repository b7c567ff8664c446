//! The guest book as a module of Lodge.

use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use lodge_accounts::Account;
use lodge_module::{
    Finding, Forgetting, Lodge, Module, Naming, Owned, Pages, Running, Shutdown, Starting, Taker,
};
use lodge_register::{Entry, Id};
use lodge_store::{Db, Migration};
use lodge_web::{Nav, Ready, Site as House, Source, sources};

use crate::{
    Book, analytics, api, door, entries, feed, follow, http, kin, migrations, notify, panel,
    ready::Threads,
    replies::Replies,
    shown, spam,
    store::{forgotten, sites},
};

/// What the guest book says.
pub const WORDS: &[&[Source]] = &[
    shown::WORDS,
    door::WORDS,
    notify::WORDS,
    feed::WORDS,
    sources!("embed.ftl"),
    sources!("own.ftl"),
    panel::WORDS,
    panel::MOVING,
    spam::WORDS,
    analytics::WORDS,
];

/// The pages that it offers on every page.
pub const NAV: &[Nav] = panel::NAV;

/// The guest book, ready to start.
#[derive(Default)]
pub struct Comments {
    book: Arc<OnceLock<Book>>,
    folder: Option<PathBuf>,
    /// Where Akismet is, if somebody said so.
    akismet: Option<String>,
}

impl Comments {
    /// A guest book that has room for large files in this folder.
    #[must_use]
    pub fn with_room_in(folder: PathBuf) -> Self {
        Self { folder: Some(folder), ..Self::default() }
    }

    /// The same, asking Akismet at this address: `https://HOST`.
    #[must_use]
    pub fn asking(self, akismet: Option<String>) -> Self {
        Self { akismet, ..self }
    }

    /// The guest book of a house, opened once.
    fn book(&self, house: &House) -> Book {
        let opened = || {
            let folder = self.folder.clone().unwrap_or_else(std::env::temp_dir);
            let book = Book::with_room_in(house, folder);
            if let Some(at) = &self.akismet {
                book.ask_akismet_at(&format!("{at}/1.1/"));
            }
            book
        };
        self.book.get_or_init(opened).clone()
    }
}

impl Module for Comments {
    fn name(&self) -> &'static str {
        "comments"
    }

    fn entries(&self) -> &'static [&'static Entry] {
        entries()
    }

    fn migrations(&self) -> &'static [Migration] {
        migrations()
    }

    fn start(&self, _lodge: Lodge, stop: Shutdown) -> Starting<'_> {
        let book = Arc::clone(&self.book);
        Box::pin(async move {
            let running: Running = Box::pin(async move {
                tokio::join!(follow::follow(Arc::clone(&book), stop.clone()), notify::tend(book, stop));
                Ok(())
            });
            Ok(running)
        })
    }

    fn pages(&self, house: &House) -> Pages {
        let book = self.book(house);
        Pages {
            pages: http::routes(&book).merge(panel::routes(&book)).merge(analytics::routes(&book)),
            api: api::routes(&book).merge(analytics::api(&book)),
            cards: vec![panel::CARD],
            ready: vec![Ready { path: "/embed/thread", swift: Arc::new(Threads(book)) }],
            ..Pages::default()
        }
    }

    fn words(&self) -> &'static [&'static [Source]] {
        WORDS
    }

    fn taker(&self, house: &House) -> Option<Arc<dyn Taker>> {
        Some(Arc::new(Replies::of(self.book(house))))
    }

    fn forget(&self) -> Forgetting<'_> {
        Box::pin(async {
            if let Some(book) = self.book.get() {
                forgotten::settle(&book.house.db, book.house.clock.now()).await?;
                book.forget();
            }
            Ok(())
        })
    }

    fn kin<'a>(&'a self, db: &'a Db, email: &'a str, account: Option<Id<Account>>) -> Finding<'a> {
        Box::pin(kin(db, email, account))
    }

    fn name_of<'a>(&'a self, db: &'a Db, object: i64) -> Naming<'a> {
        Box::pin(async move {
            let site = sites::by_id(db, Id::new(object)).await?;
            Ok(site.map(|site| site.host.reveal().clone()))
        })
    }

    fn is_owned<'a>(&'a self, house: &'a House, owner: Id<Account>, object: i64) -> Owned<'a> {
        Box::pin(async move {
            let site = sites::by_id(&house.db, Id::new(object)).await?;
            Ok(site.is_some_and(|site| site.account_id == owner))
        })
    }

    fn counters(&self) -> Vec<(&'static str, &'static str, u64)> {
        let Some(book) = self.book.get() else { return Vec::new() };
        let readers = u64::try_from(book.live.readers()).unwrap_or(u64::MAX);
        vec![("comment_readers", "Readers who are told at once what happens on their page.", readers)]
    }
}
