//! Cargo into the database: what is here already is passed over, the rest is one transaction.

use std::{collections::HashMap, sync::Arc};

use lodge_register::{Id, Personal, Timestamp};
use lodge_store::{Batch, StoreError};

use super::{
    Hall,
    number::Numbers,
    read::{Cargo, Load, PageLoad, Person},
};
use crate::{
    Brought, Comment, Import, ImportedComment, ImportedPage, ImportedVisitor, Page, Revision, Site, State,
    Visitor, Way, Why,
    store::{
        imports::{self, Known, Step},
        pages, touched, visitors,
    },
};

/// For how many days it is kept what a comment said before it was changed.
const REVISIONS: i64 = 90;

/// Writes an import.
pub(super) struct Writer<'a> {
    pub(super) hall: &'a Hall,
    pub(super) site: &'a Site,
    import: Id<Import>,
    /// Whether the file may be of this Lodge itself, with its own numbers.
    pub(super) is_own: bool,
    pub(super) numbers: Numbers,
    pages: HashMap<Arc<str>, Id<Page>>,
    pub(super) people: HashMap<Vec<u8>, Id<Visitor>>,
}

/// A transaction that is being put together.
struct Draft {
    batch: Batch,
    /// What is known of comments of the file, by their names.
    known: HashMap<Vec<u8>, Known>,
    shown: HashMap<Id<Page>, i64>,
    step: Step,
    now: Timestamp,
}

impl<'a> Writer<'a> {
    pub(super) fn new(hall: &'a Hall, site: &'a Site, import: &Import, is_own: bool) -> Self {
        let numbers = Numbers::new(hall.chance.as_ref());
        let (pages, people) = (HashMap::new(), HashMap::new());
        Self { hall, site, import: import.id, is_own, numbers, pages, people }
    }

    /// Writes a part. Nothing of it, if the import was stopped.
    pub(super) async fn write(&mut self, cargo: Cargo, done: i64) -> Result<(), StoreError> {
        let now = self.hall.clock.now();
        let known = self.known(&cargo.comments).await?;
        self.meet(&cargo.comments).await?;
        let free = self.free_numbers(&cargo.comments, &known).await?;
        let step = Step { done, ..Step::default() };
        let mut draft = Draft { batch: Batch::new(), known, shown: HashMap::new(), step, now };
        self.add_pages(&mut draft, &cargo).await?;
        let mut free = free.into_iter();
        for load in cargo.comments {
            self.add_comment(&mut draft, load, &mut free)?;
        }
        let mut batch = draft.batch;
        for (page, shown) in draft.shown {
            batch = touched(batch, page.number(), shown, now);
        }
        self.hall.db.write(imports::moved(batch, self.import, draft.step, now)).await.map(drop)
    }

    async fn add_pages(&mut self, draft: &mut Draft, cargo: &Cargo) -> Result<(), StoreError> {
        for load in &cargo.pages {
            self.add_page(draft, load).await?;
        }
        for load in &cargo.comments {
            // Its page came with an earlier part, and was found or made then.
            if !self.pages.contains_key(&load.path) {
                let bare = PageLoad { path: Arc::clone(&load.path), title: String::new(), closed: false };
                self.add_page(draft, &bare).await?;
            }
        }
        Ok(())
    }

    async fn add_page(&mut self, draft: &mut Draft, load: &PageLoad) -> Result<(), StoreError> {
        if self.pages.contains_key(&load.path) {
            return Ok(());
        }
        let db = &self.hall.db;
        if let Some(page) = pages::find(db, self.site.id, &load.path).await? {
            self.pages.insert(Arc::clone(&load.path), page.id);
            return Ok(());
        }
        let page = Page {
            id: db.new_id(),
            site_id: self.site.id,
            path: load.path.as_ref().to_owned(),
            title: load.title.clone(),
            locked: load.closed,
            revision: 1,
            shown: 0,
            created_at: draft.now,
            changed_at: draft.now,
        };
        let mark = ImportedPage { page_id: page.id, import_id: self.import };
        draft.batch = std::mem::take(&mut draft.batch).insert(db, &page).insert(db, &mark);
        draft.step.pages += 1;
        self.pages.insert(Arc::clone(&load.path), page.id);
        Ok(())
    }

