//! What readers see of comments and of who wrote them: no more is read than that, and what is sealed is opened only where
//! it is shown.

use std::{collections::HashMap, iter::once};

use lodge_register::{Column, Entry, Id, Personal, Record, Timestamp, Value};
use lodge_store::{Db, Question, Row, RowKey, StoreError};

use crate::{Comment, Page, Visitor};

/// A page with more comments is not read whole.
pub(crate) const SHORT: i64 = 150;
/// The most comments that can be asked for by number: more than a part of a thread has.
pub(crate) const SOME: usize = 64;

/// What is shown of a comment.
pub(crate) struct Said {
    pub(crate) html: Personal<String>,
    pub(crate) author: Option<i64>,
    pub(crate) edited_at: Option<Timestamp>,
}

/// What is shown of whoever wrote it.
pub(crate) struct Writer {
    pub(crate) id: Id<Visitor>,
    pub(crate) name: Personal<String>,
    pub(crate) website: Option<Personal<String>>,
    pub(crate) has_picture: bool,
    pub(crate) account: Option<i64>,
    pub(crate) moderates: bool,
}

impl Said {
    pub(crate) fn of(comment: &Comment) -> Self {
        let author = comment.author_id.map(Id::number);
        Self { html: comment.html.clone(), author, edited_at: comment.edited_at }
    }
}

impl Writer {
    pub(crate) fn of(visitor: &Visitor) -> Self {
        Self {
            id: visitor.id,
            name: visitor.name.clone(),
            website: visitor.website.clone(),
            has_picture: visitor.picture.is_some(),
            account: visitor.account_id.map(Id::number),
            moderates: visitor.moderates,
        }
    }
}

/// Comments and who wrote them, as they are in the database.
#[derive(Default)]
pub(crate) struct Pile {
    words: HashMap<i64, Row>,
    writers: HashMap<i64, Row>,
}

macro_rules! words {
    ($which:literal) => {
        concat!("SELECT id, author_id, edited_at, html FROM comments_comment WHERE page_id = $1 AND ", $which)
    };
}

macro_rules! writers {
    ($which:literal) => {
        concat!(
            "SELECT id, name, website, CAST(CASE WHEN picture IS NULL THEN 0 ELSE 1 END AS BIGINT),
                    account_id, moderates
             FROM comments_visitor WHERE id IN
             (SELECT author_id FROM comments_comment WHERE page_id = $1 AND ",
            $which,
            ")"
        )
    };
}

/// A place for each of [`SOME`] numbers.
macro_rules! some {
    ($query:ident) => {
        $query!(
            "id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, \
             $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, \
             $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, \
             $62, $63, $64, $65)"
        )
    };
}

/// What is asked for everything that is shown on a short page.
pub(crate) fn of_page(page: Id<Page>) -> [Question; 2] {
    let [words, writers] = [words!("state = 'shown' LIMIT 200"), writers!("state = 'shown' LIMIT 200")];
    [Question::new(words, (page,)), Question::new(writers, (page,))]
}

/// The same for some comments of a page: for the first [`SOME`] of these.
pub(crate) fn of_some(page: Id<Page>, ids: &[i64]) -> [Question; 2] {
    let numbers = (0..SOME).map(|at| Value::Int(ids.get(at).copied().unwrap_or(0)));
    let args: Vec<Value> = once(Value::Int(page.number())).chain(numbers).collect();
    [Question::new(some!(words), args.clone()), Question::new(some!(writers), args)]
}

impl Pile {
    /// The answer to such questions.
    pub(crate) fn of(found: [Vec<Row>; 2]) -> Result<Self, StoreError> {
        let mut pile = Self::default();
        pile.put(found).map(|()| pile)
    }

    /// Puts the answer to more of them on it.
    pub(crate) fn put(&mut self, [words, writers]: [Vec<Row>; 2]) -> Result<(), StoreError> {
        for (pile, rows) in [(&mut self.words, words), (&mut self.writers, writers)] {
            for row in rows {
                pile.insert(row.int(0)?, row);
            }
        }
        Ok(())
    }

    /// Whether a comment is there.
    pub(crate) fn has(&self, comment: i64) -> bool {
        self.words.contains_key(&comment)
    }

    /// What a comment says, if it is there.
    pub(crate) fn said(&self, db: &Db, page: Id<Page>, comment: i64) -> Result<Option<Said>, StoreError> {
        let Some(row) = self.words.get(&comment) else { return Ok(None) };
        let html = opened::<Comment>(db, "html", RowKey::of((page, comment)), row.get(3)?)?;
        Ok(Some(Said {
            html: html.unwrap_or_else(|| Personal::new(String::new())),
            author: number(row, 1)?,
            edited_at: number(row, 2)?.map(Timestamp::from_millis),
        }))
    }

    /// Everybody who is there.
    pub(crate) fn writers(&self, db: &Db) -> Result<HashMap<i64, Writer>, StoreError> {
        self.writers.iter().map(|(id, row)| Ok((*id, writer(db, *id, row)?))).collect()
    }
}

fn writer(db: &Db, id: i64, row: &Row) -> Result<Writer, StoreError> {
    let open = |column, at| opened::<Visitor>(db, column, RowKey::from(id), row.get(at)?);
    Ok(Writer {
        id: Id::new(id),
        name: open("name", 1)?.unwrap_or_else(|| Personal::new(String::new())),
        website: open("website", 2)?,
        has_picture: row.int(3)? != 0,
        account: number(row, 4)?,
        moderates: row.int(5)? != 0,
    })
}

fn number(row: &Row, at: usize) -> Result<Option<i64>, StoreError> {
    if row.is_null(at)? { Ok(None) } else { row.int(at).map(Some) }
}

fn opened<T: Record>(
    db: &Db,
    column: &str,
    key: RowKey,
    cell: &Value,
) -> Result<Option<Personal<String>>, StoreError> {
    let entry: &Entry = T::ENTRY;
    let declared: Option<&Column> = entry.column(column);
    let declared = declared
        .ok_or_else(|| StoreError::Undeclared { table: entry.name.to_owned(), column: column.to_owned() })?;
    Ok(match db.unseal(entry, declared, key, cell)? {
        Value::Text(text) => Some(Personal::new(text)),
        _ => None,
    })
}
