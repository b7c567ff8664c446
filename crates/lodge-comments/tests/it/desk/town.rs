//! A site with a page and visitors who wrote under it, on a stage.

use axum::{Router, http::Method, middleware::from_fn_with_state};
use lodge_accounts::{
    Account, Email, NewAccount, Scope, Scopes,
    tokens::{self, NewToken},
};
use lodge_comments::{
    Book, Comment, Page, Site, State, Visitor, Way, panel,
    store::{comments, pages, sites, visitors},
};
use lodge_register::{Clock as _, Personal, Register};
use lodge_store::{Batch, OsChance};
use lodge_testkit::engines::TestDb;
use lodge_web::rehearse::{Answer, Stage};

pub(super) struct Town {
    pub(super) stage: Stage,
    pub(super) db: TestDb,
    pub(super) book: Book,
    pub(super) site: Site,
    pub(super) page: Page,
    pub(super) alice: Account,
    pub(super) bob: Account,
    pub(super) carol: Visitor,
}

pub(super) async fn account(db: &TestDb, name: &str) -> Account {
    let new = NewAccount {
        email: Personal::new(Email::parse(&format!("{name}@example.org")).unwrap()),
        name: Personal::new(name.to_owned()),
        password: None,
        admin: false,
    };
    lodge_accounts::add(db, &*db.clock, new).await.unwrap()
}

impl Town {
    /// Alice owns `blog.example`; Bob has no part in it; Carol writes there.
    pub(super) async fn open(db: TestDb) -> Self {
        let migrations = [
            lodge_accounts::migrations(),
            lodge_abuse::migrations(),
            lodge_web::migrations(),
            lodge_comments::migrations(),
        ];
        db.migrate(&migrations.concat()).await.unwrap();
        let register =
            Register::new([lodge_accounts::entries(), lodge_web::entries(), lodge_comments::entries()]);
        let mut opened = None;
        let stage = Stage::on(
            (*db).clone(),
            db.clock.clone(),
            register,
            &[panel::WORDS, panel::MOVING],
            panel::NAV.to_vec(),
            |house| {
                let book = Book::open(house);
                let router = routes(&book, house);
                opened = Some(book);
                router
            },
        )
        .await;
        let (alice, bob) = (account(&db, "alice").await, account(&db, "bob").await);
        let new = sites::NewSite { account: alice.id, host: "blog.example".into(), title: "Blog".into() };
        let site = sites::add(&db, &*db.clock, new).await.unwrap();
        let page = pages::find_or_add(&db, site.id, ("/post", "A post"), db.clock.now()).await.unwrap();
        let carol = visitors::new(&db, site.id, Way::Guest, "Carol", db.clock.now());
        visitors::add(&db, &carol).await.unwrap();
        stage.sign_in(&alice).await;
        Self { stage, book: opened.unwrap(), site, page, alice, bob, carol, db }
    }

    /// A comment of Carol's in this state.
    pub(super) async fn comment(&self, body: &str, state: State) -> Comment {
        let comment = Comment {
            page_id: self.page.id,
            id: self.db.new_id(),
            site_id: self.site.id,
            parent: None,
            author_id: Some(self.carol.id),
            body: Personal::new(body.to_owned()),
            html: Personal::new(format!("<p>{body}</p>")),
            state,
            why: None,
            sticky: false,
            brought: 0,
            posted_at: self.db.clock.now(),
            edited_at: None,
        };
        comments::add(&self.db, &comment, self.db.clock.now()).await.unwrap();
        comment
    }

    /// Somebody reports a comment.
    pub(super) async fn report(&self, comment: &Comment) {
        self.report_by(None, comment).await;
    }

    /// The same, by somebody who is signed in.
    pub(super) async fn report_by(&self, by: Option<&Visitor>, comment: &Comment) {
        let report = lodge_comments::Report {
            id: self.db.new_id(),
            site_id: self.site.id,
            page_id: comment.page_id,
            comment: comment.id.number(),
            visitor_id: by.map(|by| by.id),
            ground: lodge_comments::Ground::Abuse,
            words: Some(Personal::new("It hurts.".to_owned())),
            settled: false,
            reported_at: self.db.clock.now(),
        };
        self.db.write(Batch::new().insert(&self.db, &report)).await.unwrap();
    }

    /// Where the pages of the site are.
    pub(super) fn at(&self, rest: &str) -> String {
        format!("/comments/sites/{}{rest}", self.site.id)
    }

    /// A token of somebody's that may do these.
    pub(super) async fn token(&self, of: &Account, scopes: &[Scope]) -> String {
        let new = NewToken {
            label: Personal::new("a test".to_owned()),
            scopes: Scopes::of(scopes.iter().copied()),
            expires_at: None,
        };
        let (_, token) = tokens::make(&self.db, &*self.db.clock, &OsChance, of, new).await.unwrap();
        token.expose().clone()
    }

    /// Asks the API.
    pub(super) async fn ask(
        &self,
        token: &str,
        method: Method,
        path: &str,
        body: &serde_json::Value,
    ) -> Answer {
        let bearer = format!("Bearer {token}");
        let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.stage.send(method, &format!("/api/v1{path}"), &headers, body).await
    }

    /// The comment as it is now.
    pub(super) async fn now(&self, comment: &Comment) -> Comment {
        comments::by_id(&self.db, comment.id.number()).await.unwrap().unwrap()
    }

    /// The site as it is now.
    pub(super) async fn site_now(&self) -> Site {
        sites::by_id(&self.db, self.site.id).await.unwrap().unwrap()
    }
}

/// Its pages, and the API as a running Lodge lets programs in.
fn routes(book: &Book, house: &lodge_web::Site) -> Router<lodge_web::Site> {
    let (api, _) = lodge_comments::api::routes(book).split_for_parts();
    let api = api
        .layer(from_fn_with_state(house.clone(), lodge_web::repeatable))
        .layer(from_fn_with_state(house.clone(), lodge_web::admit));
    Router::new().merge(panel::routes(book)).nest("/api/v1", api)
}
