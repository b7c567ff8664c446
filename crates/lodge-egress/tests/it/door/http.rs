//! Requests and their answers.

use std::{
    net::Ipv4Addr,
    sync::mpsc,
    sync::{Arc, Mutex},
    time::Duration,
};

use lodge_egress::{EgressError, Request, address::Why};
use lodge_testkit::{
    dns::Dns,
    web::{Told, WebServer},
};

use super::{SOMEBODY, door, trusting};

#[tokio::test]
async fn a_request_is_answered() {
    let server = WebServer::secure(&["name.test"], |asked| {
        Told::status(201).with("X-Answer", "yes").saying(asked.body.clone())
    });
    let dns = Dns::start().await;
    dns.address_of("name.test", server.address().ip());
    let door = trusting(&dns, &["127.0.0.0/8"], &server);
    let url = format!("https://name.test:{}/a?b=c#d", server.address().port());
    let request = Request::post(url, "text/plain", "hello").header("X-Ours", "1");
    let response = door.http(&SOMEBODY, request).await.unwrap();
    assert_eq!((response.status, response.header("x-answer")), (201, Some("yes")));
    assert_eq!(response.body, b"hello");
    let asked = &server.asked()[0];
    assert_eq!((asked.path.as_str(), asked.query.as_str()), ("/a", "b=c"));
    assert_eq!((asked.header("x-ours"), asked.header("content-type")), ("1", "text/plain"));
    assert_eq!(asked.header("host"), format!("name.test:{}", server.address().port()));
    assert_eq!(door.seen(), [("somebody", 1)]);
}

#[tokio::test]
async fn a_server_has_to_prove_who_it_is() {
    let server = WebServer::secure(&["name.test"], |_| Told::status(200));
    let dns = Dns::start().await;
    for name in ["name.test", "elsewhere.test"] {
        dns.address_of(name, server.address().ip());
    }
    let port = server.address().port();
    let stranger = door(&dns, &["127.0.0.0/8"]);
    let known = trusting(&dns, &["127.0.0.0/8"], &server);
    let get = |name: &str| Request::get(format!("https://{name}:{port}/"));
    let handshake = Some(EgressError::Handshake);
    assert_eq!(stranger.http(&SOMEBODY, get("name.test")).await.err(), handshake, "unknown to us");
    assert_eq!(known.http(&SOMEBODY, get("elsewhere.test")).await.err(), handshake, "another's certificate");
    assert_eq!(known.http(&SOMEBODY, get("name.test")).await.map(|answer| answer.status).ok(), Some(200));
    assert_eq!(server.asked().len(), 1, "nothing was said before");
}

#[tokio::test]
async fn nothing_goes_in_the_clear_but_to_whom_the_operator_listed() {
    let server = WebServer::open(|_| Told::status(200));
    let dns = Dns::start().await;
    dns.address_of("public.test", Ipv4Addr::new(8, 8, 8, 8));
    dns.address_of("listed.test", server.address().ip());
    let door = door(&dns, &["listed.test"]);
    let get = |name: &str| Request::get(format!("http://{name}:{}/", server.address().port()));
    assert_eq!(door.http(&SOMEBODY, get("public.test")).await.err(), Some(EgressError::Clear));
    assert_eq!(door.seen(), [], "nobody was reached for that");
    assert!(door.http(&SOMEBODY, get("listed.test")).await.unwrap().is_success());
}

#[tokio::test]
async fn no_spelling_of_an_address_is_a_way_around() {
    let dns = Dns::start().await;
    let door = door(&dns, &[]);
    for (url, why) in [
        ("https://127.0.0.1/", Why::Loopback),
        ("https://127.1/", Why::Loopback),
        ("https://2130706433/", Why::Loopback),
        ("https://0x7f000001/", Why::Loopback),
        ("https://017700000001/", Why::Loopback),
        ("https://[::1]/", Why::Loopback),
        ("https://[::ffff:7f00:1]/", Why::Loopback),
        ("https://①②⑦.0.0.1/", Why::Loopback),
        ("https://169.254.169.254/latest/meta-data/", Why::Metadata),
        ("https://[::ffff:169.254.169.254]/", Why::Metadata),
        ("https://[fd00:ec2::254]/", Why::Metadata),
        ("https://0/", Why::Unspecified),
    ] {
        let found = door.http(&SOMEBODY, Request::get(url)).await.err();
        assert_eq!(found, Some(EgressError::Forbidden(why)), "{url}");
    }
    for (url, error) in [
        ("https://user:word@name.test/", EgressError::Credentials),
        ("file:///etc/passwd", EgressError::Url),
        ("gopher://127.0.0.1:25/", EgressError::Url),
        ("https://8.8.8.8:25/", EgressError::Port),
        ("https://8.8.8.8:22/", EgressError::Port),
    ] {
        assert_eq!(door.http(&SOMEBODY, Request::get(url)).await.err(), Some(error), "{url}");
    }
    assert_eq!((door.seen(), dns.asked().len()), (Vec::new(), 0));
}

#[tokio::test]
async fn an_answer_is_read_as_far_as_was_agreed() {
    let server = WebServer::open(|_| Told::status(200).saying(vec![b'a'; 1000]));
    let dns = Dns::start().await;
    let door = door(&dns, &["127.0.0.0/8"]);
    let most = |most| Request { most, ..Request::get(server.url()) };
    assert_eq!(door.http(&SOMEBODY, most(1000)).await.unwrap().body.len(), 1000);
    assert_eq!(door.http(&SOMEBODY, most(999)).await.err(), Some(EgressError::TooLong));
}

#[tokio::test]
async fn an_answer_is_not_waited_for_for_ever() {
    let (release, held) = mpsc::channel::<()>();
    let held = Arc::new(Mutex::new(held));
    let server = WebServer::open(move |_| {
        // It ends with the test.
        let _ = held.lock().unwrap().recv();
        Told::status(200)
    });
    let dns = Dns::start().await;
    let door = door(&dns, &["127.0.0.0/8"]);
    let request = Request { within: Duration::from_millis(100), ..Request::get(server.url()) };
    assert_eq!(door.http(&SOMEBODY, request).await.err(), Some(EgressError::TimedOut));
    drop(release);
}
