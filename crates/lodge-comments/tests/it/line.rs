//! The line that a comment goes, from the form to the thread that everybody reads.

use axum::http::Method;
use lodge_comments::{
    Comments, Rules, Site, State, Votes, Way,
    store::{comments, pages, sites, visitors},
};
use lodge_module::Module as _;
use lodge_register::{Clock as _, Personal, Register};
use lodge_testkit::{engines::TestDb, on_both_engines};
use lodge_web::rehearse::{Answer, Stage};
use serde_json::Value;
use url::form_urlencoded;

/// A guest book on a stage.
pub struct Book {
    pub stage: Stage,
    pub db: TestDb,
    pub site: Site,
}

impl Book {
    /// The book of `blog.test`, whose owner is Olga. Everybody is shown at once, unless a test says otherwise.
    pub async fn open(db: TestDb) -> Self {
        let migrations = [
            lodge_accounts::migrations(),
            lodge_abuse::migrations(),
            lodge_web::migrations(),
            lodge_comments::migrations(),
        ];
        db.migrate(&migrations.concat()).await.unwrap();
        let register =
            Register::new([lodge_accounts::entries(), lodge_web::entries(), lodge_comments::entries()]);
        let module = Comments::default();
        let stage =
            Stage::on((*db).clone(), db.clock.clone(), register, module.words(), Vec::new(), |site| {
                module.pages(site).pages
            });
        let stage = stage.await;
        let new = lodge_accounts::NewAccount {
            email: Personal::new(lodge_accounts::Email::parse("olga@example.org").unwrap()),
            name: Personal::new("Olga".to_owned()),
            password: None,
            admin: false,
        };
        let olga = lodge_accounts::add(&db, &*db.clock, new).await.unwrap();
        let new =
            sites::NewSite { account: olga.id, host: "blog.test".to_owned(), title: "A blog".to_owned() };
        let site = sites::add(&db, &*db.clock, new).await.unwrap();
        let mut book = Self { stage, db, site };
        book.rules(|rules| {
            (rules.hold.guests, rules.hold.first) = (false, 0);
            rules.show.votes = Votes::Both;
            rules.show.reactions = vec!["heart".to_owned()];
        })
        .await;
        book
    }

    pub async fn rules(&mut self, change: impl FnOnce(&mut Rules)) {
        change(&mut self.site.rules);
        sites::save(&self.db, &*self.db.clock, &self.site).await.unwrap();
    }

    /// Sends a form of the element.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)], token: Option<&str>) -> Answer {
        let site = self.site.id.to_string();
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("site", &site)
            .extend_pairs(fields)
            .finish();
        let bearer = format!("Bearer {}", token.unwrap_or("none"));
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "application/json"),
            ("origin", "https://blog.test"),
            ("sec-fetch-site", "cross-site"),
            ("authorization", bearer.as_str()),
        ];
        let headers = if token.is_some() { &headers[..] } else { &headers[..4] };
        self.stage.send(Method::POST, path, headers, body).await
    }

    /// A guest writes under `/post`.
    pub async fn writes(&self, name: &str, body: &str, parent: &str) -> Value {
        let fields = [("page", "/post"), ("name", name), ("body", body), ("parent", parent)];
        let answer = self.send("/embed/comments", &fields, None).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.json()
    }

    pub async fn thread(&self) -> Answer {
        self.stage.get(&format!("/embed/thread?site={}&page=/post", self.site.id)).await
    }

    /// Somebody who is signed in.
    pub async fn visitor(&self, name: &str) -> (lodge_comments::Visitor, String) {
        let now = self.db.clock.now();
        let visitor = visitors::new(&self.db, self.site.id, Way::Email, name, now);
        visitors::add(&self.db, &visitor).await.unwrap();
        let token = format!("token-of-{name}");
        visitors::open(&self.db, visitor.id, &token, (now, now.plus_millis(86_400_000))).await.unwrap();
        (visitor, token)
    }
}

fn id(posted: &Value) -> i64 {
    posted["id"].as_str().unwrap().parse().unwrap()
}

