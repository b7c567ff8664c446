//! Whom we may write to, and how often.

use lodge_abuse::rules::COMMENT_LETTERS;
use lodge_accounts::by_id;
use lodge_egress::Letter;
use lodge_store::StoreError;
use lodge_web::Language;

use crate::{
    Book, Visitor,
    store::letters::{ask_once, is_known},
};

/// Whether somebody may be written to.
pub(super) enum Reach {
    /// At this address.
    At(String),
    /// Not before whoever has this address said yes.
    Ask(String),
    /// Not at all.
    Nowhere,
}

/// Whether a visitor wants letters, and where to.
pub(super) async fn of(book: &Book, visitor: &Visitor) -> Result<Reach, StoreError> {
    if !visitor.notified {
        return Ok(Reach::Nowhere);
    }
    reach(book, visitor).await
}

/// Where a visitor is reached about what concerns them, whether or not they want letters about answers.
pub(super) async fn reach(book: &Book, visitor: &Visitor) -> Result<Reach, StoreError> {
    let db = &book.house.db;
    let Some(email) = address(book, visitor).await? else { return Ok(Reach::Nowhere) };
    if visitor.email_proved || visitor.account_id.is_some() || is_known(db, visitor.site_id, &email).await? {
        Ok(Reach::At(email))
    } else {
        Ok(Reach::Ask(email))
    }
}

/// The address of a visitor: their own here, or that of their account.
pub(crate) async fn address(book: &Book, visitor: &Visitor) -> Result<Option<String>, StoreError> {
    if let Some(email) = &visitor.email {
        return Ok(Some(email.reveal().clone()));
    }
    let Some(account) = visitor.account_id else { return Ok(None) };
    let account = by_id(&book.house.db, account).await?;
    Ok(account.map(|account| account.email.reveal().as_str().to_owned()))
}

/// Whether this address is to be asked now: it was not, for a month.
pub(super) async fn is_to_be_asked(book: &Book, visitor: &Visitor, email: &str) -> Result<bool, StoreError> {
    ask_once(&book.house.db, visitor.site_id, email, book.house.clock.now()).await
}

/// The language that a visitor is written to in.
pub(super) fn language(visitor: &Visitor) -> Language {
    Language::of_tag(&visitor.language).unwrap_or(Language::English)
}

/// Whether two addresses are one, as far as can be told.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Sends a letter, unless its reader has had enough of them for now.
pub(super) async fn send(book: &Book, letter: Letter) -> Result<(), StoreError> {
    let house = &book.house;
    let key = house.db.keyed_hash("comments/letters", letter.to.reveal().to_lowercase().as_bytes());
    if !house.limiter.allow(&COMMENT_LETTERS, &key).await?.allowed {
        tracing::info!("A letter about a comment was not sent: its reader has had enough of them for now");
        return Ok(());
    }
    if house.post.send(letter).is_err() {
        tracing::warn!("A letter about a comment was not sent: too many letters are on their way");
    }
    Ok(())
}
