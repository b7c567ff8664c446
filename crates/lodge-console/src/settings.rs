//! What the operator decides in the browser. What the configuration says comes first, and cannot be changed here.

use lodge_store::{Batch, Db, Expect, StoreError};

use crate::Decided;

/// Something that can be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Where people find the pages.
    PublicUrl,
    /// The language in which visitors are spoken to whose own we do not speak.
    Language,
}

impl Setting {
    const fn name(self) -> &'static str {
        match self {
            Self::PublicUrl => "public_url",
            Self::Language => "language",
        }
    }

    /// What was decided, if anything was.
    ///
    /// # Errors
    /// [`StoreError`] if the store fails.
    pub async fn read(self, db: &Db) -> Result<Option<String>, StoreError> {
        let found: Option<Decided> =
            db.first("SELECT * FROM console_setting WHERE name = $1", (self.name(),)).await?;
        Ok(found.map(|found| found.value))
    }

    /// Decides it.
    ///
    /// # Errors
    /// [`StoreError`] if the store fails.
    pub async fn decide(self, db: &Db, value: &str) -> Result<(), StoreError> {
        let batch = Batch::new().run(
            "INSERT INTO console_setting (name, value) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (self.name(), value),
            Expect::Exactly(1),
        );
        db.write(batch).await.map(drop)
    }
}