on_both_engines!(
    /// What somebody writes stands under the page, once it may.
    what_is_written_is_read,
    async |db| {
        let mut book = Book::open(db).await;
        assert!(book.thread().await.body.contains("data-count=\"0\""), "nobody wrote yet");
        let first = book.writes("Gül", "Hello **there**", "").await;
        assert_eq!((first["state"].as_str(), first["count"].as_i64()), (Some("shown"), Some(1)));
        assert!(first["html"].as_str().unwrap().contains("<strong>there</strong>"));
        assert!(first["key"].as_str().unwrap().len() >= 40);
        let thread = book.thread().await;
        assert_eq!(thread.status, 200);
        assert!(thread.body.contains("Gül") && thread.body.contains("<strong>there</strong>"));
        book.writes("Ada", "An answer", &id(&first).to_string()).await;
        let thread = book.thread().await.body;
        assert!(thread.find("Gül").unwrap() < thread.find("Ada").unwrap(), "an answer stands below");
        let counts = book.stage.get("/embed/counts?site=blog.test&page=/post&page=/post/%3Futm=1&page=/none").await;
        assert_eq!(counts.json(), serde_json::json!({ "/post": 2, "/post/?utm=1": 2, "/none": 0 }));

        book.rules(|rules| rules.hold.guests = true).await;
        let held = book.writes("Eve", "Held words", "").await;
        assert_eq!((held["state"].as_str(), held["count"].as_i64()), (Some("held"), Some(2)));
        assert!(!book.thread().await.body.contains("Held words"));
        let comment = comments::by_id(&book.db, id(&held)).await.unwrap().unwrap();
        let now = book.db.clock.now();
        let done =
            comments::decide(&book.db, &comment, (State::Shown, None), lodge_store::Batch::new(), now).await;
        assert!(done.unwrap());
        let again =
            comments::decide(&book.db, &comment, (State::Spam, None), lodge_store::Batch::new(), now).await;
        assert!(!again.unwrap(), "of two who decide at once, one does");
        let page = pages::find(&book.db, book.site.id, "/post").await.unwrap().unwrap();
        assert_eq!(page.shown, 3);
    }
);

on_both_engines!(
    /// A thread is bytes: whoever has it is told so, and whoever asks for less gets less.
    a_thread_is_sent_once,
    async |db| {
        let book = Book::open(db).await;
        book.writes("Gül", &"Words, and more words. ".repeat(40), "").await;
        let at = format!("/embed/thread?site={}&page=/post", book.site.id);
        let plain = book.stage.get(&at).await;
        let etag = plain.header("etag").unwrap().to_owned();
        assert_eq!(plain.header("access-control-allow-origin"), Some("*"));
        assert!(plain.header("set-cookie").is_none());
        let ask = async |headers: &[(&str, &str)]| {
            book.stage.send(Method::GET, &at, headers, String::new()).await
        };
        let same = ask(&[("if-none-match", &etag)]).await;
        assert_eq!((same.status.as_u16(), same.body.len()), (304, 0));
        for (accepts, encoding) in [("br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")] {
            let packed = ask(&[("accept-encoding", accepts)]).await;
            assert_eq!(packed.header("content-encoding"), Some(encoding), "{accepts}");
            assert!(packed.body.len() < plain.body.len());
        }
        book.writes("Ada", "Something new", "").await;
        assert_eq!(ask(&[("if-none-match", &etag)]).await.status, 200, "it is another one now");
    }
);

