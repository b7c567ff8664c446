//! Files that were sent to be brought in: looked at first, and put away when that begins or nobody comes back.

use std::{
    collections::HashMap,
    io,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use lodge_accounts::Account;
use lodge_register::{Chance, Id, Timestamp};
use tracing::{info, warn};

use super::{
    Hall, MoveError, Order, begin, run,
    source::File,
    spool::{Filling, Spool},
};
use crate::{
    Book, Import, Site,
    import::{self, BadRule, Format, ImportError, Mapping, Report},
};

/// The largest file that is taken.
pub(crate) const LARGEST: u64 = 2 * 1024 * 1024 * 1024;
/// How many files lie here at most.
const MOST: usize = 8;
/// For how long one lies here, in milliseconds.
const HOUR: i64 = 3_600_000;

/// Where files lie, one for each site.
pub(crate) struct Desk {
    folder: PathBuf,
    files: Mutex<HashMap<i64, Arc<Sent>>>,
}

/// A file that was sent.
pub(crate) struct Sent {
    pub(crate) format: Format,
    pub(crate) bytes: u64,
    file: File,
    at: Timestamp,
    looked: Mutex<Looked>,
}

/// What is known of a file.
#[derive(Clone)]
pub(crate) struct Looked {
    /// Where its pages are today, as it was typed.
    pub(crate) rules: String,
    /// What would come of it; nothing yet, while it is being read.
    pub(crate) report: Option<Result<Arc<Report>, Arc<ImportError>>>,
}

/// Why a file cannot lie here.
#[derive(Debug)]
pub(crate) enum NoRoom {
    /// There are as many as there may be.
    Full,
    /// The disk does not take it.
    Disk(io::Error),
}

impl Desk {
    pub(crate) fn in_folder(folder: PathBuf) -> Self {
        Self { folder, files: Mutex::default() }
    }

    /// Begins to take a file.
    pub(crate) fn begin(&self, site: i64, now: Timestamp, chance: &dyn Chance) -> Result<Filling, NoRoom> {
        let mut files = self.files();
        files.retain(|_, sent| now.millis() - sent.at.millis() < HOUR);
        if files.len() >= MOST && !files.contains_key(&site) {
            return Err(NoRoom::Full);
        }
        drop(files);
        Filling::begin(&self.folder, chance).map_err(NoRoom::Disk)
    }

    /// The file that lies here for a site.
    pub(crate) fn of(&self, site: i64, now: Timestamp) -> Option<Arc<Sent>> {
        let mut files = self.files();
        files.retain(|_, sent| now.millis() - sent.at.millis() < HOUR);
        files.get(&site).cloned()
    }

    /// Puts a file away.
    pub(crate) fn put_away(&self, site: i64) {
        self.files().remove(&site);
    }

    /// Puts away what has lain here for an hour.
    pub(crate) fn tidy(&self, now: Timestamp) {
        self.files().retain(|_, sent| now.millis() - sent.at.millis() < HOUR);
    }

    fn files(&self) -> MutexGuard<'_, HashMap<i64, Arc<Sent>>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sent {
    pub(crate) fn new(spool: Spool, format: Format, rules: String, at: Timestamp) -> Arc<Self> {
        let looked = Mutex::new(Looked { rules, report: None });
        Arc::new(Self { format, bytes: spool.bytes(), file: Arc::new(spool), at, looked })
    }

    pub(crate) fn looked(&self) -> Looked {
        self.looked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn sees(&self, looked: Looked) {
        *self.looked.lock().unwrap_or_else(PoisonError::into_inner) = looked;
    }
}

/// What wrote a file: what was said, or what can be seen. Nothing, if that is nothing.
pub(crate) async fn written_by(
    spool: Spool,
    said: Option<Format>,
) -> Result<(Spool, Option<Format>), MoveError> {
    if said.is_some() {
        return Ok((spool, said));
    }
    let looked = tokio::task::spawn_blocking(move || {
        let found = import::find(&spool, None);
        (spool, found)
    });
    let (spool, found) = looked.await.map_err(|_| MoveError::Failed("the reader ended"))?;
    Ok((spool, found?))
}

/// Lays a file here and looks at it.
pub(crate) fn lay(
    book: &Book,
    site: &Site,
    spool: Spool,
    format: Format,
    rules: String,
) -> Result<(), BadRule> {
    let mapping = mapping(site, &rules)?;
    let sent = Sent::new(spool, format, rules, book.house.clock.now());
    book.desk.files().insert(site.id.number(), Arc::clone(&sent));
    look(sent, mapping);
    Ok(())
}

/// Looks at a file once more, with other rules.
pub(crate) fn look_again(site: &Site, sent: &Arc<Sent>, rules: String) -> Result<(), BadRule> {
    let mapping = mapping(site, &rules)?;
    sent.sees(Looked { rules, report: None });
    look(Arc::clone(sent), mapping);
    Ok(())
}

fn look(sent: Arc<Sent>, mapping: Mapping) {
    let rules = sent.looked().rules;
    tokio::task::spawn_blocking(move || {
        let mut seen = import::survey(sent.format, &*sent.file, &mapping);
        if let Ok(report) = &mut seen {
            // It is large, and an import asks anew.
            report.family = import::Family::default();
        }
        // Somebody may have asked with other rules meanwhile: theirs is what is shown.
        if sent.looked().rules == rules {
            sent.sees(Looked { rules, report: Some(seen.map(Arc::new).map_err(Arc::new)) });
        }
    });
}

/// Where pages of a site were, as somebody typed it: a rule a line.
pub(crate) fn mapping(site: &Site, rules: &str) -> Result<Mapping, BadRule> {
    let mut mapping = Mapping::new([site.host.reveal().as_str()]);
    for rule in rules.lines().map(str::trim).filter(|rule| !rule.is_empty()) {
        mapping.rule(rule)?;
    }
    Ok(mapping)
}

/// Begins to bring in what lies here, and goes on with it while whoever asked is answered.
pub(crate) async fn start(
    book: &Book,
    site: &Site,
    sent: &Arc<Sent>,
    by: Id<Account>,
) -> Result<Import, MoveError> {
    let mapping = mapping(site, &sent.looked().rules).map_err(|_| MoveError::Failed("a rule is none"))?;
    let (format, file, size) = (sent.format, Arc::clone(&sent.file), sent.bytes);
    let order = Order { site: site.clone(), by: Some(by), format, mapping, file, size };
    let hall = Hall::of(book);
    let begun = begin(&hall, &order).await?;
    // Not later: whoever looks at its end would be asked to bring it in once more.
    book.desk.put_away(site.id.number());
    let (book, import) = (book.clone(), begun.clone());
    tokio::spawn(async move {
        match run(&hall, &order, &import).await {
            Ok(done) => info!(count = done.comments, "Comments were brought in"),
            Err(error) => {
                warn!(error = &error as &dyn std::error::Error, "An import did not come to its end");
            }
        }
        book.ready.site_changed(order.site.id.number());
    });
    Ok(begun)
}
