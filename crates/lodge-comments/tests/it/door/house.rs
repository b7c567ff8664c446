//! A Lodge with its dashboard and a guest book, two sites, and whoever comes to them.

use std::{ops::Deref, sync::Arc};

use axum::{Extension, Router, http::Method, middleware::from_fn_with_state};
use lodge_accounts::{Account, Email, NewAccount};
use lodge_comments::{
    Comments, Rules, Site,
    store::sites::{self, NewSite},
};
use lodge_console::Console;
use lodge_custody::{Custody, Places};
use lodge_module::Module;
use lodge_register::{Personal, Register, Shortened};
use lodge_store::Migration;
use lodge_testkit::engines::TestDb;
use lodge_web::rehearse::{Answer, Stage};
use serde_json::Value;
use url::form_urlencoded;

/// The page that opens the window.
pub(crate) const BLOG: &str = "https://blog.example";

pub(crate) struct House {
    stage: Stage,
    pub(crate) custody: Custody,
    pub(crate) owner: Account,
    /// At `blog.example`.
    pub(crate) blog: Site,
    /// At `shop.example`, of the same owner.
    pub(crate) shop: Site,
}

impl Deref for House {
    type Target = Stage;
    fn deref(&self) -> &Stage {
        &self.stage
    }
}

pub(crate) fn register() -> Register {
    Register::new([
        lodge_accounts::entries(),
        lodge_abuse::entries(),
        lodge_custody::entries(),
        lodge_web::entries(),
        lodge_console::entries(),
        lodge_comments::entries(),
    ])
}

pub(crate) fn migrations() -> Vec<Migration> {
    [
        lodge_accounts::migrations(),
        lodge_abuse::migrations(),
        lodge_custody::migrations(),
        lodge_web::migrations(),
        lodge_console::migrations(),
        lodge_comments::migrations(),
    ]
    .concat()
}

impl House {
    pub(crate) async fn on(db: &TestDb) -> Self {
        db.migrate(&migrations()).await.unwrap();
        let folder = db.file().parent().unwrap().to_owned();
        let custody = Custody {
            db: (**db).clone(),
            register: Arc::new(register()),
            shortened: Shortened::default(),
            places: Places { data: folder.join("data"), keys: folder.join("keys") },
            clock: db.clock.clone(),
        };
        let words: Vec<_> = lodge_console::WORDS.iter().chain(lodge_comments::WORDS).copied().collect();
        let given = custody.clone();
        let stage = Stage::on((**db).clone(), db.clock.clone(), register(), &words, Vec::new(), |site| {
            let comments = Comments::default();
            let shown = comments.pages(site).pages.layer(Extension(given.clone()));
            let (api, description) = lodge_console::api().split_for_parts();
            let api = api.layer(from_fn_with_state(site.clone(), lodge_web::admit));
            let console = Console {
                custody: given,
                modules: Arc::new(vec![Box::new(comments)]),
                cards: Vec::new(),
                sheets: Vec::new(),
                mail_host: "mail.lodge.example".to_owned(),
                private: Vec::new(),
                set_up: None,
                public_url_locked: false,
                printed: lodge_console::Printed::default(),
            };
            Router::new().merge(shown).merge(lodge_console::routes(console, &description, api))
        });
        let stage = stage.await;
        let owner = account(&stage, "Olga Owner", "olga@example.org").await;
        let blog = added(&stage, &owner, "blog.example").await;
        let shop = added(&stage, &owner, "shop.example").await;
        Self { stage, custody, owner, blog, shop }
    }

    pub(crate) async fn account(&self, name: &str, email: &str) -> Account {
        account(&self.stage, name, email).await
    }

    /// With these rules at the blog.
    pub(crate) async fn rules(&mut self, change: impl FnOnce(&mut Rules)) {
        change(&mut self.blog.rules);
        sites::save(&self.site.db, &*self.stage.clock, &self.blog).await.unwrap();
    }

    /// A step of a sign-in, for the page of this site.
    pub(crate) fn step(site: &Site, path: &str) -> String {
        let origin = format!("https://{}", site.host.reveal());
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("site", &site.id.number().to_string())
            .append_pair("origin", &origin)
            .finish();
        format!("/embed/sign-in{path}?{query}")
    }

    /// A form of a sign-in.
    pub(crate) async fn sends(&self, site: &Site, path: &str, fields: &[(&str, &str)]) -> Answer {
        let (number, origin) = (site.id.number().to_string(), format!("https://{}", site.host.reveal()));
        let mut all = vec![("site", number.as_str()), ("origin", origin.as_str())];
        all.extend_from_slice(fields);
        self.post(&format!("/embed/sign-in{path}"), &all).await
    }

    /// The token at the end of a sign-in.
    pub(crate) async fn token(&self, done: &Answer) -> String {
        let place = done.location().unwrap_or_else(|| panic!("{} {}", done.status, done.body));
        let page = self.get(place).await;
        data(&page.body, "token").unwrap_or_else(|| panic!("{}", page.body))
    }

    /// Somebody signs in with an account that their browser is signed in to.
    pub(crate) async fn visits(&self, site: &Site, account: &Account, name: &str) -> String {
        self.sign_in(account).await;
        let done = self.sends(site, "/account", &[("name", name)]).await;
        self.use_cookie(None);
        self.token(&done).await
    }

    /// Asks as the embedded script does, with a token.
    pub(crate) async fn asks(
        &self,
        method: Method,
        path: &str,
        token: &str,
        form: &[(&str, &str)],
    ) -> Answer {
        let bearer = format!("Bearer {token}");
        let mut headers = vec![
            ("accept", "application/json"),
            ("origin", BLOG),
            ("sec-fetch-site", "cross-site"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        if !token.is_empty() {
            headers.push(("authorization", &bearer));
        }
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        self.send(method, path, &headers, body).await
    }

    /// Writes a comment. Gives what was answered.
    pub(crate) async fn writes(&self, site: &Site, token: &str, more: &[(&str, &str)]) -> Value {
        let number = site.id.number().to_string();
        let mut form = vec![("site", number.as_str()), ("page", "/post"), ("title", "A post")];
        form.extend_from_slice(more);
        self.asks(Method::POST, "/embed/comments", token, &form).await.json()
    }

    /// What a reader of the page gets.
    pub(crate) async fn reads(&self, site: &Site) -> String {
        self.get(&format!("/embed/thread?site={}&page=/post", site.id.number())).await.body
    }
}

async fn account(stage: &Stage, name: &str, email: &str) -> Account {
    let new = NewAccount {
        email: Personal::new(Email::parse(email).unwrap()),
        name: Personal::new(name.to_owned()),
        password: None,
        admin: false,
    };
    lodge_accounts::add(&stage.site.db, &*stage.clock, new).await.unwrap()
}

async fn added(stage: &Stage, owner: &Account, host: &str) -> Site {
    let new = NewSite { account: owner.id, host: host.to_owned(), title: String::new() };
    let mut site = sites::add(&stage.site.db, &*stage.clock, new).await.unwrap();
    site.rules.hold.guests = false;
    site.rules.hold.first = 0;
    sites::save(&stage.site.db, &*stage.clock, &site).await.unwrap();
    site
}

/// What a page holds in a `data-` attribute.
pub(crate) fn data(page: &str, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("data-{name}=\""))?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}

/// What a hidden field of this page holds.
pub(crate) fn hidden(page: &str, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}
