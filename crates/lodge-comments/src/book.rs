//! The guest book, opened: what every route, page and job of it stands on.

use std::{
    collections::HashMap,
    ops::Deref,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use lodge_web::Site as House;
use url::Url;

use crate::{
    door::Veil,
    feed::Feeds,
    live::Live,
    moving::desk::Desk,
    ready::Ready,
    render::Renderer,
    spam::Watch,
    tally::Tally,
    thread::{Homes, Shapes},
    views::Views,
};

/// The guest book of a house. Clones are the same one.
#[derive(Clone)]
pub struct Book(Arc<Inner>);

/// What is in a [`Book`].
pub struct Inner {
    /// The house that it lies in: database, cache, clock, words, letters, the door.
    pub house: House,
    /// Threads as bytes that are ready.
    pub(crate) ready: Ready,
    /// The sites that threads were made of.
    pub(crate) homes: Homes,
    /// What stands where in long threads.
    pub(crate) shapes: Shapes,
    /// Who is looking at which page, and wants to be told.
    pub(crate) live: Live,
    /// Whose numbers they are about to be told.
    pub(crate) tally: Tally,
    /// What the judges of spam keep in memory.
    pub(crate) spam: Watch,
    /// Who looked at what since it was last written down.
    pub views: Views,
    /// Feeds that are ready.
    pub(crate) feeds: Feeds,
    /// Where this Lodge receives mail, and answers to letters with it; nothing, while it does not.
    pub(crate) mail_host: OnceLock<String>,
    /// Files that were sent to be brought in.
    pub(crate) desk: Desk,
    /// What hides who a visitor is.
    pub(crate) veil: Veil,
    renderer: Mutex<Option<(String, Arc<Renderer>)>>,
    /// How often each page was changed by this program since it was looked last.
    own: Mutex<HashMap<i64, i64>>,
}

impl Book {
    /// The guest book of this house.
    #[must_use]
    pub fn open(house: &House) -> Self {
        Self::with_room_in(house, std::env::temp_dir())
    }

    /// The same, with files that are sent to be brought in lying in this folder for as long as that takes, sealed.
    #[must_use]
    pub fn with_room_in(house: &House, folder: PathBuf) -> Self {
        Self(Arc::new(Inner {
            house: house.clone(),
            ready: Ready::default(),
            homes: Homes::default(),
            shapes: Shapes::default(),
            live: Live::default(),
            tally: Tally::default(),
            spam: Watch::default(),
            views: Views::new(Arc::clone(&house.clock), Arc::clone(&house.chance)),
            feeds: Feeds::default(),
            mail_host: OnceLock::new(),
            desk: Desk::in_folder(folder),
            veil: Veil::of(&house.db),
            renderer: Mutex::default(),
            own: Mutex::default(),
        }))
    }

    /// Where the guest book is found: `https://HOST/embed`.
    #[must_use]
    pub fn at(&self) -> String {
        self.house.origin().at("/embed")
    }

    /// Something that is shown on a page changed: whoever asks next gets it anew.
    pub fn changed(&self, _site: i64, page: i64) {
        *self.own().entry(page).or_default() += 1;
        self.ready.page_changed(page);
    }

    /// How often each page was changed by this program since this was asked last: its readers were told of these.
    pub(crate) fn changed_here(&self) -> HashMap<i64, i64> {
        std::mem::take(&mut self.own())
    }

    fn own(&self) -> MutexGuard<'_, HashMap<i64, i64>> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets everything that is kept in memory of what people wrote.
    pub fn forget(&self) {
        self.ready.clear();
        self.homes.clear();
        self.shapes.clear();
        self.feeds.clear();
    }

    /// What makes Markdown into HTML, with images that come from here.
    #[must_use]
    pub fn renderer(&self) -> Option<Arc<Renderer>> {
        let at = self.at();
        let mut kept = self.renderer.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, renderer)) = kept.as_ref()
            && *of == at
        {
            return Some(Arc::clone(renderer));
        }
        // The house may have moved since.
        let renderer = Arc::new(Renderer::new(&Url::parse(&format!("{at}/image")).ok()?));
        *kept = Some((at, Arc::clone(&renderer)));
        Some(renderer)
    }
}

impl Deref for Book {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}
