//! Sealing everything anew, so that what lingers where we cannot erase becomes unreadable.

use crate::{
    Batch, Db, Engine, Expect, RowKey, StoreError, ring::KEPT_DAYS, sealing::epoch_of, snapshot::Pages,
    sql::quoted,
};
use lodge_register::{Column, Entry, Place, Value};

/// How old the newest epoch becomes before [`Db::tend_keys`] begins another.
///
/// A day, so that both can be true: what was erased is unreadable 14 days later, and a backup opens for 13 days. The
/// cells of a backup need the key of the epoch that it was made in, and that key is gone 14 days after its making.
const ROTATE_DAYS: i64 = 1;

/// What became of the keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rotated {
    /// Cells that were sealed anew.
    pub resealed: u64,
    /// Epochs whose key was destroyed.
    pub destroyed: usize,
}

impl Db {
    /// Begins a new epoch and seals every sealed cell of these entries under its key.
    ///
    /// The former keys stay until they are [retired](Db::retire_keys). May be broken off and begun again.
    ///
    /// # Errors
    /// [`StoreError::Ring`], or as [`write`](Db::write).
    pub async fn rotate_keys(&self, entries: &[&'static Entry]) -> Result<Rotated, StoreError> {
        let ring = self.keys().ring();
        let epoch = ring.turn(&*self.inner.clock, &*self.inner.chance)?;
        Ok(Rotated { resealed: self.reseal(entries, epoch.number).await?, destroyed: 0 })
    }

    /// Destroys the keys older than 14 days, after sealing anew whatever still needs one of them.
    ///
    /// What was deleted or overwritten while such a key was in use is then unreadable wherever it lingers.
    ///
    /// # Errors
    /// [`StoreError::Ring`], or as [`write`](Db::write).
    pub async fn retire_keys(&self, entries: &[&'static Entry]) -> Result<Rotated, StoreError> {
        let ring = self.keys().ring();
        let oldest_kept = self.inner.clock.now().plus_days(-KEPT_DAYS);
        let epochs = ring.epochs();
        let Some((newest, former)) = epochs.split_last() else { return Ok(Rotated::default()) };
        let old: Vec<_> =
            former.iter().filter(|epoch| epoch.made <= oldest_kept).map(|epoch| epoch.number).collect();
        if old.is_empty() {
            return Ok(Rotated::default());
        }
        // A program that had not looked at the ring yet may have sealed under an old key meanwhile.
        let resealed = self.reseal(entries, newest.number).await?;
        ring.destroy(&old, &*self.inner.chance)?;
        Ok(Rotated { resealed, destroyed: old.len() })
    }

    /// What the daily round does on PostgreSQL: a new epoch every day, and old keys destroyed at 14 days.
    ///
    /// On SQLite it does nothing: there, erasing leaves nothing that would have to become unreadable.
    ///
    /// # Errors
    /// As [`rotate_keys`](Db::rotate_keys) and [`retire_keys`](Db::retire_keys).
    pub async fn tend_keys(&self, entries: &[&'static Entry]) -> Result<Rotated, StoreError> {
        if self.engine() == Engine::Sqlite {
            return Ok(Rotated::default());
        }
        let due = self.inner.clock.now().plus_days(-ROTATE_DAYS);
        let newest = self.keys().ring().current();
        let rotated = match newest.is_none_or(|epoch| epoch.made <= due) {
            true => self.rotate_keys(entries).await?,
            false => Rotated::default(),
        };
        let retired = self.retire_keys(entries).await?;
        Ok(Rotated { resealed: rotated.resealed + retired.resealed, destroyed: retired.destroyed })
    }

    async fn reseal(&self, entries: &[&'static Entry], epoch: u32) -> Result<u64, StoreError> {
        let mut resealed = 0;
        for entry in entries.iter().filter(|entry| entry.place == Place::Table) {
            if entry.columns.iter().any(|column| column.sealed) {
                resealed += self.reseal_table(entry, epoch).await?;
            }
        }
        Ok(resealed)
    }

    async fn reseal_table(&self, entry: &'static Entry, epoch: u32) -> Result<u64, StoreError> {
        let pages = Pages::of(entry);
        let mut resealed = 0;
        let mut after: Option<Vec<Value>> = None;
        loop {
            let (sql, args) = pages.after(after.as_deref());
            let rows = self.rows(sql, args).await?;
            let mut batch = Batch::new();
            for row in &rows {
                let key = RowKey(pages.key(row.values()));
                for (column, cell) in entry.columns.iter().zip(row.values()) {
                    if column.sealed && needs(cell, epoch) {
                        let fresh = self.seal_cell(
                            entry,
                            column.name,
                            &key,
                            &self.unseal_cell(entry, column, &key, cell)?,
                        )?;
                        replace(&mut batch, entry, column, &key, (fresh, cell.clone()));
                    }
                }
            }
            let done = self.write(batch).await?;
            resealed += done.iter().map(|done| done.count).sum::<u64>();
            if rows.len() < Pages::size() {
                return Ok(resealed);
            }
            after = rows.last().map(|row| pages.key(row.values()));
        }
    }
}

/// Whether a cell is sealed under another epoch's key. Emptied ones hold nothing.
fn needs(cell: &Value, epoch: u32) -> bool {
    matches!(cell, Value::Blob(bytes) if !bytes.is_empty() && epoch_of(bytes) != Some(epoch))
}

/// Replaces a cell, unless somebody else was faster.
fn replace(batch: &mut Batch, entry: &Entry, column: &Column, key: &RowKey, (fresh, former): (Value, Value)) {
    let (table, name) = (quoted(entry.name), quoted(column.name));
    let keys = entry.key_columns().enumerate();
    let keys: Vec<_> = keys.map(|(at, column)| format!("{} = ${}", quoted(column.name), at + 3)).collect();
    let mut args = vec![fresh, former];
    args.extend(key.0.iter().cloned());
    let keys = keys.join(" AND ");
    batch.push(format!("UPDATE {table} SET {name} = $1 WHERE {keys} AND {name} = $2"), args, Expect::Any);
}
