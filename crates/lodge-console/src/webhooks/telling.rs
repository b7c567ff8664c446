//! The telling of many events at once: nobody waits for whoever never answers but their own.

use std::{collections::HashMap, error::Error};

use lodge_accounts::Account;
use lodge_register::Id;
use lodge_store::StoreError;
use lodge_web::Site;
use tokio::task::{self, JoinSet};

use super::tell::tell;
use crate::WebhookDue;

/// How many are told at once.
const AT_ONCE: usize = 64;

/// How many of one account.
const SHARE: usize = 2;

/// How many are looked at: more than are told, because those of some have to wait.
const LOOKED_AT: i64 = 256;

/// What is being told.
#[derive(Default)]
pub(crate) struct Telling {
    tasks: JoinSet<()>,
    of: HashMap<task::Id, Id<Account>>,
}

/// Tells what is due, and waits for the answers; says how many were tried.
///
/// # Errors
/// [`StoreError`] if it cannot be found out what is due.
pub async fn send_due(site: &Site) -> Result<usize, StoreError> {
    let mut telling = Telling::default();
    let count = telling.begin(site).await?;
    telling.finish().await;
    Ok(count)
}

impl Telling {
    /// Begins to tell what is due, as much as there is room for; says how many.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be found out what is due.
    pub(crate) async fn begin(&mut self, site: &Site) -> Result<usize, StoreError> {
        let before = self.tasks.len();
        for due in due(site).await? {
            let of_theirs = self.of.values().filter(|account| **account == due.account_id).count();
            if self.tasks.len() < AT_ONCE && of_theirs < SHARE {
                self.spawn(site.clone(), due);
            }
        }
        Ok(self.tasks.len() - before)
    }

    fn spawn(&mut self, site: Site, due: WebhookDue) {
        let account = due.account_id;
        let task = self.tasks.spawn(async move {
            if let Err(error) = tell(&site, due).await {
                tracing::error!(error = &error as &dyn Error, "That an event was told could not be noted");
            }
        });
        self.of.insert(task.id(), account);
    }

    /// Waits until one has been told: for ever, if none is being told.
    pub(crate) async fn ended(&mut self) {
        match self.tasks.join_next_with_id().await {
            Some(Ok((id, ()))) => self.of.remove(&id),
            Some(Err(failed)) => self.of.remove(&failed.id()),
            None => std::future::pending().await,
        };
    }

    /// Waits until all have been told.
    pub(crate) async fn finish(&mut self) {
        while !self.tasks.is_empty() {
            self.ended().await;
        }
    }
}

/// What is due, oldest first: of each account no more than may be told at once.
async fn due(site: &Site) -> Result<Vec<WebhookDue>, StoreError> {
    site.db
        .all(
            "SELECT * FROM console_webhook_due
             WHERE id IN (
                 SELECT id FROM (
                     SELECT id, ROW_NUMBER() OVER (PARTITION BY account_id ORDER BY next_at, id) AS place
                     FROM console_webhook_due
                     WHERE next_at <= $1
                 ) AS waiting
                 WHERE place <= $2
             )
             ORDER BY next_at, id
             LIMIT $3",
            (site.clock.now(), i64::try_from(SHARE).unwrap_or(i64::MAX), LOOKED_AT),
        )
        .await
}
