//! What an account holder says about themselves, and may change.

use lodge_register::{Field as _, Id, Personal};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Account, Theme};

/// The longest name, in characters.
const NAME_LENGTH: usize = 200;

/// This is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name is one line of 1 to {NAME_LENGTH} characters, without an address in it")]
pub struct NameError;

/// Reads a name as somebody typed it. Names have few rules: one line, not empty, not endless, and no address in it:
/// names stand in letters, and nobody's name is one that leads elsewhere.
///
/// # Errors
/// [`NameError`] otherwise.
pub fn name(typed: &str) -> Result<Personal<String>, NameError> {
    let lower = typed.to_lowercase();
    let leads = ["://", "www.", "@"].iter().any(|sign| lower.contains(sign));
    if leads { Err(NameError) } else { label(typed) }
}

/// Reads what somebody calls a thing of theirs: one line, not empty, not endless.
///
/// # Errors
/// [`NameError`] otherwise.
pub fn label(typed: &str) -> Result<Personal<String>, NameError> {
    let typed = typed.trim();
    let fits =
        !typed.is_empty() && typed.chars().count() <= NAME_LENGTH && !typed.chars().any(char::is_control);
    let lower = typed.to_ascii_lowercase();
    let leads = lower.contains("://") || lower.contains("www.");
    if fits && !leads { Ok(typed.to_owned().into()) } else { Err(NameError) }
}

/// How pages and letters are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// The time zone, by its IANA name.
    pub zone: String,
    /// Light or dark.
    pub theme: Theme,
}

/// Changes what somebody is called.
///
/// # Errors
/// [`StoreError`] if the store fails, or the account is gone.
pub async fn rename(db: &Db, account: Id<Account>, name: &Personal<String>) -> Result<(), StoreError> {
    let sealed = db.seal::<Account>("name", account, &name.to_value())?;
    set(db, "UPDATE accounts_account SET name = $2 WHERE id = $1", (account, sealed)).await
}

/// Changes how pages and letters are shown.
///
/// # Errors
/// [`StoreError`] if the store fails, or the account is gone.
pub async fn prefer(db: &Db, account: Id<Account>, preferences: &Preferences) -> Result<(), StoreError> {
    set(
        db,
        "UPDATE accounts_account SET language = $2, zone = $3, theme = $4 WHERE id = $1",
        (account, &preferences.language, &preferences.zone, preferences.theme.as_str()),
    )
    .await
}

/// Sets the password, by its hash, or takes it away. What waited for the old one is void by it: links in letters, second
/// proofs, a new address. End the other sessions afterwards.
///
/// # Errors
/// [`StoreError`] if the store fails, or the account is gone.
pub async fn set_password(
    db: &Db,
    account: Id<Account>,
    hash: Option<&Personal<String>>,
) -> Result<(), StoreError> {
    let sealed = match hash {
        Some(hash) => Some(db.seal::<Account>("password", account, &hash.to_value())?),
        None => None,
    };
    set(db, "UPDATE accounts_account SET password = $2 WHERE id = $1", (account, sealed)).await
}

/// Makes somebody one of those who run this Lodge, or no longer.
///
/// # Errors
/// [`StoreError`] if the store fails, or the account is gone.
pub async fn set_admin(db: &Db, account: Id<Account>, admin: bool) -> Result<(), StoreError> {
    set(db, "UPDATE accounts_account SET admin = $2 WHERE id = $1", (account, admin)).await
}

async fn set(db: &Db, sql: &'static str, args: impl lodge_store::Args) -> Result<(), StoreError> {
    db.write(Batch::new().run(sql, args, Expect::Exactly(1))).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, kept: Option<&str>) {
        assert_eq!(name(typed).ok().as_ref().map(|name| name.reveal().as_str()), kept);
    }

    #[test]
    fn names_have_few_rules() {
        check(" Ada ", Some("Ada"));
        check("Ελένη Παπαδοπούλου", Some("Ελένη Παπαδοπούλου"));
        check("O'Brien-Smith, 3rd", Some("O'Brien-Smith, 3rd"));
        check("Wwwinona", Some("Wwwinona"));
        check("   ", None);
        check("J. R. R. Tolkien", Some("J. R. R. Tolkien"));
        check("Your mailbox closes today, see HTTPS://evil.example", None);
        check("see WWW.evil.example", None);
        check("write to ann@evil.example", None);
        check("Ada\r\nBcc: everybody", None);
        check("You won! See https://evil.example", None);
        check("See WWW.evil.example", None);
        check(&"a".repeat(200), Some(&"a".repeat(200)));
        check(&"a".repeat(201), None);
    }
}
