//! How often authorities asked for data, and what they got.

use lodge_register::Id;
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::LegalRequest;

/// Who may have asked.
pub(crate) const ASKERS: [&str; 4] = ["court", "police", "agency", "other"];

/// How it may have been answered.
pub(crate) const ANSWERS: [&str; 4] = ["open", "refused", "nothing", "handed-over"];

/// Requests of one month that are alike.
pub(crate) struct Counted {
    pub(crate) month: String,
    pub(crate) asker: String,
    pub(crate) answer: String,
    pub(crate) count: i64,
}

/// All requests, the newest month first, counted.
pub(crate) async fn counted(db: &Db) -> Result<Vec<Counted>, StoreError> {
    let rows = db
        .rows(
            "SELECT month, asker, answer, COUNT(*)
             FROM console_legal_request
             GROUP BY month, asker, answer
             ORDER BY month DESC, asker, answer",
            (),
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Counted {
                month: row.text(0)?.to_owned(),
                asker: row.text(1)?.to_owned(),
                answer: row.text(2)?.to_owned(),
                count: row.int(3)?,
            })
        })
        .collect()
}

/// All requests, the newest month first.
pub(crate) async fn all(db: &Db) -> Result<Vec<LegalRequest>, StoreError> {
    db.all("SELECT * FROM console_legal_request ORDER BY month DESC, id DESC", ()).await
}

/// Writes one down.
pub(crate) async fn add(
    db: &Db,
    month: String,
    asker: &str,
    answer: &str,
) -> Result<LegalRequest, StoreError> {
    let request = LegalRequest { id: db.new_id(), month, asker: asker.to_owned(), answer: answer.to_owned() };
    db.write(Batch::new().insert(db, &request)).await?;
    Ok(request)
}

/// One request.
pub(crate) async fn by_id(db: &Db, id: Id<LegalRequest>) -> Result<Option<LegalRequest>, StoreError> {
    db.first("SELECT * FROM console_legal_request WHERE id = $1", (id,)).await
}

/// Says how one was answered. Says whether there was such a request.
pub(crate) async fn answer(db: &Db, id: Id<LegalRequest>, answer: &str) -> Result<bool, StoreError> {
    changed(
        db,
        Batch::new().run(
            "UPDATE console_legal_request SET answer = $2 WHERE id = $1",
            (id, answer),
            Expect::Any,
        ),
    )
    .await
}

/// Takes one back that was written down by mistake. Says whether there was such a request.
pub(crate) async fn remove(db: &Db, id: Id<LegalRequest>) -> Result<bool, StoreError> {
    changed(db, Batch::new().run("DELETE FROM console_legal_request WHERE id = $1", (id,), Expect::Any)).await
}

async fn changed(db: &Db, batch: Batch) -> Result<bool, StoreError> {
    let done = db.write(batch).await?;
    Ok(done.first().is_some_and(|done| done.count > 0))
}

/// Whether a text is a month: `2026-11`.
pub(crate) fn is_month(text: &str) -> bool {
    let number =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok());
    text.len() == 7
        && text.split_once('-').is_some_and(|(year, month)| {
            year.len() == 4
                && number(year).is_some()
                && number(month).flatten().is_some_and(|month| (1..=12).contains(&month))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_a_year_and_a_number() {
        assert!(is_month("2026-11") && is_month("2026-01"));
        for wrong in
            ["", "2026", "2026-13", "2026-00", "26-011", "2026/11", "+026-11", "2026-+1", "2026-11-01"]
        {
            assert!(!is_month(wrong), "{wrong}");
        }
    }
}
