//! Questions about accounts.

use lodge_register::{Clock, Id, Personal};
use lodge_store::{Batch, Db, Expect, StoreError};

use crate::{Account, Email, Theme};

/// What an account is opened with.
pub struct NewAccount {
    /// Where its holder is reached.
    pub email: Personal<Email>,
    /// What they are called.
    pub name: Personal<String>,
    /// The password's hash, if they have one.
    pub password: Option<Personal<String>>,
    /// Whether they run this Lodge.
    pub admin: bool,
}

/// Opens an account.
///
/// # Errors
/// [`StoreError::Conflict`] if there is one with this address already.
pub async fn add(db: &Db, clock: &dyn Clock, new: NewAccount) -> Result<Account, StoreError> {
    let account = Account {
        id: db.new_id(),
        email: new.email,
        name: new.name,
        password: new.password,
        admin: new.admin,
        language: "en".to_owned(),
        created_at: clock.now(),
        zone: "UTC".to_owned(),
        theme: Theme::Auto,
        announced: None,
    };
    insert(db, &account).await?;
    Ok(account)
}

pub(crate) async fn insert(db: &Db, account: &Account) -> Result<(), StoreError> {
    db.write(Batch::new().insert(db, account)).await.map(drop)
}

/// The beginning of a batch that runs alone among those that begin so for the same account: what it counts is true
/// until it ends. PostgreSQL would otherwise let two count at once, and both add.
pub(crate) fn in_turn(account: Id<Account>) -> Batch {
    Batch::new().run("UPDATE accounts_account SET zone = zone WHERE id = $1", (account,), Expect::Any)
}

/// The account with this address.
pub async fn by_email(db: &Db, email: &Email) -> Result<Option<Account>, StoreError> {
    let blind = db.blind::<Account>("email", email.as_str());
    db.first("SELECT * FROM accounts_account WHERE email_blind = $1", [blind]).await
}

/// The account with this id.
pub async fn by_id(db: &Db, id: Id<Account>) -> Result<Option<Account>, StoreError> {
    db.first("SELECT * FROM accounts_account WHERE id = $1", (id,)).await
}

/// All accounts, oldest first.
pub async fn all(db: &Db) -> Result<Vec<Account>, StoreError> {
    db.all("SELECT * FROM accounts_account ORDER BY id", ()).await
}

/// So many accounts, oldest first, after the one with this number.
pub async fn after(db: &Db, number: i64, count: u32) -> Result<Vec<Account>, StoreError> {
    db.all("SELECT * FROM accounts_account WHERE id > $1 ORDER BY id LIMIT $2", (number, count)).await
}

/// How many accounts there are.
pub async fn count(db: &Db) -> Result<i64, StoreError> {
    let counted = db.rows("SELECT COUNT(*) FROM accounts_account", ()).await?;
    counted.first().map_or(Ok(0), |row| row.int(0))
}

/// The accounts of those who run this Lodge, oldest first.
pub async fn admins(db: &Db) -> Result<Vec<Account>, StoreError> {
    db.all("SELECT * FROM accounts_account WHERE admin = 1 ORDER BY id", ()).await
}

/// The account of the one who runs this Lodge.
pub async fn first_admin(db: &Db) -> Result<Option<Account>, StoreError> {
    db.first("SELECT * FROM accounts_account WHERE admin = 1 ORDER BY id LIMIT 1", ()).await
}
