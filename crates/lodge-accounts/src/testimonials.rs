//! Whether what somebody wrote may be shown to everybody: only after they have read it as it would stand, and said
//! yes (promise C12).
//!
//! ```text
//! None ──ask──> Asked ──approve──> Approved ──publish──> Published
//!                 │                    │                     │
//!                 └──── withdraw (the writer, or who runs this Lodge) ────> Withdrawn ──ask──> Asked
//! ```
//!
//! Asking again changes the words, so it needs a new yes. No other step exists: each is one statement that finds the
//! request in the state it starts from, or changes nothing.

use lodge_register::{Field as _, Id};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{
    Account, Request, Testimonial,
    help::{self, HelpError},
};

/// Asks the writer whether these words, with the name below them, may be shown. Says whether they could be asked.
///
/// # Errors
/// [`HelpError`] if the words are not taken.
pub async fn ask(db: &Db, request: Id<Request>, quote: &str) -> Result<bool, HelpError> {
    let quote = help::read(quote)?;
    let sealed = db.seal::<Request>("quote", request, &quote.to_value())?;
    let batch = Batch::new().run(
        "UPDATE accounts_request SET testimonial = 'asked', quote = $2 WHERE id = $1",
        (request, sealed),
        Expect::Any,
    );
    Ok(changed(db, batch).await?)
}

/// The writer says yes to the words that they saw. Nobody else can, and to no other words.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn approve(
    db: &Db,
    writer: Id<Account>,
    request: Id<Request>,
    seen: &str,
) -> Result<bool, StoreError> {
    // As it is stored, so that it cannot be replaced between the look at it and the yes.
    let stored = db.rows("SELECT quote FROM accounts_request WHERE id = $1", (request,)).await?;
    let stored = stored.into_iter().next().and_then(|row| row.into_values().into_iter().next());
    let found = help::by_id(db, request).await?.filter(|found| {
        let quote = found.quote.as_ref().map(|quote| lines(quote.reveal()));
        found.testimonial == Testimonial::Asked && quote == Some(lines(seen))
    });
    let (Some(stored), Some(_)) = (stored, found) else { return Ok(false) };
    let batch = Batch::new().run(
        "UPDATE accounts_request SET testimonial = 'approved'
         WHERE id = $1 AND account_id = $2 AND testimonial = 'asked' AND quote = $3",
        (request, writer, stored),
        Expect::Any,
    );
    changed(db, batch).await
}

/// Words as they are compared: a form sends line ends of its own.
fn lines(text: &str) -> String {
    text.trim().replace("\r\n", "\n")
}

/// It is shown, after the writer said yes.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn publish(db: &Db, request: Id<Request>) -> Result<bool, StoreError> {
    let batch = Batch::new().run(
        "UPDATE accounts_request SET testimonial = 'published' WHERE id = $1 AND testimonial = 'approved'",
        (request,),
        Expect::Any,
    );
    changed(db, batch).await
}

/// The writer says no, or takes it back.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn withdraw(db: &Db, writer: Id<Account>, request: Id<Request>) -> Result<bool, StoreError> {
    let batch = Batch::new().run(
        "UPDATE accounts_request SET testimonial = 'withdrawn', quote = NULL
         WHERE id = $1 AND account_id = $2 AND testimonial IN ('asked', 'approved', 'published')",
        (request, writer),
        Expect::Any,
    );
    changed(db, batch).await
}

/// Who runs this Lodge takes it down.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn take_down(db: &Db, request: Id<Request>) -> Result<bool, StoreError> {
    let batch = Batch::new().run(
        "UPDATE accounts_request SET testimonial = 'withdrawn', quote = NULL
         WHERE id = $1 AND testimonial IN ('asked', 'approved', 'published')",
        (request,),
        Expect::Any,
    );
    changed(db, batch).await
}

/// What is shown, newest first.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn published(db: &Db) -> Result<Vec<Request>, StoreError> {
    db.all("SELECT * FROM accounts_request WHERE testimonial = 'published' ORDER BY id DESC", ()).await
}

async fn changed(db: &Db, batch: Batch) -> Result<bool, StoreError> {
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}
