//! An installation with Alice in it.

use lodge_accounts::{Account, Email, Post, Wish};
use lodge_register::{Personal, Secret};
use lodge_store::{Cache, CacheUrl, ManualClock, OsChance};
use lodge_testkit::engines::TestDb;
use std::sync::Arc;

/// The password that everybody here has.
pub const PASSWORD: &str = "correct horse battery";

/// A database, a cache in memory, and the clock of both.
pub struct Scene {
    pub db: TestDb,
    pub cache: Cache,
    pub clock: Arc<ManualClock>,
    pub chance: OsChance,
}

impl Scene {
    pub async fn begin(db: TestDb) -> Self {
        db.migrate(lodge_accounts::migrations()).await.unwrap();
        let cache = cache(&db, &CacheUrl::Memory).await;
        Self { cache, clock: db.clock.clone(), db, chance: OsChance }
    }

    /// Signs somebody up and gives the code of the letter, if they get one.
    pub async fn asks(&self, name: &str, email: &str) -> Option<String> {
        let wish = Wish {
            email: self::email(email).into(),
            name: Personal::new(name.to_owned()),
            language: "nl".to_owned(),
        };
        match lodge_accounts::sign_up(&self.db, &self.cache, &self.chance, wish).await.unwrap() {
            Post::Confirm { code } => Some(code.expose().clone()),
            Post::AlreadyHere => None,
        }
    }

    /// An account, signed up and confirmed, without a password: hashing one takes its time.
    pub async fn account(&self, name: &str) -> Account {
        self.confirmed(name, None).await
    }

    /// An account with the password that everybody here has.
    pub async fn account_with_password(&self, name: &str) -> Account {
        self.confirmed(name, Some(&secret(PASSWORD))).await
    }

    async fn confirmed(&self, name: &str, password: Option<&Secret<String>>) -> Account {
        let code = self.asks(name, &format!("{name}@example.org")).await.unwrap();
        lodge_accounts::confirm(&self.db, &self.cache, &*self.clock, &self.chance, &code, password)
            .await
            .unwrap()
    }

    pub async fn rows(&self, sql: &'static str) -> i64 {
        self.db.rows(sql, ()).await.unwrap()[0].int(0).unwrap()
    }

    pub async fn accounts(&self) -> i64 {
        self.rows("SELECT COUNT(*) FROM accounts_account").await
    }

    /// Erases an account as the register does.
    pub async fn erase(&self, account: &Account) {
        let batch = lodge_store::Batch::new().run(
            "DELETE FROM accounts_account WHERE id = $1",
            (account.id,),
            lodge_store::Expect::Exactly(1),
        );
        self.db.write(batch).await.unwrap();
        lodge_accounts::forget_cached(&self.cache, account.id).await.unwrap();
    }
}

pub async fn cache(db: &TestDb, url: &CacheUrl) -> Cache {
    Cache::open(url, &db.keys, db.clock.clone(), Arc::new(OsChance)).await.unwrap()
}

pub fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

pub fn secret(text: &str) -> Secret<String> {
    Secret::new(text.to_owned())
}

pub const MINUTE: i64 = 60_000;
