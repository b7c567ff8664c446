//! What is said in the header of every answer, and how faults are said.

use crate::house::{account, stage};
use axum::http::{Method, StatusCode};
use lodge_testkit::{Engine, engines::run_on};

const PATHS: [&str; 5] = ["/", "/mine", "/nowhere", "/broken", "/static/lodge.css"];

#[test]
fn every_answer_is_dressed() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        for path in PATHS {
            let answer = stage.get(path).await;
            let policy = answer.header("content-security-policy").unwrap();
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}");
            assert_eq!(answer.header("strict-transport-security"), Some("max-age=31536000"), "{path}");
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
            let cached = path.starts_with("/static/");
            assert_eq!(answer.header("cache-control") == Some("no-store"), !cached, "{path}");
            assert!(!answer.headers.contains_key("set-cookie"), "a visitor gets no cookie: {path}");
        }
    });
}

#[test]
fn no_transport_security_is_said_where_there_is_none() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        stage.site.move_to(lodge_web::Origin::parse("http://lodge.example").unwrap());
        assert_eq!(stage.get("/").await.header("strict-transport-security"), None);
    });
}

#[test]
fn a_fault_is_a_page_for_people_and_a_problem_for_programs() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        let page = stage.get("/nowhere").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(
            page.body.contains("<h1>There is no such page</h1>") && page.body.contains("href=\"/source\"")
        );
        stage.always("accept-language", "tr");
        assert!(stage.get("/nowhere").await.body.contains("Böyle bir sayfa yok"));
        let problem = stage.get("/api/v1/nowhere").await;
        assert_eq!(problem.header("content-type"), Some("application/problem+json"));
        let problem = problem.json();
        assert_eq!(problem["status"], 404);
        assert_eq!(problem["type"], "/api/problems#not-found");
        let wrong = stage.send(Method::DELETE, "/who", &[], String::new()).await;
        assert!(wrong.status == StatusCode::FORBIDDEN, "the guard comes first");
    });
}

/// What failed is for the log, and what is in it is for nobody.
#[test]
fn a_failure_of_ours_says_nothing_about_anybody() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        let answer = stage.get("/broken").await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!answer.body.contains("alice"));
    });
}

#[test]
fn the_language_is_the_accounts_then_the_browsers() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        stage.always("accept-language", "ru");
        assert_eq!(stage.get("/").await.body, "На первую страницу");
        stage.sign_in(&account(&stage, "alice", false).await).await;
        assert_eq!(stage.get("/").await.body, "To the first page", "her account says English");
    });
}

#[test]
fn a_file_is_asked_about_and_not_sent_again() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        let first = stage.get("/static/lodge.css").await;
        assert_eq!(first.header("content-type"), Some("text/css; charset=utf-8"));
        let tag = first.header("etag").unwrap().to_owned();
        let again =
            stage.send(Method::GET, "/static/lodge.css", &[("if-none-match", &tag)], String::new()).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
        assert_eq!(stage.get("/static/..%2Flib.rs").await.status, StatusCode::NOT_FOUND);
    });
}

/// What other sites embed is asked for by their pages, and knows nobody by a cookie.
#[test]
fn what_is_embedded_is_for_everybody_and_reads_no_cookie() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        stage.sign_in(&account(&stage, "alice", false).await).await;
        let answer = stage.get("/embed/who").await;
        assert_eq!(
            (answer.body.as_str(), answer.header("access-control-allow-origin")),
            ("nobody", Some("*"))
        );
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("cross-origin"));
        assert_eq!(
            (answer.header("x-frame-options"), answer.header("cross-origin-opener-policy")),
            (None, None)
        );
        assert!(!answer.headers.contains_key("access-control-allow-credentials"));
        let policy = answer.header("content-security-policy").unwrap();
        assert!(!policy.contains("script-src") && !policy.contains("unsafe"), "{policy}");
        // A form from anywhere is taken: there is no cookie that it could borrow.
        let from = [("origin", "https://blog.example"), ("sec-fetch-site", "cross-site")];
        let posted = stage.send(Method::POST, "/embed/who", &from, String::new()).await;
        assert_eq!((posted.status, posted.body.as_str()), (StatusCode::OK, "nobody"));
    });
}

#[test]
fn a_window_of_another_site_keeps_its_opener_and_its_guard() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        stage.sign_in(&account(&stage, "alice", false).await).await;
        let answer = stage.get("/embed/sign-in/who").await;
        assert_eq!(answer.body, "alice");
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("unsafe-none"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
        assert_eq!(answer.header("x-frame-options"), Some("DENY"));
        assert!(answer.header("content-security-policy").unwrap().contains("frame-ancestors 'none'"));
        let from = [("origin", "https://blog.example"), ("sec-fetch-site", "cross-site")];
        let posted = stage.send(Method::POST, "/embed/sign-in/who", &from, String::new()).await;
        assert_eq!(posted.status, StatusCode::FORBIDDEN);
        // A step on the way says so itself; pages beside it are dressed as ever.
        assert_eq!(stage.get("/step").await.header("cross-origin-opener-policy"), Some("unsafe-none"));
        assert_eq!(stage.get("/who").await.header("cross-origin-opener-policy"), Some("same-origin"));
    });
}

#[test]
fn a_browser_that_asks_first_is_answered() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        let asks = [("origin", "https://blog.example"), ("access-control-request-method", "POST")];
        let answer = stage.send(Method::OPTIONS, "/embed/who", &asks, String::new()).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
        assert!(answer.header("access-control-allow-headers").unwrap().contains("authorization"));
        for ours in ["/who", "/embed/sign-in/who", "/api/v1/things"] {
            let answer = stage.send(Method::OPTIONS, ours, &asks, String::new()).await;
            assert_eq!(answer.header("access-control-allow-origin"), None, "{ours}");
        }
    });
}

#[test]
fn a_fault_of_what_is_embedded_says_what_the_script_reads_out() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        let answer = stage.get("/embed/nowhere").await;
        assert_eq!(
            (answer.status, answer.header("access-control-allow-origin")),
            (StatusCode::NOT_FOUND, Some("*"))
        );
        assert_eq!(answer.json()["said"], "There is no such page");
        let html = stage.send(Method::GET, "/embed/nowhere", &[("accept", "text/html")], String::new()).await;
        assert!(html.body.contains("<h1>There is no such page</h1>"));
    });
}
