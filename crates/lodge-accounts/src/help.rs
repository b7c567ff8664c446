//! Requests for help and feedback, and what is answered (promises F10, C12).

use lodge_register::{Clock, Id, Personal};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Account, Answer, Kind, Request, State, Testimonial};

/// The longest text, in characters.
pub const TEXT_LENGTH: usize = 10_000;

/// Why something is not taken.
#[derive(Debug, thiserror::Error)]
pub enum HelpError {
    /// Nothing was written.
    #[error("the text is empty")]
    Empty,
    /// It is a book.
    #[error("the text is longer than {TEXT_LENGTH} characters")]
    TooLong,
    /// There is no such request, or it is another's.
    #[error("there is no such request")]
    Gone,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Who says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Who wrote the request, and is allowed to add to their own only.
    Writer(Id<Account>),
    /// Somebody who runs this Lodge.
    Operator,
}

/// Somebody writes.
///
/// # Errors
/// [`HelpError`] says why it is not taken.
pub async fn write(
    db: &Db,
    clock: &dyn Clock,
    account: Id<Account>,
    kind: Kind,
    text: &str,
) -> Result<Request, HelpError> {
    let request = Request {
        id: db.new_id(),
        account_id: account,
        kind,
        text: read(text)?,
        state: State::Open,
        testimonial: Testimonial::None,
        quote: None,
        created_at: clock.now(),
    };
    db.write(Batch::new().insert(db, &request)).await?;
    Ok(request)
}

/// Somebody answers, or adds something: an answer makes a request answered, an addition opens it again.
///
/// # Errors
/// [`HelpError`] says why it is not taken.
pub async fn answer(
    db: &Db,
    clock: &dyn Clock,
    request: Id<Request>,
    by: By,
    text: &str,
) -> Result<Answer, HelpError> {
    let found = by_id(db, request).await?.ok_or(HelpError::Gone)?;
    let (by_writer, state) = match by {
        By::Writer(account) if account != found.account_id => return Err(HelpError::Gone),
        By::Writer(_) => (true, State::Open),
        By::Operator => (false, State::Answered),
    };
    let answer = Answer {
        id: db.new_id(),
        account_id: found.account_id,
        request_id: request,
        by_writer,
        text: read(text)?,
        created_at: clock.now(),
    };
    let batch = Batch::new().insert(db, &answer).run(
        "UPDATE accounts_request SET state = $2 WHERE id = $1",
        (request, state.as_str()),
        Expect::Exactly(1),
    );
    db.write(batch).await?;
    Ok(answer)
}

/// Nothing is left to do. Says whether there was such a request.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn close(db: &Db, request: Id<Request>) -> Result<bool, StoreError> {
    let batch = Batch::new().run(
        "UPDATE accounts_request SET state = 'closed' WHERE id = $1",
        (request,),
        Expect::Any,
    );
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}

/// What this account wrote, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn of(db: &Db, account: Id<Account>) -> Result<Vec<Request>, StoreError> {
    db.all("SELECT * FROM accounts_request WHERE account_id = $1 ORDER BY id DESC", (account,)).await
}

/// What waits for an answer, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn waiting(db: &Db) -> Result<Vec<Request>, StoreError> {
    db.all("SELECT * FROM accounts_request WHERE state = 'open' ORDER BY id", ()).await
}

/// How many wait for an answer.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn count_waiting(db: &Db) -> Result<i64, StoreError> {
    let counted = db.rows("SELECT COUNT(*) FROM accounts_request WHERE state = 'open'", ()).await?;
    counted.first().map_or(Ok(0), |row| row.int(0))
}

/// So many of what was written, oldest first, after the one with this number; of one state, if one is named.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn after(
    db: &Db,
    number: i64,
    count: u32,
    state: Option<State>,
) -> Result<Vec<Request>, StoreError> {
    match state {
        None => {
            let sql = "SELECT * FROM accounts_request WHERE id > $1 ORDER BY id LIMIT $2";
            db.all(sql, (number, count)).await
        }
        Some(state) => {
            let sql = "SELECT * FROM accounts_request WHERE id > $1 AND state = $3 ORDER BY id LIMIT $2";
            db.all(sql, (number, count, state.as_str())).await
        }
    }
}

/// Everything that was written, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn all(db: &Db) -> Result<Vec<Request>, StoreError> {
    db.all("SELECT * FROM accounts_request ORDER BY id DESC", ()).await
}

/// One request.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn by_id(db: &Db, request: Id<Request>) -> Result<Option<Request>, StoreError> {
    db.first("SELECT * FROM accounts_request WHERE id = $1", (request,)).await
}

/// What was answered and added, oldest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn answers(db: &Db, request: Id<Request>) -> Result<Vec<Answer>, StoreError> {
    db.all("SELECT * FROM accounts_answer WHERE request_id = $1 ORDER BY id", (request,)).await
}

/// Text as somebody typed it: lines and tabs stay, what steers terminals and databases does not.
pub(crate) fn read(typed: &str) -> Result<Personal<String>, HelpError> {
    let kept: String = typed
        .replace("\r\n", "\n")
        .chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'))
        .collect();
    let kept = kept.trim();
    match kept.chars().count() {
        0 => Err(HelpError::Empty),
        length if length > TEXT_LENGTH => Err(HelpError::TooLong),
        _ => Ok(kept.to_owned().into()),
    }
}