    fn add_comment(
        &mut self,
        draft: &mut Draft,
        load: Load,
        free: &mut impl Iterator<Item = i64>,
    ) -> Result<(), StoreError> {
        let before = draft.known.get(&load.hash).copied();
        if before.is_some_and(|known| known.came) {
            draft.step.there += 1;
            return Ok(());
        }
        let (Some(above), Some(own)) = (free.next(), free.next()) else { return Err(StoreError::Conflict) };
        let Some(page) = self.pages.get(&load.path).copied() else { return Err(StoreError::Conflict) };
        let id = before.map_or(own, |known| known.comment);
        let parent = load.parent.map(|parent| self.answered(draft, parent.hash, page, above));
        let author_id = load.author.map(|person| self.author(draft, person, load.posted_at));
        draft.known.insert(load.hash.clone(), Known { comment: id, came: true });
        self.note(draft, (load.hash, page, id), before.is_some());
        *draft.shown.entry(page).or_default() += i64::from(load.state == State::Shown);
        draft.step.comments += 1;
        let (page_id, id, now, db) = (page, Id::new(id), draft.now, &self.hall.db);
        let mut batch = std::mem::take(&mut draft.batch);
        let oldest = now.plus_days(-REVISIONS);
        for (replaced_at, body) in load.edits.into_iter().filter(|(at, _)| *at > oldest) {
            let comment = id.number();
            batch = batch
                .insert(db, &Revision { id: db.new_id(), page_id, comment, author_id, body, replaced_at });
        }
        let pairs = Some((Brought::PAIRS.to_owned(), load.up.min(load.down))).filter(|(_, times)| *times > 0);
        for (kind, times) in load.reactions.into_iter().chain(pairs) {
            batch = batch.insert(db, &Brought { page_id, comment: id.number(), kind, times });
        }
        let comment = Comment {
            page_id,
            id,
            site_id: self.site.id,
            parent,
            author_id,
            body: load.body,
            html: load.html,
            state: load.state,
            why: (load.state != State::Shown).then_some(Why::Imported),
            sticky: load.sticky,
            brought: load.up - load.down,
            posted_at: load.posted_at,
            edited_at: load.edited_at,
        };
        draft.batch = batch.insert(db, &comment);
        Ok(())
    }

    /// The comment that is answered: it is here, or it will come, and its number waits for it.
    fn answered(&self, draft: &mut Draft, hash: Vec<u8>, page: Id<Page>, free: i64) -> i64 {
        if let Some(known) = draft.known.get(&hash) {
            return known.comment;
        }
        draft.known.insert(hash.clone(), Known { comment: free, came: false });
        let (site_id, import_id) = (self.site.id, self.import);
        let mark = ImportedComment { site_id, hash, import_id, page_id: page, comment: free, came: false };
        draft.batch = std::mem::take(&mut draft.batch).insert(&self.hall.db, &mark);
        free
    }

    /// Notes that a comment is here, by its name in the file.
    fn note(&self, draft: &mut Draft, (hash, page, comment): (Vec<u8>, Id<Page>, i64), was_awaited: bool) {
        let batch = std::mem::take(&mut draft.batch);
        draft.batch = if was_awaited {
            batch.run(
                "UPDATE comments_import_comment SET came = $3, import_id = $4, page_id = $5
                 WHERE site_id = $1 AND hash = $2",
                (self.site.id, hash, true, self.import, page),
                lodge_store::Expect::Exactly(1),
            )
        } else {
            let (site_id, import_id) = (self.site.id, self.import);
            let mark = ImportedComment { site_id, hash, import_id, page_id: page, comment, came: true };
            batch.insert(&self.hall.db, &mark)
        };
    }

    fn author(&mut self, draft: &mut Draft, person: Person, at: Timestamp) -> Id<Visitor> {
        if let Some(who) = person.hash.as_ref().and_then(|hash| self.people.get(hash)) {
            return *who;
        }
        let (db, way) = (&self.hall.db, if person.hash.is_some() { Way::Imported } else { Way::Guest });
        let mut visitor = visitors::new(db, self.site.id, way, "", at.min(draft.now));
        visitor.name = person.name;
        visitor.email = person.email.map(|email| Personal::new(email.into_revealed()));
        visitor.website = person.website;
        let mut batch = std::mem::take(&mut draft.batch).insert(db, &visitor);
        if let Some(hash) = person.hash {
            self.people.insert(hash.clone(), visitor.id);
            let mark = ImportedVisitor { site_id: self.site.id, hash, visitor_id: visitor.id };
            batch = batch.insert(db, &mark);
        }
        draft.batch = batch;
        visitor.id
    }
}
