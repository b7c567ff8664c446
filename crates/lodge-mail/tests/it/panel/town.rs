//! Mail's pages and API on a stage, and a DNS server that is asked about everything.

use std::net::IpAddr;

use axum::{Router, http::Method, middleware::from_fn_with_state};
use lodge_accounts::{
    Account, Scope, Scopes,
    tokens::{self, NewToken},
};
use lodge_mail::{Domain, Mail, MailSettings, dns::proof_of, store};
use lodge_module::Module as _;
use lodge_register::{Personal, Register};
use lodge_store::OsChance;
use lodge_testkit::{
    Engine,
    dns::Dns,
    engines::{self, TestDb},
};
use lodge_web::rehearse::{Answer, Stage};

use super::proofs::account;

pub struct Town {
    pub stage: Stage,
    pub db: TestDb,
    pub dns: Dns,
    pub alice: Account,
    pub bob: Account,
}

impl Town {
    /// Alice is signed in; Bob is somebody else. The mail host is `mx.lodge.test`.
    pub async fn open() -> Self {
        let db = engines::fresh(Engine::Sqlite).await;
        let migrations = [
            lodge_accounts::migrations(),
            lodge_abuse::migrations(),
            lodge_web::migrations(),
            lodge_mail::migrations(),
        ];
        db.migrate(&migrations.concat()).await.unwrap();
        let dns = Dns::start().await;
        dns.address_of("mx.lodge.test", IpAddr::from([192, 0, 2, 25]));
        dns.ptr(IpAddr::from([192, 0, 2, 25]), "mx.lodge.test");
        let mut settings = MailSettings::new("mx.lodge.test", Vec::new());
        settings.dns = vec![dns.address()];
        let mail = Mail::new(settings);
        let register =
            Register::new([lodge_accounts::entries(), lodge_web::entries(), lodge_mail::entries()]);
        let nav = lodge_mail::NAV.to_vec();
        let stage = Stage::on((*db).clone(), db.clock.clone(), register, mail.words(), nav, |site| {
            let shown = mail.pages(site);
            let (api, _) = shown.api.split_for_parts();
            let api = api
                .layer(from_fn_with_state(site.clone(), lodge_web::repeatable))
                .layer(from_fn_with_state(site.clone(), lodge_web::admit));
            Router::new().merge(shown.pages).nest("/api/v1", api)
        });
        let stage = stage.await;
        let (alice, bob) = (account(&db, "alice").await, account(&db, "bob").await);
        stage.sign_in(&alice).await;
        Self { stage, db, dns, alice, bob }
    }

    /// A domain that is proved.
    pub async fn domain(&self, of: &Account, name: &str) -> Domain {
        store::add_domain(&self.db, &*self.db.clock, of.id, name.to_owned()).await.unwrap()
    }

    /// Publishes the proof of a domain.
    pub fn publishes(&self, domain: &Domain) {
        self.dns.txt(&format!("_lodge.{}", domain.name.reveal()), &proof_of(&self.db, domain));
    }

    /// The one domain of an account.
    pub async fn only(&self, of: &Account) -> Domain {
        let mut held = store::domains_for(&self.db, of.id).await.unwrap();
        assert_eq!(held.len(), 1);
        held.remove(0).domain
    }

    /// A token of somebody's that may do these.
    pub async fn token(&self, of: &Account, scopes: &[Scope]) -> String {
        let new = NewToken {
            label: Personal::new("a test".to_owned()),
            scopes: Scopes::of(scopes.iter().copied()),
            expires_at: None,
        };
        let (_, token) = tokens::make(&self.db, &*self.db.clock, &OsChance, of, new).await.unwrap();
        token.expose().clone()
    }

    /// Asks the API.
    pub async fn ask(&self, token: &str, method: Method, path: &str, body: &serde_json::Value) -> Answer {
        self.ask_with(token, method, path, &[], body).await
    }

    pub async fn ask_with(
        &self,
        token: &str,
        method: Method,
        path: &str,
        also: &[(&str, &str)],
        body: &serde_json::Value,
    ) -> Answer {
        let bearer = format!("Bearer {token}");
        let mut headers = vec![("authorization", bearer.as_str()), ("content-type", "application/json")];
        headers.extend(also);
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.stage.send(method, &format!("/api/v1{path}"), &headers, body).await
    }
}
