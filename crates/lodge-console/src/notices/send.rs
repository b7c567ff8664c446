//! The letters about a change of policy: each account gets one, however often this is begun.

use lodge_accounts::{Account, Notice, notices};
use lodge_store::StoreError;
use lodge_web::{Draft, Reader, Shown, Site, letter, written};

use super::of;

/// How many letters are on their way at most before more are written.
///
/// Fewer than have room to one domain; more than a handful that hang, lest these hold up the notices.
const ON_THEIR_WAY: u64 = 150;

/// Sends the letters that are due, as many as the post takes; says how many. What is left is for the next time.
///
/// # Errors
/// [`StoreError`] if it cannot be found out whom to tell.
pub async fn send_due(site: &Site) -> Result<usize, StoreError> {
    // An account counts as told when its letter is handed over, so none is told while no letter can be.
    if !site.post.is_on() {
        return Ok(0);
    }
    let Some(notice) = notices::latest(&site.db).await? else { return Ok(0) };
    let mut sent = 0;
    while site.post.counts().waiting < ON_THEIR_WAY {
        let due = notices::due(&site.db, &notice, 25).await?;
        if due.is_empty() {
            break;
        }
        for account in due {
            sent += usize::from(tell(site, &notice, &account).await?);
        }
    }
    Ok(sent)
}

async fn tell(site: &Site, notice: &Notice, account: &Account) -> Result<bool, StoreError> {
    let Reader { language, zone, .. } = Reader::of_account(account);
    let changes = of(&site.db, &notice.digest, language).await?;
    let changes = changes.map_or_else(|| notice.summary.clone(), |policy| policy.changes);
    if !notices::told(&site.db, account.id, &notice.digest).await? {
        return Ok(false);
    }
    let day = written(notice.effective_at, Shown::Day, language, &zone);
    let draft = Draft {
        name: "notice",
        language,
        to: account.email.reveal().as_str(),
        values: &[("day", day.into())],
        link: Some(site.origin().at("/privacy")),
        passed_on: Some(&changes),
    };
    if site.post.send(letter(site, &draft)).is_err() {
        tracing::error!("There was no room for a letter about a change of policy");
    }
    Ok(true)
}