on_both_engines!(
    /// Who wrote something may change it for a while, and take it away; nobody else may.
    an_author_changes_and_takes_away,
    async |db| {
        let book = Book::open(db).await;
        let posted = book.writes("Gül", "First words", "").await;
        let (key, at) = (posted["key"].as_str().unwrap().to_owned(), format!("/embed/comments/{}", id(&posted)));
        let (_, stranger) = book.visitor("Mallory").await;
        let edit = format!("{at}/edit");
        assert_eq!(book.send(&edit, &[("body", "x")], Some(&stranger)).await.status, 403);
        assert_eq!(book.send(&edit, &[("body", "x")], None).await.status, 401);
        assert_eq!(book.send(&edit, &[("body", " ")], Some(&key)).await.status, 422);
        let changed = book.send(&edit, &[("body", "Second words")], Some(&key)).await;
        assert_eq!(changed.status, 200, "{}", changed.body);
        let thread = book.thread().await.body;
        assert!(thread.contains("Second words") && !thread.contains("First words"));
        let comment = comments::by_id(&book.db, id(&posted)).await.unwrap().unwrap();
        let before = comments::revisions(&book.db, comment.page_id, id(&posted)).await.unwrap();
        assert_eq!(before.len(), 1);
        assert_eq!(before[0].body.reveal(), "First words");

        book.writes("Ada", "An answer", &id(&posted).to_string()).await;
        let gone = book.send(&format!("{at}/delete"), &[("how", "blank")], Some(&key)).await;
        assert_eq!((gone.status.as_u16(), gone.json()["count"].as_i64()), (200, Some(1)));
        let thread = book.thread().await.body;
        assert!(!thread.contains("Second words") && !thread.contains("Gül") && thread.contains("An answer"));
        assert!(thread.contains(&format!("lodge-{}", id(&posted))), "its place is kept");
        assert!(comments::revisions(&book.db, comment.page_id, id(&posted)).await.unwrap().is_empty());

        let whole = book.writes("Ada", "To go as a whole", "").await;
        let answer = book.writes("Gül", "Left behind", &id(&whole).to_string()).await;
        let key = whole["key"].as_str().unwrap();
        let gone = format!("/embed/comments/{}/delete", id(&whole));
        assert_eq!(book.send(&gone, &[("how", "delete")], Some(key)).await.status, 200);
        assert!(comments::by_id(&book.db, id(&whole)).await.unwrap().is_none());
        assert_eq!(comments::by_id(&book.db, id(&answer)).await.unwrap().unwrap().parent, None);
        assert!(book.thread().await.body.contains("Left behind"));
    }
);

on_both_engines!(
    /// One vote of each visitor, none for oneself; one reaction of each kind.
    votes_and_reactions_count_once,
    async |db| {
        let book = Book::open(db).await;
        let posted = book.writes("Gül", "A word", "").await;
        let (own_key, at) = (posted["key"].as_str().unwrap(), format!("/embed/comments/{}", id(&posted)));
        let (_, one) = book.visitor("One").await;
        let (_, two) = book.visitor("Two").await;
        let vote = format!("{at}/vote");
        assert_eq!(book.send(&vote, &[("value", "1")], Some(own_key)).await.status, 403);
        assert_eq!(book.send(&vote, &[("value", "1")], None).await.status, 401);
        assert_eq!(book.send(&vote, &[("value", "7")], Some(&one)).await.status, 403);
        for _ in 0..2 {
            let said = book.send(&vote, &[("value", "1")], Some(&one)).await.json();
            assert_eq!((said["up"].as_i64(), said["down"].as_i64()), (Some(1), Some(0)));
        }
        let said = book.send(&vote, &[("value", "-1")], Some(&two)).await.json();
        assert_eq!((said["up"].as_i64(), said["down"].as_i64()), (Some(1), Some(1)));
        let said = book.send(&vote, &[("value", "0")], Some(&one)).await.json();
        assert_eq!((said["up"].as_i64(), said["down"].as_i64()), (Some(0), Some(1)));

        let react = format!("{at}/react");
        assert_eq!(book.send(&react, &[("kind", "rocket"), ("on", "1")], Some(&one)).await.status, 403);
        for _ in 0..2 {
            let said = book.send(&react, &[("kind", "heart"), ("on", "1")], Some(&one)).await.json();
            assert_eq!(said["count"].as_i64(), Some(1));
        }
        let said = book.send(&react, &[("kind", "heart"), ("on", "0")], Some(&one)).await.json();
        assert_eq!(said["count"].as_i64(), Some(0));
        let report = format!("{at}/report");
        assert_eq!(book.send(&report, &[("reason", "nonsense")], None).await.status, 422);
        assert_eq!(book.send(&report, &[("reason", "spam")], None).await.status, 200);
    }
);

