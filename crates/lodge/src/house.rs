//! The house, opened: what is written in the configuration turned into things that work.

use crate::{
    config::{KeyPlace, Settings, Store, kinds::Database},
    failure::Failure,
    modules::{self, MODULES},
};
use lodge_custody::{CustodyError, Places};
use lodge_register::{Chance, Clock, Register, Secret};
use lodge_store::{
    Cache, CacheUrl, Db, KeySource, Keys, Migration, OsChance, StoreError, StoreSettings, StoreUrl,
    SystemClock,
};
use std::{
    fs::DirBuilder,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Everything a command stands on.
pub(crate) struct House {
    /// What the operator decided.
    pub(crate) settings: Settings,
    /// The database, migrated.
    pub(crate) db: Db,
    /// Its keys.
    pub(crate) keys: Keys,
    /// Where the time comes from.
    pub(crate) clock: Arc<dyn Clock>,
    /// Where chance comes from.
    pub(crate) chance: Arc<dyn Chance>,
    /// What is kept.
    pub(crate) register: Arc<Register>,
}

impl House {
    /// Opens the database and brings its tables up to date; a copy of what they were comes first (D8), for `serve`
    /// is not the only way in which a new version meets an old database.
    pub(crate) async fn open(settings: Settings) -> Result<Self, Failure> {
        let house = Self::unlock(settings).await?;
        if house.is_behind().await? {
            lodge_custody::snapshot(&house.custody()).await?;
        }
        house.migrate().await?;
        Ok(house)
    }

    /// Whether there are migrations to run.
    async fn is_behind(&self) -> Result<bool, Failure> {
        let applied = self.db.rows("SELECT name FROM store_migration", ()).await?;
        let ran =
            |step: &Migration| applied.iter().any(|row| row.text(0).is_ok_and(|name| name == step.name));
        Ok(!migrations().iter().all(ran))
    }

    /// Opens the database as it is.
    pub(crate) async fn unlock(settings: Settings) -> Result<Self, Failure> {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let chance: Arc<dyn Chance> = Arc::new(OsChance);
        let made = make_keys(&settings.store, clock.as_ref(), chance.as_ref())?;
        let keys = keys(&settings.store)?;
        let opened =
            Db::open(&store_settings(&settings.store), &keys, Arc::clone(&clock), Arc::clone(&chance)).await;
        let db = opened.map_err(|error| match (&error, made) {
            (StoreError::WrongKey { .. }, Some(path)) => Failure::from(error).hint(format!(
                "there was no key file, so a new one was made; put the one that belongs to the database in its place: `{}`",
                path.display()
            )),
            _ => error.into(),
        })?;
        let register = Arc::new(register());
        Ok(Self { settings, db, keys, clock, chance, register })
    }

    /// Opens the cache: the one of all programs, or one of our own.
    pub(crate) async fn cache(&self) -> Result<Cache, Failure> {
        let url = CacheUrl::parse(self.settings.cache.0.expose())?;
        Ok(Cache::open(&url, &self.keys, Arc::clone(&self.clock), Arc::clone(&self.chance)).await?)
    }

    /// Brings the tables up to date. Says how many migrations there were to run.
    pub(crate) async fn migrate(&self) -> Result<(), Failure> {
        self.db.migrate(&migrations()).await?;
        Ok(())
    }

    /// Closes the database.
    pub(crate) async fn close(self) {
        self.db.close().await;
    }
}

/// What is kept: the entries of the kernel and of every module.
pub(crate) fn register() -> Register {
    let kernel = modules::KERNEL.iter().flat_map(|part| (part.entries)());
    let modules = MODULES.iter().flat_map(|module| (module.entries)().iter().copied());
    let entries: Vec<_> = kernel.chain(modules).collect();
    Register::new([entries.as_slice()])
}

/// How the tables came to be: the kernel's first.
pub(crate) fn migrations() -> Vec<Migration> {
    let lists = modules::KERNEL.iter().map(|part| (part.migrations)());
    lists.chain(MODULES.iter().map(|module| (module.migrations)())).flatten().cloned().collect()
}

/// The store as the configuration has it.
pub(crate) fn store_settings(store: &Store) -> StoreSettings {
    StoreSettings::at(match &store.database {
        Database::Sqlite(path) => StoreUrl::Sqlite(path.clone()),
        Database::Postgres(url) => StoreUrl::Postgres(Secret::new(url.expose().clone())),
    })
}

/// The keys as the configuration has them.
pub(crate) fn keys(store: &Store) -> Result<Keys, Failure> {
    let (source, folder) = (source(store)?, folder(store));
    if let KeySource::File(path) = &source
        && !path.exists()
    {
        let what = format!("there is no key file: `{}`", path.display());
        return Err(Failure::usage(what).hint(
            "restore it from where you keep its copy; for a new database, run `lodge key new` or set `store.key_file`",
        ));
    }
    Ok(Keys::load(&source, &folder)?)
}

/// Makes the key, where there is none and there is no database yet. Says which file it made.
///
/// A database without its key is never given a new one: what it holds could not be read any more, and the
/// mistake would look like a success.
fn make_keys(store: &Store, clock: &dyn Clock, chance: &dyn Chance) -> Result<Option<PathBuf>, Failure> {
    if store.has_database() {
        return Ok(None);
    }
    let folder = folder(store);
    DirBuilder::new().recursive(true).mode(0o700).create(&folder).map_err(|error| {
        Failure::new(format!("cannot make the data folder: `{}`: {error}", folder.display()))
            .hint("set `store.url` to a place that the user who runs Lodge may write to")
    })?;
    let source = source(store)?;
    if Keys::exist(&source) {
        return Ok(None);
    }
    match Keys::create(&source, clock, chance) {
        // Another process started for the first time just now.
        Err(StoreError::KeyExists { .. }) if Keys::exist(&source) => return Ok(None),
        made => made?,
    }
    Ok(match source {
        KeySource::File(path) => Some(path),
        _ => None,
    })
}

impl Store {
    /// Whether there may be a database already. A server is asked by opening it.
    pub(crate) fn has_database(&self) -> bool {
        matches!(&self.database, Database::Sqlite(path) if path.exists())
    }
}

/// The folder that the key must not be in.
pub(crate) fn folder(store: &Store) -> PathBuf {
    store.data_folder().unwrap_or_else(|| Path::new("lodge-data")).to_owned()
}

/// Where the key comes from.
pub(crate) fn source(store: &Store) -> Result<KeySource, Failure> {
    Ok(match &store.key {
        KeyPlace::File(path) | KeyPlace::Beside(path) => KeySource::File(path.clone()),
        KeyPlace::Credential(_) => KeySource::Credential { ring: beside(store, "ring") },
        KeyPlace::Passphrase(path) => {
            KeySource::Passphrase { passphrase: passphrase(path)?, salt: beside(store, "salt") }
        }
    })
}

/// Where archives and what opens them are.
pub(crate) fn places(store: &Store) -> Places {
    let key = match &store.key {
        KeyPlace::File(path) | KeyPlace::Beside(path) => path.clone(),
        KeyPlace::Passphrase(_) | KeyPlace::Credential(_) => folder(store),
    };
    let keys = key.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    Places { data: store.backup_dir.clone(), keys: keys.to_owned() }
}

/// `lodge-data.salt` for `lodge-data`.
fn beside(store: &Store, what: &str) -> PathBuf {
    let mut name = folder(store).into_os_string();
    name.push(".");
    name.push(what);
    PathBuf::from(name)
}

fn passphrase(path: &Path) -> Result<Secret<String>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::usage(format!("cannot read the passphrase file: `{}`: {error}", path.display()))
            .hint("set `store.passphrase_file` to a file that the user who runs Lodge can read")
    })?;
    let text = Secret::new(text);
    let words = text.expose().trim_end_matches(['\r', '\n']);
    if words.chars().count() < 12 {
        return Err(Failure::usage(format!("the passphrase is too short: `{}`", path.display()))
            .hint("use 12 characters or more, or a key file: `lodge key new`"));
    }
    Ok(Secret::new(words.to_owned()))
}

impl From<CustodyError> for Failure {
    fn from(error: CustodyError) -> Self {
        let failure = Self::from_error(&error);
        match error.hint() {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let failure = Self::from_error(&error);
        match error.hint() {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}
