//! What moderators do: each act is one batch with the row that answers for it, so that it can be undone.

mod act;
mod bans;
mod counted;
pub mod listed;
mod network;
mod places;
mod told;
mod undo;

pub use act::{By, by};
pub use bans::{BanError, LONGEST_NETWORK_DAYS, Whom, ban, lift, shadow};
pub use counted::{Counts, counts, since};
pub use listed::{Which, acts, acts_on};
pub use network::wrote_from;
pub(crate) use network::{WROTE_FROM, known};
pub use places::{MoveError, lock_page, lock_site, move_page, remove_page, set_rules, stick};
pub(crate) use told::emit;
pub(crate) use undo::is_undoable;
pub use undo::undo;

use std::collections::HashSet;

use lodge_accounts::Account;
use lodge_register::{Id, Value};
use lodge_store::{Batch, Expect, StoreError};
use lodge_web::Fault;

use crate::{
    Book, Comment, Done, Report, Site, State, Why,
    live::tell,
    store::{comments, touched},
    who::May,
};
use act::{About, row};

/// The longest statement of reasons, in characters.
pub const LONGEST_REASON: usize = 1000;
/// The most comments that are decided about at once.
pub const MOST_AT_ONCE: usize = 50;

/// What a comment becomes by this act, if it is one about a comment's state.
#[must_use]
pub const fn becomes(done: Done) -> Option<State> {
    match done {
        Done::Approved => Some(State::Shown),
        Done::Rejected => Some(State::Rejected),
        Done::Spam => Some(State::Spam),
        Done::Removed => Some(State::Removed),
        Done::Held => Some(State::Held),
        _ => None,
    }
}

/// A statement of reasons as it was typed. The message about it, if it is too long.
///
/// # Errors
/// `reason-long`.
pub fn reason(typed: &str) -> Result<Option<String>, &'static str> {
    let typed = typed.trim();
    if typed.chars().count() > LONGEST_REASON {
        return Err("reason-long");
    }
    Ok(Some(typed.to_owned()).filter(|typed| !typed.is_empty()))
}

/// Decides about a comment. Says whether it did: not, if it is so already, or somebody else decided meanwhile.
///
/// The reports about it are settled with it. What its author took away stays away.
///
/// # Errors
/// [`Fault`] if the store fails, or this is no decision about a comment.
pub async fn decide(
    book: &Book,
    site: &Site,
    comment: &Comment,
    done: Done,
    by: By,
    reason: Option<String>,
) -> Result<bool, Fault> {
    let to = becomes(done).ok_or(Fault::bad("bad-request"))?;
    let why = if done == Done::Held { Why::Reported } else { Why::Moderator };
    let about = About { reason: reason.clone(), ..About::comment(comment, comment.state.as_str()) };
    let decided = change(book, site, comment, (to, why), (done, by, about)).await?;
    if decided {
        told::decided(book, site, comment, done, reason).await;
    }
    Ok(decided)
}

/// Gives a comment another state, with the act that it is.
async fn change(
    book: &Book,
    site: &Site,
    comment: &Comment,
    (to, why): (State, Why),
    (done, by, about): (Done, By, About),
) -> Result<bool, Fault> {
    if is_gone(comment) {
        return Err(Fault::conflict("comment-gone"));
    }
    if comment.state == to {
        return Ok(false);
    }
    let (db, now) = (&book.house.db, book.house.clock.now());
    let act = row(book, site, (done, by), about);
    let also = Batch::new().insert(db, &act);
    // Whoever looks has looked: what was reported is settled by what they decide.
    let also = if done == Done::Held { also } else { settled(also, comment) };
    let why = (to != State::Shown).then_some(why);
    let changed = comments::decide(db, comment, (to, why), also, now).await?;
    if changed {
        told::changed(book, site, comment.page_id);
        tell::decided(book, site, comment, to).await;
    }
    Ok(changed)
}

/// Whether nothing can bring it back: its author took it away, or its words are gone.
fn is_gone(comment: &Comment) -> bool {
    let by_author = comment.why == Some(Why::Author);
    comment.state == State::Removed && (by_author || comment.body.reveal().is_empty())
}

