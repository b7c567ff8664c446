//! Nobody passes for somebody else: which names and addresses a guest may not use.

use lodge_accounts::{Account, Email, delegates};
use lodge_register::{Id, Record};
use lodge_store::{Db, StoreError};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use unicode_security::confusable_detection::skeleton;

use crate::{Book, Site, VISITOR, Visitor, store::sites::MODULE};

/// Why somebody cannot be called that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is no name.
    NoName,
    /// It looks like the name of somebody who is known here.
    Name,
    /// It is an address that its holder signs in with.
    Email,
}

impl Refused {
    /// The message for it. About an address, it does not say who has it, or where.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::NoName => "door-name-wrong",
            Self::Name => "door-name-taken",
            Self::Email => "door-email-taken",
        }
    }

    /// The field that it is about.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::NoName | Self::Name => "name",
            Self::Email => "email",
        }
    }
}

/// That a name is somebody's at a site.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_called",
    purpose = "to keep guests from passing for somebody who signs in",
    basis = Service,
    subject = VISITOR by visitor_id,
    keep = until_deleted,
    on_erase = delete
)]
pub(crate) struct Called {
    /// Whose.
    #[data(Identifier, key)]
    pub visitor_id: Id<Visitor>,
    /// At which site.
    #[data(Identifier)]
    pub site_id: Id<Site>,
    /// A keyed hash of what the name looks like; the name cannot be made from it.
    #[data(Identifier)]
    pub hash: Vec<u8>,
}

/// What is kept of the name of somebody who signs in.
pub(crate) fn stored(db: &Db, visitor: &Visitor) -> Called {
    let hash = hash(db, visitor.site_id, visitor.name.reveal());
    Called { visitor_id: visitor.id, site_id: visitor.site_id, hash }
}

/// Whether a guest may use this name, and this address if they gave one, at this site.
///
/// # Errors
/// If the store fails. The answer is the inner one.
pub async fn guest_may_be_called(
    book: &Book,
    site: &Site,
    name: &str,
    email: Option<&str>,
) -> Result<Result<(), Refused>, StoreError> {
    let db = &book.house.db;
    let known = "SELECT 1 FROM comments_called WHERE site_id = $1 AND hash = $2 LIMIT 1";
    let known = db.rows(known, (site.id, hash(db, site.id, name))).await?;
    if !known.is_empty() || is_of_staff(book, site, name, None).await? {
        return Ok(Err(Refused::Name));
    }
    let Some(email) = email.and_then(|email| Email::parse(email).ok()) else { return Ok(Ok(())) };
    // Guests who confirmed theirs may go on using it: they do not sign in with it.
    let proved = "SELECT 1 FROM comments_visitor
                  WHERE email_blind = $2 AND site_id = $1 AND email_proved = $3
                    AND way NOT IN ('guest', 'imported') LIMIT 1";
    let blind = db.blind::<Visitor>("email", email.as_str());
    let proved = !db.rows(proved, (site.id, blind, true)).await?.is_empty();
    let account = lodge_accounts::by_email(db, &email).await?;
    Ok(if proved || account.is_some() { Err(Refused::Email) } else { Ok(()) })
}

/// Whether this looks like the name of the site's owner or one of its moderators, other than this account.
pub(super) async fn is_of_staff(
    book: &Book,
    site: &Site,
    name: &str,
    but: Option<Id<Account>>,
) -> Result<bool, StoreError> {
    let (db, looks) = (&book.house.db, looks(name));
    let invited = delegates::of_object(db, MODULE, site.id.number()).await?;
    let staff = std::iter::once(site.account_id).chain(invited.into_iter().map(|one| one.account_id));
    for account in staff.filter(|account| Some(*account) != but) {
        let account = lodge_accounts::by_id(db, account).await?;
        if account.is_some_and(|account| self::looks(account.name.reveal()) == looks) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn hash(db: &Db, site: Id<Site>, name: &str) -> Vec<u8> {
    let text = format!("{} {}", site.number(), looks(name));
    db.keyed_hash("comments/called", text.as_bytes()).iter().take(16).copied().collect()
}

/// What a name looks like: without case, spaces and signs, letters that look alike made one (UTS #39, "skeleton").
fn looks(name: &str) -> String {
    let plain = bare(&name.nfkc().collect::<String>());
    // What one letter looks like may be two of another case.
    bare(&skeleton(&plain).collect::<String>())
}

/// Letters and digits, with the marks that they have.
fn bare(text: &str) -> String {
    text.to_lowercase().chars().filter(|sign| sign.is_alphanumeric() || is_combining_mark(*sign)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_are_one() {
        for other in
            ["alice", "ALICE", " A l i c e ", "Аlice", "al\u{200b}ice", "Ａｌｉｃｅ", "a.l_i-c.e", "alicе"]
        {
            assert_eq!(looks("Alice"), looks(other), "{other}");
        }
        assert_eq!(looks("Yön"), looks("yön"));
        for other in ["Alicia", "Bob", "Alice2", "Álice"] {
            assert_ne!(looks("Alice"), looks(other), "{other}");
        }
    }
}