on_both_engines!(
    /// What cannot be is said to whoever tried, in their language, and nothing is kept of it.
    what_cannot_be_is_said,
    async |db| {
        let mut book = Book::open(db).await;
        let post = async |book: &Book, fields: &[(&str, &str)]| book.send("/embed/comments", fields, None).await;
        let base = |name: &'static str, body: &'static str| [("page", "/post"), ("name", name), ("body", body)];
        let empty = post(&book, &base("Gül", "  ")).await;
        assert_eq!((empty.status.as_u16(), empty.json()["fields"]["body"].is_string()), (422, true));
        assert!(post(&book, &base(" ", "A word")).await.json()["fields"]["name"].is_string());
        assert_eq!(post(&book, &[("page", "javascript:1"), ("name", "x"), ("body", "y")]).await.status, 400);
        let mut lost = base("Gül", "A word").to_vec();
        lost.push(("parent", "17"));
        assert_eq!(post(&book, &lost).await.status, 409);
        let mut robot = base("Gül", "A word").to_vec();
        robot.push(("website", "https://spam.test"));
        assert_eq!(post(&book, &robot).await.status, 403);
        let mut dutch = base("Gül", " ").to_vec();
        dutch.push(("lang", "nl"));
        assert!(post(&book, &dutch).await.json()["fields"]["body"].as_str().unwrap().contains("Schrijf"));
        book.rules(|rules| rules.who.guests = false).await;
        assert_eq!(post(&book, &base("Gül", "A word")).await.status, 403);
        assert_eq!(pages::counted(&book.db, book.site.id).await.unwrap(), (0, 0), "no page, no comment");
        assert_eq!(book.stage.get("/embed/thread?site=nobody.test&page=/").await.status, 404);
        assert_eq!(book.stage.get("/embed/thread?site=9&page=/").await.status, 404);
    }
);

on_both_engines!(
    /// A page that moved takes its comments along, and is found from where it was.
    a_page_moves,
    async |db| {
        let book = Book::open(db).await;
        book.writes("Gül", "A word", "").await;
        let page = pages::find(&book.db, book.site.id, "/post").await.unwrap().unwrap();
        let now = book.db.clock.now();
        pages::move_to(&book.db, &page, "/new", now).await.unwrap();
        for path in ["/post", "/new"] {
            let found = pages::find(&book.db, book.site.id, path).await.unwrap().unwrap();
            assert_eq!((found.id, found.path.as_str()), (page.id, "/new"));
        }
        let counts = book.stage.get("/embed/counts?site=blog.test&page=/post&page=/new&page=/none").await;
        assert_eq!(counts.json(), serde_json::json!({ "/post": 1, "/new": 1, "/none": 0 }));
        let moved = pages::by_id(&book.db, page.id).await.unwrap().unwrap();
        pages::move_to(&book.db, &moved, "/post", now).await.unwrap();
        assert!(pages::find(&book.db, book.site.id, "/new").await.unwrap().is_some(), "back and forth");
    }
);

on_both_engines!(
    /// Without script it is a document with forms that lead back to it.
    without_script_it_is_a_document,
    async |db| {
        let book = Book::open(db).await;
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("site", "blog.test"), ("page", "/post"), ("name", "Gül"), ("body", "A plain word")])
            .finish();
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", "https://blog.test")];
        let posted = book.stage.send(Method::POST, "/embed/comments", &headers, body).await;
        assert_eq!(posted.status, 303, "{}", posted.body);
        let page = book.stage.get(posted.location().unwrap()).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("A plain word") && page.body.contains("stands under the page"));
        let foreign = book.stage.get("/embed/page?site=blog.test&page=/post&said=%3Cb%3Enonsense").await;
        assert!(!foreign.body.contains("nonsense"));

        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("site", "blog.test"), ("page", "/post"), ("name", " "), ("body", "Kept <b>words</b>")])
            .finish();
        let again = book.stage.send(Method::POST, "/embed/comments", &headers, body).await;
        assert_eq!(again.status, 422, "{}", again.body);
        assert!(again.body.contains("Kept &#60;b&#62;words&#60;/b&#62;</textarea>"), "{}", again.body);
        assert!(again.body.contains("Say a name") && again.body.contains("aria-invalid=\"true\""));
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("site", "blog.test"), ("page", "/post"), ("name", "Gül"), ("body", "To whom?"), ("parent", "7")])
            .finish();
        let late = book.stage.send(Method::POST, "/embed/comments", &headers, body).await;
        assert!(late.status == 409 && late.body.contains("To whom?</textarea>"), "{}", late.body);
        let body = "site=nowhere.test&page=/post&name=A&body=B".to_owned();
        let nowhere = book.stage.send(Method::POST, "/embed/comments", &headers, body).await;
        assert_eq!(nowhere.status, 303, "there is no page to show it on");
    }
);

