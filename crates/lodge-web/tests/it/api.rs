//! What every route of the API has in common.

use crate::house::{BEGUN, GATE, account, stage, token};
use axum::http::{Method, StatusCode};
use lodge_accounts::Scope;
use lodge_testkit::{Engine, engines::run_on};
use lodge_web::rehearse::{Answer, Stage};
use std::sync::atomic::Ordering::SeqCst;

const JSON: (&str, &str) = ("content-type", "application/json");

async fn make(stage: &Stage, key: &str, body: &str) -> Answer {
    stage.send(Method::POST, "/api/v1/things", &[JSON, ("idempotency-key", key)], body.to_owned()).await
}

#[test]
fn a_token_opens_and_its_scopes_say_what() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        let alice = account(&stage, "alice", false).await;
        let nobody = stage.get("/api/v1/things").await;
        assert_eq!(
            (nobody.status, nobody.json()["code"].as_str()),
            (StatusCode::UNAUTHORIZED, Some("token"))
        );
        assert_eq!(nobody.header("www-authenticate"), Some("Bearer realm=\"Lodge\""));
        stage.sign_in(&alice).await;
        assert_eq!(
            stage.get("/api/v1/things").await.status,
            StatusCode::UNAUTHORIZED,
            "a cookie is no token"
        );

        let reader = token(&stage, &alice, &[Scope::AliasesRead]).await;
        stage.always("authorization", &format!("Bearer {}", reader.expose()));
        let read = stage.get("/api/v1/things").await;
        assert_eq!(read.status, StatusCode::OK);
        assert_eq!(read.header("ratelimit-policy"), Some("\"token\";q=600;w=60"));
        assert!(read.header("ratelimit").unwrap().starts_with("\"token\";r=599;t="));
        let refused = make(&stage, "a", "1").await;
        assert_eq!((refused.status, refused.json()["code"].as_str()), (StatusCode::FORBIDDEN, Some("scope")));
    });
}

#[test]
fn a_token_may_ask_only_so_often() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        let alice = account(&stage, "alice", false).await;
        let reader = token(&stage, &alice, &[Scope::AliasesRead]).await;
        stage.always("authorization", &format!("Bearer {}", reader.expose()));
        for _ in 0..600 {
            assert_eq!(stage.get("/api/v1/things").await.status, StatusCode::OK);
        }
        let late = stage.get("/api/v1/things").await;
        assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(late.header("retry-after").is_some());
        stage.clock.advance(60_000);
        assert_eq!(stage.get("/api/v1/things").await.status, StatusCode::OK);
    });
}

#[test]
fn a_repeated_request_is_done_once() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        let alice = account(&stage, "alice", false).await;
        let writer = token(&stage, &alice, &[Scope::AliasesWrite]).await;
        stage.always("authorization", &format!("Bearer {}", writer.expose()));
        let first = make(&stage, "k1", "{}").await;
        assert_eq!(first.status, StatusCode::CREATED);
        stage.clock.advance(1000);
        let again = make(&stage, "k1", "{}").await;
        assert_eq!((again.status, again.location()), (StatusCode::NO_CONTENT, first.location()));
        assert_eq!(again.header("idempotency-replayed"), Some("true"));
        assert_eq!(make(&stage, "k1", "[]").await.json()["code"], "key-reused");
        assert_ne!(make(&stage, "k2", "{}").await.location(), first.location());
        stage.clock.advance(86_400_000);
        assert_ne!(
            make(&stage, "k1", "{}").await.location(),
            first.location(),
            "a day later it is forgotten"
        );
    });
}

#[test]
fn what_was_not_done_may_be_tried_again_with_the_same_key() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        let alice = account(&stage, "alice", false).await;
        let writer = token(&stage, &alice, &[Scope::AliasesWrite]).await;
        stage.always("authorization", &format!("Bearer {}", writer.expose()));
        let ask =
            || stage.send(Method::POST, "/api/v1/moody", &[JSON, ("idempotency-key", "m")], "{}".to_owned());
        assert_eq!(ask().await.json()["code"], "internal");
        assert_eq!(ask().await.json()["code"], "conflict");
        for (status, replayed) in [(StatusCode::CREATED, None), (StatusCode::NO_CONTENT, Some("true"))] {
            let done = ask().await;
            assert_eq!((done.status, done.location()), (status, Some("/api/v1/things/moody")));
            assert_eq!(done.header("idempotency-replayed"), replayed);
        }
    });
}

#[test]
fn whoever_hangs_up_is_told_the_next_time_what_came_of_it() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        let alice = account(&stage, "alice", false).await;
        let writer = token(&stage, &alice, &[Scope::AliasesWrite]).await;
        stage.always("authorization", &format!("Bearer {}", writer.expose()));
        let ask =
            || stage.send(Method::POST, "/api/v1/slow", &[JSON, ("idempotency-key", "k")], "{}".to_owned());
        let begun = async {
            while BEGUN.load(SeqCst) == 0 {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            biased;
            _ = ask() => panic!("nothing is let yet"),
            () = begun => {}
        }
        assert_eq!(ask().await.json()["code"], "in-progress");
        GATE.add_permits(1);
        let answer = loop {
            let answer = ask().await;
            if answer.status != StatusCode::CONFLICT {
                break answer;
            }
        };
        assert_eq!((answer.status, answer.location()), (StatusCode::NO_CONTENT, Some("/api/v1/things/slow")));
        assert_eq!((answer.header("idempotency-replayed"), BEGUN.load(SeqCst)), (Some("true"), 1));
    });
}

#[test]
fn what_cannot_be_read_is_a_problem_with_a_name() {
    run_on(Engine::Sqlite, async |db| {
        let stage = stage(&db).await;
        let alice = account(&stage, "alice", false).await;
        let writer = token(&stage, &alice, &[Scope::AliasesWrite]).await;
        stage.always("authorization", &format!("Bearer {}", writer.expose()));
        let send = async |kind: &str, body: &str| {
            let headers = [("content-type", kind)];
            stage.send(Method::POST, "/api/v1/things", &headers, body.to_owned()).await.json()["code"].clone()
        };
        assert_eq!(send("application/json", "{").await, "bad-request");
        assert_eq!(send("text/plain", "{}").await, "media-type");
        assert_eq!(
            stage.send(Method::PUT, "/api/v1/things", &[], String::new()).await.json()["code"],
            "method"
        );
    });
}
