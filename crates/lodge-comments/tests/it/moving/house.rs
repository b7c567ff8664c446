//! A database with sites that things are moved into and out of.

use lodge_comments::{
    Import, Site,
    export::Contacts,
    import::{Format, Item, Mapping},
    moving::{Hall, MoveError, Order, begin, in_memory, out, run},
    store::sites::{self, NewSite},
};
use lodge_register::{Clock, Place};
use lodge_store::OsChance;
use lodge_testkit::engines::TestDb;
use std::sync::Arc;

use crate::{
    moved::{items, line, sqlite},
    scene::account,
};

pub(super) struct House {
    pub(super) db: TestDb,
    pub(super) hall: Hall,
}

impl House {
    pub(super) async fn on(db: TestDb) -> Self {
        let migrations = [lodge_accounts::migrations(), lodge_comments::migrations()];
        db.migrate(&migrations.concat()).await.unwrap();
        let clock: Arc<dyn Clock> = db.clock.clone();
        let at = "https://lodge.example/embed".to_owned();
        let hall = Hall { db: (*db).clone(), clock, chance: Arc::new(OsChance), at };
        Self { db, hall }
    }

    /// The blog of somebody.
    pub(super) async fn site(&self, of: &str) -> Site {
        let account = account(&self.db, of).await.id;
        let new = NewSite { account, host: "blog.example".into(), title: "Blog".into() };
        sites::add(&self.db, &*self.db.clock, new).await.unwrap()
    }

    pub(super) fn order(&self, site: &Site, format: Format, bytes: &[u8]) -> Order {
        let mut mapping = Mapping::new(["blog.example"]);
        for rule in ["guestbook=/guestbook", "town.example=blog.example", "localhost:1313=blog.example"] {
            mapping.rule(rule).unwrap();
        }
        let (size, file) = (bytes.len() as u64, in_memory(bytes.to_vec()));
        Order { site: site.clone(), by: None, format, mapping, file, size }
    }

    /// Brings a file in.
    pub(super) async fn brings(&self, site: &Site, format: Format, bytes: &[u8]) -> Import {
        self.tries(site, format, bytes).await.unwrap()
    }

    /// The same, where it may not come to its end.
    pub(super) async fn tries(&self, site: &Site, format: Format, bytes: &[u8]) -> Result<Import, MoveError> {
        let order = self.order(site, format, bytes);
        let begun = begin(&self.hall, &order).await?;
        run(&self.hall, &order, &begun).await
    }

    /// All of a site, as others read it.
    pub(super) async fn takes(&self, site: &Site, format: Format, contacts: Contacts) -> Vec<u8> {
        let (sender, mut pieces) = tokio::sync::mpsc::channel(1);
        let taking = async {
            let mut all = Vec::new();
            while let Some(piece) = pieces.recv().await {
                all.extend(piece);
            }
            all
        };
        let writing = async {
            out::write(&self.hall, site.id, (format, contacts), &sender).await.unwrap();
            drop(sender);
        };
        let ((), all) = tokio::join!(writing, taking);
        match format {
            Format::Isso => sqlite(&String::from_utf8(all).unwrap()),
            _ => all,
        }
    }

    /// How many rows each table of the guest book has.
    pub(super) async fn rows(&self) -> Vec<(&'static str, i64)> {
        let mut counts = Vec::new();
        for entry in lodge_comments::entries().iter().filter(|entry| matches!(entry.place, Place::Table)) {
            let sql: &'static str =
                Box::leak(format!("SELECT COUNT(*) FROM {}", entry.name).into_boxed_str());
            counts.push((entry.name, self.db.rows(sql, ()).await.unwrap()[0].int(0).unwrap()));
        }
        counts
    }
}

/// What a file says, a line for each thing, whatever its numbers are.
pub(super) fn said(format: Format, bytes: &[u8]) -> Vec<String> {
    named(items(format, bytes).unwrap()).iter().map(line).collect()
}

/// The same, with everything called by its place.
pub(super) fn named(items: Vec<Item>) -> Vec<Item> {
    let (mut pages, mut comments, mut people) = (Vec::new(), Vec::new(), Vec::new());
    let name = |of: &mut Vec<String>, said: &str| {
        let at = of.iter().position(|known| known == said).unwrap_or_else(|| {
            of.push(said.to_owned());
            of.len() - 1
        });
        (at + 1).to_string()
    };
    let mut all = Vec::new();
    for item in items {
        all.push(match item {
            Item::Page(mut page) => {
                page.id = name(&mut pages, &page.id);
                Item::Page(page)
            }
            Item::Comment(mut comment) => {
                comment.id = name(&mut comments, &comment.id);
                comment.page = name(&mut pages, &comment.page);
                comment.parent = comment.parent.map(|parent| name(&mut comments, &parent));
                if comment.author.name.is_none() && !comment.author.id.is_empty() {
                    // Some formats give nobody a name, too: which one says nothing.
                    comment.author.id = "nobody".to_owned();
                } else if !comment.author.id.is_empty() {
                    comment.author.id = name(&mut people, &comment.author.id);
                }
                Item::Comment(comment)
            }
            skipped @ Item::Skipped { .. } => skipped,
        });
    }
    all
}
