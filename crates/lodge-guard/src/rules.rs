//! The settings of all servers, as they hold now.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use lodge_store::{Db, StoreError};

use crate::{
    Server,
    ids::GuildId,
    settings::{Preset, Settings},
    store::servers,
};

/// The settings of all servers. Clones are the same.
#[derive(Clone)]
pub struct Rules {
    known: Arc<RwLock<HashMap<GuildId, Arc<Settings>>>>,
    /// What holds where nobody has chosen yet.
    usual: Arc<Settings>,
}

impl Default for Rules {
    fn default() -> Self {
        Self { known: Arc::default(), usual: Arc::new(Preset::Small.settings()) }
    }
}

impl Rules {
    /// As they are stored. What cannot be read, or says nothing, is as at the beginning.
    ///
    /// # Errors
    /// [`StoreError`] if the store fails.
    pub async fn load(db: &Db) -> Result<Self, StoreError> {
        let rules = Self::default();
        for server in servers::all(db).await? {
            if let Some(settings) = read(&server.settings) {
                rules.put(Server::guild(server.id), settings);
            }
        }
        Ok(rules)
    }

    /// Those of a server.
    #[must_use]
    pub fn of(&self, guild: GuildId) -> Arc<Settings> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.get(&guild).map_or_else(|| Arc::clone(&self.usual), Arc::clone)
    }

    /// From now on, a server has these.
    ///
    /// # Errors
    /// [`StoreError::Expected`] if the guard is not on it any more.
    pub async fn change(&self, db: &Db, guild: GuildId, settings: Settings) -> Result<(), StoreError> {
        let text = serde_json::to_string(&settings)
            .map_err(|_| StoreError::Arguments("settings cannot be written"))?;
        servers::set(db, Server::of(guild), &text).await?;
        self.put(guild, settings);
        Ok(())
    }

    /// A server is left.
    pub fn forget(&self, guild: GuildId) {
        self.known.write().unwrap_or_else(PoisonError::into_inner).remove(&guild);
    }

    fn put(&self, guild: GuildId, settings: Settings) {
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(guild, Arc::new(settings));
    }
}

fn read(text: &str) -> Option<Settings> {
    if text.trim() == "{}" {
        return None;
    }
    let settings = serde_json::from_str(text);
    if settings.is_err() {
        tracing::warn!("The settings of a server cannot be read; those to begin with hold");
    }
    settings.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_said_is_the_small_preset() {
        let rules = Rules::default();
        assert_eq!(*rules.of(GuildId::new(1)), Preset::Small.settings());
        rules.put(GuildId::new(1), Preset::Growing.settings());
        assert_eq!(*rules.of(GuildId::new(1)), Preset::Growing.settings());
        rules.forget(GuildId::new(1));
        assert_eq!(*rules.of(GuildId::new(1)), Preset::Small.settings());
        assert!(read("{}").is_none() && read("{\"raids\":1}").is_none());
        assert!(read("{\"raid\":{\"state\":\"off\"}}").is_some());
    }
}
