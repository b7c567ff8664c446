//! Letters through Postmark.

use lodge_egress::{Carrier, EgressError, Post, PostError};
use lodge_register::Secret;
use lodge_testkit::{dns::Dns, postmark::Postmark};

use super::{letter, post};
use crate::door::door;

/// A post office that uses this service with this token, and a DNS that it does not need.
async fn with(service: &Postmark, token: &str) -> (Post, Dns) {
    let dns = Dns::start().await;
    let carrier = Carrier::Postmark { token: Secret::new(token.to_owned()), url: service.url() };
    (post(carrier, &door(&dns, &[])), dns)
}

#[tokio::test]
async fn a_letter_is_handed_over_as_the_service_wants_it() {
    let service = Postmark::open("token-1");
    let (post, dns) = with(&service, "token-1").await;
    post.send_now(letter("ann@example.org")).await.unwrap();
    let taken = &service.letters()[0];
    for (name, expected) in [
        ("From", "\"Lodge\" <lodge@example.org>"),
        ("To", "ann@example.org"),
        ("Subject", "Confirm your address"),
        ("MessageStream", "outbound"),
        ("TrackLinks", "None"),
    ] {
        assert_eq!(taken[name], expected, "{taken}");
    }
    assert_eq!(taken["TrackOpens"], false);
    assert_eq!(taken["Headers"][0]["Value"], "auto-generated");
    assert!(taken["TextBody"].as_str().unwrap().contains("/confirm/abc"));
    assert!(taken["HtmlBody"].as_str().unwrap().contains("/confirm/abc"));
    assert_eq!((post.counts().sent, dns.asked().len()), (1, 0));
}

#[tokio::test]
async fn what_the_service_says_is_understood() {
    let service = Postmark::open("token-1");
    let (post, _dns) = with(&service, "token-1").await;
    for (status, code, expected) in [
        (422, 406, PostError::Refused(406)),
        (422, 300, PostError::Refused(300)),
        (422, 400, PostError::Sender),
        (422, 412, PostError::Sender),
        (429, 429, PostError::Deferred(429)),
        (503, 100, PostError::Deferred(100)),
        (500, 0, PostError::Deferred(500)),
    ] {
        service.answers("ann@example.org", &[(status, code)]);
        assert_eq!(post.send_now(letter("ann@example.org")).await, Err(expected), "{status} {code}");
    }
    let (post, _dns) = with(&service, "another").await;
    assert_eq!(post.send_now(letter("ann@example.org")).await, Err(PostError::Credentials));
}

#[tokio::test]
async fn a_service_that_is_not_there_may_come_back() {
    let service = Postmark::open("token-1");
    let (post, _dns) = with(&service, "token-1").await;
    let gone = service.address();
    drop(service);
    // Wakes nobody: the listener has gone when nobody answers any more.
    lodge_testkit::outside::until("the service is gone", || {
        std::net::TcpStream::connect(gone).is_err().then_some(())
    });
    let error = post.send_now(letter("ann@example.org")).await.unwrap_err();
    assert_eq!(error, PostError::Egress(EgressError::Unreachable));
    assert!(error.is_temporary());
}