on_both_engines!(
    /// An address is in nothing that others get, nor any hash of it (promise C7).
    promise_c7_an_address_is_in_no_public_answer,
    async |db| {
        let book = Book::open(db).await;
        let fields = [
            ("page", "/post"),
            ("name", "Gül"),
            ("body", "A word"),
            ("email", "guel.hidden@example.org"),
            ("notify", "on"),
        ];
        let posted = book.send("/embed/comments", &fields, None).await;
        assert_eq!(posted.status, 201);
        let site = book.site.id;
        let public = [
            posted.body.clone(),
            book.thread().await.body,
            book.stage.get(&format!("/embed/page?site={site}&page=/post")).await.body,
            book.stage.get(&format!("/embed/thread?site={site}&page=/post&lang=ru")).await.body,
        ];
        // MD5 and SHA-256 of the address, as other engines put them into pictures' addresses.
        let marks = [
            "guel.hidden",
            "7e457e23b0092ee77aebc881145e6c89",
            "26c2a1e66342dde4038d2231d83b9433a1b6769d0e1df59c39ddf4b234d909ed",
        ];
        for text in public {
            assert!(marks.iter().all(|mark| !text.contains(mark)), "an address can be read");
        }
        let kept = comments::by_id(&book.db, id(&posted.json())).await.unwrap().unwrap();
        let author = visitors::by_id(&book.db, kept.author_id.unwrap()).await.unwrap().unwrap();
        assert_eq!(author.email.unwrap().reveal(), "guel.hidden@example.org", "it is known to us");
    }
);

on_both_engines!(
    /// What waits for a moderator is in no public answer, even where its place is kept by what answers it.
    what_waits_is_not_read_though_it_was_answered,
    async |db| {
        let book = Book::open(db).await;
        let posted = book.writes("Gül", "Words that will wait", "").await;
        book.writes("Ada", "An answer", &id(&posted).to_string()).await;
        let comment = comments::by_id(&book.db, id(&posted)).await.unwrap().unwrap();
        let held = (State::Held, Some(lodge_comments::Why::Reported));
        let now = book.db.clock.now();
        assert!(comments::decide(&book.db, &comment, held, lodge_store::Batch::new(), now).await.unwrap());
        // Another program changed it: what is asked for anew is made anew.
        let at = format!("/embed/thread?site={}&page=/post&lang=nl", book.site.id);
        let thread = book.stage.get(&at).await.body;
        assert!(thread.contains("An answer") && thread.contains(&format!("lodge-{}", id(&posted))));
        assert!(!thread.contains("Words that will wait") && !thread.contains("Gül"), "{thread}");
        let reply = format!("/embed/page?site={}&page=/post&reply={}", book.site.id, id(&posted));
        assert!(!book.stage.get(&reply).await.body.contains("Gül"), "nor is it said who wrote it");
    }
);

on_both_engines!(
    /// Whether an address has an account, or signs in at this site, nobody finds out by writing with it.
    an_address_tells_nothing_of_its_holder,
    async |db| {
        let book = Book::open(db).await;
        let write = async |email: &str, body: &str| {
            let fields =
                [("page", "/post"), ("name", "Gül"), ("body", body), ("email", email), ("notify", "on")];
            book.send("/embed/comments", &fields, None).await
        };
        let (known, unknown) = (write("olga@example.org", "One").await, write("new@example.org", "Two").await);
        assert_eq!((known.status.as_u16(), unknown.status.as_u16()), (201, 201), "{}", known.body);
        let keys = |answer: &Answer| {
            answer.json().as_object().unwrap().keys().cloned().collect::<Vec<_>>()
        };
        assert_eq!(keys(&known), keys(&unknown));
        let author = comments::by_id(&book.db, id(&known.json())).await.unwrap().unwrap().author_id.unwrap();
        let author = visitors::by_id(&book.db, author).await.unwrap().unwrap();
        assert!(author.email.is_none() && !author.notified, "what is somebody else's is not kept");
    }
);

