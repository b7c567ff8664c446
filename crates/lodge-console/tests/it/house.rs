//! The house's own pages: set-up, administration, transparency, help, notices, webhooks, the reference.

mod admin;
mod admin_api;
mod help;
mod home;
mod notices;
mod reference;
mod set_up;
mod transparency;
mod webhooks;

use axum::middleware::from_fn_with_state;
use lodge_accounts::{Account, Email, NewAccount};
use lodge_console::{Console, SetUp};
use lodge_custody::{Custody, Places};
use lodge_register::{Entry, Personal, Register, Shortened};
use lodge_store::OsChance;
use lodge_testkit::engines::TestDb;
use lodge_web::rehearse::Stage;
use std::{ops::Deref, sync::Arc};

use crate::stand_in;

/// A house with its operator and one customer, and a visitor.
pub(crate) struct House {
    stage: Stage,
    /// The path of the link to the first step.
    pub(crate) link: String,
    custody: Custody,
}

impl Deref for House {
    type Target = Stage;
    fn deref(&self) -> &Stage {
        &self.stage
    }
}

/// Everything that is kept here.
fn entries() -> Vec<&'static Entry> {
    [
        lodge_accounts::entries(),
        lodge_abuse::entries(),
        lodge_custody::entries(),
        lodge_egress::entries(),
        lodge_web::entries(),
        lodge_console::entries(),
    ]
    .concat()
}

impl House {
    pub(crate) async fn on(db: &TestDb) -> Self {
        Self::with(db, entries(), false).await
    }

    /// A house that keeps these things.
    pub(crate) async fn with(db: &TestDb, entries: Vec<&'static Entry>, public_url_locked: bool) -> Self {
        let parts = [
            lodge_accounts::migrations(),
            lodge_abuse::migrations(),
            lodge_custody::migrations(),
            lodge_web::migrations(),
            lodge_console::migrations(),
        ];
        db.migrate(&parts.concat()).await.unwrap();
        let folder = db.file().parent().unwrap().to_owned();
        let custody = Custody {
            db: (**db).clone(),
            register: Arc::new(Register { entries: self::entries() }),
            shortened: Shortened::default(),
            places: Places { data: folder.join("data"), keys: folder.join("keys") },
            clock: db.clock.clone(),
        };
        let (set_up, link) = SetUp::new(&*db.clock, &OsChance);
        let console = Console {
            custody: custody.clone(),
            modules: Arc::default(),
            cards: Vec::new(),
            sheets: vec![stand_in::sheet()],
            mail_host: "mail.lodge.example".to_owned(),
            private: Vec::new(),
            set_up: Some(set_up),
            public_url_locked,
            printed: lodge_console::Printed::default(),
        };
        let nav = [lodge_console::NAV, lodge_console::NAV_LAST].concat();
        let register = Register { entries };
        let stage =
            Stage::on((**db).clone(), db.clock.clone(), register, lodge_console::WORDS, nav, |site| {
                let (api, description) = lodge_console::api().split_for_parts();
                let api = api.layer(from_fn_with_state(site.clone(), lodge_web::admit));
                lodge_console::routes(console, &description, api)
            });
        let stage = stage.await;
        lodge_console::settle(&stage.site, public_url_locked).await.unwrap();
        Self { stage, link: link.expose().clone(), custody }
    }

    pub(crate) async fn account(&self, name: &str, admin: bool) -> Account {
        let new = NewAccount {
            email: Personal::new(Email::parse(&format!("{name}@example.org")).unwrap()),
            name: Personal::new(format!("{name} Example")),
            password: None,
            admin,
        };
        lodge_accounts::add(&self.site.db, &*self.site.clock, new).await.unwrap()
    }

    /// The visitor is the operator, who is new.
    pub(crate) async fn operated(&self) -> Account {
        let operator = self.account("olga", true).await;
        self.sign_in(&operator).await;
        operator
    }

    pub(crate) async fn rows(&self, sql: &'static str) -> i64 {
        self.site.db.rows(sql, ()).await.unwrap()[0].int(0).unwrap()
    }
}
