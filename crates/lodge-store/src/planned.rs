//! Statements that the register planned.

use crate::{Batch, Db, Expect, Row, Snapshot, Sql, StoreError};
use lodge_register::Statement;

impl Batch {
    /// Runs a statement of a plan.
    pub fn plan(mut self, statement: Statement, expect: Expect) -> Self {
        let (sql, args) = statement.into_parts();
        // What a plan deletes or empties is an erasure or a purge: it must get through when the disk is full.
        self.reclaiming |= !sql.starts_with("INSERT");
        self.push(sql, args, expect);
        self
    }
}

impl Db {
    /// What a statement of a plan finds; sealed cells stay sealed.
    ///
    /// # Errors
    /// As [`rows`](Db::rows).
    pub async fn planned(&self, statement: Statement) -> Result<Vec<Row>, StoreError> {
        let (sql, args) = statement.into_parts();
        self.rows(Sql::built(sql), args).await
    }
}

impl Snapshot {
    /// What a statement of a plan found at that moment.
    ///
    /// # Errors
    /// As [`each_row`](Snapshot::each_row).
    pub async fn planned(&mut self, statement: Statement) -> Result<Vec<Row>, StoreError> {
        let (sql, args) = statement.into_parts();
        self.read(Sql::built(sql), args).await
    }
}
