//! Statements that are answered together.

use lodge_register::Value;

use crate::{Args, Db, Row, Sql, StoreError, batch::check_args, db::Store};

/// A statement that reads, and what it is given.
#[derive(Debug, Clone)]
pub struct Question {
    pub(crate) sql: Sql,
    pub(crate) args: Vec<Value>,
}

impl Question {
    /// What a statement finds.
    pub fn new(sql: impl Into<Sql>, args: impl Args) -> Self {
        Self { sql: sql.into(), args: args.into_values() }
    }
}

impl Db {
    /// The rows that each of these statements finds, in their order: one way to the database and back for all of them.
    ///
    /// SQLite answers them as of one moment, on one connection. PostgreSQL is sent all of them before the first is
    /// answered, and each sees what is committed when its turn comes.
    ///
    /// # Errors
    /// As [`rows`](Db::rows); then there is no answer to any.
    pub async fn answers<const N: usize>(
        &self,
        questions: [Question; N],
    ) -> Result<[Vec<Row>; N], StoreError> {
        for question in &questions {
            check_args(&question.args)?;
            self.inner.counter.read();
        }
        let answers = match &self.inner.store {
            Store::Lite(lite) => lite.answers(questions.into()).await,
            Store::Pg(pg) => pg.answers(&questions).await,
        };
        answers?.try_into().map_err(|_| StoreError::Closed)
    }
}