on_both_engines!(
    /// What a moderator let through is looked at again once its words are what the rules name.
    nobody_slips_words_in_after_they_were_let_through,
    async |db| {
        let mut book = Book::open(db).await;
        let posted = book.writes("Gül", "Harmless", "").await;
        let key = posted["key"].as_str().unwrap();
        book.rules(|rules| {
            rules.hold.guests = true;
            rules.hold.words = vec!["casino".to_owned()];
        })
        .await;
        let edit = format!("/embed/comments/{}/edit", id(&posted));
        assert_eq!(book.send(&edit, &[("body", "Quite harmless")], Some(key)).await.status, 200);
        assert!(book.thread().await.body.contains("Quite harmless"), "it was let through");
        assert_eq!(book.send(&edit, &[("body", "Come to the casino")], Some(key)).await.status, 200);
        assert!(!book.thread().await.body.contains("casino"));
        let comment = comments::by_id(&book.db, id(&posted)).await.unwrap().unwrap();
        assert_eq!((comment.state, comment.why), (State::Held, Some(lodge_comments::Why::Words)));
        book.rules(|rules| rules.hold.all = true).await;
        let other = book.writes("Ada", "Other", "").await;
        assert_eq!(other["state"].as_str(), Some("held"));
    }
);

on_both_engines!(
    /// Who is signed in and asks for letters about answers gets them; who is spoken to is marked.
    who_is_signed_in_is_told_too_and_can_be_spoken_to,
    async |db| {
        let book = Book::open(db).await;
        let (ada, token) = book.visitor("Ada Lee").await;
        let fields = [("page", "/post"), ("body", "I am Ada"), ("notify", "on")];
        assert_eq!(book.send("/embed/comments", &fields, Some(&token)).await.status, 201);
        assert!(visitors::by_id(&book.db, ada.id).await.unwrap().unwrap().notified);
        let said = book.writes("Gül", "Good morning, @adalee and @nobody", "").await;
        let html = said["html"].as_str().unwrap();
        assert!(html.contains("<span class=\"mention\">@adalee</span>") && html.contains("and @nobody"), "{html}");
    }
);

on_both_engines!(
    /// Who was banned, and who never signed in, has no vote.
    only_who_is_known_and_welcome_votes,
    async |db| {
        let book = Book::open(db).await;
        let posted = book.writes("Gül", "A word", "").await;
        let other = book.writes("Ada", "Another word", "").await;
        let (vote, guest) = (format!("/embed/comments/{}/vote", id(&posted)), other["key"].as_str().unwrap());
        assert_eq!(book.send(&vote, &[("value", "1")], Some(guest)).await.status, 401);
        let (mallory, token) = book.visitor("Mallory").await;
        let now = book.db.clock.now();
        let ban = lodge_comments::Ban {
            id: book.db.new_id(),
            site_id: book.site.id,
            visitor_id: Some(mallory.id),
            network: None,
            reason: None,
            by_account: None,
            created_at: now,
            ends_at: now.plus_days(1),
        };
        book.db.write(lodge_store::Batch::new().insert(&book.db, &ban)).await.unwrap();
        assert_eq!(book.send(&vote, &[("value", "1")], Some(&token)).await.status, 403);
        let react = format!("/embed/comments/{}/react", id(&posted));
        assert_eq!(book.send(&react, &[("kind", "heart"), ("on", "1")], Some(&token)).await.status, 403);
    }
);

on_both_engines!(
    /// A host that two accounts added belongs to neither by its name; by its number, each finds their own.
    a_host_that_two_have_is_found_by_number_only,
    async |db| {
        let book = Book::open(db).await;
        let other = lodge_accounts::NewAccount {
            email: Personal::new(lodge_accounts::Email::parse("mallory@example.org").unwrap()),
            name: Personal::new("Mallory".to_owned()),
            password: None,
            admin: false,
        };
        let other = lodge_accounts::add(&book.db, &*book.db.clock, other).await.unwrap();
        assert!(sites::by_host(&book.db, "blog.test").await.unwrap().is_some());
        assert_eq!(book.stage.get("/embed/thread?site=www.blog.test&page=/post").await.status, 200);
        let new = sites::NewSite { account: other.id, host: "blog.test".to_owned(), title: String::new() };
        sites::add(&book.db, &*book.db.clock, new).await.unwrap();
        assert!(sites::by_host(&book.db, "blog.test").await.unwrap().is_none());
        assert_eq!(book.thread().await.status, 200);
    }
);
