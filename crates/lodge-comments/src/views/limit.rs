//! How many views an account has had this month, and how many it may have.

use lodge_accounts::{Account, limits};
use lodge_register::{Id, Timestamp};
use lodge_store::{Db, StoreError};
use lodge_web::{Draft, Language, Shown, Zone, letter, written};

use crate::{Book, Site};

/// How much of what an account may have this month is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Used {
    /// So many views.
    pub used: i64,
    /// So many there may be.
    pub most: i64,
}

impl Used {
    /// Whether there may be no more.
    #[must_use]
    pub const fn is_spent(self) -> bool {
        self.used >= self.most
    }
}

/// How many views the sites of an account have had this month, and how many they may have.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn used(db: &Db, account: Id<Account>, now: Timestamp) -> Result<Used, StoreError> {
    let most = limits::of(db, account).await?.views_month;
    let sql = "SELECT CAST(COALESCE(SUM(d.views), 0) AS BIGINT)
               FROM comments_day d JOIN comments_site s ON s.id = d.site_id
               WHERE s.account_id = $1 AND d.page = 0 AND d.day >= $2";
    let rows = db.rows(sql, (account, month(now))).await?;
    let used = rows.first().map_or(Ok(0), |row| row.int(0))?;
    Ok(Used { used, most })
}

/// When this month began, UTC.
const fn month(now: Timestamp) -> Timestamp {
    let (_, _, of_month) = now.date();
    let today = now.millis() - now.millis().rem_euclid(Timestamp::DAY);
    Timestamp::from_millis(today).plus_days(1 - of_month as i64)
}

/// When the next one begins.
const fn next_month(now: Timestamp) -> Timestamp {
    month(month(now).plus_days(32))
}

/// Writes to the owner of a site that no more views are counted until next month.
pub(super) async fn tell(book: &Book, site: &Site, now: Timestamp) -> Result<(), StoreError> {
    let house = &book.house;
    let Some(owner) = lodge_accounts::by_id(&house.db, site.account_id).await? else { return Ok(()) };
    let language = Language::of_tag(&owner.language).unwrap_or(Language::English);
    let zone = Zone::named(&owner.zone).unwrap_or_else(Zone::utc);
    let again = written(next_month(now), Shown::Day, language, &zone);
    let draft = Draft {
        name: "views-spent",
        language,
        to: owner.email.reveal().as_str(),
        values: &[("site", site.title.reveal().as_str().into()), ("day", again.as_str().into())],
        link: Some(house.origin().at(&format!("/comments/sites/{}/analytics", site.id))),
        passed_on: None,
    };
    if house.post.send(letter(house, &draft)).is_err() {
        tracing::warn!("The owner of a site could not be told that its views are used up");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_on_its_first_day() {
        let moment = Timestamp::from_millis(1_795_334_096_000);
        assert_eq!(month(moment).to_string(), "2026-11-01T00:00:00Z");
        assert_eq!(next_month(moment).to_string(), "2026-12-01T00:00:00Z");
        assert_eq!(next_month(next_month(moment)).to_string(), "2027-01-01T00:00:00Z");
        assert_eq!(month(month(moment)), month(moment));
    }
}