/// Takes the words of a comment away, and who wrote them, for good. Its place stays, and so do the answers to it.
/// Says whether it did: not, if they are gone already.
///
/// # Errors
/// [`Fault`] if the store fails.
pub async fn blank(book: &Book, site: &Site, comment: &Comment, by: By) -> Result<bool, Fault> {
    if comment.state == State::Removed && comment.body.reveal().is_empty() {
        return Ok(false);
    }
    let (db, now) = (&book.house.db, book.house.clock.now());
    let act = row(book, site, (Done::Blanked, by), About::comment(comment, comment.state.as_str()));
    let also = settled(Batch::new().insert(db, &act), comment);
    match comments::blank(db, comment, Why::Moderator, also, now).await {
        Ok(()) => db.erase_barrier().await?,
        // Somebody else decided meanwhile.
        Err(StoreError::Expected { .. }) => return Ok(false),
        Err(error) => return Err(error.into()),
    }
    told::changed(book, site, comment.page_id);
    if comment.state == State::Shown {
        tell::gone(book, comment).await;
    }
    told::decided(book, site, comment, Done::Blanked, None).await;
    Ok(true)
}

fn settled(batch: Batch, comment: &Comment) -> Batch {
    batch.run(
        "UPDATE comments_report SET settled = $3 WHERE page_id = $1 AND comment = $2",
        (comment.page_id, comment.id, true),
        Expect::Any,
    )
}

/// Leaves a comment as it is, and settles what was reported about it.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn settle(book: &Book, comment: &Comment) -> Result<(), StoreError> {
    book.house.db.write(settled(Batch::new(), comment)).await.map(drop)
}

/// Whether somebody may say otherwise why an act was done: whoever did it, and the owner of the site.
///
/// # Errors
/// [`Fault`] if they may not.
pub fn may_reword(act: &crate::Act, may: May, by: Id<Account>) -> Result<(), Fault> {
    let is_theirs = act.account_id == Some(by);
    if is_theirs || may >= May::Own { Ok(()) } else { Err(Fault::forbidden("comments-role")) }
}

/// Says otherwise why an act was done.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn reword(
    book: &Book,
    site: &Site,
    act: &crate::Act,
    reason: Option<String>,
) -> Result<(), StoreError> {
    let db = &book.house.db;
    let value = reason.map_or(Value::Null, Value::Text);
    let sealed = db.seal::<crate::Act>("reason", act.id.number(), &value)?;
    let sql = "UPDATE comments_act SET reason = $3 WHERE id = $1 AND site_id = $2";
    db.write(Batch::new().run(sql, (act.id, site.id, sealed), Expect::Any)).await.map(drop)
}

/// Decides about several comments of a site, each by itself. Says how many.
///
/// # Errors
/// [`Fault`] if the store fails.
pub async fn bulk(
    book: &Book,
    site: &Site,
    ids: &[i64],
    (done, by): (Done, By),
    reason: Option<&str>,
) -> Result<usize, Fault> {
    let mut decided = 0;
    for id in ids.iter().take(MOST_AT_ONCE) {
        let comment =
            comments::by_id(&book.house.db, *id).await?.filter(|comment| comment.site_id == site.id);
        let Some(comment) = comment else { continue };
        match decide(book, site, &comment, done, by, reason.map(str::to_owned)).await {
            Ok(did) => decided += usize::from(did),
            // Its author took it away meanwhile: the others are decided about all the same.
            Err(fault) if fault.code == "comment-gone" => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(decided)
}

/// Somebody reported a comment: once as many did as the site's rules say, it is held until a moderator looks.
/// Says whether it is held by this.
///
/// # Errors
/// [`Fault`] if the store fails.
pub async fn reported(book: &Book, site: &Site, comment: &Comment) -> Result<bool, Fault> {
    let most = i64::from(site.rules.hold.reports);
    if most == 0 || comment.state != State::Shown {
        return Ok(false);
    }
    let waiting = listed::reports_of(&book.house.db, comment).await?;
    if persons(&waiting) < most {
        return Ok(false);
    }
    decide(book, site, comment, Done::Held, By::Rule, None).await
}

/// How many persons wait for a moderator to look. Who is not signed in could be one person many times, and counts as one.
fn persons(reports: &[Report]) -> i64 {
    let open = || reports.iter().filter(|report| !report.settled);
    let known: HashSet<i64> = open().filter_map(|report| report.visitor_id).map(Id::number).collect();
    let unknown = usize::from(open().any(|report| report.visitor_id.is_none()));
    i64::try_from(known.len() + unknown).unwrap_or(i64::MAX)
}

/// What changes a page, in one batch: its number goes up, and the act is noted.
fn on_page(book: &Book, page: i64, act: &crate::Act) -> Batch {
    touched(Batch::new(), page, 0, book.house.clock.now()).insert(&book.house.db, act)
}
