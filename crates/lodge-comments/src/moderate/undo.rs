//! Takes an act back, as long as what it did is still so.

use lodge_register::Id;
use lodge_web::Fault;

use super::{
    act::{About, By},
    bans::{lift, shadow},
    becomes, change,
    places::{MoveError, lock_page, lock_site, move_page, set_rules, stick},
    told,
};
use crate::{
    Act, Book, Comment, Done, Rules, Site, State, Why, spam,
    store::{comments, pages},
};

/// Takes an act back. Says whether it did: not, if something else has been done since.
///
/// # Errors
/// [`Fault`] if the store fails, or it is an act that cannot be taken back.
pub async fn undo(book: &Book, site: &Site, act: &Act, by: By) -> Result<bool, Fault> {
    let db = &book.house.db;
    match act.done {
        Done::Approved | Done::Rejected | Done::Spam | Done::Removed | Done::Held | Done::Restored => {
            restore(book, site, act, by).await
        }
        Done::Stuck | Done::Unstuck => {
            let comment = of_act(book, site, act).await?;
            Ok(stick(book, site, &comment, act.done == Done::Unstuck, by).await?)
        }
        Done::Locked | Done::Unlocked => {
            let on = act.done == Done::Unlocked;
            Ok(match act.page_id {
                Some(page) => lock_page(book, site, page, on, by).await?,
                None => lock_site(book, site, on, by).await?,
            })
        }
        Done::Banned => Ok(lift(book, site, Id::new(number(act)?), by).await?),
        Done::Shadowed | Done::Unshadowed => {
            Ok(shadow(book, site, Id::new(number(act)?), act.done == Done::Unshadowed, by).await?)
        }
        Done::Rules => {
            let before = act.before.as_deref().and_then(|rules| serde_json::from_str::<Rules>(rules).ok());
            let rules = before.ok_or(Fault::conflict("not-undone"))?;
            Ok(set_rules(book, site, &rules, by).await?)
        }
        Done::Moved => {
            let page = pages::by_id(db, act.page_id.ok_or_else(Fault::not_found)?).await?;
            let page = page.ok_or_else(Fault::not_found)?;
            let path = act.before.as_deref().unwrap_or_default();
            match move_page(book, site, &page, path, by).await {
                Ok(moved) => Ok(moved),
                Err(MoveError::Store(error)) => Err(error.into()),
                Err(MoveError::Taken | MoveError::NoPage(_)) => Ok(false),
            }
        }
        Done::Unbanned | Done::Imported | Done::Unimported | Done::Blanked => {
            Err(Fault::conflict("not-undone"))
        }
    }
}

/// Whether this act can be taken back at all.
#[must_use]
pub(crate) const fn is_undoable(done: Done) -> bool {
    !matches!(done, Done::Unbanned | Done::Imported | Done::Unimported | Done::Blanked)
}

/// Gives a comment the state that it had before the act, if it still has the one that the act gave it.
async fn restore(book: &Book, site: &Site, act: &Act, by: By) -> Result<bool, Fault> {
    let comment = of_act(book, site, act).await?;
    let before = act.before.as_deref().and_then(State::parse).ok_or(Fault::conflict("not-undone"))?;
    if becomes(act.done).is_some_and(|then| comment.state != then) {
        return Ok(false);
    }
    let about = About::comment(&comment, comment.state.as_str());
    let restored =
        change(book, site, &comment, (before, Why::Moderator), (Done::Restored, by, about)).await?;
    if restored && before == State::Shown {
        told::decided(book, site, &comment, Done::Approved, None).await;
    }
    if restored && matches!(act.done, Done::Approved | Done::Spam) {
        spam::unlearn(book, site, &comment).await;
    }
    Ok(restored)
}

async fn of_act(book: &Book, site: &Site, act: &Act) -> Result<Comment, Fault> {
    let id = act.comment.ok_or_else(Fault::not_found)?;
    let comment = comments::by_id(&book.house.db, id).await?;
    comment.filter(|comment| comment.site_id == site.id).ok_or_else(Fault::not_found)
}

fn number(act: &Act) -> Result<i64, Fault> {
    act.before.as_deref().and_then(|number| number.parse().ok()).ok_or(Fault::conflict("not-undone"))
}
