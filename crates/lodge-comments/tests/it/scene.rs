//! A site with a page, its owner, and people who write there.

use lodge_accounts::{Account, Email, NewAccount};
use lodge_comments::{
    Book, Comment, Comments, Page, Site, State, Visitor, Way,
    notify::{Happened, tell},
    store::{comments, pages, sites, visitors},
};
use lodge_module::Module as _;
use lodge_register::{Personal, Register};
use lodge_testkit::engines::TestDb;
use lodge_web::rehearse::{Answer, Sent, Stage};

pub(super) struct Scene {
    pub(super) stage: Stage,
    pub(super) book: Book,
    pub(super) db: TestDb,
    pub(super) owner: Account,
    pub(super) site: Site,
    pub(super) page: Page,
}

impl Scene {
    /// The site of `owner@example.org`, with one page; guests' comments are shown at once.
    pub(super) async fn on(db: TestDb) -> Self {
        let migrations = [
            lodge_accounts::migrations(),
            lodge_abuse::migrations(),
            lodge_web::migrations(),
            lodge_comments::migrations(),
        ];
        db.migrate(&migrations.concat()).await.unwrap();
        let module = Comments::default();
        let register =
            Register::new([lodge_accounts::entries(), lodge_web::entries(), lodge_comments::entries()]);
        let stage =
            Stage::on((*db).clone(), db.clock.clone(), register, module.words(), Vec::new(), |house| {
                module.pages(house).pages
            })
            .await;
        let book = Book::open(&stage.site);
        let owner = account(&db, "owner").await;
        let new = sites::NewSite {
            account: owner.id,
            host: "blog.example".to_owned(),
            title: "The Blog".to_owned(),
        };
        let mut site = sites::add(&db, &*db.clock, new).await.unwrap();
        site.rules.hold.guests = false;
        site.rules.hold.first = 0;
        sites::save(&db, &*db.clock, &site).await.unwrap();
        let now = lodge_register::Clock::now(&*db.clock);
        let page = pages::find_or_add(&db, site.id, ("/post", "A post"), now).await.unwrap();
        Self { stage, book, db, owner, site, page }
    }

    /// Somebody who comments, with `NAME@example.org`, which is theirs; they want letters.
    pub(super) async fn visitor(&self, name: &str) -> Visitor {
        self.visitor_as(name, |_| {}).await
    }

    pub(super) async fn visitor_as(&self, name: &str, change: impl FnOnce(&mut Visitor)) -> Visitor {
        let now = lodge_register::Clock::now(&*self.db.clock);
        let mut visitor = visitors::new(&self.db, self.site.id, Way::Email, name, now);
        visitor.email = Some(Personal::new(format!("{name}@example.org")));
        (visitor.email_proved, visitor.notified) = (true, true);
        change(&mut visitor);
        visitors::add(&self.db, &visitor).await.unwrap();
        visitor
    }

    /// A comment of theirs.
    pub(super) async fn comment(
        &self,
        by: &Visitor,
        to: Option<&Comment>,
        body: &str,
        state: State,
    ) -> Comment {
        let now = lodge_register::Clock::now(&*self.db.clock);
        let comment = Comment {
            page_id: self.page.id,
            id: self.db.new_id(),
            site_id: self.site.id,
            parent: to.map(|parent| parent.id.number()),
            author_id: Some(by.id),
            body: Personal::new(body.to_owned()),
            html: Personal::new(format!("<p>{body}</p>")),
            state,
            why: None,
            sticky: false,
            brought: 0,
            posted_at: now,
            edited_at: None,
        };
        comments::add(&self.db, &comment, now).await.unwrap();
        comment
    }

    /// The same, and everybody who is concerned is told.
    pub(super) async fn posts(
        &self,
        by: &Visitor,
        to: Option<&Comment>,
        body: &str,
        state: State,
    ) -> Comment {
        let comment = self.comment(by, to, body, state).await;
        let (site, page) = (self.site.clone(), self.page.clone());
        tell(&self.book, &Happened::Posted { site, page, comment: comment.clone() }).await.unwrap();
        comment
    }

    /// The letters to `NAME@example.org`.
    pub(super) async fn letters(&self, name: &str) -> Vec<Sent> {
        self.stage.letters(&format!("{name}@example.org")).await
    }

    /// The same, once there are so many.
    pub(super) async fn has_letters(&self, name: &str, count: usize) -> Vec<Sent> {
        let all = async {
            loop {
                let letters = self.letters(name).await;
                if letters.len() >= count {
                    break letters;
                }
                tokio::task::yield_now().await;
            }
        };
        let all = tokio::time::timeout(std::time::Duration::from_secs(20), all).await.unwrap();
        assert_eq!(all.len(), count);
        all
    }

    pub(super) async fn state(&self, comment: &Comment) -> State {
        comments::by_id(&self.db, comment.id.number()).await.unwrap().unwrap().state
    }

    /// Presses something that a link led to, as a browser or a mail program does it.
    pub(super) async fn presses(&self, path: &str, body: &str) -> Answer {
        let form = [("content-type", "application/x-www-form-urlencoded")];
        self.stage.send(axum::http::Method::POST, path, &form, body.to_owned()).await
    }
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

/// What a field of the head says, with its line breaks undone.
pub(super) fn field(letter: &Sent, name: &str) -> Option<String> {
    let head = letter.text.split_once("\r\n\r\n").unwrap().0.replace("\r\n ", " ").replace("\r\n\t", " ");
    head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")).map(str::to_owned))
}

/// The path of the first link of ours that a letter says.
pub(super) fn link(letter: &Sent) -> String {
    let body = letter.text.split_once("\r\n\r\n").unwrap().1;
    let rest = body.split_once("https://lodge.example/embed/letter/").unwrap().1;
    format!("/embed/letter/{}", rest.split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap())
}

/// The path of the link that one click ends letters with.
pub(super) fn stop(letter: &Sent) -> String {
    let field = field(letter, "List-Unsubscribe").unwrap();
    let at = field.trim_matches(['<', '>']);
    at.strip_prefix("https://lodge.example").unwrap().to_owned()
}
