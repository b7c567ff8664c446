//! A Lodge with its dashboard, and whoever comes to it.

use axum::middleware::from_fn_with_state;
use lodge_accounts::{Account, Email, NewAccount, hash};
use lodge_console::Console;
use lodge_custody::{Custody, Places};
use lodge_register::{Personal, Register, Secret, Shortened};
use lodge_store::{Migration, OsChance};
use lodge_testkit::engines::TestDb;
use lodge_web::rehearse::{Answer, Stage};
use std::{ops::Deref, sync::Arc};

/// The password that everybody here has.
pub(crate) const PASSWORD: &str = "correct horse battery";

/// Longer than the waiting room keeps anybody.
pub(crate) const WAIT: i64 = 21_000;

/// The site on this database, with one visitor.
pub(crate) struct Scene {
    stage: Stage,
}

impl Deref for Scene {
    type Target = Stage;
    fn deref(&self) -> &Stage {
        &self.stage
    }
}

impl Scene {
    pub(crate) async fn on(db: &TestDb) -> Self {
        let parts = [
            lodge_accounts::migrations(),
            lodge_abuse::migrations(),
            lodge_custody::migrations(),
            lodge_web::migrations(),
            lodge_console::migrations(),
        ];
        let migrations: Vec<Migration> = parts.into_iter().flatten().cloned().collect();
        db.migrate(&migrations).await.unwrap();
        let register = || {
            Register::new([
                lodge_accounts::entries(),
                lodge_abuse::entries(),
                lodge_custody::entries(),
                lodge_web::entries(),
                lodge_console::entries(),
            ])
        };
        let folder = db.file().parent().unwrap().to_owned();
        let custody = Custody {
            db: (**db).clone(),
            register: Arc::new(register()),
            shortened: Shortened::default(),
            places: Places { data: folder.join("data"), keys: folder.join("keys") },
            clock: db.clock.clone(),
        };
        let words = lodge_console::WORDS;
        let stage = Stage::on((**db).clone(), db.clock.clone(), register(), words, Vec::new(), |site| {
            let (api, description) = lodge_console::api().split_for_parts();
            let api = api.layer(from_fn_with_state(site.clone(), lodge_web::admit));
            let console = Console {
                custody,
                modules: Arc::new(vec![Box::new(crate::stand_in::Mail)]),
                cards: Vec::new(),
                sheets: Vec::new(),
                mail_host: "mail.lodge.example".to_owned(),
                private: Vec::new(),
                set_up: None,
                public_url_locked: false,
                printed: lodge_console::Printed::default(),
            };
            lodge_console::routes(console, &description, api)
        });
        Self { stage: stage.await }
    }

    /// An account with a password.
    pub(crate) async fn account(&self, name: &str) -> Account {
        self.opened(name, false).await
    }

    /// The account of somebody who runs this Lodge.
    pub(crate) async fn operator(&self, name: &str) -> Account {
        self.opened(name, true).await
    }

    async fn opened(&self, name: &str, admin: bool) -> Account {
        let new = NewAccount {
            email: Personal::new(Email::parse(&address(name)).unwrap()),
            name: Personal::new(name.to_owned()),
            password: Some(hash(&Secret::new(PASSWORD.to_owned()), &OsChance).unwrap()),
            admin,
        };
        lodge_accounts::add(&self.site.db, &*self.site.clock, new).await.unwrap()
    }

    /// Types a password on the sign-in page.
    pub(crate) async fn types(&self, name: &str, password: &str) -> Answer {
        self.post("/sign-in", &[("email", &address(name)), ("password", password)]).await
    }

    /// Asks for an account, without script: sends the form, waits, sends it again.
    pub(crate) async fn signs_up(&self, name: &str) -> Answer {
        let (email, full) = (address(name), format!("{name} Example"));
        let asked = self.post("/sign-up", &[("name", &full), ("email", &email)]).await;
        let ticket = hidden(&asked.body, "ticket").unwrap();
        self.clock.advance(WAIT);
        self.post("/sign-up", &[("name", &full), ("email", &email), ("ticket", &ticket)]).await
    }

    /// The link in the newest letter to somebody.
    pub(crate) async fn link(&self, name: &str) -> Option<String> {
        self.letters(&address(name)).await.last().and_then(lodge_web::rehearse::Sent::link)
    }

    /// Whether the visitor is signed in.
    pub(crate) async fn is_in(&self) -> bool {
        self.get("/account").await.status == axum::http::StatusCode::OK
    }
}

/// Where somebody is reached.
pub(crate) fn address(name: &str) -> String {
    format!("{name}@example.org")
}

/// What a hidden field of this page holds.
pub(crate) fn hidden(page: &str, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    Some(rest.split('"').next()?.to_owned())
}

/// A page without what is different each time: the token of its forms.
pub(crate) fn plain(page: &str) -> String {
    let mut plain = page.to_owned();
    while let Some(token) = hidden(&plain, "csrf") {
        plain = plain.replace(&format!("name=\"csrf\" value=\"{token}\""), "token");
    }
    plain
}
