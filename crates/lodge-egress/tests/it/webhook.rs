//! Events, as the other end gets them.

use lodge_egress::{
    EgressError,
    address::Why,
    webhook::{Delivery, Outcome, WebhookSecret},
};
use lodge_register::Clock as _;
use lodge_store::{OsChance, SystemClock};
use lodge_testkit::{
    dns::Dns,
    web::{Asked, Told, WebServer},
};
use standardwebhooks::Webhook;

use crate::door::door;

const BODY: &[u8] = br#"{"type":"alias.made","timestamp":"2026-11-22T05:35:25Z","data":{"id":7}}"#;

/// Whether the other end believes it, knowing this secret.
fn is_believed(asked: &Asked, secret: &WebhookSecret) -> bool {
    let mut headers = hyper::HeaderMap::new();
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        headers.insert(name, asked.header(name).parse().unwrap());
    }
    Webhook::new(secret.text().expose()).unwrap().verify(&asked.body, &headers).is_ok()
}

async fn told(server: &WebServer, allow: &[&str], secrets: &[WebhookSecret]) -> Outcome {
    let dns = Dns::start().await;
    let delivery = Delivery { url: &server.url(), id: "evt_7", body: BODY, secrets };
    delivery.attempt(&door(&dns, allow), SystemClock.now()).await
}

#[tokio::test]
async fn an_event_is_told_and_believed() {
    let server = WebServer::open(|_| Told::status(204));
    let secrets = [WebhookSecret::draw(&OsChance), WebhookSecret::draw(&OsChance)];
    assert_eq!(told(&server, &["127.0.0.0/8"], &secrets).await, Outcome::Taken(204));
    let asked = &server.asked()[0];
    assert_eq!((asked.method.as_str(), asked.header("webhook-id")), ("POST", "evt_7"));
    assert_eq!(asked.body, BODY);
    assert!(
        secrets.iter().all(|secret| is_believed(asked, secret)),
        "both secrets count while one is changed"
    );
    assert!(!is_believed(asked, &WebhookSecret::draw(&OsChance)), "another secret does not");
}

#[tokio::test]
async fn what_the_other_end_says_decides_what_is_next() {
    let secrets = [WebhookSecret::draw(&OsChance)];
    for (status, expected) in [
        (200, Outcome::Taken(200)),
        (302, Outcome::Again(302)),
        (404, Outcome::Again(404)),
        (410, Outcome::Gone),
        (500, Outcome::Again(500)),
    ] {
        let server = WebServer::open(move |_| Told::sent_on(status, "http://elsewhere.test/"));
        assert_eq!(told(&server, &["127.0.0.0/8"], &secrets).await, expected);
        assert_eq!(server.asked().len(), 1);
    }
}

#[tokio::test]
async fn an_event_is_not_told_to_our_own_network() {
    let server = WebServer::open(|_| Told::status(204));
    let outcome = told(&server, &[], &[WebhookSecret::draw(&OsChance)]).await;
    assert_eq!(outcome, Outcome::Failed(EgressError::Forbidden(Why::Loopback)));
    assert_eq!(server.connections(), 0);
}
