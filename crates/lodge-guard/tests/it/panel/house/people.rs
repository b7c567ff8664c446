//! Who has an account.

use lodge_accounts::{Account, Email, NewAccount};
use lodge_register::Personal;
use lodge_testkit::engines::TestDb;

pub(super) async fn account(db: &TestDb, name: &str) -> Account {
    let new = NewAccount {
        email: Personal::new(Email::parse(&format!("{name}@example.org")).unwrap()),
        name: Personal::new(name.to_owned()),
        password: None,
        admin: false,
    };
    lodge_accounts::add(db, &*db.clock, new).await.unwrap()
}
