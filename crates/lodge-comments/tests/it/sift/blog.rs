//! A blog with comments, and people who write there.

use axum::Router;
use lodge_accounts::{Account, Email, NewAccount};
use lodge_comments::{
    Book, Comments, Site,
    post::{Author, Draft, Posted, Refused, post},
    store::sites::{self, NewSite},
};
use lodge_module::Module as _;
use lodge_register::{Personal, Register};
use lodge_testkit::engines::TestDb;
use lodge_web::{Language, rehearse::Stage};

pub(super) struct Blog {
    pub(super) stage: Stage,
    pub(super) db: TestDb,
    pub(super) book: Book,
    pub(super) owner: Account,
    pub(super) site: Site,
}

impl Blog {
    /// A site of an account, where nothing is looked at before it is shown.
    pub(super) async fn open(db: TestDb) -> Self {
        let migrations = [
            lodge_accounts::migrations(),
            lodge_abuse::migrations(),
            lodge_web::migrations(),
            lodge_comments::migrations(),
        ];
        db.migrate(&migrations.concat()).await.unwrap();
        let comments = Comments::default();
        let register = Register::new([lodge_accounts::entries(), lodge_comments::entries()]);
        let stage =
            Stage::on((*db).clone(), db.clock.clone(), register, comments.words(), Vec::new(), |house| {
                Router::new().merge(comments.pages(house).pages)
            })
            .await;
        let book = Book::open(&stage.site);
        let owner = account(&db).await;
        let new =
            NewSite { account: owner.id, host: "blog.example".to_owned(), title: "The blog".to_owned() };
        let mut site = sites::add(&db, &*db.clock, new).await.unwrap();
        (site.rules.hold.guests, site.rules.hold.first, site.rules.hold.links_over) = (false, 0, 0);
        sites::save(&db, &*db.clock, &site).await.unwrap();
        Self { stage, db, book, owner, site }
    }

    /// Keeps what was changed of the site's rules.
    pub(super) async fn save(&self) {
        sites::save(&self.db, &*self.db.clock, &self.site).await.unwrap();
    }

    /// A guest writes.
    pub(super) async fn writes(&self, name: &str, body: &str) -> Result<Posted, Refused> {
        self.writes_as(name, body, |_| ()).await
    }

    /// The same, otherwise.
    pub(super) async fn writes_as(
        &self,
        name: &str,
        body: &str,
        change: impl FnOnce(&mut Draft),
    ) -> Result<Posted, Refused> {
        let author = Author::Guest { name: Personal::new(name.to_owned()), email: None };
        let mut draft = Draft {
            notify: false,
            page: "/post".to_owned(),
            title: "A post".to_owned(),
            parent: None,
            author,
            body: body.to_owned(),
            language: Language::English,
            network: vec![192, 0, 2],
            ip: "192.0.2.77".parse().ok(),
            honeypot: String::new(),
            proof: None,
        };
        change(&mut draft);
        post(&self.book, &self.site, draft).await
    }

    /// What SQL says, as numbers.
    pub(super) async fn numbers(&self, sql: &'static str) -> Vec<Vec<i64>> {
        let rows = self.db.rows(sql, ()).await.unwrap();
        rows.iter().map(|row| (0..row.values().len()).map(|at| row.int(at).unwrap()).collect()).collect()
    }
}

async fn account(db: &TestDb) -> Account {
    let new = NewAccount {
        email: Personal::new(Email::parse("olga@example.org").unwrap()),
        name: Personal::new("Olga".to_owned()),
        password: None,
        admin: false,
    };
    lodge_accounts::add(db, &*db.clock, new).await.unwrap()
}
