//! Fills a domain with aliases, or the house with accounts or comments, for the bench: `fill DATABASE KEY_FILE DOMAIN
//! COUNT`, or `accounts` or `comments` in place of the domain.

mod comments;

use lodge_accounts::{Email, NewAccount};
use lodge_mail::{Destinations, store};
use lodge_store::{Db, KeySource, Keys, OsChance, StoreSettings, StoreUrl, SystemClock};
use std::{error::Error, path::PathBuf, sync::Arc};

/// How many are added in one transaction.
const BATCH: usize = 500;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut next = move |what: &str| arguments.next().ok_or_else(|| format!("what is missing: {what}"));
    let (database, key) = (PathBuf::from(next("the database")?), PathBuf::from(next("the key file")?));
    let (name, count) = (next("the domain")?, next("how many")?.parse::<usize>()?);

    let folder = database.parent().unwrap_or(&database).to_owned();
    let keys = Keys::load(&KeySource::File(key), &folder)?;
    let settings = StoreSettings::at(StoreUrl::Sqlite(database));
    let db = Db::open(&settings, &keys, Arc::new(SystemClock), Arc::new(OsChance)).await?;
    match name.as_str() {
        "accounts" => accounts(&db, count).await?,
        "comments" => comments::under_a_page(&db, count).await?,
        domain => aliases(&db, domain, count).await?,
    }
    db.close().await;
    Ok(())
}

async fn accounts(db: &Db, count: usize) -> Result<(), Box<dyn Error>> {
    for number in 0..count {
        let email = Email::parse(&format!("person{number}@hidden.test"))?;
        let name = format!("Person {number}");
        let new = NewAccount { email: email.into(), name: name.into(), password: None, admin: false };
        lodge_accounts::add(db, &SystemClock, new).await?;
    }
    Ok(())
}

async fn aliases(db: &Db, name: &str, count: usize) -> Result<(), Box<dyn Error>> {
    let domain = store::domain_by_name(db, name).await?.ok_or("there is no such domain")?;
    for first in (0..count).step_by(BATCH) {
        let mut new = Vec::with_capacity(BATCH);
        for number in first..count.min(first + BATCH) {
            let address = format!("alias{number}@{name}");
            let destinations =
                Destinations::parse([format!("mailbox{number}@hidden.test").as_str()], &address)?;
            let (domain, account) = (domain.id, domain.account_id);
            new.push(store::NewAlias { domain, account, address, destinations, label: None });
        }
        store::add_aliases(db, &SystemClock, new).await?;
    }
    Ok(())
}
